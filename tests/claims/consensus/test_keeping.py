"""Who is left out of a number for a trial: hardly anybody where two others keep the result as it is."""

from collections.abc import Set

import pytest

from claims.consensus.context import Context
from claims.consensus.hearing import Hearing
from claims.domain.codes import Axis, Evidence, Grade, Provenance, Stake
from claims.domain.statements import Statement
from tests.claims.consensus.cast import context, link, says, settle

# Nine of the fourth day is never more than told later, nor is eight of the fifth; the others gave way, or may have.
AT_ODDS = [
    says("A1.1", 9, by="ministry", on="paper", day=4),
    says("A2.1", 8, by="hospital", on="radio", day=5),
    says("A3.1", 7, by="army", on="agency", day=1),
    says("A4.1", 5, by="police", on="daily", day=6),
    says("A5.1", ">=6", by="mayor", on="weekly", day=6),
]
CORROBORATED = [says(f"A{number}.1", 7, by=f"body-{number}", on=f"outlet-{number}") for number in range(5)]
# One more body in each, so that no two voices say the same of the same others.
APART = [
    link("A0.1", f"A{number}.1", relation, Axis.PROVENANCE)
    for number, relation in ((1, Provenance.UNKNOWN), (2, Provenance.INDEPENDENT))
]


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[Set[str]]:
    """The claims left out, trial by trial."""
    found: list[Set[str]] = []
    again, without = Hearing.again_without, Hearing.without

    def spy_again(hearing: Hearing, claims: Set[str], known: Context) -> Hearing:
        found.append(claims)
        return again(hearing, claims, known)

    def spy_without(hearing: Hearing, claims: Set[str]) -> Hearing:
        found.append(claims)
        return without(hearing, claims)

    monkeypatch.setattr(Hearing, "again_without", spy_again)
    monkeypatch.setattr(Hearing, "without", spy_without)
    return found


def test_of_a_contested_number_only_two_who_stand_for_good_are_tried(tried: list[Set[str]]) -> None:
    settled = settle(*AT_ODDS)
    assert settled.evidence is Evidence.CONTESTED
    assert settled.weighing.hangs_on == ()
    assert len(tried) < len(AT_ODDS) - 1


def test_of_a_corroborated_number_nobody_is_tried(tried: list[Set[str]]) -> None:
    settled = settle(*CORROBORATED, in_=context(APART))
    assert settled.grade is Grade.CORROBORATED
    assert settled.weighing.hangs_on == ()
    assert tried == []


@pytest.mark.parametrize(
    "one_more",
    [
        # Another figure may be the one that all the others only agree with.
        says("A9.1", ">=5", by="mayor", on="weekly"),
        # How many parties there are counts beside how many voices.
        says("A9.1", 7, by="mayor", on="weekly", stake=Stake.PARTY),
        # Without one of an article the others may testify otherwise.
        says("A4.2", 7, by="mayor", on="weekly"),
    ],
)
def test_where_more_than_the_number_of_voices_counts_they_are_tried(
    one_more: Statement, tried: list[Set[str]]
) -> None:
    settle(*CORROBORATED, one_more, in_=context(APART))
    assert tried
