"""One attribute settled: bounds, zeros, what counts and what does not, the canonical form."""

from decimal import Decimal

import pytest

from claims.consensus.explanation import say
from claims.consensus.settled import Role, Settled, content, content_sha256
from claims.domain.codes import (
    Actuality,
    Comparator,
    Evidence,
    Grade,
    Modality,
    Polarity,
    Stake,
    ValueKind,
    ValueState,
)
from claims.domain.statements import Statement
from claims.domain.values import Unstated, quantity
from tests.claims.consensus.cast import (
    ARMY,
    HOSPITAL,
    MINISTRY,
    RADIO,
    context,
    link,
    says,
    settle,
)

SEVEN = says("A1.1", 7, by=MINISTRY)
ALSO_SEVEN = says("A2.1", 7, by=HOSPITAL, on=RADIO)


def shown(settled: Settled) -> tuple[str | None, Decimal | None, Decimal | None]:
    return None if settled.value is None else settled.value.text(), settled.low, settled.high


def roles(settled: Settled) -> dict[str, Role]:
    return {one.claim: one.role for one in settled.testified}


# Numbers: low, value, high, evidence, whether the value is only a bound.
NUMBERS = [
    # one exact figure
    (["7"], "7", 7, 7, Evidence.UNDISPUTED, False),
    # a bound agrees with a larger value
    (["7", ">=3"], "7", 3, 7, Evidence.UNDISPUTED, False),
    # the greatest stated upper bound
    (["7", "5-9"], "7", 5, 9, Evidence.UNDISPUTED, False),
    # only bounds: the better one, marked
    ([">=3", ">=5"], "5", 3, None, Evidence.UNDISPUTED, True),
    # "more than 14" starts at 15
    ([">14"], "15", 15, None, Evidence.UNDISPUTED, True),
    ([">14", "20"], "20", 15, 20, Evidence.UNDISPUTED, False),
    # an upper bound alone
    (["<=9"], "9", None, 9, Evidence.UNDISPUTED, True),
    (["<5"], "4", None, 4, Evidence.UNDISPUTED, True),
    # a range names no number
    (["9-13"], None, 9, 13, Evidence.UNDISPUTED, False),
    (["some"], None, None, None, Evidence.UNDISPUTED, False),
    # a rounded figure and an exact one inside its grain
    (["~50", "52"], "52", 45, 55, Evidence.UNDISPUTED, False),
    # figures that exclude each other
    (["9", "13"], None, 9, 13, Evidence.CONTESTED, False),
    ([">=9", "4"], None, 4, None, Evidence.CONTESTED, False),
    # a value without an upper end lies beyond the only one that is stated
    (["none", ">=1"], None, 0, None, Evidence.CONTESTED, False),
    # the stated ends cross: nothing is known on either side
    ([">=9", "<=3"], None, None, None, Evidence.CONTESTED, False),
    # zero is a value, and excludes a positive number of the same time
    (["none"], "0", 0, 0, Evidence.UNDISPUTED, False),
    (["0", "2"], None, 0, 2, Evidence.CONTESTED, False),
]


@pytest.mark.parametrize(("said", "value", "low", "high", "evidence", "is_bound"), NUMBERS)
def test_numbers(
    said: list[str],
    value: str | None,
    low: int | None,
    high: int | None,
    evidence: Evidence,
    *,
    is_bound: bool,
) -> None:
    settled = settle(*(says(f"A{i}.1", text, on=f"outlet-{i}") for i, text in enumerate(said)))
    assert shown(settled) == (value, low, high)
    assert (settled.evidence, settled.value_is_bound) == (evidence, is_bound)


def test_contested_keeps_every_value_and_publishes_none() -> None:
    settled = settle(says("A1.1", 9), says("A2.1", 13, on=RADIO))
    assert [candidate.value.text() for candidate in settled.candidates] == ["13", "9"]
    assert not any(candidate.holds for candidate in settled.candidates)
    assert settled.grade is Grade.DISPUTED
    assert set(roles(settled).values()) == {Role.OPPOSES}


def test_figures_within_the_tolerance_agree_on_the_one_of_more_voices() -> None:
    statements = [
        says(f"A{i}.1", text, "participants", on=f"outlet-{i}")
        for i, text in enumerate(["100", "103", "103"])
    ]
    assert shown(settle(*statements)) == ("103", 100, 103)


def test_a_decided_corroboration_overrides_the_numbers() -> None:
    decided = context([link("A1.1", "A2.1", "corroborates")])
    settled = settle(says("A1.1", 9), says("A2.1", 10, on=RADIO), in_=decided)
    assert settled.evidence is Evidence.UNDISPUTED
    assert "One decision of a reviewer about these claims was followed." in say(settled.remarks, "en")


def test_a_decided_conflict_disputes_what_agrees() -> None:
    decided = context([link("A1.1", "A2.1", "conflicts")])
    settled = settle(SEVEN, ALSO_SEVEN, in_=decided)
    assert settled.evidence is Evidence.CONTESTED


def test_a_claim_that_a_reviewer_calls_a_part_does_not_speak_of_the_whole() -> None:
    decided = context([link("A2.1", "A1.1", "part_of", forward=True)])
    settled = settle(says("A1.1", 7), says("A2.1", 4, on=RADIO), in_=decided)
    assert shown(settled) == ("7", 7, 7)
    assert roles(settled)["A2.1"] is Role.PART


def test_a_claim_that_a_reviewer_calls_a_part_of_another_row_still_speaks_of_its_own() -> None:
    across = link("A1.1", "A2.1", "part_of", forward=True, is_across=True)
    settled = settle(says("A1.1", 4, "killed", scope="group:soldiers"), in_=context([across]))
    assert shown(settled) == ("4", 4, 4)


def test_figures_that_a_reviewer_calls_not_comparable_are_not_chosen_between() -> None:
    decided = context([link("A1.1", "A2.1", "not_comparable")])
    settled = settle(SEVEN, says("A2.1", 4, by=HOSPITAL, on=RADIO), in_=decided)
    assert (settled.value, settled.evidence, settled.grade) == (None, Evidence.INSUFFICIENT, None)
    assert [candidate.holds for candidate in settled.candidates] == [False, False]
    assert any("called not comparable" in sentence for sentence in say(settled.remarks, "en"))


def test_a_figure_that_does_not_compare_neither_disputes_nor_supports_the_one_of_more_voices() -> None:
    decided = context([link("A1.1", "A3.1", "not_comparable"), link("A2.1", "A3.1", "not_comparable")])
    settled = settle(SEVEN, ALSO_SEVEN, says("A3.1", 4, by=ARMY, on="web"), in_=decided)
    assert shown(settled) == ("7", 7, 7)
    assert (settled.voices_min, settled.grade) == (2, Grade.CORROBORATED)
    assert roles(settled)["A3.1"] is Role.IGNORED
    assert "One statement cannot be compared with the value: 4." in say(settled.remarks, "en")


def test_a_figure_that_a_reviewer_calls_the_finer_one_is_the_value() -> None:
    decided = context([link("A2.1", "A1.1", "refines", forward=True)])
    settled = settle(SEVEN, says("A2.1", 6, by=HOSPITAL, on=RADIO), in_=decided)
    assert shown(settled) == ("6", 6, 7)


def test_what_is_only_said_with_reserve_is_called_so() -> None:
    perhaps = says("A1.1", 7, by=MINISTRY, modality=Modality.HEDGED)
    reported = says("A2.1", 7, by=HOSPITAL, on=RADIO, modality=Modality.HEARSAY)
    only = "It is said with reserve only (it may be so, it is reported): nobody states it outright."
    assert only in say(settle(perhaps).remarks, "en")
    assert only in say(settle(perhaps, reported).remarks, "en")
    assert say(settle(perhaps, ALSO_SEVEN).remarks, "en")[1] == (
        "One statement is made with reserve (it may be so, it is reported) and weighs less."
    )
    assert say(settle(ALSO_SEVEN).remarks, "en") == ["One voice says 7."]


def test_a_zero_of_one_party_alone_is_not_published() -> None:
    settled = settle(
        says("A1.1", "none", by=ARMY, stake=Stake.PARTY),
        says("A2.1", "none", by=ARMY, on=RADIO, stake=Stake.PARTY),
    )
    assert shown(settled) == (None, 0, None)
    assert (settled.evidence, settled.grade) == (Evidence.INSUFFICIENT, None)
    assert say(settled.remarks, "en")[-1] == (
        "Only one party to the event says that there was none, which is not enough to publish a zero."
    )


def test_a_zero_that_a_bystander_confirms_is_published() -> None:
    settled = settle(
        says("A1.1", "none", by=ARMY, stake=Stake.PARTY), says("A2.1", "none", by=HOSPITAL, on=RADIO)
    )
    assert shown(settled) == ("0", 0, 0)


def test_an_earlier_zero_gives_way() -> None:
    settled = settle(says("A1.1", "none", day=1), says("A2.1", 2, on=RADIO, day=2))
    assert shown(settled) == ("2", 2, 2)
    assert roles(settled)["A1.1"] is Role.SUPERSEDED


def test_a_later_zero_does_not_undo_the_dead() -> None:
    settled = settle(says("A1.1", 2, day=1), says("A2.1", "none", on=RADIO, day=2))
    assert settled.evidence is Evidence.CONTESTED


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            says("A2.1", Unstated(ValueKind.COUNT), on=RADIO),
            "One source says that this is not known.",
        ),
        (
            says("A2.1", Unstated(ValueKind.COUNT, ValueState.WITHHELD), on=RADIO),
            "One source withholds it.",
        ),
        (
            says("A2.1", 50, on=RADIO, actuality=Actuality.PLANNED),
            "One statement speaks of what was planned, threatened or foiled and does not count.",
        ),
        (
            says("A2.1", 50, on=RADIO, modality=Modality.CONTINGENT),
            "One statement holds only on a condition and does not count.",
        ),
    ],
)
def test_what_does_not_count_is_named(statement: Statement, sentence: str) -> None:
    settled = settle(SEVEN, statement)
    assert shown(settled) == ("7", 7, 7)
    assert roles(settled)["A2.1"] is Role.IGNORED
    assert sentence in say(settled.remarks, "en")


def test_unknown_alone_is_insufficient_and_no_zero() -> None:
    settled = settle(says("A1.1", Unstated(ValueKind.COUNT)))
    assert shown(settled) == (None, None, None)
    assert (settled.evidence, settled.grade, settled.voices_max) == (Evidence.INSUFFICIENT, None, 0)


def test_another_unit_is_left_out_and_named() -> None:
    tonnes = quantity(Comparator.EXACT, 3, unit="tonne")
    people = [says(f"A{i}.1", quantity(Comparator.EXACT, 7, unit="person"), on=f"outlet-{i}") for i in (1, 2)]
    settled = settle(*people, says("A3.1", tonnes, on="web"))
    assert shown(settled) == ("7", 7, 7)
    assert "One statement is in another unit and is left out." in say(settled.remarks, "en")


def test_a_denial_disputes() -> None:
    settled = settle(SEVEN, says("A2.1", 7, by=ARMY, on=RADIO, polarity=Polarity.NEGATIVE))
    assert settled.evidence is Evidence.CONTESTED
    assert "One voice denies 7." in say(settled.remarks, "en")


def test_a_denial_alone_refutes() -> None:
    settled = settle(says("A1.1", 7, modality=Modality.DENIED))
    assert (settled.evidence, settled.grade, settled.value) == (Evidence.INSUFFICIENT, Grade.REFUTED, None)


def test_the_content_holds_plain_values_only() -> None:
    stated = content(settle(says("A1.1", "7", day=3)))
    assert stated["value"] == {
        "kind": "count",
        "value_state": "known",
        "comparator": "exact",
        "number": "7",
        "lower": "7",
        "upper": "7",
    }
    assert stated["as_of"] == "2020-11-03T12:00:00+00:00"


def test_the_hash_changes_with_what_the_row_holds_besides() -> None:
    settled = settle(SEVEN)
    assert content_sha256(settled) != content_sha256(settled, {"verification": "policy"})


def test_a_number_holds_for_the_moment_of_those_who_state_it() -> None:
    settled = settle(says("A1.1", 13, day=3), says("A2.1", "<=19", on=RADIO, day=8))
    assert settled.value is not None
    assert settled.value.text() == "13"
    assert settled.as_of is not None
    assert settled.as_of.day == 3
