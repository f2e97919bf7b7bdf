"""The grade of a value, and who is responsible: never by vote."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from claims.consensus.context import Context
from claims.consensus.derive import derive
from claims.consensus.derive_event import derive_event
from claims.consensus.explanation import say
from claims.consensus.settled import Settled
from claims.domain.codebook import Codebook
from claims.domain.codes import (
    Cardinality,
    Evidence,
    Grade,
    InformantKind,
    Modality,
    Reach,
    Stake,
)
from claims.domain.dates import parse_date
from claims.domain.values import DateValue
from tests.claims.consensus.cast import (
    ARMY,
    CODEBOOK,
    CONTEXT,
    GROUP,
    HOSPITAL,
    MINISTRY,
    RADIO,
    REGISTERS,
    context,
    says,
    settle,
    sources,
)

SEVEN = says("A1.1", 7, by=MINISTRY)
ALSO_SEVEN = says("A2.1", 7, by=HOSPITAL, on=RADIO)


def shown(settled: Settled) -> tuple[str | None, Decimal | None, Decimal | None]:
    return None if settled.value is None else settled.value.text(), settled.low, settled.high


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


def test_a_press_release_is_no_document_of_the_register() -> None:
    settled = settle(says("A1.1", 7, by=ARMY, informant_kind=InformantKind.DOCUMENT))
    assert settled.grade is Grade.SINGLE_VOICE


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


NO_GRADE = (
    "There is no grade: all who speak of it contradict themselves, or are read otherwise than they print."
)


def test_what_only_articles_say_that_contradict_themselves_has_no_grade() -> None:
    settled = settle(says("A1.1", 3), says("A1.2", 5), says("A2.1", 4, on=RADIO), says("A2.2", 5, on=RADIO))
    assert (settled.evidence, settled.low, settled.high) == (Evidence.UNDISPUTED, 3, 5)
    assert settled.grade is None
    assert NO_GRADE in say(settled.remarks, "en")


def test_two_articles_that_contradict_themselves_and_each_other_have_no_grade() -> None:
    said = says("A1.1", 1), says("A1.2", 2), says("A2.1", 5, on=RADIO), says("A2.2", 9, on=RADIO)
    settled = settle(*said)
    assert (settled.evidence, settled.grade) == (Evidence.CONTESTED, None)
    assert NO_GRADE in say(settled.remarks, "en")
    # Whoever speaks against them without such a flaw disputes it.
    assert settle(*said, says("A3.1", 7, on="web")).grade is Grade.DISPUTED
    denied = says("A3.1", ">=1", on="web", modality=Modality.DENIED)
    assert settle(*said[:2], denied).grade is Grade.DISPUTED


def test_an_emended_date_alone_has_no_grade_and_the_question_asks_for_a_first_voice() -> None:
    emended = DateValue(parse_date("2020-01-03"), "3 January 2019", "A misprint of the year.")
    settled = settle(says("A1.1", emended, "event_date"))
    assert (settled.evidence, settled.grade) == (Evidence.UNDISPUTED, None)
    assert NO_GRADE in say(settled.remarks, "en")
    assert [code for code, _ in settled.weighing.questions] == ["ask_first_voice"]
    both = settle(says("A1.1", emended, "event_date"), says("A2.1", "2020-01-03", "event_date", on=RADIO))
    assert (both.grade, both.voices_max) == (Grade.SINGLE_VOICE, 1)
    assert "Without voice 2 there would be no grade." in say(both.weighing.hangs_on, "en")


def test_a_sum_has_no_grade_where_a_part_of_it_has_none() -> None:
    said = [
        says("A1.1", 2, "killed", by=MINISTRY),
        says("A2.1", 3, "injured", on=RADIO),
        says("A2.2", "3-4", "injured", on=RADIO),
    ]
    contradicting = [*said[:2], says("A2.2", 4, "injured", on=RADIO)]
    rows = {row.attribute: row for row in derive_event(said, context=CONTEXT)}
    assert rows["casualties"].grade is Grade.SINGLE_VOICE
    rows = {row.attribute: row for row in derive_event(contradicting, context=CONTEXT)}
    assert rows["injured"].grade is None
    assert rows["casualties"].grade is None


def test_a_sum_of_graded_parts_is_graded_as_they_are_beside_an_article_that_contradicts_itself() -> None:
    parts = [says("A1.1", 2, "killed", by=MINISTRY), says("A2.1", 3, "injured", on=RADIO)]
    whole = [says("A3.1", "3-4", "casualties", on="web"), says("A3.2", "5-6", "casualties", on="web")]
    [row] = [row for row in derive_event([*parts, *whole], context=CONTEXT) if row.attribute == "casualties"]
    assert row.value is not None
    assert (row.value.text(), row.grade) == ("5", Grade.SINGLE_VOICE)


def test_a_toll_is_provisional_only_where_the_caller_says_as_of_when() -> None:
    statement = says("A1.1", 7, day=1)
    young = context(known_at=datetime(2020, 11, 2, tzinfo=UTC))
    assert settle(statement, in_=young).grade is Grade.PROVISIONAL
    assert settle(statement).grade is Grade.SINGLE_VOICE


def test_a_sum_of_parts_that_are_too_young_is_too_young_itself() -> None:
    told = (says("A1.1", 1, "killed", day=1), says("A1.2", 2, "injured", day=1))
    young = context(known_at=datetime(2020, 11, 2, tzinfo=UTC))
    assert {row.grade for row in derive_event(told, context=young)} == {Grade.PROVISIONAL}
    assert {row.grade for row in derive_event(told, context=context())} == {Grade.SINGLE_VOICE}


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
        sources=sources(enquiries=frozenset({"court"}), speaks_for={"group-channel": frozenset({GROUP})})
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


@pytest.mark.parametrize(
    "fields",
    [
        # A document that is neither a court's nor an enquiry's.
        {"by": "report"},
        # A leaflet: a document by form, of nobody whom the register knows as one.
        {"by": GROUP, "informant_kind": InformantKind.DOCUMENT},
        # The enquiry of a party to the event.
        {"by": "court", "stake": Stake.PARTY},
        # What a court is only presumed to have found.
        {"by": "court", "reach": Reach.PRESUMED},
        {"by": "court", "modality": Modality.HEARSAY},
    ],
)
def test_less_than_a_courts_own_finding_makes_no_perpetrator(fields: dict[str, Any]) -> None:
    known = context(sources=sources(documents=frozenset({"report", "court"}), enquiries=frozenset({"court"})))
    settled = settle(says("A1.1", "faction", "perpetrator", **fields), in_=known)
    assert (settled.evidence, settled.value, settled.grade) == (Evidence.INSUFFICIENT, None, None)


def test_a_partys_own_enquiry_establishes_no_figure() -> None:
    known = context(sources=sources(documents=frozenset({"inquiry"})))
    settled = settle(says("A1.1", 7, by="inquiry", stake=Stake.PARTY), in_=known)
    assert settled.grade is Grade.SINGLE_VOICE


def test_an_attribute_of_one_value_that_needs_proof_is_not_decided_by_vote_either() -> None:
    definition = replace(CODEBOOK["perpetrator"], cardinality=Cardinality.ONE)
    registers = replace(REGISTERS, codebook=Codebook({**CODEBOOK.attributes, "perpetrator": definition}))
    statements = [says(f"A{i}.1", GROUP, "perpetrator", by=f"body-{i}", on=f"outlet-{i}") for i in range(3)]
    settled = derive(statements, definition=definition, context=Context(registers))
    assert (settled.evidence, settled.value) == (Evidence.INSUFFICIENT, None)


def test_claimed_accused_and_denied_stay_apart() -> None:
    """The group's claim is in its own attribute, the ministry's blame in another; neither says who did it."""
    known = context(sources=sources(speaks_for={"group-channel": frozenset({GROUP})}))
    rows = derive_event(
        [
            says("A1.1", GROUP, "claimed_by", by="group-channel"),
            says("A2.1", GROUP, "blamed_party", by=MINISTRY),
            says("A3.1", GROUP, "perpetrator", by=HOSPITAL, on=RADIO),
            says("A4.1", GROUP, "blamed_party", by="faction", on=RADIO, modality=Modality.DENIED),
        ],
        context=known,
    )
    found = {row.attribute: (row.evidence, row.has_value) for row in rows}
    assert found == {
        "claimed_by": (Evidence.UNDISPUTED, True),
        "blamed_party": (Evidence.CONTESTED, False),
        "perpetrator": (Evidence.INSUFFICIENT, False),
    }
