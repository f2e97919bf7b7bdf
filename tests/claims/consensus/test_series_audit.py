"""claims.consensus.series_audit: claimed totals and ranks against the events that are known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from claims.consensus.series_audit import (
    Definition,
    Finding,
    Membership,
    Occurrence,
    Outcome,
    Total,
    Unclear,
    audit,
)
from claims.domain.hierarchy import Hierarchy

PLACES = Hierarchy({"coast": None, "harbour": "coast", "north": None})
MARCH = Definition(
    date(2020, 3, 1), date(2020, 3, 31), place="coast", act="arson", what_counts="A ship set on fire"
)


def fire(event: str, day: int | None = 5, **fields: object) -> Occurrence:
    when = None if day is None else date(2020, 3, day)
    known = {"first": when, "last": when, "place": "harbour", "act": "arson"}
    return Occurrence(event, **{**known, **fields})  # type: ignore[arg-type]


def total(low: int | None, high: int | None = None, until: date | None = None) -> Total:
    ends = (None if number is None else Decimal(number) for number in (low, high))
    return Total(*ends, until)


def found(claimed: Total, *catalogue: Occurrence, definition: Definition | None = MARCH) -> Finding:
    return audit(claimed, definition, catalogue, PLACES)


THREE = (fire("E1"), fire("E2", 9), fire("E3", 20))


@pytest.mark.parametrize(
    ("claimed", "outcome", "least", "most"),
    [
        (total(3, 3), Outcome.CONSISTENT, 0, 0),
        (total(3), Outcome.CONSISTENT, 0, 0),  # at least three
        (total(5, 5), Outcome.MISSING, 2, 2),
        (total(5, 9), Outcome.MISSING, 2, 6),  # "nearly ten", by its grain
        (total(5), Outcome.MISSING, 2, None),  # "more than four" has no upper end
        (total(2, 2), Outcome.CONTRADICTS, 1, 1),
        (total(None, 2), Outcome.CONTRADICTS, 1, 1),  # at most two
        (total(None, None), Outcome.CONSISTENT, 0, 0),  # "several"
    ],
)
def test_a_total_against_three_known_events(
    claimed: Total, outcome: Outcome, least: int, most: int | None
) -> None:
    result = found(claimed, *THREE)
    assert (result.outcome, result.least, result.most) == (outcome, least, most)
    assert result.counted == ("E1", "E2", "E3")


def test_a_rank_counts_up_to_the_moment_it_speaks_of() -> None:
    rank = total(2, 2, until=date(2020, 3, 9))
    assert found(rank, *THREE).outcome is Outcome.CONSISTENT
    assert found(rank, *THREE).counted == ("E1", "E2")


@pytest.mark.parametrize(
    "other",
    [
        fire("E9", first=date(2020, 4, 2), last=date(2020, 4, 2)),  # outside the window
        fire("E9", place="north"),
        fire("E9", act="air_strike"),
        fire("E9", membership=Membership.REFUSED),
        fire("E9", first=date(2020, 4, 2), last=date(2020, 4, 2), membership=Membership.MEMBER),
    ],
)
def test_what_the_definition_leaves_out_counts_for_nothing(other: Occurrence) -> None:
    result = found(total(1, 1), fire("E1"), other)
    assert (result.counted, result.possible) == (("E1",), ())


@pytest.mark.parametrize(
    "other",
    [
        fire("E9", None),  # no day is known
        fire("E9", first=date(2020, 2, 25), last=date(2020, 3, 2)),  # may lie before the window
        fire("E9", place=""),
        fire("E9", act=""),
    ],
)
def test_what_may_count_is_kept_apart(other: Occurrence) -> None:
    result = found(total(1, 2), fire("E1"), other)
    assert (result.counted, result.possible) == (("E1",), ("E9",))


def test_a_wider_place_may_hold_the_place_of_the_series() -> None:
    result = found(total(1, 1), fire("E1", place="coast"), definition=replace(MARCH, place="harbour"))
    assert result.possible == ("E1",)


def test_a_person_makes_an_event_a_member_whatever_its_kind() -> None:
    result = found(total(1, 1), fire("E1", act="", place="", membership=Membership.MEMBER))
    assert result.counted == ("E1",)


def test_whom_a_series_is_laid_to_is_for_people_to_decide() -> None:
    result = found(total(1, 1), fire("E1"), definition=replace(MARCH, who="the smugglers, says the port"))
    assert (result.outcome, result.why) == (Outcome.UNCLEAR, Unclear.UNDECIDED)
    assert result.possible == ("E1",)


def test_words_alone_do_not_say_which_events_count() -> None:
    result = found(total(3, 3), *THREE, definition=replace(MARCH, act=""))
    assert (result.outcome, result.why) == (Outcome.UNCLEAR, Unclear.UNDECIDED)


@pytest.mark.parametrize(
    ("definition", "why"),
    [
        (None, Unclear.NO_DEFINITION),
        (replace(MARCH, first=None, last=None), Unclear.NO_WINDOW),
        (replace(MARCH, act="", what_counts=" "), Unclear.NO_MEASURE),
    ],
)
def test_an_unclear_definition_tests_nothing(definition: Definition | None, why: Unclear) -> None:
    result = found(total(3, 3), *THREE, definition=definition)
    assert (result.outcome, result.why, result.counted) == (Outcome.UNCLEAR, why, ())


def test_an_open_window_counts_on() -> None:
    assert found(total(3, 3), *THREE, definition=replace(MARCH, last=None)).outcome is Outcome.CONSISTENT


def test_what_is_possible_neither_contradicts_nor_fits() -> None:
    result = found(total(1, 1), fire("E1"), fire("E2", None))
    assert (result.outcome, result.why) == (Outcome.UNCLEAR, Unclear.UNDECIDED)
    assert found(total(1), fire("E1"), fire("E2", None)).outcome is Outcome.CONSISTENT
    assert found(total(1, 2), fire("E1"), fire("E2", None)).outcome is Outcome.CONSISTENT


def test_the_order_of_the_catalogue_never_matters() -> None:
    assert len({found(total(2, 2), *order) for order in permutations(THREE)}) == 1
