from typing import Any

import pytest

from claims.domain.codes import EventKind, EventRelation
from claims.domain.dates import parse_date
from claims.models import EventLink, EventLinkState, SeriesDefinition
from claims.services.errors import BadDecision, NotAllowed
from claims.services.event_links import define_series, describe_event, link_events, refuse_event_link
from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from tests.factories import EventFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Any:
    """Edits events."""
    return UserFactory(username="ada", is_superuser=True)


def words(**fields: Any) -> dict[str, Any]:
    plain = {
        "title": "Rockets on the harbour",
        "kind": EventKind.OCCURRENCE,
        "when": parse_date("2020-11-17"),
        "place": None,
        "target": "the quay",
    }
    return plain | fields


def test_event_is_described_once(ada: Any) -> None:
    event = EventFactory()
    described = describe_event(event, **words(place=PlaceFactory(key="harbour")), by=ada)
    assert (described.title, str(described.date_lower), described.row_version) == (
        "Rockets on the harbour",
        "2020-11-17",
        2,
    )
    again = describe_event(described, **words(place=described.place), by=ada)
    assert again == described
    assert Act.objects.filter(verb="event.describe").count() == 1


def test_description_needs_title_permission_and_the_version_shown(ada: Any) -> None:
    event = EventFactory()
    with pytest.raises(BadDecision, match="needs a title"):
        describe_event(event, **words(title=" "), by=ada)
    with pytest.raises(NotAllowed):
        describe_event(event, **words(), by=UserFactory())
    with pytest.raises(StaleRow):
        describe_event(event, **words(), by=ada, expected_version=9)


def test_only_a_series_has_a_definition(ada: Any) -> None:
    window = (parse_date("2020-01").lower, None)
    told = {"window": window, "place": None, "who": "", "what_counts": "a salvo", "by": ada}
    define_series(EventFactory(kind=EventKind.SERIES), **told)
    assert SeriesDefinition.objects.get().what_counts == "a salvo"
    with pytest.raises(BadDecision, match="is no series"):
        define_series(EventFactory(), **told)


def test_suggested_link_becomes_a_decision(ada: Any) -> None:
    first, second = EventFactory(), EventFactory()
    relation = EventRelation.POSSIBLY_SAME_AS
    EventLink.objects.create(from_event=first, to_event=second, relation=relation, detail="same day")
    link = link_events(first, second, relation, by=ada, reason="Told by both mayors.")
    assert link == link_events(first, second, relation, by=ada, reason="again")
    stored = EventLink.objects.get()
    assert (stored.is_decided, stored.detail) == (True, "Told by both mayors.")
    assert Act.objects.filter(verb="event.link").count() == 1


def test_machine_and_one_event_make_no_link(ada: Any) -> None:
    event = EventFactory()
    with pytest.raises(BadDecision, match="the machine only suggests"):
        link_events(event, EventFactory(), EventRelation.BEFORE, by=None)
    with pytest.raises(BadDecision, match="two different events"):
        link_events(event, event, EventRelation.BEFORE, by=ada)


def suggestion() -> EventLink:
    relation = EventRelation.POSSIBLY_SAME_AS
    return EventLink.objects.create(from_event=EventFactory(), to_event=EventFactory(), relation=relation)


def test_refused_suggestion_stays_and_says_who_and_why(ada: Any) -> None:
    link = suggestion()
    refused = refuse_event_link(link, by=ada, reason="Two nights.", expected_version=1)
    assert (refused.state, refused.decided_by, refused.detail) == (EventLinkState.REFUSED, ada, "Two nights.")
    assert refuse_event_link(link, by=ada, reason="again").detail == "Two nights."
    act = Act.objects.get(verb="event.refuse_link")
    assert act.old["state"] == "suggested"
    assert link.history.first().act == act


def test_refusal_needs_a_person_a_reason_and_the_version_shown(ada: Any) -> None:
    link = suggestion()
    with pytest.raises(BadDecision, match="the machine only suggests"):
        refuse_event_link(link, by=None, reason="x")
    with pytest.raises(BadDecision, match="A refusal needs a reason"):
        refuse_event_link(link, by=ada, reason=" ")
    with pytest.raises(NotAllowed):
        refuse_event_link(link, by=UserFactory(), reason="x")
    with pytest.raises(StaleRow):
        refuse_event_link(link, by=ada, reason="x", expected_version=9)


def test_refused_link_is_decided_otherwise_with_a_reason_only(ada: Any) -> None:
    link = suggestion()
    refuse_event_link(link, by=ada, reason="Two nights.")
    ends = (link.from_event, link.to_event, EventRelation.POSSIBLY_SAME_AS)
    with pytest.raises(BadDecision, match="ada refused this link before"):
        link_events(*ends, by=ada)
    assert link_events(*ends, by=ada, reason="One night, told twice.").is_decided


def test_merged_event_is_not_linked(ada: Any) -> None:
    gone = EventFactory(merged_into=EventFactory())
    with pytest.raises(BadDecision, match="was merged into"):
        link_events(EventFactory(), gone, EventRelation.BEFORE, by=ada)
