"""Who may write: the machine (None) always, a person with the permission.

Outward: `require`.
"""

from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from sources.errors import NotAllowed

INGEST = "sources.ingest_article"


def require(by: User | None, permission: str) -> None:
    """Raise NotAllowed unless `by` is None or holds the permission ("sources.ingest_article")."""
    if by is not None and not by.has_perm(permission):
        raise NotAllowed(
            _('"%(who)s" may not do this: it needs the permission %(permission)s.')
            % {"who": by, "permission": permission}
        )
