from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command

from factcheck.roles import Role
from factcheck.roles.syncing import Synced, sync_roles
from factcheck.roles.table import TABLE, permissions_of

pytestmark = pytest.mark.django_db

NOTHING = Synced(created=(), changed=(), missing=())


def permissions_in_database(role: Role) -> set[str]:
    held = Permission.objects.filter(group__name=role).values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in held}


@pytest.mark.parametrize("role", Role)
def test_migrating_gives_each_role_exactly_its_permissions(role: Role) -> None:
    assert permissions_in_database(role) == permissions_of(role)


def test_syncing_again_changes_nothing() -> None:
    assert sync_roles() == NOTHING


def test_what_was_added_by_hand_is_taken_back_and_what_was_taken_is_given() -> None:
    reader = Group.objects.get(name="reader")
    reader.permissions.set(Permission.objects.filter(codename="delete_claim"))
    assert sync_roles() == Synced(created=(), changed=("reader",), missing=())
    assert permissions_in_database(Role.READER) == permissions_of(Role.READER)


def test_a_deleted_group_comes_back() -> None:
    Group.objects.get(name="editor").delete()
    assert sync_roles().created == ("editor",)


def test_other_groups_are_left_alone() -> None:
    guests = Group.objects.create(name="guests")
    guests.permissions.set(Permission.objects.filter(codename="view_claim"))
    assert sync_roles() == NOTHING
    assert guests.permissions.count() == 1


def test_the_command_says_what_it_did() -> None:
    Group.objects.get(name="editor").delete()
    out = StringIO()
    call_command("sync_roles", stdout=out)
    assert out.getvalue().splitlines() == [
        "reader: unchanged",
        "reviewer: unchanged",
        "editor: created",
        "administrator: unchanged",
        "service: unchanged",
    ]


def test_the_command_fails_naming_what_the_database_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TABLE, Role.READER, (*TABLE[Role.READER], "elsewhere.view_thing"))
    with pytest.raises(CommandError) as failed:
        call_command("sync_roles", stdout=StringIO())
    assert str(failed.value) == (
        "Not in the database: elsewhere.view_thing. Run migrate, then check the table."
    )


@pytest.mark.django_db(transaction=True)
def test_the_roles_survive_a_flush() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) == set(Role)
