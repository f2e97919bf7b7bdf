"""Stage: who a victim was, where the toll tells it: "an American subcontractor", "a nun of 61", "25 fighters".

Outward: ``read_profiles``. Persons are described by their noun and what qualifies it; a noun for anybody ("five
civilians") says no more than the toll. What a toll was made up of counts as well: "most of them guards".
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import Polarity
from claims.extraction.lexicon import HEAD
from claims.extraction.nounphrases import DETERMINERS, phrase_from
from claims.extraction.reading import Counted, Finding, Reading
from claims.extraction.tokens import Kind
from claims.extraction.wordings import text_finding

PROFILE, TOLLS = "victim_profile", ("killed", "injured")
# Patterns of a part of a toll, whose noun is its scope already: "of whom five children", "four guards and a clerk".
PARTS = frozenset({"subset", "coordinated"})
PEOPLE = ("nouns.person", "nouns.people")
# The rule of one who is named among the dead.
ON_ROLL = ".victim_roll"
# What ends the description of a victim: what befell them, and who they are by name.
ENDS = ("trigger", "function.passive", "function.auxiliary", "function.relative", "places.at", "places.near")
# What tells victims apart, or repeats what befell them: "two | more | soldiers", "five | injured | clerks".
TOLD_APART = ("nouns.elided", "nouns.further", "trigger")
# Nouns that stand for anyone, or only for what befell them.
NOBODY = ("nouns.generic", "nouns.role", "sides.head", "nouns.assailant")
NO_PERSONS = ("zero", "zero_pronoun", "vague", "unknown")
# Nouns for anybody: alone they say no more than the number.
ANYBODY = "nouns.anybody"
# Tokens of a description (arbitrary but works).
LONGEST = 10


def read_profiles(reading: Reading) -> Reading:
    if PROFILE not in reading.lexicon.codebook:
        return reading
    return replace(reading, findings=(*reading.findings, *_profiles(reading)))


def _profiles(reading: Reading) -> Iterator[Finding]:
    by_number = {counted.amount.core_first: counted for counted in reading.counted}
    for finding in reading.findings:
        is_told = finding.attribute in TOLLS and finding.polarity is Polarity.POSITIVE
        if not is_told or finding.rule.rpartition(".")[2] in PARTS:
            continue
        inside = range(finding.focus_first, finding.focus_last)
        counted = next((by_number[index] for index in inside if index in by_number), None)
        focus = _of_one(reading, finding) if counted is None else _of_counted(reading, counted)
        if focus is not None:
            yield text_finding(reading, PROFILE, focus, "victim")
    yield from _made_up(reading)


def _made_up(reading: Reading) -> Iterator[Finding]:
    """ "Seven died, most of them | hotel guards |": who a toll of the same sentence was made up of."""
    tolled = {reading.sentence_of[f.focus_first] for f in reading.findings if f.attribute in TOLLS}
    for number in sorted(tolled):
        sentence = reading.sentences[number]
        for hit in reading.marks.within("nouns.made_up", sentence.first, sentence.last):
            span = phrase_from(reading, hit.last, sentence.last) if hit.last < sentence.last else None
            if span is None:
                continue
            last = _with_joined(reading, _end(reading, hit.last, span[0] + 1), sentence.last)
            first = next((i for i in range(hit.last, last) if not reading.marks.is_in(i, *DETERMINERS)), last)
            if any(_is_person(reading, index) for index in range(first, last)) and not _is_anybody(
                reading, first, last
            ):
                yield text_finding(reading, PROFILE, (first, last), "victim")


def _with_joined(reading: Reading, last: int, limit: int) -> int:
    """ "Mostly women | and children |": the second noun of persons belongs to what they were."""
    joint = reading.marks.at("function.conjunction", last)
    if joint is None or joint.last >= limit:
        return last
    index = joint.last
    while index < limit and reading.marks.is_in(index, *DETERMINERS):
        index += 1
    return index + 1 if index < limit and reading.marks.is_in(index, *PEOPLE) else last


def _is_anybody(reading: Reading, first: int, last: int) -> bool:
    return last - first == 1 and reading.marks.is_in(first, ANYBODY)


def _of_counted(reading: Reading, counted: Counted) -> tuple[int, int] | None:
    if counted.is_elided or counted.amount.origin in NO_PERSONS:
        return None
    if reading.marks.is_in(counted.noun_last - 1, *NOBODY):
        return None
    is_person = PROFILE in counted.attributes or reading.marks.is_in(counted.noun_last - 1, *PEOPLE)
    if not is_person and not counted.is_loose:
        return None
    if counted.is_loose and reading.marks.is_in(
        counted.noun_last - 1, "nouns.restricting", "numbers.ordinal"
    ):
        return None
    first = min(counted.amount.last, counted.noun_first)
    partitive = reading.marks.at("numbers.partitive", first)
    while partitive is not None and first < counted.noun_first and not reading.marks.is_in(first, *PEOPLE):
        if first >= partitive.last and not reading.marks.is_in(
            first, *DETERMINERS, "function.adverb", "function.possessive"
        ):
            break
        first += 1
    while first < counted.noun_last - 1 and reading.marks.is_in(first, *TOLD_APART):
        first += 1
    last = _end(reading, first, counted.noun_last)
    is_known = is_person and not counted.is_loose
    is_told = last - first > 1 or counted.amount.number == 1 or is_known
    return (first, last) if is_told and not _is_anybody(reading, first, last) else None


def _of_one(reading: Reading, finding: Finding) -> tuple[int, int] | None:
    """Of a victim whom no number tells: from the noun's qualifiers to the noun; "the girl" was told before."""
    first = finding.focus_first
    is_known = reading.marks.is_in(first, "function.definite", "function.demonstrative")
    is_known = is_known and not finding.rule.endswith(
        ON_ROLL
    )  # "among the dead are | the driver | and two girls"
    while first < finding.focus_last and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    nouns = [index for index in range(first, finding.focus_last) if _is_person(reading, index)]
    if not nouns or reading.marks.is_in(nouns[-1], *NOBODY) or (is_known and nouns[-1] == first):
        return None
    return first, nouns[-1] + 1


def _is_person(reading: Reading, index: int) -> bool:
    head = reading.marks.over(HEAD, index)
    return reading.marks.is_in(index, *PEOPLE) or (head is not None and PROFILE in head.entries)


def _end(reading: Reading, first: int, noun_last: int) -> int:
    """On from the noun over what is said of it: "soldats américains", "of 13", "from the northern brigades"."""
    goes_on = reading.marks.at("function.of", noun_last) is not None
    is_closed = reading.lexicon.pack.setting("adjectives_first") and not goes_on
    last = noun_last if is_closed else _phrase_end(reading, first, noun_last)
    origin = reading.marks.at("places.from", last)
    if (
        origin is not None
        and reading.marks.at("function.of", last) is None
        and origin.last < len(reading.tokens)
    ):
        span = phrase_from(reading, origin.last)
        if span is not None and any(reading.tokens[index].is_capital for index in range(*span)):
            last = _phrase_end(reading, origin.last, span[0] + 1)
    return _with_age(reading, min(last, first + LONGEST))


def _with_age(reading: Reading, last: int) -> int:
    """The end of "of 13", "aged 20 and 21", "de 14 et 17 ans", "de 9 à 12 ans" after a noun."""
    before = reading.marks.before("function.of", last - 1)
    if before is not None and _is_number(reading, last - 1):
        last = before.first
    told = reading.marks.at("trigger", last)
    is_age = told is not None and PROFILE in told.entries
    index = told.last if told is not None and is_age else last
    joint = reading.marks.at("function.of", index)
    index = joint.last if joint is not None else index
    end = last
    while (joint is not None or is_age) and index < len(reading.tokens) and _is_number(reading, index):
        index = end = index + 1
        listed = reading.marks.at("numbers.range", index)
        index = listed.last if listed is not None else index
    unit = reading.marks.at("measures.unit", end) if end > last else None
    return unit.last if unit is not None else end


def _is_number(reading: Reading, index: int) -> bool:
    return reading.tokens[index].kind is Kind.NUMBER or reading.marks.is_in(index, "numbers.cardinal")


def _phrase_end(reading: Reading, first: int, least: int) -> int:
    span = phrase_from(reading, first)
    end = least if span is None else max(least, span[1])
    return next((index for index in range(least, end) if reading.marks.is_in(index, *ENDS)), end)
