"""An editor's ruling applied to what was derived."""

from decimal import Decimal

from claims.consensus.explanation import say
from claims.consensus.settled import Ruled, RulingKind, Settled
from claims.domain.codes import (
    Evidence,
    Grade,
    Ruling,
)
from tests.claims.consensus.cast import (
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
    assert shown(settled) == ("13", 9, 13)
    assert (settled.evidence, settled.ruling, settled.grade) == (
        Evidence.CONTESTED,
        Ruling.RULED,
        Grade.DISPUTED,
    )
    assert say(settled.remarks, "en")[-1] == "An editor ruled: 13."


def test_an_own_value_outside_what_is_said_widens_the_bounds() -> None:
    assert shown(ruled(RulingKind.OWN_VALUE, 15)) == ("15", 9, 15)


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
