"""Who may do a thing: by their role, by themselves, as superusers; nobody whose account is closed."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from claims.selectors.people import ACCEPT, holders, reviewers
from tests.claims.admin.cast import person
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_whoever_may_decide_claims_is_found_once_by_name() -> None:
    by_role = person("reviewer", username="nadia")
    person("reader", username="sofia")
    person("reviewer", username="gone", is_active=False)
    of_all = UserFactory(username="root", is_superuser=True)
    alone = person("reader", username="ada")
    alone.user_permissions.add(Permission.objects.get(codename="accept_claim"))
    by_role.user_permissions.add(Permission.objects.get(codename="accept_claim"))
    assert list(reviewers()) == [alone, by_role, of_all]
    assert set(holders(ACCEPT)) == set(get_user_model().objects.with_perm(ACCEPT, backend=BACKEND))


def test_a_permission_that_there_is_not_is_held_by_superusers_alone() -> None:
    person("administrator", username="helen")
    of_all = UserFactory(username="root", is_superuser=True)
    assert list(holders("claims.no_such_thing")) == [of_all]
