"""Who may do what: one check for every service.

Outward: ``require``. A service called without a user is the machine's or a command's: whoever may start those has
the database anyway.
"""

from typing import Any

from django.utils.translation import gettext as _

from claims.services.errors import NotAllowed


def require(user: Any, permission: str) -> None:
    """Refuse unless the user has the permission ("claims.accept_claim"); None = the machine, which may.

    Raises NotAllowed naming the person and the permission.
    """
    if user is None or user.has_perm(permission):
        return
    raise NotAllowed(
        _('"%(who)s" may not do this: it needs the permission %(permission)s.')
        % {"who": user, "permission": permission}
    )
