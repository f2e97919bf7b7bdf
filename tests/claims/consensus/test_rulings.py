"""An editor's ruling applied to what was derived."""

from decimal import Decimal

import pytest

from claims.consensus.derive_event import derive_event
from claims.consensus.explanation import say
from claims.consensus.settled import Ruled, RulingKind, Settled
from claims.domain.codes import (
    Evidence,
    Grade,
    Ruling,
)
from claims.domain.statements import Statement
from tests.claims.consensus.cast import (
    CONTEXT,
    RADIO,
    context,
    link,
    number,
    says,
    settle,
)


def shown(settled: Settled) -> tuple[str | None, Decimal | None, Decimal | None]:
    return None if settled.value is None else settled.value.text(), settled.low, settled.high


CONTESTED = (says("A1.1", 9), says("A2.1", 13, on=RADIO))


def ruled(kind: RulingKind, value: object = None, picture: str = "") -> Settled:
    stated = None if value is None else number(str(value))
    return settle(*CONTESTED, ruled=Ruled(kind, stated, picture))


def test_a_ruled_value_is_published_and_the_evidence_stays_contested() -> None:
    settled = ruled(RulingKind.VALUE, 13)
    assert shown(settled) == ("13", 13, 13)
    assert (settled.evidence, settled.ruling, settled.grade) == (
        Evidence.CONTESTED,
        Ruling.RULED,
        Grade.DISPUTED,
    )
    assert say(settled.remarks, "en") == [
        "One voice says 9.",
        "One voice says 13.",
        "9 and 13 exclude each other.",
        "An editor ruled: 13.",
        "The voices alone put it at between 9 and 13.",
    ]
    assert [candidate.value.text() for candidate in settled.candidates] == ["13", "9"]


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("15", ("15", 15, 15, False)),
        (">=10", ("10", 10, None, True)),
        (">10", ("11", 11, None, True)),
        ("<=10", ("10", None, 10, True)),
        ("10-12", ("", 10, 12, True)),
    ],
)
def test_an_own_value_is_published_with_its_own_bounds(
    stated: str, published: tuple[str, int | None, int | None, bool]
) -> None:
    settled = ruled(RulingKind.OWN_VALUE, stated)
    assert (*shown(settled), settled.value_is_bound) == published


def test_a_ruled_bound_is_not_called_what_the_voices_left_open() -> None:
    settled = settle(says("A1.1", ">=3"), ruled=Ruled(RulingKind.OWN_VALUE, number("3")))
    assert (*shown(settled), settled.value_is_bound) == ("3", 3, 3, False)
    assert say(settled.remarks, "en") == [
        "One voice says at least 3.",
        "An editor ruled: 3.",
        "The voices alone put it at 3 or more.",
    ]


def test_a_ruling_without_a_value_no_longer_waits_for_an_editor() -> None:
    assert say(ruled(RulingKind.CONTESTED).remarks, "en")[-2:] == [
        "9 and 13 exclude each other.",
        "An editor ruled that it stays contested: all values are published.",
    ]


def test_a_ruled_range_has_no_best_value() -> None:
    assert shown(ruled(RulingKind.RANGE, "10-12")) == (None, 10, 12)


def test_an_editor_may_rule_that_it_stays_contested_or_insufficient() -> None:
    assert ruled(RulingKind.CONTESTED).evidence is Evidence.CONTESTED
    assert ruled(RulingKind.INSUFFICIENT).evidence is Evidence.INSUFFICIENT


def test_a_ruling_goes_stale_when_the_picture_moves() -> None:
    seen = settle(*CONTESTED).picture_sha256
    assert ruled(RulingKind.VALUE, 13, seen).ruling is Ruling.RULED
    moved = settle(*CONTESTED, says("A3.1", 11, on="web"), ruled=Ruled(RulingKind.VALUE, number("13"), seen))
    assert (moved.ruling, shown(moved)[0]) == (Ruling.STALE, "13")
    assert say(moved.remarks, "en")[-1] == (
        "New evidence has come since the ruling; an editor has to look again."
    )


def test_a_decided_link_moves_the_picture() -> None:
    seen = settle(*CONTESTED).picture_sha256
    decided = context([link("A1.1", "A2.1", "corroborates")])
    assert settle(*CONTESTED, in_=decided).picture_sha256 != seen


PARTS = (says("A1.1", 1, "killed"), says("A1.2", 5, "injured"))
CASUALTIES = ("casualties", "")


def casualties(*statements: Statement, rulings: dict[tuple[str, str], Ruled] | None = None) -> Settled:
    found = derive_event([*PARTS, *statements], context=CONTEXT, rulings=rulings)
    return next(row for row in found if row.attribute == "casualties")


def test_a_ruling_on_a_whole_goes_stale_when_its_parts_move() -> None:
    seen = casualties()
    ruled = {CASUALTIES: Ruled(RulingKind.VALUE, seen.value, seen.picture_sha256)}
    assert casualties(rulings=ruled).ruling is Ruling.RULED
    assert casualties(says("A2.1", 7, "injured", on=RADIO), rulings=ruled).ruling is Ruling.STALE


def test_a_ruling_on_a_whole_stands_when_an_editor_rules_on_a_part_of_the_same_picture() -> None:
    seen = casualties()
    ruled = {CASUALTIES: Ruled(RulingKind.VALUE, seen.value, seen.picture_sha256)}
    part = {("injured", ""): Ruled(RulingKind.OWN_VALUE, number("5"), "")}
    assert casualties(rulings={**ruled, **part}).ruling is Ruling.RULED
