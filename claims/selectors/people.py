"""People by what they may do.

Outward: ``holders`` and ``reviewers``.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import QuerySet

from factcheck.accounts.models import User

ACCEPT = "claims.accept_claim"


def holders(permission: str) -> QuerySet[User]:
    """Active people who have a permission themselves, by a role or as superusers. permission: "claims.view_claim".

    Django's own asks the permission of each account anew: at ten thousand accounts that takes a third of a second.
    """
    label, _, codename = permission.partition(".")
    asked = Permission.objects.filter(content_type__app_label=label, codename=codename)
    user: Any = User
    of_role = Group.objects.filter(permissions__in=asked).order_by()
    by_role = user.groups.through.objects.filter(group__in=of_role).values("user")
    alone = user.user_permissions.through.objects.filter(permission__in=asked).values("user")
    of_all = User.objects.filter(is_superuser=True).order_by().values("pk")
    return User.objects.filter(pk__in=of_all.union(by_role, alone), is_active=True)


def reviewers() -> QuerySet[User]:
    """Active people who may decide claims, by name."""
    return holders(ACCEPT).order_by("username")
