from datetime import date
from typing import Any

import pytest

from claims.domain.codes import ClaimStatus, EventKind, ValueKind, Verification
from claims.domain.dates import parse_date
from claims.domain.hierarchy import Hierarchy
from claims.domain.values import DateValue, Named
from claims.extraction.drafts import EventDraft
from claims.extraction.routing import Match
from claims.models import Claim, Event, EventLink, EventLinkState, SeriesDefinition
from claims.services import routing
from claims.services.errors import BadDecision, NotAllowed
from claims.services.event_links import refuse_event_link
from claims.services.merging import merge_events
from claims.services.news_year import REASON, date_by_news
from claims.services.routing import Routed, flag_misprints, match_or_open, route_claims
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from factcheck.locking import StaleRow
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    UserFactory,
)

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


def test_another_day_is_another_event(harbour: Any) -> None:
    assert routed().event != routed(date=parse_date("2020-11-19")).event


def named_victim(event: Event, name: str, **fields: Any) -> Claim:
    attribute = AttributeFactory(key="victim_name", definition__value_kind=ValueKind.ACTOR)
    claim: Claim = ClaimFactory.build(
        event=event, attribute=attribute, article=ArticleFactory(), sensitivity="restricted", **fields
    )
    claim.attribute_version = attribute.current
    claim.set_value(Named(ValueKind.ACTOR, name))
    claim.public_id = f"{claim.article.public_id}.1"
    claim.save()
    return claim


def test_month_is_completed_by_a_day_inside_it(harbour: Any) -> None:
    event = routed(date=parse_date("2020-11")).event
    named_victim(event, "Ada Lind")
    routed(victims=("ada lind",))
    event.refresh_from_db()
    assert event.date_edtf == "2020-11-17"


def test_event_of_this_article_is_never_taken_twice(harbour: Any) -> None:
    event = routed().event
    other = match_or_open(draft(), places=PLACES, fallback_title="x", without=[event.pk])
    assert other.event != event


def test_same_day_of_another_year_joins_and_leaves_the_date_alone(harbour: Any) -> None:
    event = routed().event
    named_victim(event, "Ada Lind")
    found = routed(date=parse_date("2019-11-17"), victims=("ada lind",))
    assert found.event == event
    assert found.match is not None
    assert found.match.possible_misprint
    event.refresh_from_db()
    assert event.date_edtf == "2020-11-17"


def test_names_of_victims_stay_in_their_restricted_claims(harbour: Any) -> None:
    event = routed(victims=("ada lind",)).event
    named_victim(event, "Ada Lind")
    found = routed(places=("castle",), targets=("gate",), victims=("ada lind",))
    assert found.event == event
    event.refresh_from_db()
    assert event.victims == ""
    told = [act.reason for act in Act.objects.all()] + [link.detail for link in EventLink.objects.all()]
    assert "both name the same victim" in " ".join(told)
    assert "ada" not in " ".join(told).casefold()


def test_rejected_name_of_a_victim_recognises_nothing(harbour: Any) -> None:
    event = routed().event
    named_victim(event, "Ada Lind", status=ClaimStatus.REJECTED)
    told = {"date": parse_date("2019-11-17"), "places": (), "victims": ("ada lind",)}
    assert routed(**told).event != event
    named_victim(event, "Ada Lind")
    Event.objects.exclude(pk=event.pk).update(merged_into=event)
    assert routed(**told).event == event


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


def test_day_shortly_before_its_own_article_is_no_misprint(harbour: Any) -> None:
    event = routed().event
    claim = date_claim(event, "2019-11-17")
    claim.article.published_lower = date(2019, 11, 18)
    assert flag_misprints([claim], event) == []
    claim.article.published_lower = date(2020, 12, 1)
    assert flag_misprints([claim], event) == [claim]


def printed(event: Event, edtf: str, published: date, **fields: Any) -> Claim:
    """A date as an article of that day prints it."""
    claim = date_claim(event, edtf)
    article = claim.article
    article.published = published.isoformat()
    article.published_lower = article.published_upper = published
    article.save()
    claim.focus = ""
    for name, value in fields.items():
        setattr(claim, name, value)
    claim.save()
    return claim


def test_event_opened_by_a_misprint_takes_the_day_of_its_news(harbour: Any) -> None:
    event = routed(date=parse_date("2019-11-17")).event
    first = printed(event, "2019-11-17", date(2020, 11, 30))
    news = printed(event, "2020-11-17", date(2020, 11, 18))
    assert date_by_news(event, [news], by=None)
    event.refresh_from_db()
    first.refresh_from_db()
    assert (event.date_edtf, event.title[-10:]) == ("2020-11-17", "2020-11-17")
    assert (first.date_edtf, bool(first.emendation)) == ("2019-11-17", True)
    [act] = [one for one in Act.objects.all() if one.reason == REASON]
    assert (act.old, act.new) == ({"date": "2019-11-17"}, {"date": "2020-11-17"})
    assert not date_by_news(event, [news], by=None)


def test_year_of_an_event_stays_where_others_print_it_near_the_day(harbour: Any) -> None:
    event = routed(date=parse_date("2019-11-17")).event
    printed(event, "2019-11-17", date(2019, 11, 18))
    news = printed(event, "2020-11-17", date(2020, 11, 18))
    assert not date_by_news(event, [news], by=None)
    event.refresh_from_db()
    assert event.date_edtf == "2019-11-17"


def test_year_that_no_claim_states_stays(harbour: Any) -> None:
    event = routed(date=parse_date("2019-11-17")).event
    assert not date_by_news(event, [printed(event, "2020-11-17", date(2020, 11, 18))], by=None)


def test_year_that_a_person_typed_stays(harbour: Any) -> None:
    event = routed(date=parse_date("2019-11-17")).event
    printed(event, "2019-11-17", date(2021, 11, 30))
    event.date_edtf, event.date_lower, event.date_upper = "2020-11-17", "2020-11-17", "2020-11-17"
    event.save()
    assert not date_by_news(event, [printed(event, "2021-11-17", date(2021, 11, 18))], by=None)
    event.refresh_from_db()
    assert event.date_edtf == "2020-11-17"


def test_dating_an_event_anew_keeps_what_was_edited_meanwhile_and_shows_who_was_late(harbour: Any) -> None:
    event = routed(date=parse_date("2019-11-17")).event
    first = printed(event, "2019-11-17", date(2020, 11, 30))
    news = printed(event, "2020-11-17", date(2020, 11, 18))
    read_before = Event.objects.get(pk=event.pk)
    Event.objects.filter(pk=event.pk).update(target="the east quay")
    assert date_by_news(read_before, [news], by=None)
    stored, flagged = Event.objects.get(pk=event.pk), Claim.objects.get(pk=first.pk)
    assert (stored.target, stored.date_edtf, stored.row_version) == (
        "the east quay",
        "2020-11-17",
        event.row_version + 1,
    )
    assert flagged.row_version == first.row_version + 1
    assert read_before.date_edtf == "2020-11-17"


def test_date_that_a_person_accepted_is_not_flagged(harbour: Any) -> None:
    event = routed(date=parse_date("2019-11-17")).event
    judged = {"status": ClaimStatus.ACCEPTED, "verification": Verification.ONE_REVIEWER}
    first = printed(event, "2019-11-17", date(2020, 11, 30), **judged)
    assert date_by_news(event, [printed(event, "2020-11-17", date(2020, 11, 18))], by=None)
    first.refresh_from_db()
    assert first.emendation == ""


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
    assert act.new == {"event": target.public_id, "claims": 1}
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


def test_thousands_of_claims_are_one_small_act(editor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The audit refuses large values: what names every claim would refuse the routing itself."""
    monkeypatch.setattr(routing, "NAMED_IN_ACT", 2)
    article, first = ArticleFactory(), EventFactory()
    claims = [ClaimFactory(article=article, event=event) for event in (first, first, None)]
    route_claims(claims, EventFactory(), by=editor)
    act = Act.objects.get(verb="claim.route")
    assert act.old == {first.public_id: 2, "": 1}
    assert act.new["claims"] == 3
    assert all(claim.history.first().act == act for claim in claims)


def test_refusal_names_the_first_stale_claims(editor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routing, "NAMED_IN_MESSAGE", 1)
    claims = [ClaimFactory() for _ in range(3)]
    with pytest.raises(StaleRow, match=f"{claims[0].public_id} and 2 more changed since they were shown"):
        route_claims(claims, None, by=editor, expected_versions=dict.fromkeys((c.pk for c in claims), 9))


def test_event_as_it_was_read_before_a_merge_takes_no_claims(editor: Any) -> None:
    going, staying = EventFactory(), EventFactory()
    shown = Event.objects.get(pk=going.pk)
    merge_events(going, staying, by=editor, reason="One attack.")
    with pytest.raises(BadDecision, match=f"was merged into {staying.public_id}: choose that one"):
        route_claims([ClaimFactory()], shown, by=editor)
    assert not going.claims.exists()


def test_refused_likeness_is_not_suggested_again(harbour: Any, editor: Any) -> None:
    known = routed(targets=("harbour",)).event
    found = routed(date=None, targets=("harbour",)).event
    link = EventLink.objects.get()
    refuse_event_link(link, by=editor, reason="Two nights.")
    match = Match(known.public_id, 0.5, "Both at the harbour.")
    routing._suggest_same(found, known, match)
    routing._suggest_same(known, found, match)
    assert EventLink.objects.get().state == EventLinkState.REFUSED


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
    with pytest.raises(BadDecision, match="E000008 was merged into E000009: choose that one"):
        route_claims([ClaimFactory()], gone, by=editor)
