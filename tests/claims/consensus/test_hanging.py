"""What a result hangs on, and what would settle it."""

from dataclasses import replace

import pytest

from claims.consensus.explanation import say
from claims.consensus.settled import Settled
from claims.domain.codes import Actuality, Axis, Modality, Provenance, Stake
from claims.domain.dates import parse_date
from claims.domain.statements import Statement
from claims.domain.values import DateValue
from tests.claims.consensus.cast import (
    CONTEXT,
    GROUP,
    HOSPITAL,
    MINISTRY,
    PAPER,
    RADIO,
    context,
    link,
    says,
    settle,
)

BOTH = (says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=HOSPITAL, on=RADIO))


def hangs(settled: Settled) -> list[str]:
    return say(settled.weighing.hangs_on, "en")


def asked(settled: Settled) -> list[str]:
    return say(settled.weighing.questions, "en")


def test_the_only_voice_is_named() -> None:
    assert hangs(settle(says("A1.1", 7))) == ["It hangs on its only voice, voice 1."]


def test_without_either_of_two_voices_nothing_is_corroborated() -> None:
    assert hangs(settle(*BOTH)) == [
        "Without voice 1 the grade would be: single voice.",
        "Without voice 2 the grade would be: single voice.",
    ]


def test_of_many_voices_none_decides() -> None:
    assert hangs(settle(*BOTH, says("A3.1", 7, by="court", on="web"))) == []
    assert hangs(settle(*(says(f"A{at}.1", 7, on=f"outlet-{at}") for at in range(5)))) == []


def test_the_one_who_disagrees_is_found_among_many() -> None:
    said = [says(f"A{at}.1", 7, on=f"outlet-{at}") for at in range(6)]
    assert hangs(settle(*said, says("A9.1", 5, on=RADIO))) == ["Without voice 7 it would be undisputed: 7."]


def test_one_day_written_in_two_ways_is_one_value() -> None:
    """What is lost without one of them is the grade: the value was said to become what it is."""
    day = parse_date("2020-11-17")
    told = [
        replace(says(f"A{at}.1", "2020-11-17", "event_date", on=outlet), value=DateValue(day, words))
        for at, outlet, words in ((1, PAPER, "Tuesday evening"), (2, RADIO, "17 November"))
    ]
    assert hangs(settle(*told)) == [
        "Without voice 1 the grade would be: single voice.",
        "Without voice 2 the grade would be: single voice.",
    ]


def test_the_finest_value_hangs_on_who_states_it() -> None:
    settled = settle(
        says("A1.1", "2020-11", "event_date"), says("A2.1", "2020-11-17", "event_date", on=RADIO)
    )
    assert "Without voice 2 the value would be 2020-11." in hangs(settled)


def test_who_repeats_the_old_figure_decides_whether_it_gave_way() -> None:
    said = (
        says("A1.1", 5, by=MINISTRY, day=1),
        says("A2.1", 7, by=HOSPITAL, on=RADIO, day=2),
        says("A3.1", 5, by=GROUP, on="web", day=3),
    )
    settled = settle(*said)
    assert settled.value is None
    assert "Without voice 3 it would be undisputed: 7." in hangs(settled)


def test_a_decided_dependence_is_one_voice_to_hang_on() -> None:
    decided = context([link("A1.1", "A2.1", Provenance.RELAYS, Axis.PROVENANCE, forward=True)])
    settled = settle(*BOTH, in_=decided)
    assert hangs(settled) == ["It hangs on its only voice, voice 1."]
    assert len(settled.weighing.contributions) == 1


def test_what_hangs_on_whom_is_found_by_leaving_each_voice_out() -> None:
    """The trials of a kind of voices stand for all of its voices."""
    said = [*BOTH, says("A3.1", ">=5", on="web"), says("A4.1", "5-9", on="weekly"), says("A5.1", 7, on="x")]
    settled = settle(*said)
    voices = {one.claim: one.voice for one in settled.testified}
    for voice in set(voices.values()):
        rest = settle(*[one for one in said if voices[one.id] != voice])
        is_same = (rest.evidence, rest.value, rest.grade) == (settled.evidence, settled.value, settled.grade)
        assert is_same is not any(f"voice {voice} " in sentence for sentence in hangs(settled))


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ([says("A1.1", 7)], "Ask somebody who does not rest on voice 1"),
        ([says("A1.1", 7), says("A2.1", 7, on=RADIO)], "Ask the outlets who their informants are"),
        ([says("A1.1", 7), says("A2.1", 5, on=RADIO)], "Ask the informant of voice 1 whether it is"),
        ([says("A1.1", ">=3"), says("A2.1", "<=9", on=RADIO)], "Ask the informant of voice 1 for the number"),
        ([says("A1.1", "none", stake=Stake.PARTY)], "Ask somebody who is no party to the event"),
        ([says("A1.1", "group", "perpetrator")], "Ask for an admission"),
        (
            [
                says("A1.1", "drone", "weapon"),
                says("A2.1", "drone", "weapon", on=RADIO, modality=Modality.DENIED),
            ],
            "Ask the informant of voice 2 what the denial",
        ),
    ],
)
def test_the_one_question_that_would_settle_it(said: list[Statement], question: str) -> None:
    [sentence] = asked(settle(*said))
    assert sentence.startswith(question)


def test_what_is_corroborated_asks_nothing() -> None:
    assert asked(settle(*BOTH)) == []


def test_the_heavier_word_of_two_that_exclude_each_other_is_asked() -> None:
    settled = settle(says("A1.1", 7, rank=8), says("A2.1", 5, on=RADIO, rank=1))
    assert "voice 2" in asked(settled)[0]


def test_every_voice_and_every_claim_left_out_has_its_sentence() -> None:
    settled = settle(
        says("A1.1", 5, day=1),
        says("A2.1", 7, on=PAPER, day=2),
        says("A3.1", 9, on=RADIO, actuality=Actuality.PLANNED),
        says("A4.1", 8, on="web", modality=Modality.CONTINGENT),
        in_=CONTEXT,
    )
    [voice] = say(settled.weighing.voices, "en")
    assert voice.startswith("Voice 1 says 7: +")
    assert say(settled.weighing.asides, "en") == [
        "A1.1, 5, counts for nothing: it gave way to A2.1.",
        "A3.1 does not count: it speaks of what was planned, threatened or foiled.",
        "A4.1 does not count: it holds only on a condition.",
    ]


def test_a_weight_has_the_decimal_mark_of_its_language() -> None:
    voices = settle(says("A1.1", 7)).weighing.voices
    assert "+4.04" in say(voices, "en")[0]
    assert "+4,04" in say(voices, "fr")[0]
