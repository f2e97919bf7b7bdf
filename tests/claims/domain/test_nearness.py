"""claims.domain.nearness: events in the order in which claims may belong to them, with what speaks for each."""

import pytest

from claims.domain.dates import parse_date
from claims.domain.hierarchy import Hierarchy
from claims.domain.nearness import Agreement, Told, rank_events

TREE = Hierarchy({"green-zone": "baghdad"})


def told(key: str = "", *dates: str, places: set[str] | None = None, **fields: object) -> Told:
    return Told(key, tuple(map(parse_date, dates)), frozenset(places or ()), **fields)  # type: ignore[arg-type]


HERE = told("", "2020-11-17", places={"green-zone"}, acts=frozenset({"rocket_fire"}))


@pytest.mark.parametrize(
    ("event", "agrees"),
    [
        (told("E1", "2020-11-17"), [Agreement.SAME_DAY]),
        (told("E1", "2020-11"), [Agreement.ONE_DAY]),
        (told("E1", "2020-11-20"), [Agreement.NEAR_DAY]),
        (told("E1", "2020-11-21"), []),  # a day more than near
        (told("E1", places={"green-zone"}), [Agreement.SAME_PLACE]),
        (told("E1", places={"baghdad"}), [Agreement.RELATED_PLACE]),  # the zone lies in the city
        (told("E1", places={"erbil"}), []),
        (told("E1", acts=frozenset({"rocket_fire"})), [Agreement.SAME_ACT]),
        (told("E1", in_article=True), [Agreement.SAME_ARTICLE]),
        # what the paragraph tells, the article tells
        (told("E1", in_article=True, in_paragraph=True), [Agreement.SAME_PARAGRAPH]),
        (told("E1", "2020-11-17", places={"green-zone"}), [Agreement.SAME_DAY, Agreement.SAME_PLACE]),
        (told("E1"), []),
    ],
)
def test_what_speaks_for_an_event(event: Told, agrees: list[Agreement]) -> None:
    (near,) = rank_events(HERE, [event], TREE)
    assert list(near.agrees) == agrees
    assert (near.score == 0) == (not agrees)


def test_the_likeliest_comes_first_and_equals_keep_their_order() -> None:
    events = [
        told("E1"), told("E2", "2020-11-17"), told("E3"), told("E4", "2020-11-17", places={"baghdad"}),
    ]  # fmt: skip
    assert [near.key for near in rank_events(HERE, events, TREE)] == ["E4", "E2", "E1", "E3"]


def test_claims_that_tell_no_day_and_no_place_agree_with_none() -> None:
    assert [near.score for near in rank_events(Told(), [told("E1", "2020-11-17", places={"baghdad"})])] == [0]
