"""Stage: how many acts a period has seen, told by the last one's rank: "the third attack in a month" is three.

Outward: ``read_ordinals``. A bare ordinal counts nothing: the period must be told beside it, and is the scope.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import Comparator, ValueKind
from claims.domain.values import quantity
from claims.extraction.modality import clause_around
from claims.extraction.reading import Finding, Reading
from claims.extraction.tokens import Hit

ATTACK = "attack"
TRUST = 0.78
# Tokens between the rank and what it ranks, and from there to the period (arbitrary but works).
NOUN_REACH, PERIOD_REACH = 4, 20
# Tokens of a period's own words: "since the start of the month".
LONGEST_PERIOD = 5


def read_ordinals(reading: Reading) -> Reading:
    counted = [
        key
        for key, definition in sorted(reading.lexicon.codebook.attributes.items())
        if definition.value_kind is ValueKind.COUNT and definition.unit == ATTACK
    ]
    findings = [finding for key in counted for finding in _ranked(reading, key)]
    return replace(reading, findings=(*reading.findings, *findings))


def _ranked(reading: Reading, key: str) -> Iterator[Finding]:
    for hit in reading.marks.all("numbers.ordinal"):
        if hit.first in reading.timed:
            continue
        period = _period(reading, hit)
        if period is not None and _ranks(reading, hit, key, period):
            yield _finding(reading, key, hit, period)


def _period(reading: Reading, rank: Hit) -> tuple[int, int] | None:
    """The period that the clause of a rank tells, at its own side of the sentence."""
    sentence = reading.sentence(rank.first)
    reach = (max(sentence.first, rank.first - PERIOD_REACH), min(sentence.last, rank.last + PERIOD_REACH))
    if reading.marks.holds("triggers.period_clause", *reach):
        return None
    found = list(reading.marks.within("triggers.period", *reach))
    if not found:
        return None
    nearest = min(found, key=lambda hit: abs(hit.first - rank.first))
    return nearest.first, _end_of_period(reading, nearest)


def _end_of_period(reading: Reading, hit: Hit) -> int:
    """ "since the end of May": the day or month that follows belongs to it."""
    last = hit.last
    while last < min(hit.last + LONGEST_PERIOD, reading.sentence(hit.first).last) and (
        last in reading.timed
        or reading.marks.is_in(last, "function.definite", "function.of", "time.edge", "time.unit")
    ):
        last += 1
    return last


def _ranks(reading: Reading, rank: Hit, key: str, period: tuple[int, int]) -> bool:
    """Whether the rank is one of the attribute's nouns, or stands right before the period ("second in a week")."""
    if rank.last == period[0] or _is_of_its_kind(reading, rank) or _is_said_of_act(reading, rank):
        return True
    _, end = clause_around(reading, rank.first)
    for index in range(rank.last, min(rank.last + NOUN_REACH, end)):
        head = reading.marks.at("head", index)
        if head is not None and key in head.entries:
            return True
        if reading.marks.is_in(index, "acts.act", "acts.generic"):
            return True
        if reading.marks.is_in(index, "function.preposition") and reading.marks.is_in(
            index + 1, "function.passive"
        ):
            continue  # "the fifth station | to be | attacked"
        if reading.marks.is_in(index, "function.preposition", "function.relative", "function.conjunction"):
            return False
    return False


def _is_of_its_kind(reading: Reading, rank: Hit) -> bool:
    """ "The strike, the second | of its kind | this month": the act told right before it, in the same sentence."""
    if reading.marks.at("numbers.of_its_kind", rank.last) is None:
        return False
    first = max(reading.sentence(rank.first).first, rank.first - PERIOD_REACH)
    return reading.marks.has(first, rank.first, "acts.act", "acts.generic")


def _is_said_of_act(reading: Reading, rank: Hit) -> bool:
    """ "The attack was | the third | on a convoy in a month": the act that a form of "be" gives its rank."""
    article = rank.first - 1
    if article < 1 or not reading.marks.is_in(article, "function.definite"):
        return False
    verb = reading.marks.before("function.passive", article)
    sentence = reading.sentence(rank.first)
    return verb is not None and reading.marks.has(
        max(sentence.first, verb.first - PERIOD_REACH), verb.first, "acts.act", "acts.generic"
    )


def _finding(reading: Reading, key: str, rank: Hit, period: tuple[int, int]) -> Finding:
    word, stretch = reading.words(rank.first, rank.last), reading.words(*period)
    number = rank.entries[0].value
    return Finding(
        key,
        quantity(Comparator.EXACT, number, unit=reading.lexicon.codebook[key].unit),
        rank.first,
        rank.last,
        f"{reading.lexicon.pack.code}.{key}.ordinal",
        TRUST,
        f'"{word}" says how many there were "{stretch}".',
        scope_text=stretch,
    )
