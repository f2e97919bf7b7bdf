"""One attribute settled: bounds, zeros, conflicts, grades, rulings. The rules of DESIGN section 5, case by case."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from claims.consensus.explanation import say
from claims.consensus.settled import Role, Ruled, RulingKind, Settled, content, content_sha256
from claims.domain.codes import (
    Actuality,
    Comparator,
    Evidence,
    Grade,
    InformantKind,
    Modality,
    Polarity,
    Ruling,
    Stake,
    ValueKind,
    ValueState,
)
from claims.domain.dates import parse_date
from claims.domain.statements import Statement
from claims.domain.values import DateValue, Unstated, quantity
from tests.claims.consensus.cast import (
    ARMY,
    GROUP,
    HOSPITAL,
    MINISTRY,
    RADIO,
    context,
    link,
    number,
    says,
    settle,
    sources,
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
    ([">=9", "4"], None, 4, 4, Evidence.CONTESTED, False),
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


# Zeros and their stake.
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


# Grades.
def test_two_independent_voices_corroborate() -> None:
    settled = settle(SEVEN, ALSO_SEVEN)
    assert (settled.grade, settled.voices_min, settled.voices_max) == (Grade.CORROBORATED, 2, 2)


def test_two_voices_that_cannot_be_shown_to_be_independent_only_support() -> None:
    settled = settle(SEVEN, says("A2.1", 7, on=RADIO))
    assert (settled.grade, settled.voices_min, settled.voices_max) == (Grade.SUPPORTED, 1, 2)


def test_two_parties_do_not_corroborate_each_other() -> None:
    settled = settle(
        says("A1.1", 7, by=ARMY, stake=Stake.PARTY), says("A2.1", 7, by=MINISTRY, on=RADIO, stake=Stake.PARTY)
    )
    assert settled.grade is Grade.SUPPORTED
    assert "All voices are parties to the event, so their agreement does not corroborate." in say(
        settled.remarks, "en"
    )


def test_one_voice_is_one_voice_however_often_it_is_printed() -> None:
    settled = settle(*(says(f"A{i}.1", 7, by=MINISTRY, on=f"outlet-{i}") for i in range(9)))
    assert (settled.grade, settled.voices_max) == (Grade.SINGLE_VOICE, 1)


@pytest.mark.parametrize("kind", [InformantKind.DOCUMENT, InformantKind.NAMED])
def test_a_document_establishes(kind: InformantKind) -> None:
    known = context(sources=sources(documents=frozenset({"inquiry"})))
    settled = settle(says("A1.1", 7, by="inquiry", informant_kind=kind), in_=known)
    assert settled.grade is Grade.ESTABLISHED
    assert say(settled.remarks, "en")[-1] == "It rests on a document or an inquiry."


def test_a_hedged_document_establishes_nothing() -> None:
    known = context(sources=sources(documents=frozenset({"inquiry"})))
    settled = settle(says("A1.1", 7, by="inquiry", modality=Modality.HEDGED), in_=known)
    assert settled.grade is Grade.SINGLE_VOICE


def test_an_article_that_contradicts_itself_raises_no_grade() -> None:
    settled = settle(says("A1.1", 3), says("A1.2", 5), says("A2.1", 4, by=HOSPITAL, on=RADIO))
    assert shown(settled) == ("4", 3, 5)
    assert (settled.grade, settled.voices_max) == (Grade.SINGLE_VOICE, 1)


def test_a_toll_is_provisional_only_where_the_caller_says_as_of_when() -> None:
    statement = says("A1.1", 7, day=1)
    young = context(known_at=datetime(2020, 11, 2, tzinfo=UTC))
    assert settle(statement, in_=young).grade is Grade.PROVISIONAL
    assert settle(statement).grade is Grade.SINGLE_VOICE


# What does not count.
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


# Dates, times, booleans.
def test_the_finest_date_that_the_others_contain_is_published() -> None:
    settled = settle(
        says("A1.1", "2020-11", "event_date"), says("A2.1", "2020-11-17", "event_date", on=RADIO)
    )
    assert settled.value is not None
    assert settled.value.text() == "2020-11-17"
    assert all(candidate.holds for candidate in settled.candidates)


def test_two_days_are_contested() -> None:
    settled = settle(
        says("A1.1", "2020-11-17", "event_date"), says("A2.1", "2020-11-18", "event_date", on=RADIO)
    )
    assert (settled.evidence, settled.value) == (Evidence.CONTESTED, None)


def test_an_emended_date_is_kept_shown_and_adds_no_voice() -> None:
    emended = DateValue(parse_date("2020-01-03"), "3 January 2019", "A misprint of the year.")
    settled = settle(says("A1.1", "2020-01-03", "event_date"), says("A2.1", emended, "event_date", on=RADIO))
    assert (settled.evidence, settled.voices_min, settled.voices_max) == (Evidence.UNDISPUTED, 1, 1)
    assert any("read otherwise than it is printed" in sentence for sentence in say(settled.remarks, "en"))
    assert settled.value == DateValue(parse_date("2020-01-03"))


def test_a_clock_time_is_finer_than_a_part_of_the_day() -> None:
    settled = settle(says("A1.1", "night", "event_time"), says("A2.1", "21:10", "event_time", on=RADIO))
    assert settled.value is not None
    assert settled.value.text() == "21:10"


def test_an_article_of_two_clock_times_testifies_for_neither() -> None:
    settled = settle(says("A1.1", "02:00", "event_time"), says("A1.2", "09:00", "event_time"))
    assert (settled.evidence, settled.value) == (Evidence.INSUFFICIENT, None)
    assert set(roles(settled).values()) == {Role.IGNORED}


def test_false_at_first_and_true_later_is_an_update() -> None:
    settled = settle(
        says("A1.1", False, "responsibility_claimed", day=1),
        says("A2.1", True, "responsibility_claimed", on=RADIO, day=2),
    )
    assert settled.value is not None
    assert settled.value.text() == "true"


# Sets.
def test_members_of_a_set_have_voices_each() -> None:
    settled = settle(
        says("A1.1", "rocket", "weapon"),
        says("A2.1", "rocket", "weapon", on=RADIO),
        says("A2.2", "drone", "weapon", on=RADIO),
    )
    assert settled.evidence is Evidence.UNDISPUTED
    assert [(c.value.text(), c.voices_max, c.holds) for c in settled.candidates] == [
        ("rocket", 2, True),
        ("drone", 1, True),
    ]
    assert settled.grade is Grade.SINGLE_VOICE


def test_a_denied_member_is_disputed_and_the_others_stand() -> None:
    settled = settle(
        says("A1.1", "rocket", "weapon"),
        says("A1.2", "drone", "weapon"),
        says("A2.1", "drone", "weapon", on=RADIO, polarity=Polarity.NEGATIVE),
    )
    assert (settled.evidence, settled.value) == (Evidence.CONTESTED, None)
    assert {c.value.text(): c.holds for c in settled.candidates} == {"rocket": True, "drone": False}


def test_a_wider_place_supports_the_narrower_one() -> None:
    settled = settle(says("A1.1", "baghdad", "place"), says("A2.1", "green-zone", "place", on=RADIO))
    assert [(c.value.text(), c.voices_max) for c in settled.candidates] == [("green-zone", 2)]


def test_no_damage_disputes_damage() -> None:
    settled = settle(says("A1.1", "a wall fell", "damage"), says("A2.1", "none", "damage", on=RADIO))
    assert settled.evidence is Evidence.CONTESTED


# Responsibility: never by vote.
def test_no_number_of_accusers_makes_a_perpetrator() -> None:
    settled = settle(
        *(says(f"A{i}.1", GROUP, "perpetrator", by=f"body-{i}", on=f"outlet-{i}") for i in range(5))
    )
    assert (settled.evidence, settled.value, settled.grade) == (Evidence.INSUFFICIENT, None, None)
    assert settled.candidates[0].voices_min == 5
    assert not settled.candidates[0].holds


@pytest.mark.parametrize(
    ("informant", "proof"),
    [
        ("group-channel", "It rests on an admission by the one concerned."),
        ("court", "It rests on a document or an inquiry."),
    ],
)
def test_an_admission_or_a_court_makes_a_perpetrator(informant: str, proof: str) -> None:
    known = context(
        sources=sources(documents=frozenset({"court"}), speaks_for={"group-channel": frozenset({GROUP})})
    )
    settled = settle(says("A1.1", GROUP, "perpetrator", by=informant), in_=known)
    assert settled.value is not None
    assert (settled.value.text(), settled.grade) == (GROUP, Grade.ESTABLISHED)
    assert proof in say(settled.remarks, "en")


def test_a_disputed_admission_makes_no_perpetrator() -> None:
    known = context(sources=sources(speaks_for={"group-channel": frozenset({GROUP})}))
    settled = settle(
        says("A1.1", GROUP, "perpetrator", by="group-channel"),
        says("A2.1", GROUP, "perpetrator", by=MINISTRY, on=RADIO, modality=Modality.DENIED),
        in_=known,
    )
    assert (settled.evidence, settled.value) == (Evidence.CONTESTED, None)


# Rulings.
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


# The canonical form.
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
