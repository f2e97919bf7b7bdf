"""The table says what the design says, and nothing that no model declares."""

import pytest

from factcheck.roles import Role
from factcheck.roles.checks import check_table
from factcheck.roles.table import INCLUDES, PURPOSES, TABLE, permissions_of, roles_within

# Each is first given to the role named, and to no role that does not include that one.
FIRST_GIVEN = [
    ("claims.view_claim", Role.READER),
    ("sources.view_article", Role.READER),
    ("claims.accept_claim", Role.REVIEWER),
    ("claims.route_claim", Role.REVIEWER),
    ("claims.decide_claimlink", Role.REVIEWER),
    ("claims.view_restricted_claim", Role.REVIEWER),
    ("claims.resolve_conflict", Role.EDITOR),
    ("claims.publish_release", Role.EDITOR),
    ("claims.revise_codebook", Role.EDITOR),
    ("claims.merge_event", Role.EDITOR),
    ("claims.view_confidential_claim", Role.EDITOR),
    ("accounts.change_user", Role.ADMINISTRATOR),
]


@pytest.mark.parametrize(("permission", "first"), FIRST_GIVEN)
def test_a_permission_begins_with_one_role(permission: str, first: Role) -> None:
    holders = {role for role in Role if permission in permissions_of(role)}
    assert holders == {role for role in Role if first in roles_within(role)}


def test_every_role_has_its_row_and_its_purpose() -> None:
    assert set(TABLE) == set(INCLUDES) == set(PURPOSES) == set(Role)


def test_an_editor_is_also_a_reviewer_and_a_reader() -> None:
    assert roles_within(Role.EDITOR) == {Role.EDITOR, Role.REVIEWER, Role.READER}


def test_a_program_decides_nothing() -> None:
    """A suggestion is never data: only people, or a named policy, accept."""
    deciding = ("accept", "route", "decide", "resolve", "publish", "merge", "revise", "change", "delete")
    assert [name for name in permissions_of(Role.SERVICE) if name.split(".")[1].startswith(deciding)] == []


def test_nobody_may_change_or_delete_the_audit() -> None:
    given = set().union(*map(permissions_of, Role))
    assert {name for name in given if name.startswith("audit.")} == {
        "audit.view_act",
        "audit.view_actdetail",
        "audit.view_seal",
        "audit.view_sealedact",
    }


def test_nobody_may_delete_what_is_asserted() -> None:
    """Claims are rejected, events merged, sources kept: ids are permanent."""
    given = set().union(*map(permissions_of, Role))
    deletable = {name.split(".delete_")[1] for name in given if ".delete_" in name}
    assert deletable.isdisjoint(
        {"claim", "claimlink", "event", "article", "source", "resolution", "datasetrelease"}
    )


def test_no_permission_is_given_twice_on_the_way_down() -> None:
    for role in Role:
        inherited = set().union(*(permissions_of(included) for included in INCLUDES[role]))
        assert inherited.isdisjoint(TABLE[role]), role
        assert len(TABLE[role]) == len(set(TABLE[role])), role


def test_every_permission_is_declared_by_a_model() -> None:
    assert check_table() == []


def test_an_unknown_permission_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TABLE, Role.READER, (*TABLE[Role.READER], "auth.veiw_group", "elsewhere.view_thing"))
    [error] = check_table()
    assert error.id == "roles.E001"
    assert error.msg == "The role reader is given auth.veiw_group, which no model declares."
    assert error.hint == (
        "Correct it in factcheck/roles/table.py, or declare it in Meta.permissions of its model."
    )
