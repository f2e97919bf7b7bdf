from decimal import Decimal
from typing import Any

import pytest

from claims.domain.codes import Axis, Provenance, ValueRelation
from claims.domain.findings import Direction
from claims.models import Claim, ClaimLink, Event, LinkDoubt, LinkOrigin
from claims.services.accepting_links import MOST_ACCEPTED, accept_links
from claims.services.doubting_links import doubt_pair, undo_doubt
from claims.services.errors import BadDecision, NotAllowed
from claims.services.linking import decide_link, suggest_links
from claims.services.routing import route_claims
from claims.services.undoing_links import undo_accepted, undo_link
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from factcheck.locking import StaleRow
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, SnapshotFactory, UserFactory

pytestmark = pytest.mark.django_db
CONFLICTS, UPDATES = ValueRelation.CONFLICTS, ValueRelation.UPDATES


@pytest.fixture
def event() -> Event:
    attribute = AttributeFactory(key="killed")
    SnapshotFactory(versions=[attribute.current])
    return EventFactory()


@pytest.fixture
def ben() -> Any:
    return UserFactory(username="ben", is_superuser=True)


@pytest.fixture
def claims(event: Event) -> list[Claim]:
    """Three articles say 1, 1 and 3."""
    return [ClaimFactory(event=event, number=Decimal(number), accepted=True) for number in (1, 1, 3)]


def live() -> list[tuple[int, int, str, str]]:
    rows = ClaimLink.objects.live().order_by("axis", "first", "second")
    return [(link.first_id, link.second_id, link.relation, link.origin) for link in rows]


def versions() -> dict[int, int]:
    return {link.pk: link.row_version for link in ClaimLink.objects.suggested()}


def test_undo_brings_the_suggestion_back(event: Event, claims: list[Claim], ben: Any) -> None:
    suggest_links(event)
    before = live()
    link = decide_link(claims[0], claims[1], Axis.VALUE, CONFLICTS, by=ben)
    restored = undo_link(link, by=ben)
    assert live() == before
    assert restored is not None
    assert (restored.origin, restored.decided_by, restored.row_version) == (LinkOrigin.SUGGESTED, None, 3)


def test_undo_of_a_first_answer_leaves_nothing(claims: list[Claim], ben: Any) -> None:
    link = decide_link(claims[0], claims[1], Axis.PROVENANCE, Provenance.INDEPENDENT, by=ben)
    assert undo_link(link, by=ben) is None
    assert live() == []
    act = Act.objects.latest("id")
    assert (act.verb, act.detail.old["relation"], act.detail.new) == ("link.undo", "independent", None)


def test_undo_brings_the_earlier_decision_back_with_who_made_it(claims: list[Claim], ben: Any) -> None:
    eve = UserFactory(username="eve", is_superuser=True)
    decide_link(claims[0], claims[2], Axis.VALUE, UPDATES, Direction.BACKWARD, by=eve)
    link = decide_link(claims[0], claims[2], Axis.VALUE, CONFLICTS, by=ben)
    restored = undo_link(link, by=ben)
    assert restored is not None
    assert (restored.relation, restored.direction, restored.decided_by) == ("updates", "backward", eve)


def test_decision_replaced_since_is_not_undone(claims: list[Claim], ben: Any) -> None:
    link = decide_link(claims[0], claims[2], Axis.VALUE, CONFLICTS, by=ben)
    decide_link(
        claims[0], claims[2], Axis.VALUE, ValueRelation.NOT_COMPARABLE, by=UserFactory(is_superuser=True)
    )
    with pytest.raises(StaleRow, match="Somebody decided about this pair since"):
        undo_link(link, by=ben)
    assert [row[2] for row in live()] == ["not_comparable"]


def test_nobody_takes_back_what_another_person_decided(claims: list[Claim], ben: Any) -> None:
    eve = UserFactory(username="eve", is_superuser=True)
    link = decide_link(claims[0], claims[2], Axis.VALUE, CONFLICTS, by=ben)
    with pytest.raises(BadDecision, match="ben decided about this link"):
        undo_link(link, by=eve)
    assert [row[2] for row in live()] == ["conflicts"]


def test_suggestion_cannot_be_undone(event: Event, claims: list[Claim], ben: Any) -> None:
    suggest_links(event)
    with pytest.raises(BadDecision):
        undo_link(ClaimLink.objects.suggested()[0], by=ben)


def test_reader_undoes_nothing(claims: list[Claim], ben: Any) -> None:
    link = decide_link(claims[0], claims[2], Axis.VALUE, CONFLICTS, by=ben)
    with pytest.raises(NotAllowed):
        undo_link(link, by=UserFactory())


def test_undo_asks_for_a_derivation(event: Event, claims: list[Claim], ben: Any) -> None:
    link = decide_link(claims[0], claims[2], Axis.VALUE, CONFLICTS, by=ben)
    Job.objects.all().delete()
    undo_link(link, by=ben)
    assert Job.objects.get().arguments == {"event": event.public_id}


def test_many_are_accepted_in_one_act(event: Event, claims: list[Claim], ben: Any) -> None:
    suggest_links(event)
    before = [row[:3] for row in live()]
    act = accept_links(event, versions(), by=ben, reason="Plain cases.")
    assert [row[:3] for row in live()] == before
    assert {row[3] for row in live()} == {LinkOrigin.DECIDED}
    assert Act.objects.filter(verb="links.accept").get() == act
    assert act.detail.new == {"pairs": 3, "relations": ["conflicts", "corroborates"]}
    assert set(ClaimLink.objects.decided().values_list("decided_by", flat=True)) == {ben.pk}


def test_nothing_is_accepted_where_one_changed_since(event: Event, claims: list[Claim], ben: Any) -> None:
    suggest_links(event)
    seen = versions()
    decide_link(claims[0], claims[1], Axis.VALUE, UPDATES, Direction.FORWARD, by=ben)
    with pytest.raises(StaleRow, match="1 of the 3 pairs"):
        accept_links(event, seen, by=ben)
    assert ClaimLink.objects.decided().count() == 1


def test_links_of_another_event_are_not_accepted(event: Event, claims: list[Claim], ben: Any) -> None:
    suggest_links(event)
    with pytest.raises(StaleRow):
        accept_links(EventFactory(), versions(), by=ben)


@pytest.mark.parametrize("number", [0, MOST_ACCEPTED + 1])
def test_none_or_too_many_are_refused(event: Event, ben: Any, number: int) -> None:
    with pytest.raises(BadDecision, match=f"got {number}"):
        accept_links(event, dict.fromkeys(range(number), 1), by=ben)


def test_all_that_was_accepted_is_taken_back_but_for_what_was_decided_since(
    event: Event, claims: list[Claim], ben: Any
) -> None:
    suggest_links(event)
    act = accept_links(event, versions(), by=ben)
    decide_link(claims[0], claims[1], Axis.VALUE, UPDATES, Direction.FORWARD, by=ben)
    assert undo_accepted(act, event, by=ben) == (2, 1)
    assert sorted((row[2], row[3]) for row in live()) == [
        ("conflicts", "suggested"),
        ("conflicts", "suggested"),
        ("updates", "decided"),
    ]


def test_batch_is_undone_once(event: Event, claims: list[Claim], ben: Any) -> None:
    suggest_links(event)
    act = accept_links(event, versions(), by=ben)
    undo_accepted(act, event, by=ben)
    with pytest.raises(BadDecision, match="nothing is left"):
        undo_accepted(act, event, by=ben)
    with pytest.raises(BadDecision, match="of this event"):
        undo_accepted(act, EventFactory(), by=ben)


def test_nobody_takes_back_what_another_person_accepted(event: Event, claims: list[Claim], ben: Any) -> None:
    suggest_links(event)
    act = accept_links(event, versions(), by=ben)
    with pytest.raises(BadDecision, match="ben did this: they alone take it back"):
        undo_accepted(act, event, by=UserFactory(is_superuser=True))
    assert {row[3] for row in live()} == {LinkOrigin.DECIDED}


def test_the_event_where_the_claims_stand_by_now_is_derived(
    event: Event, claims: list[Claim], ben: Any
) -> None:
    suggest_links(event)
    act, other = accept_links(event, versions(), by=ben), EventFactory()
    route_claims(claims, other, by=ben)
    Job.objects.all().delete()
    undo_accepted(act, event, by=ben)
    queued = {job.arguments["event"] for job in Job.objects.all()}
    assert queued == {event.public_id, other.public_id}


def test_queries_of_a_batch_do_not_grow(event: Event, ben: Any, django_assert_max_num_queries: Any) -> None:
    for _ in range(7):
        ClaimFactory(event=event, accepted=True)
    suggest_links(event)
    assert len(versions()) == 21
    with django_assert_max_num_queries(30):
        act = accept_links(event, versions(), by=ben)
    with django_assert_max_num_queries(30):
        undo_accepted(act, event, by=ben)


def test_doubt_decides_nothing_and_is_said_once(claims: list[Claim], ben: Any) -> None:
    doubt_pair(claims[1], claims[0], by=ben, reason="Which hospital?")
    doubt = doubt_pair(claims[0], claims[1], by=ben, reason="Which of the two?")
    assert LinkDoubt.objects.get() == doubt
    assert (doubt.first, doubt.second, doubt.reason) == (claims[0], claims[1], "Which of the two?")
    assert live() == []


def test_only_their_own_doubt_is_taken_back(claims: list[Claim], ben: Any) -> None:
    doubt = doubt_pair(claims[0], claims[1], by=ben)
    with pytest.raises(BadDecision, match="somebody else's"):
        undo_doubt(doubt, by=UserFactory(is_superuser=True))
    undo_doubt(doubt, by=ben)
    assert not LinkDoubt.objects.exists()
