"""claims.domain.statements: moments, admissibility and origin of one claim."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from claims.domain.codes import (
    Actuality,
    Comparator,
    InformantKind,
    Modality,
    Polarity,
    ValueKind,
    ValueState,
)
from claims.domain.errors import BadDate
from claims.domain.statements import AsOf, Statement
from claims.domain.values import Unstated, quantity
from tests.claims.domain.strategies import moments

SEVEN = Statement("A1.1", "killed", quantity(Comparator.EXACT, 7), outlet="daily")


@given(moments(), moments())
def test_two_moments_overlap_unless_one_is_surely_later(one: AsOf, other: AsOf) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) != (one.is_later_than(other) or other.is_later_than(one))
    assert not (one.is_later_than(other) and other.is_later_than(one))


def test_an_unknown_moment_overlaps_every_other() -> None:
    assert AsOf().overlaps(AsOf(datetime(2020, 1, 3, tzinfo=UTC), datetime(2020, 1, 3, tzinfo=UTC)))
    assert not AsOf().is_later_than(AsOf())


def test_moments_out_of_order_are_refused() -> None:
    with pytest.raises(BadDate) as refusal:
        AsOf(datetime(2020, 1, 4, tzinfo=UTC), datetime(2020, 1, 3, tzinfo=UTC))
    assert str(refusal.value) == (
        "The moment 2020-01-04 00:00:00+00:00 is after 2020-01-03 00:00:00+00:00. "
        "Accepted: first and last, in order."
    )


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (SEVEN, True),
        # Zero is as good a value as seven.
        (replace(SEVEN, value=quantity(Comparator.NONE, None)), True),
        (replace(SEVEN, actuality=Actuality.ONGOING), True),
        (replace(SEVEN, modality=Modality.HEDGED), True),
        (replace(SEVEN, modality=Modality.HEARSAY), True),
        # Only what happened or goes on enters a count.
        (replace(SEVEN, actuality=Actuality.PLANNED), False),
        (replace(SEVEN, actuality=Actuality.FOILED), False),
        (replace(SEVEN, modality=Modality.CONTINGENT), False),
        # Speaking against seven is no voice for seven.
        (replace(SEVEN, modality=Modality.DENIED), False),
        (replace(SEVEN, polarity=Polarity.NEGATIVE), False),
        # Nothing is said.
        (replace(SEVEN, value=Unstated(ValueKind.COUNT)), False),
    ],
)
def test_what_may_move_a_published_value(statement: Statement, expected: bool) -> None:
    assert statement.is_admissible is expected


def test_unknown_is_said_and_withheld_is_something_else() -> None:
    assert replace(SEVEN, value=Unstated(ValueKind.COUNT)).is_unknown
    assert not replace(SEVEN, value=Unstated(ValueKind.COUNT, ValueState.WITHHELD)).is_unknown
    assert not replace(SEVEN, value=quantity(Comparator.NONE, None)).is_unknown


@pytest.mark.parametrize(
    ("informant", "kind", "channel", "expected"),
    [
        # Named, or a body: the informant.
        ("ministry", InformantKind.NAMED, "agency", "ministry"),
        ("ministry", None, "", "ministry"),
        # Nobody in particular: the agency that carried it.
        ("official", InformantKind.ANONYMOUS, "agency", "agency"),
        ("official", InformantKind.UNCLEAR, "agency", "agency"),
        ("", None, "agency", "agency"),
        # Nor an agency: the outlet itself.
        ("official", InformantKind.ANONYMOUS, "", "daily"),
        ("", None, "", "daily"),
    ],
)
def test_the_origin_is_the_informant_else_the_channel_else_the_outlet(
    informant: str, kind: InformantKind | None, channel: str, expected: str
) -> None:
    found = replace(SEVEN, informant=informant, informant_kind=kind, channel=channel)
    assert found.origin == expected
