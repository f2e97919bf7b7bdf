"""Editing registers: refused in words, and every event asked for where the consensus reads what changed."""

from typing import Any

import pytest

from claims.models import Scope
from claims.services.deriving import derive_all_later
from claims.services.errors import BadRegisterEntry, NotAllowed
from claims.services.register_edits import MOVING, revise_entry
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from factcheck.jobs.registry import find_handler
from factcheck.locking import StaleRow
from sources.codes import SourceClass
from tests.factories import (
    ActorFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Any:
    return UserFactory(is_superuser=True)


def jobs() -> list[tuple[str, str]]:
    return list(Job.objects.values_list("name", "key"))


EVERY_EVENT = [("claims.derive_all", "derive:all")]


@pytest.mark.parametrize(
    ("factory", "column", "value"),
    [
        (ScopeFactory, "parts_are_disjoint", True),
        (ScopeFactory, "parent", ScopeFactory),
        (PlaceFactory, "parent", PlaceFactory),
        (ActorFactory, "speaks_as", SourceFactory),
        (SourceFactory, "owner", SourceFactory),
        (SourceFactory, "source_class", SourceClass.PARTY),
        (SourceFactory, "kind", "court"),
    ],
)
def test_what_the_consensus_reads_asks_for_every_event(
    editor: Any, factory: Any, column: str, value: Any
) -> None:
    EventFactory()
    row = factory()
    revised = revise_entry(row, {column: value() if callable(value) else value}, by=editor, reason="checked")
    assert revised.row_version == 2
    assert jobs() == EVERY_EVENT
    act = Act.objects.get(verb=f"{row._meta.model_name}.change")
    assert (act.actor, act.target_id, act.reason, list(act.new)) == (editor, row.key, "checked", [column])


def test_a_name_moves_nothing(editor: Any) -> None:
    EventFactory()
    assert revise_entry(PlaceFactory(), {"name": "Quay"}, by=editor).name == "Quay"
    assert jobs() == []


def test_what_stays_the_same_is_no_act(editor: Any) -> None:
    scope = ScopeFactory()
    assert revise_entry(scope, {"parts_are_disjoint": False}, by=editor).row_version == 1
    assert not Act.objects.filter(verb="scope.change").exists()


def test_a_circle_is_refused_and_nothing_is_lost(editor: Any) -> None:
    whole = ScopeFactory(key="group:all", name="all")
    part = ScopeFactory(key="group:some", name="some", parent=whole)
    with pytest.raises(
        BadRegisterEntry, match='The entry "group:all": This would close a circle: all → some → all'
    ):
        revise_entry(whole, {"parent": part}, by=editor)
    assert Scope.objects.get(pk=whole.pk).parent is None


def test_a_key_is_no_column_to_change(editor: Any) -> None:
    with pytest.raises(BadRegisterEntry, match=r'The entry "quay" has no column key to change\. Accepted: '):
        revise_entry(PlaceFactory(key="quay"), {"key": "pier"}, by=editor)


def test_a_stale_edit_is_refused(editor: Any) -> None:
    place = PlaceFactory()
    revise_entry(place, {"name": "Quay"}, by=editor, expected_version=1)
    with pytest.raises(StaleRow):
        revise_entry(place, {"name": "Pier"}, by=editor, expected_version=1)


def test_a_person_without_the_permission_edits_nothing() -> None:
    with pytest.raises(NotAllowed):
        revise_entry(PlaceFactory(), {"name": "Quay"}, by=UserFactory())


def test_every_column_that_moves_values_exists() -> None:
    for register, columns in MOVING.items():
        assert columns <= {field.name for field in register._meta.fields}


def test_the_job_derives_every_event_and_reports() -> None:
    killed = AttributeFactory(definition__policy="toll")
    SnapshotFactory(versions=[killed.current])
    for _ in range(2):
        ClaimFactory(attribute=killed, accepted=True)
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))

    derive_all_later()
    [(name, _)] = jobs()
    assert find_handler(name).function(progress) == "Consensus of 2 events derived."
    assert seen == [(2, 2)]
