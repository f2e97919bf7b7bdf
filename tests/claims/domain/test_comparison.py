"""claims.domain.comparison: two claims, by events, scopes, attributes, polarity and kind."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain.codes import (
    Actuality,
    Comparability,
    Comparator,
    Modality,
    Polarity,
    ValueKind,
    ValueState,
)
from claims.domain.comparison import compare
from claims.domain.dates import parse_date
from claims.domain.errors import BadCodebook
from claims.domain.findings import Comparison, Direction
from claims.domain.scopes import Scope
from claims.domain.statements import Statement
from claims.domain.values import Category, DateValue, Named, Truth, Unstated, Wording, quantity
from tests.claims.domain.cast import MONDAY, NONE, TUESDAY, at_least, denies, exactly, says
from tests.claims.domain.strategies import CODEBOOK, REGISTERS, statements

AGREE, COMPATIBLE, CONFLICT = Comparability.AGREE, Comparability.COMPATIBLE, Comparability.CONFLICT
NOT_COMPARABLE, PART_OF = Comparability.NOT_COMPARABLE, Comparability.PART_OF
ZONE, KARRADA = Scope(place="place:green-zone"), Scope(place="place:karrada")
SOLDIERS = Scope(group="group:soldiers")


def found(a: Statement, b: Statement) -> Comparison:
    """What is found, once it is found the same from the other side."""
    finding = compare(a, b, REGISTERS)
    assert compare(b, a, REGISTERS) == finding.reversed
    return finding


def place(wording: str, key: str = "") -> Named:
    return Named(ValueKind.PLACE, wording, key)


@settings(max_examples=200)
@given(statements(), statements())
def test_the_finding_turns_round_with_its_claims(a: Statement, b: Statement) -> None:
    assert compare(a, b, REGISTERS) == compare(b, a, REGISTERS).reversed


@settings(max_examples=200)
@given(
    st.sampled_from(sorted(CODEBOOK.attributes)).flatmap(
        lambda key: st.tuples(statements(key), statements(key))
    )
)
def test_the_finding_turns_round_within_one_attribute(pair: tuple[Statement, Statement]) -> None:
    plain = [replace(one, scope=Scope(), actuality=Actuality.HAPPENED) for one in pair]
    assert compare(plain[0], plain[1], REGISTERS) == compare(plain[1], plain[0], REGISTERS).reversed


@given(statements())
def test_a_claim_never_conflicts_with_itself(a: Statement) -> None:
    assert compare(a, a, REGISTERS).relation is not CONFLICT


@given(statements(), statements())
def test_only_updates_and_parts_point_somewhere(a: Statement, b: Statement) -> None:
    finding = compare(a, b, REGISTERS)
    assert (finding.direction is Direction.NONE) == (
        finding.relation not in (Comparability.UPDATE, Comparability.PART_OF)
    )
    assert finding.detail.endswith(".")


@pytest.mark.parametrize(
    ("a", "b", "detail"),
    [
        (says(exactly(7), event="E000001"), says(exactly(7), event="E000002"), "They speak of different events."),
        (says(exactly(7)), says(Unstated(ValueKind.COUNT)),
            "One says that the value is not known or withheld, which adds nothing."),
        # Withheld is no value either; nor are two silences a match.
        (says(exactly(7)), says(Unstated(ValueKind.COUNT, ValueState.WITHHELD)),
            "One says that the value is not known or withheld, which adds nothing."),
        (says(Unstated(ValueKind.COUNT)), says(Unstated(ValueKind.COUNT)),
            "One says that the value is not known or withheld, which adds nothing."),
        (says(exactly(7)), says(exactly(7), actuality=Actuality.PLANNED),
            "One speaks of what happened, the other of what was planned, threatened or foiled."),
        (says(exactly(7)), says(exactly(7), modality=Modality.CONTINGENT), "One holds only on a condition."),
        # Coded under another version of the codebook.
        (says(exactly(7)), says(Wording("seven guards")), "Their values are of different kinds: count and text."),
        (says(exactly(7)), says(exactly(7), "participants"), "They speak of different attributes."),
        (says(exactly(4), scope=ZONE), says(exactly(4), scope=KARRADA),
            "They cover different parts that do not overlap."),
        (says(exactly(4), scope=ZONE), says(exactly(4), scope=SOLDIERS),
            "How the parts they cover stand to each other is not known."),
    ],
)  # fmt: skip
def test_what_cannot_be_set_against_each_other(a: Statement, b: Statement, detail: str) -> None:
    assert found(a, b) == Comparison(NOT_COMPARABLE, detail)


def test_an_unrouted_claim_is_taken_to_speak_of_the_event() -> None:
    assert found(says(exactly(7), event="E000001"), says(exactly(7))) == Comparison(AGREE, "Both say 7.")


def test_what_goes_on_is_compared_with_what_happened() -> None:
    assert found(says(exactly(7), actuality=Actuality.ONGOING), says(exactly(7))).relation is AGREE


def test_an_unknown_attribute_is_refused_by_name() -> None:
    with pytest.raises(BadCodebook, match=r'^No attribute "hurt" in the codebook\. Known: casualties, '):
        compare(says(exactly(7), "hurt"), says(exactly(7), "hurt"), REGISTERS)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # Rule 3: casualties = 0 implies killed = 0 ...
        (says(NONE, "casualties"), says(exactly(1)),
            Comparison(CONFLICT, "A part of 1 is more than the whole of 0.")),
        # ... never the reverse: others may have been injured.
        (says(NONE), says(exactly(1), "casualties"),
            Comparison(PART_OF, "0 is a part of 1.", Direction.FORWARD)),
        # Not at another time.
        (says(NONE, "casualties", as_of=MONDAY), says(exactly(1), as_of=TUESDAY),
            Comparison(COMPATIBLE, "A part of 1 is more than the whole of 0, of another time.")),
        (says(exactly(3)), says(exactly(5), "casualties"),
            Comparison(PART_OF, "3 is a part of 5.", Direction.FORWARD)),
        # A part of a part of the whole.
        (says(exactly(6), scope=SOLDIERS), says(exactly(5), "casualties"),
            Comparison(CONFLICT, "A part of 6 is more than the whole of 5.")),
        # The killed everywhere are no part of the casualties in the zone.
        (says(exactly(6)), says(exactly(5), "casualties", scope=ZONE),
            Comparison(NOT_COMPARABLE, "They speak of different attributes of different parts.")),
        # Two parts of one whole say nothing of each other.
        (says(exactly(6)), says(exactly(5), "injured"),
            Comparison(NOT_COMPARABLE, "They speak of different attributes.")),
    ],
)  # fmt: skip
def test_parts_of_attributes(a: Statement, b: Statement, expected: Comparison) -> None:
    assert found(a, b) == expected


def test_parts_of_scopes() -> None:
    in_the_zone = says(exactly(4), scope=ZONE)
    assert found(in_the_zone, says(exactly(7))) == Comparison(PART_OF, "4 is a part of 7.", Direction.FORWARD)
    assert found(says(exactly(3)), in_the_zone) == Comparison(
        CONFLICT, "A part of 4 is more than the whole of 3."
    )
    assert found(
        says(place("the zone"), "place"), says(place("the embassy"), "place", scope=ZONE)
    ) == Comparison(PART_OF, "One speaks of a part of what the other covers.", Direction.BACKWARD)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        # Places of a set stand side by side; a single place is one or the other.
        (says(place("Karrada", "karrada"), "target"), says(place("the zone", "green-zone"), "target"), COMPATIBLE),
        (says(place("Karrada", "karrada"), "place"), says(place("the zone", "green-zone"), "place"), CONFLICT),
        # Names that nobody resolved may be members too.
        (says(place("a market"), "target"), says(place("a bridge"), "target"), COMPATIBLE),
        (says(place("a market"), "place"), says(place("a bridge"), "place"), NOT_COMPARABLE),
        # The same member is the same member.
        (says(place("a market"), "target"), says(place("A market"), "target"), AGREE),
        (says(DateValue(parse_date("2020-01-03")), "death_date"),
            says(DateValue(parse_date("2020-01-09")), "death_date"), COMPATIBLE),
        # None of a set against one of it.
        (says(Wording("", Comparator.NONE), "damage"), says(Wording("a wall"), "damage"), CONFLICT),
        (says(Category("car_bomb"), "weapon"), says(Category("bomb"), "weapon"), COMPATIBLE),
    ],
)  # fmt: skip
def test_members_of_a_set_never_conflict(a: Statement, b: Statement, relation: Comparability) -> None:
    assert found(a, b).relation is relation


CLAIMED = "responsibility_claimed"
REJECTS = Comparison(CONFLICT, "One states what the other rejects.")
LEAVES_ROOM = Comparison(COMPATIBLE, "What one rejects does not rule out what the other states.")


@pytest.mark.parametrize(
    ("stated", "rejected", "expected"),
    [
        (says(exactly(7)), denies(exactly(7)), REJECTS),
        (says(exactly(7)), says(exactly(7), polarity=Polarity.NEGATIVE), REJECTS),
        (says(exactly(7)), denies(exactly(5)), LEAVES_ROOM),
        # "Not 3 or more" rules out 7 and "at least 10"; "not 7" leaves "at least 3" standing.
        (says(exactly(7)), denies(at_least(3)), REJECTS),
        (says(at_least(10)), denies(at_least(3)), REJECTS),
        (says(at_least(3)), denies(exactly(7)), LEAVES_ROOM),
        # A vague quantity without bounds names nothing to reject.
        (says(NONE), denies(quantity(Comparator.SOME, None)), LEAVES_ROOM),
        # Not that month rules out its days, not that day leaves the month.
        (says(DateValue(parse_date("2020-11-17")), "event_date"),
            denies(DateValue(parse_date("2020-11")), "event_date"), REJECTS),
        (says(DateValue(parse_date("2020-11")), "event_date"),
            denies(DateValue(parse_date("2020-11-17")), "event_date"), LEAVES_ROOM),
        # Not in Iraq rules out Baghdad.
        (says(place("Baghdad", "baghdad"), "place"), denies(place("Iraq", "iraq"), "place"), REJECTS),
        (says(place("Iraq", "iraq"), "place"), denies(place("Baghdad", "baghdad"), "place"), LEAVES_ROOM),
        (says(place("a market"), "target"), denies(place("a market"), "target"), REJECTS),
        (says(Category("car_bomb"), "weapon"), denies(Category("bomb"), "weapon"), REJECTS),
        (says(Category("bomb"), "weapon"), denies(Category("car_bomb"), "weapon"), LEAVES_ROOM),
        (says(Truth(value=True), CLAIMED), denies(Truth(value=True), CLAIMED), REJECTS),
        (says(Truth(value=False), CLAIMED), denies(Truth(value=True), CLAIMED),
            LEAVES_ROOM),
        # What cannot be compared when stated cannot be when rejected.
        (says(exactly(7, "rocket")), denies(exactly(7, "launcher")),
            Comparison(NOT_COMPARABLE, 'Their units differ: "launcher" and "rocket".')),
        # A rejected part says nothing of the whole.
        (says(exactly(7)), denies(exactly(8), scope=ZONE),
            Comparison(NOT_COMPARABLE, "One rejects a value, which says nothing of a part or a whole.")),
    ],
)  # fmt: skip
def test_a_rejected_value(stated: Statement, rejected: Statement, expected: Comparison) -> None:
    assert found(stated, rejected) == expected


def test_two_denials() -> None:
    assert found(denies(exactly(7)), denies(exactly(7))) == Comparison(AGREE, "Both reject the same value.")
    assert found(denies(exactly(7)), denies(exactly(5))) == Comparison(COMPATIBLE, "Both reject a value.")


@given(statements("killed"), statements("casualties"))
def test_a_part_in_none_conflicts_only_at_one_time(a: Statement, b: Statement) -> None:
    some, none = replace(a, value=exactly(1)), replace(b, value=NONE)
    if compare(some, none, REGISTERS).relation is CONFLICT:
        assert some.as_of.overlaps(none.as_of)
    # The reverse never conflicts.
    assert compare(replace(a, value=NONE), replace(b, value=exactly(1)), REGISTERS).relation is not CONFLICT
