"""People by what they may do.

Outward: ``reviewers``.
"""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from factcheck.accounts.models import User

ACCEPT = "claims.accept_claim"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def reviewers() -> QuerySet[User]:
    """Active people who may decide claims, by name."""
    people: QuerySet[User] = get_user_model()._default_manager.with_perm(ACCEPT, backend=_BACKEND)
    return people.order_by("username")
