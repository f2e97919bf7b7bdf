"""Ask what a person may do: `require(user, permission)` in services, `has_role(user, role)` where a role is meant."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from factcheck.roles.table import TABLE, Role, roles_within


def require(user: Any, permission: str) -> None:
    """Return if the user may, else raise PermissionDenied in words a person can act on.

    user: None = the machine or a command, which may: whoever starts those has the database anyway. permission:
    as in the table, "claims.accept_claim".
    """
    if user is None or user.has_perm(permission):
        return
    roles = [str(role.label) for role in Role if permission in TABLE[role]]
    message = _("%(user)s may not do this: it needs the permission %(permission)s") % {
        "user": user,
        "permission": permission,
    }
    comes_with = _(", which comes with the role %(roles)s.") % {"roles": _(" or ").join(roles)}
    raise PermissionDenied(message + (comes_with if roles else "."))


def has_role(user: Any, role: Role | str) -> bool:
    """Whether the user has the role, or one that includes it. Superusers have all; inactive users none.

    Raises ValueError for a role that is not in the table.
    """
    wanted = Role(role)
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    granting = [held for held in Role if wanted in roles_within(held)]
    return bool(user.groups.filter(name__in=granting).exists())
