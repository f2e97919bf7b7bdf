from typing import Any

import pytest

from claims.domain.codes import EventKind, ValueKind
from claims.domain.dates import parse_date
from claims.domain.hierarchy import Hierarchy
from claims.domain.values import DateValue
from claims.extraction.drafts import EventDraft
from claims.models import Claim, Event, EventLink, SeriesDefinition
from claims.services.errors import BadDecision, NotAllowed
from claims.services.merging import merge_events
from claims.services.routing import Routed, flag_misprints, match_or_open, route_claims
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from factcheck.locking import StaleRow
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db

PLACES = Hierarchy({"quay": "harbour", "harbour": None, "castle": None})


def draft(**fields: Any) -> EventDraft:
    plain = {"key": "e1", "act": "rocket_fire", "date": parse_date("2020-11-17"), "places": ("harbour",)}
    return EventDraft(**(plain | fields))


def routed(**fields: Any) -> Routed:
    return match_or_open(draft(**fields), places=PLACES, fallback_title="Rockets hit the harbour")


@pytest.fixture
def harbour() -> Any:
    return PlaceFactory(key="harbour", name="Harbour")


@pytest.fixture
def editor() -> Any:
    return UserFactory(is_superuser=True)


def test_first_draft_opens_an_event(harbour: Any) -> None:
    found = routed()
    event = found.event
    assert found.match is None
    assert (event.public_id, event.title) == ("E000001", "Rocket fire, Harbour, 2020-11-17")
    assert (event.date_edtf, str(event.date_lower), event.place) == ("2020-11-17", "2020-11-17", harbour)
    assert Act.objects.get(verb="event.open").target_id == "E000001"


def test_same_day_act_and_place_is_the_same_event(harbour: Any) -> None:
    PlaceFactory(key="quay", name="Quay", parent=harbour)
    event = routed().event
    again = routed(places=("quay",), victims=("ada lind",))
    assert again.event == event
    assert again.match is not None
    assert again.match.joins
    assert Event.objects.count() == 1
    assert again.event.victims == "ada lind"


def test_another_day_is_another_event(harbour: Any) -> None:
    assert routed().event != routed(date=parse_date("2020-11-19")).event


def test_month_is_completed_by_a_day_inside_it(harbour: Any) -> None:
    event = routed(date=parse_date("2020-11"), victims=("ada lind",)).event
    routed(victims=("ada lind",))
    event.refresh_from_db()
    assert event.date_edtf == "2020-11-17"


def test_event_of_this_article_is_never_taken_twice(harbour: Any) -> None:
    event = routed().event
    other = match_or_open(draft(), places=PLACES, fallback_title="x", without=[event.pk])
    assert other.event != event


def test_same_day_of_another_year_joins_and_leaves_the_date_alone(harbour: Any) -> None:
    event = routed(victims=("ada lind",)).event
    found = routed(date=parse_date("2019-11-17"), victims=("ada lind",))
    assert found.event == event
    assert found.match is not None
    assert found.match.possible_misprint
    event.refresh_from_db()
    assert event.date_edtf == "2020-11-17"


def test_near_miss_is_kept_as_a_suggested_link(harbour: Any) -> None:
    routed()
    found = routed(date=parse_date("2019-11-17"), places=())
    link = EventLink.objects.get()
    assert (link.from_event, link.relation, link.is_decided) == (found.event, "possibly_same_as", False)
    assert "possible misprint" in link.detail


def test_same_act_place_and_target_without_a_day_is_left_to_a_person(harbour: Any) -> None:
    event = routed(targets=("harbour",)).event
    found = routed(date=None, targets=("harbour",))
    assert found.event != event
    assert EventLink.objects.get().to_event == event


def test_series_gets_its_definition(harbour: Any) -> None:
    event = routed(kind=EventKind.SERIES, date=parse_date("2020-10/2020-11")).event
    series = SeriesDefinition.objects.get(event=event)
    assert (str(series.window_lower), str(series.window_upper)) == ("2020-10-01", "2020-11-30")
    assert series.what_counts == "rocket fire"


def test_series_never_join() -> None:
    assert routed(kind=EventKind.SERIES).event != routed(kind=EventKind.SERIES).event


def test_draft_that_tells_nothing_takes_the_articles_title() -> None:
    event = match_or_open(EventDraft(key="e1"), places=PLACES, fallback_title="Rockets hit the harbour").event
    assert event.title == "Rockets hit the harbour"


def date_claim(event: Event, edtf: str) -> Claim:
    attribute = AttributeFactory(key="event_date", family="time", definition__value_kind=ValueKind.DATE)
    claim = ClaimFactory(event=event, attribute=attribute, quote="on Tuesday")
    claim.focus = "Tuesday"
    claim.set_value(DateValue(parse_date(edtf)))
    return claim


def test_date_of_another_year_is_kept_and_flagged(harbour: Any) -> None:
    event = routed().event
    claim = date_claim(event, "2019-11-17")
    assert flag_misprints([claim], event) == [claim]
    assert claim.date_edtf == "2019-11-17"
    assert claim.date_as_written == "Tuesday"
    assert claim.emendation == (
        "Possible misprint: day and month are those of the event on 2020-11-17, the year is not (2019-11-17)."
    )


def test_right_date_is_not_flagged(harbour: Any) -> None:
    event = routed().event
    assert flag_misprints([date_claim(event, "2020-11-17")], event) == []


def test_claims_are_moved_with_act_history_and_derivation(editor: Any) -> None:
    claim, target = ClaimFactory(), EventFactory()
    before = claim.event
    moved = route_claims([claim], target, by=editor, reason="It tells of the other attack.")
    claim.refresh_from_db()
    assert (moved, claim.event, claim.row_version) == ([claim], target, 2)
    act = Act.objects.get(verb="claim.route")
    assert act.old == {claim.public_id: before.public_id}
    assert act.new == {"event": target.public_id}
    assert claim.history.first().act == act
    assert Job.objects.count() == 2


def test_claims_can_be_routed_nowhere(editor: Any) -> None:
    claim = ClaimFactory()
    route_claims([claim], None, by=editor)
    claim.refresh_from_db()
    assert claim.event is None


def test_claim_that_is_there_already_stays_untouched(editor: Any) -> None:
    claim = ClaimFactory()
    assert route_claims([claim], claim.event, by=editor) == []
    assert not Act.objects.exists()


def test_stale_routing_moves_nothing(editor: Any) -> None:
    stale, fresh = ClaimFactory(), ClaimFactory()
    with pytest.raises(StaleRow, match=stale.public_id):
        route_claims([fresh, stale], EventFactory(), by=editor, expected_versions={stale.pk: 7, fresh.pk: 1})
    fresh.refresh_from_db()
    assert fresh.row_version == 1


def test_person_without_the_permission_routes_nothing() -> None:
    with pytest.raises(NotAllowed, match=r"claims\.route_claim"):
        route_claims([ClaimFactory()], EventFactory(), by=UserFactory())


def test_merged_event_takes_no_claims(editor: Any) -> None:
    gone = EventFactory(public_id="E000008", merged_into=EventFactory(public_id="E000009"))
    with pytest.raises(BadDecision, match="E000008 was merged into E000009: route there"):
        route_claims([ClaimFactory()], gone, by=editor)


def test_merge_moves_claims_links_and_children_and_redirects(editor: Any) -> None:
    going, staying, third = EventFactory(), EventFactory(), EventFactory()
    claim, child = ClaimFactory(event=going), EventFactory(parent=going)
    EventLink.objects.create(from_event=going, to_event=third, relation="before")
    EventLink.objects.create(from_event=going, to_event=staying, relation="possibly_same_as")
    merge_events(going, staying, by=editor, reason="One attack, told twice.")
    for row in (going, staying, claim, child):
        row.refresh_from_db()
    assert (going.merged_into, going.current) == (staying, staying)
    assert (claim.event, child.parent) == (staying, staying)
    link = EventLink.objects.get()
    assert (link.from_event, link.to_event) == (staying, third)
    act = Act.objects.get(verb="event.merge")
    assert act.old["claims"] == [claim.public_id]
    assert act.old["children"] == [child.public_id]
    assert len(act.old["links"]) == 2
    assert act.new == {"merged_into": staying.public_id}


@pytest.mark.parametrize(
    ("reason", "message"),
    [(" ", "A merge needs a reason"), ("same", "An event cannot be merged into itself")],
)
def test_bad_merge_is_refused(editor: Any, reason: str, message: str) -> None:
    event = EventFactory()
    other = event if reason == "same" else EventFactory()
    with pytest.raises(BadDecision, match=message):
        merge_events(event, other, by=editor, reason=reason)


def test_event_is_merged_once(editor: Any) -> None:
    gone = EventFactory(merged_into=EventFactory())
    with pytest.raises(BadDecision, match="already"):
        merge_events(gone, EventFactory(), by=editor, reason="again")


def test_merge_needs_its_permission() -> None:
    with pytest.raises(NotAllowed, match=r"claims\.merge_event"):
        merge_events(EventFactory(), EventFactory(), by=UserFactory(), reason="x")
