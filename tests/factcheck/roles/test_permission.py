"""The cast: Rosa reviews, Emil edits, Gast has no role."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from factcheck.roles import Role, has_role, require

pytestmark = pytest.mark.django_db


def person(name: str, *roles: Role, **fields: Any) -> Any:
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "a long enough word", **fields)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


@pytest.fixture
def rosa() -> Any:
    return person("rosa", Role.REVIEWER)


@pytest.fixture
def emil() -> Any:
    return person("emil", Role.EDITOR)


def test_a_role_gives_its_permissions_and_no_others(rosa: Any) -> None:
    require(rosa, "claims.accept_claim")
    with pytest.raises(PermissionDenied) as refused:
        require(rosa, "claims.resolve_conflict")
    assert str(refused.value) == (
        "rosa may not do this: it needs the permission claims.resolve_conflict,"
        " which comes with the role editor."
    )


def test_a_refusal_names_every_role_that_would_do() -> None:
    with pytest.raises(PermissionDenied, match=r"which comes with the role reviewer or service\.$"):
        require(person("gast"), "sources.ingest_article")


def test_a_permission_of_no_role_is_refused_without_naming_one(emil: Any) -> None:
    with pytest.raises(PermissionDenied) as refused:
        require(emil, "claims.delete_claim")
    assert str(refused.value) == "emil may not do this: it needs the permission claims.delete_claim."


def test_the_machine_may() -> None:
    require(None, "claims.resolve_conflict")


def test_an_included_role_counts(emil: Any) -> None:
    assert has_role(emil, Role.EDITOR)
    assert has_role(emil, "reviewer")
    assert not has_role(emil, Role.ADMINISTRATOR)
    assert not has_role(emil, Role.SERVICE)


def test_who_has_no_role_has_none() -> None:
    gast = person("gast")
    assert not any(has_role(gast, role) for role in Role)


def test_a_superuser_has_every_role_and_an_inactive_one_none() -> None:
    assert has_role(person("ada", is_superuser=True), Role.EDITOR)
    assert not has_role(person("eva", Role.EDITOR, is_active=False), Role.READER)
    assert not has_role(person("old", is_superuser=True, is_active=False), Role.READER)


def test_an_unknown_role_is_refused(rosa: Any) -> None:
    with pytest.raises(ValueError, match="'boss' is not a valid Role"):
        has_role(rosa, "boss")
