"""What events teach is gathered anew where something it rests on changed, nowhere else, and comes out the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.consensus.learning.learn import learn
from claims.consensus.learning.lessons import lessons_of
from claims.consensus.learning.packed import packed
from claims.domain.codes import Axis, Modality, Provenance, ValueRelation
from claims.models import (
    Attribute,
    Claim,
    ClaimLink,
    Event,
    EventLessons,
    Resolution,
    RulingKind,
    Scope,
)
from claims.selectors.considered import each_considered
from claims.selectors.lesson_evidence import COLUMNS, LEFT_OUT, Ground, evidence_on, program_sha256
from claims.selectors.statements import statements_of_events
from claims.selectors.told_by_sentences import told_by_sentences
from claims.services import gathering
from claims.services.gathering import alone, gather_lessons
from claims.services.learning import learn_fit
from claims.services.merging import merge_events
from claims.services.unmerging import unmerge_event
from sources.codes import SourceClass
from sources.models import Article, Source
from tests.claims.services.lessons_cast import NOW, attacks, is_as_from_nothing, kept
from tests.factories import (
    ActorFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Any:
    return UserFactory(username="helen", is_superuser=True)


@pytest.fixture
def told() -> list[Event]:
    return attacks()


def gathered_anew(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Returns a function that gathers and tells which events were settled for it."""
    settled: list[str] = []
    real = gathering._gather

    def noted(names: Any, *read: Any) -> Any:
        settled.extend(names.values())
        return real(names, *read)

    def gather() -> list[str]:
        settled.clear()
        gather_lessons()
        return sorted(settled)

    monkeypatch.setattr(gathering, "_gather", noted)
    return gather


def test_everything_is_gathered_once(told: list[Event], monkeypatch: pytest.MonkeyPatch) -> None:
    gather = gathered_anew(monkeypatch)
    assert gather() == [event.public_id for event in told]
    assert {name: len(content[0]) for name, content in kept().items()} == {e.public_id: 3 for e in told}
    assert gather() == []


def test_the_queries_do_not_grow_with_the_events(told: list[Event]) -> None:
    gather_lessons()
    with CaptureQueriesContext(connection) as few:
        gather_lessons()
    for number in range(20):
        claim_of(EventFactory(public_id=f"E1{number:05d}"))
    gather_lessons()
    with CaptureQueriesContext(connection) as many:
        gather_lessons()
    assert len(many) == len(few)


def test_no_codebook_teaches_nothing() -> None:
    assert gather_lessons().items == 0


def claim_of(event: Event) -> Claim:
    return ClaimFactory(event=event, accepted=True, attribute=Attribute.objects.get(key="killed"))


def _first(event: Event) -> Claim:
    return Claim.objects.filter(event=event).order_by("pk")[0]


def _row(event: Event) -> Any:
    return Claim.objects.filter(pk=_first(event).pk)


def _article(event: Event) -> Any:
    return Article.objects.filter(pk=_first(event).article_id)


def _other_article(event: Event) -> Article:
    return Article.objects.exclude(pk=_first(event).article_id).order_by("pk")[0]


# What changes, written past every service: nobody has to say that it did.
CHANGES: dict[str, Callable[[Event], Any]] = {
    "another figure": lambda event: _row(event).update(number=9, lower=9, upper=9),
    "rejected": lambda event: _row(event).update(status="rejected"),
    "suggested again": lambda event: _row(event).update(status="suggested", verification="machine"),
    "hedged": lambda event: _row(event).update(modality=Modality.HEDGED),
    "negative": lambda event: _row(event).update(polarity="negative"),
    "planned": lambda event: _row(event).update(actuality="planned"),
    "later": lambda event: _row(event).update(as_of_lower=NOW + timedelta(1), as_of_upper=NOW + timedelta(1)),
    "presumed": lambda event: _row(event).update(reach="presumed"),
    "a recap": lambda event: _row(event).update(is_recap=True),
    "says it rose": lambda event: _row(event).update(says_rose=True),
    "an informant": lambda event: _row(event).update(informant=Source.objects.get(key="clinic"),
                                                      informant_kind="named"),
    "a channel": lambda event: _row(event).update(channel=Source.objects.get(key="clinic")),
    "words for the informant": lambda event: _row(event).update(informant_text="a guard"),
    "a party": lambda event: _row(event).update(stake="party"),
    "the whole": lambda event: Claim.objects.filter(event=event).exclude(scope_key="").update(scope_key=""),
    "gone": lambda event: Claim.objects.filter(event=event)[:1].get().delete(),
    "more": claim_of,
    "nearly the same text": lambda event: _article(event).update(text_group="A1"),
    "another outlet": lambda event: _article(event).update(source=Source.objects.get(key="clinic")),
    "a translation": lambda event: _article(event).update(translation_of=_other_article(event)),
    "a later version": lambda event: _article(event).update(
        original=_other_article(event), version=2, is_current=False
    ),
    "a link": lambda event: ClaimLink.objects.create(
        first=_first(event), second=Claim.objects.filter(event=event).order_by("pk")[3], axis=Axis.PROVENANCE,
        relation=Provenance.COPIES, direction="backward", origin="decided", decided_by=UserFactory(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_only_the_event_that_changed_is_gathered_anew(
    told: list[Event], change: Callable[[Event], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    gather = gathered_anew(monkeypatch)
    gather()
    change(told[1])
    assert gather() == [told[1].public_id]
    assert is_as_from_nothing()


REGISTERS: dict[str, Callable[[], Any]] = {
    "the class of a source": lambda: Source.objects.filter(key="office").update(
        source_class=SourceClass.PARTY
    ),
    "its kind": lambda: Source.objects.filter(key="office").update(kind="court"),
    "its owner": lambda: Source.objects.filter(key="office").update(owner=Source.objects.get(key="clinic")),
    "who speaks through it": lambda: ActorFactory(speaks_as=Source.objects.get(key="office")),
    "a parent of a scope": lambda: Scope.objects.filter(key="group:soldiers").update(
        parent=ScopeFactory(key="group:people", parts_are_disjoint=True)
    ),
    "the codebook": lambda: SnapshotFactory(versions=[one.current for one in Attribute.objects.all()]),
    "the program": lambda: None,
}


@pytest.mark.parametrize("name", REGISTERS)
def test_what_all_rest_on_has_all_gathered_anew(
    told: list[Event], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather = gathered_anew(monkeypatch)
    gather()
    REGISTERS[name]()
    if name == "the program":
        monkeypatch.setattr("claims.selectors.lesson_evidence.program_sha256", lambda: "another")
    assert gather() == [event.public_id for event in told]
    assert is_as_from_nothing()


def test_an_entry_that_an_event_does_not_name_leaves_it_alone(
    told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    gather = gathered_anew(monkeypatch)
    gather()
    SourceFactory(key="newcomer", owner=Source.objects.get(key="office"))
    PlaceFactory(key="harbour")
    Claim.objects.update(certainty=1, sensitivity="restricted", row_version=7)
    Source.objects.update(name="Another name", note="Noted.")
    assert gather() == []


def test_a_place_that_comes_to_lie_in_another_touches_those_who_name_it(
    told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    gather = gathered_anew(monkeypatch)
    Claim.objects.filter(event=told[0], place__isnull=False).delete()
    gather()
    quay = PlaceFactory._meta.model.objects.get(key="quay")
    quay.parent = PlaceFactory(key="harbour")
    quay.save()
    assert gather() == [event.public_id for event in told[1:]]


def test_columns_left_out_are_read_by_nothing_that_settles_an_event(told: list[Event]) -> None:
    """Reading one that was deferred would ask the database once more for every claim."""
    ground = Ground.now()
    assert ground is not None
    real = Claim.objects.accepted
    bare = [name for name in LEFT_OUT if name not in ("id", "status", "ordinal")]
    Claim.objects.update(scope_text="x")
    with pytest.MonkeyPatch.context() as patch, CaptureQueriesContext(connection) as asked:
        patch.setattr(Claim.objects, "accepted", lambda: real().defer(*bare))
        statements_of_events(told)
        told_by_sentences(told, ground.registers)
    assert len(asked) <= 4


def test_every_column_is_read_or_left_out_by_name() -> None:
    fields = {field.name: field.attname for field in Claim._meta.concrete_fields}
    assert set(fields) >= LEFT_OUT
    assert {attname for name, attname in fields.items() if name not in LEFT_OUT} == set(COLUMNS)
    assert "public_id" in COLUMNS


def decide(event: Event, axis: Axis, relation: str, direction: str = "none") -> None:
    first, second = Claim.objects.filter(event=event, attribute__key="killed", scope_key="").order_by("pk")[
        :2
    ]
    ClaimLink.objects.create(
        first=first, second=second, axis=axis, relation=relation, direction=direction, origin="decided",
        decided_by=UserFactory(),
    )  # fmt: skip


def have_derived(event: Event) -> None:
    """Two figures beside which parts are told of do not compare: arrays do not tell which is published."""
    decide(event, Axis.VALUE, ValueRelation.NOT_COMPARABLE)


def test_what_changes_while_sentences_are_read_is_not_kept(
    told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    have_derived(told[1])
    have_derived(told[2])

    def disturbed(*asked: Any) -> Any:
        Claim.objects.filter(event=told[2]).update(says_rose=True)
        return told_by_sentences(*asked)

    monkeypatch.setattr(gathering, "told_by_sentences", disturbed)
    gather_lessons()
    assert set(kept()) == {event.public_id for event in told} - {told[2].public_id}
    monkeypatch.undo()
    assert is_as_from_nothing()


def test_what_changes_after_it_was_read_is_gathered_the_next_time(
    told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = learn(gather_lessons()), kept()
    EventLessons.objects.all().delete()
    real = gathering.evidence_on

    def disturbed(*asked: Any) -> Any:
        found = real(*asked)
        Claim.objects.filter(event=told[2], number__isnull=False).update(number=9, lower=9, upper=9)
        return found

    monkeypatch.setattr(gathering, "evidence_on", disturbed)
    assert (learn(gather_lessons()), kept()) == before
    monkeypatch.undo()
    gather = gathered_anew(monkeypatch)
    assert gather() == [told[2].public_id]
    assert is_as_from_nothing()


def test_a_source_that_comes_while_registers_are_read_is_looked_up_again(
    told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, rounds = Ground.now, []

    def early() -> Ground | None:
        ground = real()
        rounds.append(ground)
        if len(rounds) > 1 or ground is None:
            return ground
        known = {pk: row for pk, row in ground.sources.items() if row[1] != "courier"}
        return replace(ground, sources=known)

    monkeypatch.setattr(Ground, "now", early)
    learned = learn(gather_lessons())
    assert len(rounds) == 2
    monkeypatch.undo()
    assert learned == learn(gather_lessons())
    assert "courier" in {one.key for one in learned.sources}


def test_lessons_are_those_that_a_derivation_of_every_event_gives(told: list[Event]) -> None:
    have_derived(told[0])
    decide(told[1], Axis.PROVENANCE, Provenance.COPIES, "forward")
    gather_lessons()
    [known] = each_considered([event.pk for event in told])
    heard = alone(known)
    derived = {one.public_id: packed(lessons_of(heard.settle(one), heard.context)) for one in told}
    assert kept() == derived
    assert all(len(content[0]) == 3 for content in derived.values())


def test_events_of_many_claims_are_looked_at_in_parts(
    told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = learn(gather_lessons()), kept()
    EventLessons.objects.all().delete()
    monkeypatch.setattr(gathering, "LOOKED_AT_CLAIMS", 13)
    done: list[tuple[int, int]] = []
    assert (learn(gather_lessons(lambda *told: done.append(told))), kept()) == before
    assert done == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_nothing_that_was_said_or_ruled_is_kept(told: list[Event], editor: Any) -> None:
    gather_lessons()
    before = kept()
    claim = _first(told[0])
    Resolution.objects.create(
        public_id="R1", event=told[0], attribute=claim.attribute, kind=RulingKind.OWN_VALUE, reason="Counted.",
        evidence="The register.", editor=editor, value_kind="count", comparator="exact", number=3, lower=3, upper=3,
    )  # fmt: skip
    fit = learn_fit()
    assert fit is not None
    assert fit.ruled_items == 1
    assert kept() == before
    assert "quay" not in str(before)


def test_an_event_that_was_merged_teaches_nothing_by_itself(told: list[Event], editor: Any) -> None:
    gather_lessons()
    merge_events(told[0], told[1], by=editor, reason="One attack, told twice.")
    gather_lessons()
    assert told[0].public_id not in kept()
    assert is_as_from_nothing()
    unmerge_event(Event.objects.get(pk=told[0].pk), by=editor, reason="They are two.")
    gather_lessons()
    assert told[0].public_id in kept()
    assert is_as_from_nothing()


def test_the_program_is_hashed_once_per_process() -> None:
    assert program_sha256() is program_sha256()
    assert len(program_sha256()) == 64


def test_an_event_of_which_nothing_is_said_has_a_hash_too(told: list[Event]) -> None:
    ground = Ground.now()
    assert ground is not None
    bare = EventFactory()
    assert set(evidence_on([bare.pk, told[0].pk], ground).sha256) == {bare.pk, told[0].pk}


def test_a_source_that_came_while_the_registers_were_read_gives_another_hash(told: list[Event]) -> None:
    ground, pk = Ground.now(), told[0].pk
    assert ground is not None
    late = replace(ground, sources={})
    assert evidence_on([pk], late).sha256 != evidence_on([pk], ground).sha256
