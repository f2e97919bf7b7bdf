"""claims.extraction.routing: events of several articles are one where day, act, place, target or victim say so."""

from claims.domain.codes import EventKind
from claims.domain.dates import parse_date
from claims.domain.hierarchy import Hierarchy
from claims.extraction.drafts import EventDraft
from claims.extraction.routing import join_events, joined_events, rank_candidates
from tests.claims.extraction.cast import suggest

TREE = Hierarchy({"varna": "norland", "old-town": "varna", "norland": None})


def event(key: str, date: str | None = "2020-11-17", act: str = "rocket_fire", **more: object) -> EventDraft:
    return EventDraft(key, act=act, date=parse_date(date) if date else None, **more)  # type: ignore[arg-type]


def test_the_same_day_and_act_are_one_event() -> None:
    keys = join_events({"a": [event("e1")], "b": [event("e4")]})
    assert keys["a", "e1"] == keys["b", "e4"] == "2020-11-17-rocket-fire"


def test_a_zone_agrees_with_its_city() -> None:
    (match,) = rank_candidates(event("x", places=("old-town",)), [event("E1", places=("varna",))], TREE)
    assert match.score == 0.8
    assert match.reason == "Both on 2020-11-17; both are rocket fire; both at old-town."


def test_another_place_on_the_same_day_is_another_event() -> None:
    (match,) = rank_candidates(event("x", places=("lume",)), [event("E1", places=("varna",))], TREE)
    assert not match.joins


def test_another_act_on_the_same_day_is_another_event() -> None:
    keys = join_events({"a": [event("e1")], "b": [event("e1", act="protest")]})
    assert len(set(keys.values())) == 2


def test_another_day_is_no_candidate() -> None:
    assert rank_candidates(event("x"), [event("E1", date="2020-11-20")]) == []


def test_a_month_can_hold_the_day() -> None:
    (match,) = rank_candidates(
        event("x", date="2020-11", places=("varna",)), [event("E1", places=("varna",))], TREE
    )
    assert match.reason.startswith("2020-11 and 2020-11-17 can be one day")


def test_another_year_with_the_same_victim_is_a_possible_misprint() -> None:
    one = event("e1", date="2020-01-03", act="air_strike", victims=("aldo soto",))
    other = event("e2", date="2019-01-03", act="air_strike", victims=("general aldo soto",))
    (joined,) = joined_events({"a": [one], "b": [other]})
    assert joined.possible_misprint
    assert joined.key == "2020-01-03-air-strike"


def test_another_year_without_more_is_not_joined() -> None:
    keys = join_events({"a": [event("e1", date="2020-01-03")], "b": [event("e1", date="2019-01-03")]})
    assert len(set(keys.values())) == 2


def test_two_events_of_one_document_are_never_joined() -> None:
    keys = join_events({"a": [event("e1"), event("e2")]})
    assert keys == {("a", "e1"): "2020-11-17-rocket-fire", ("a", "e2"): "2020-11-17-rocket-fire-2"}


def test_a_series_joins_nothing() -> None:
    series = event("e1", kind=EventKind.SERIES)
    assert rank_candidates(series, [event("E1", kind=EventKind.SERIES)]) == []


def test_candidates_come_best_first_and_ties_by_key() -> None:
    known = [event("E2"), event("E1"), event("E3", places=("varna",))]
    found = rank_candidates(event("x", places=("varna",)), known, TREE)
    assert [match.key for match in found] == ["E3", "E1", "E2"]


def test_the_order_of_documents_does_not_change_the_keys() -> None:
    one = {"a": [event("e1")], "b": [event("e1"), event("e2", date="2020-11-20")]}
    assert join_events(one) == join_events(dict(reversed(one.items())))


def test_two_articles_in_two_languages_meet() -> None:
    english = suggest("Seven rockets were fired at the embassy in Varna on Tuesday.").events
    french = suggest(
        "Le 17 novembre, sept roquettes sont tombées dans la vieille ville de Varne.", "fr"
    ).events
    keys = join_events({"en": english, "fr": french}, TREE)
    assert keys["en", english[0].key] == keys["fr", french[0].key]
