"""Who answers an act: police that shoot the one who did it, and did nothing else, are no authors of it.

Outward: ``without_answers`` and ``strikes_the_culprit``. The author is told by a noun ("police shot dead the gunman")
or by a pronoun that stands for an author told before ("les agents ont ouvert le feu et | l' | ont tué").
"""

from collections.abc import Iterator

from claims.extraction.agents import Told, agent_from
from claims.extraction.clause_subjects import subject_of
from claims.extraction.pronouns import author_before
from claims.extraction.reading import Counted, Reading, Sentence
from claims.extraction.tokens import Hit

CHAIN = ("function.passive", "function.auxiliary", "function.adverb")
# Tokens from "and" back to the auxiliary that two verbs share: "l'| a | rattrapé et" (arbitrary but works).
SHARED_REACH = 4
# Tokens from "by" to whose shot it was: "par | un tir de policiers" (arbitrary but works).
OWNER_REACH = 5


def _answering(reading: Reading, sentence: Sentence) -> set[tuple[int, int]]:
    """The spans of subjects that strike an author in the sentence; whatever else they did there answers the act."""
    spans: set[tuple[int, int]] = set()
    for verb in reading.marks.within("actors.carries_out", sentence.first, sentence.last):
        start: int | None = verb.first
        if not strikes_the_culprit(reading, verb, sentence):
            start = _strikes_one_told(reading, verb, sentence)
        subject = subject_of(reading, start, sentence) if start is not None else None
        if subject is not None:
            spans.add(subject.span)
    return spans


def strikes_the_culprit(reading: Reading, verb: Hit, sentence: Sentence) -> bool:
    """ "police killed the gunman": who answers the act did not carry it out."""
    target = agent_from(reading, verb.last, sentence.last) if verb.last < sentence.last else None
    return target is not None and reading.marks.is_in(target.head, "actors.culprit")


def _strikes_one_told(reading: Reading, verb: Hit, sentence: Sentence) -> int | None:
    """ "La police | l' | a abattu", "la foule | l' | a pris et roué de coups": where an author's pronoun stands."""
    index = _before_chain(reading, verb.first, sentence.first)
    if reading.marks.is_in(index, "function.conjunction"):
        reach = range(index - 1, max(sentence.first, index - SHARED_REACH), -1)
        index = (
            next((place for place in reach if reading.marks.is_in(place, "function.auxiliary")), index) - 1
        )
    is_him = index > sentence.first and reading.marks.is_in(index, "function.him")
    return index if is_him and author_before(reading, index) is not None else None


def _answered_by(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """The tokens behind "by" of who struck an author: "il a été abattu par | un tir de policiers"."""
    for by in reading.marks.within("actors.agent", sentence.first, sentence.last):
        verb = next(
            (
                hit
                for index in range(by.first - 1, max(sentence.first, by.first - OWNER_REACH), -1)
                if (hit := reading.marks.over("actors.done", index)) is not None
            ),
            None,
        )
        if verb is None:
            continue
        index = _before_chain(reading, verb.first, sentence.first)
        if reading.marks.is_in(index, "function.he") and author_before(reading, index) is not None:
            yield from range(by.last, min(by.last + OWNER_REACH, sentence.last))


def without_answers(reading: Reading, sentence: Sentence, told: list[Told]) -> list[Told]:
    """Those who did it, without those who only struck an author."""
    spans, behind = _answering(reading, sentence), set(_answered_by(reading, sentence))
    if _strikes_others(reading, sentence):
        return told
    return [one for one in told if one.span not in spans and one.span[0] not in behind]


def _strikes_others(reading: Reading, sentence: Sentence) -> bool:
    """ "Soldiers killed | ten people | and shot dead an attacker": a number of others suffered in the sentence."""
    return any(
        not reading.marks.is_in(one.noun_last - 1, "actors.culprit", "nouns.assailant")
        and reading.marks.is_in(one.noun_last - 1, "nouns.people", "nouns.person")
        and one.noun_first < one.noun_last
        and not _acts(reading, one)
        for one in reading.counted_of.get(sentence.number, ())
    )


def _acts(reading: Reading, counted: Counted) -> bool:
    """ "| A man | stabbed two guards": who did it is none of those who suffered."""
    return reading.marks.is_in(
        max(counted.last, counted.noun_last), "actors.carries_out", "function.relative"
    )


def _before_chain(reading: Reading, first: int, earliest: int) -> int:
    """The token before a verb and its auxiliaries."""
    index = first - 1
    while index > earliest and reading.marks.is_in(index, *CHAIN):
        index -= 1
    return index
