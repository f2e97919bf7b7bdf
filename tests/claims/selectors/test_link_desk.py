from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.domain.codes import Axis, Grade, Provenance, ValueRelation
from claims.domain.findings import Direction
from claims.models import Claim, Consensus, Event
from claims.selectors.link_desk import Desk, Why, desk_of
from claims.services.consensus import derive_event
from claims.services.doubting_links import doubt_pair
from claims.services.linking import decide_link, suggest_links
from sources.codes import Sensitivity
from tests.claims.admin.cast import adopted
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db
SAME, INDEPENDENT = Provenance.SAME_INFORMANT, Provenance.INDEPENDENT


@pytest.fixture
def killed() -> Any:
    attribute = AttributeFactory(key="killed")
    adopted(attribute)
    return attribute


@pytest.fixture
def event() -> Event:
    return EventFactory()


@pytest.fixture
def ben() -> Any:
    return UserFactory(username="ben", is_superuser=True)


@pytest.fixture
def say(killed: Any, event: Event) -> Any:
    """An accepted claim of an article of its own."""

    def make(number: int, **fields: Any) -> Claim:
        return ClaimFactory(
            event=event, attribute=killed, number=Decimal(number), **{"accepted": True, **fields}
        )

    return make


def asked(desk: Desk) -> list[tuple[int, int, Why]]:
    return [(one.first.pk, one.second.pk, one.why) for one in desk.candidates]


def test_conflicts_come_before_agreement(event: Event, say: Any, ben: Any) -> None:
    a, b, c = say(1), say(1), say(3)
    suggest_links(event)
    assert asked(desk_of(event, ben)) == [
        (a.pk, c.pk, Why.CONFLICT),
        (b.pk, c.pk, Why.CONFLICT),
        (a.pk, b.pk, Why.AGREEMENT),
    ]


def test_provenance_that_decides_a_grade_is_asked_of_each_two_voices(
    event: Event, say: Any, ben: Any
) -> None:
    a, b = say(1, article__source=SourceFactory()), say(1, article__source=SourceFactory())
    suggest_links(event)
    derive_event(event)
    assert Consensus.objects.get().grade == Grade.SUPPORTED
    (one,) = desk_of(event, ben).candidates
    assert ((one.first, one.second), one.why, one.asks) == ((a, b), Why.GRADE, (Axis.VALUE, Axis.PROVENANCE))
    decide_link(a, b, Axis.PROVENANCE, INDEPENDENT, by=ben)
    assert [(each.why, each.asks) for each in desk_of(event, ben).candidates] == [
        (Why.AGREEMENT, (Axis.VALUE,))
    ]


def test_claims_nobody_accepted_are_not_asked_about(event: Event, say: Any, ben: Any) -> None:
    say(1)
    ClaimFactory(event=event, number=3)
    suggest_links(event)
    assert asked(desk_of(event, ben)) == []


def test_answered_pair_is_not_asked_again(event: Event, say: Any, ben: Any) -> None:
    a, b = say(1), say(3)
    suggest_links(event)
    decide_link(a, b, Axis.VALUE, ValueRelation.UPDATES, Direction.BACKWARD, by=ben)
    assert desk_of(event, ben).candidates == []


def test_what_follows_from_answers_is_not_asked(event: Event, say: Any, ben: Any) -> None:
    """Three articles on the army's word: two answers settle the third."""
    army = SourceFactory(name="The army")
    a, b, c = (say(1, informant=army, informant_text="the army", informant_kind="named") for _ in range(3))
    suggest_links(event)
    decide_link(a, b, Axis.PROVENANCE, SAME, by=ben)
    decide_link(b, c, Axis.PROVENANCE, SAME, by=ben)
    desk = desk_of(event, ben)
    assert desk.implied == 1
    assert {axis for one in desk.candidates for axis in one.asks} == {Axis.VALUE}


def test_agreement_does_not_follow(event: Event, say: Any, ben: Any) -> None:
    a, b, c = say(1), say(1), say(1)
    suggest_links(event)
    decide_link(a, b, Axis.VALUE, ValueRelation.CORROBORATES, by=ben)
    decide_link(b, c, Axis.VALUE, ValueRelation.CORROBORATES, by=ben)
    assert asked(desk_of(event, ben)) == [(a.pk, c.pk, Why.AGREEMENT)]


def test_contradictory_decisions_are_listed(event: Event, say: Any, ben: Any) -> None:
    a, b, c = say(1), say(1), say(1)
    decide_link(a, b, Axis.PROVENANCE, SAME, by=ben)
    decide_link(b, c, Axis.PROVENANCE, SAME, by=ben)
    assert desk_of(event, ben).contradictions == []
    decide_link(a, c, Axis.PROVENANCE, INDEPENDENT, by=ben)
    (found,) = desk_of(event, ben).contradictions
    assert {(one.pk, other.pk) for one, other, _link in found.pairs} == {
        (a.pk, b.pk),
        (b.pk, c.pk),
        (a.pk, c.pk),
    }


def test_claim_is_shown_with_all_of_its_attribute(event: Event, say: Any, ben: Any) -> None:
    a, b, c = say(1), say(1), say(3)
    assert desk_of(event, ben).candidates == []
    assert asked(desk_of(event, ben, b)) == [(a.pk, b.pk, Why.UNSAID), (b.pk, c.pk, Why.UNSAID)]


def test_skipped_pair_comes_last(event: Event, say: Any, ben: Any) -> None:
    a, b, c = say(1), say(1), say(3)
    suggest_links(event)
    order = asked(desk_of(event, ben, passed=[(a.pk, c.pk)]))
    assert [pair[:2] for pair in order] == [(b.pk, c.pk), (a.pk, b.pk), (a.pk, c.pk)]


def test_doubted_pair_waits_for_somebody_else(event: Event, say: Any, ben: Any) -> None:
    a, b = say(1), say(3)
    suggest_links(event)
    doubt_pair(a, b, by=ben, reason="Which of the two?")
    own, others = desk_of(event, ben), desk_of(event, UserFactory(is_superuser=True))
    assert (own.candidates, [one.ids for one in own.doubted]) == ([], [(a.public_id, b.public_id)])
    assert [doubt.person for one in others.candidates for doubt in one.doubts] == [ben]


def test_claims_that_a_person_may_not_see_are_not_theirs_to_judge(event: Event, say: Any) -> None:
    say(1)
    say(3, sensitivity=Sensitivity.RESTRICTED)
    suggest_links(event)
    assert desk_of(event, UserFactory()).candidates == []


@pytest.mark.parametrize("number", [3, 12])
def test_queries_do_not_grow_with_the_pairs(event: Event, say: Any, ben: Any, number: int) -> None:
    for value in range(number):
        say(value)
    suggest_links(event)
    with CaptureQueriesContext(connection) as queries:
        assert len(desk_of(event, ben).candidates) == number * (number - 1) // 2
    assert len(queries) == 4
