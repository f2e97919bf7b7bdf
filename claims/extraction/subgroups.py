"""Stage: parts of a toll told by who they were: "of the twelve killed, three | were children |".

Outward: ``read_subgroups``. A number without a noun before a form of "be" and a noun of persons, or with its noun
"among them", is a part of the toll that its sentence tells before it, else of the one toll of the sentence before. So
is one "of the dead" whose verb says how they died. It is told by no verb of its own, so it never takes the one before
it.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.values import Quantity
from claims.extraction.frames import focus_of, value_of
from claims.extraction.gravest import DEATH
from claims.extraction.nounphrases import DETERMINERS, phrase_from
from claims.extraction.reading import Counted, Finding, Reading
from claims.extraction.subgroup_words import among_whom, description_of, is_among_them
from claims.extraction.told_of_dead import of_the_dead

TRUST = 0.78
# What ends the words that say how they died: "sixteen had been shot | and | six burned".
ENDS = ("function.conjunction", "function.relative", "function.subordinator")
# What says that the number is of those not told yet: "the | other | two were guards".
REST = ("nouns.elided", "nouns.further")


def read_subgroups(reading: Reading) -> Reading:
    taken = {index for one in reading.findings for index in range(one.focus_first, one.focus_last)}
    told: dict[int, list[Finding]] = {}
    for finding in reading.findings:
        if finding.attribute in reading.lexicon.person_tolls and isinstance(finding.value, Quantity):
            told.setdefault(reading.sentence_of[finding.focus_first], []).append(finding)
    found: list[Finding] = []
    for counted in reading.counted:
        noun = description_of(reading, counted)
        if noun is None and of_the_dead(reading, counted):
            found.extend(() if counted.amount.core_first in taken else _of_dead(reading, counted))
            continue
        if noun is None and is_among_them(reading, counted):
            noun = counted.noun_first
        if noun is None or counted.amount.core_first in taken:
            continue
        whole = _whole_of(reading, counted, told)
        part = _part(reading, counted, whole, noun) if whole is not None else None
        if part is not None:
            found.append(part)
    return replace(reading, findings=(*reading.findings, *found))


def _of_dead(reading: Reading, counted: Counted) -> Iterator[Finding]:
    """ "Of the dead, | sixteen | had been shot": a part of them, told by how they died."""
    value = value_of(counted, reading.lexicon.codebook[DEATH].unit)
    if value is None:
        return
    last, limit = counted.last, reading.sentence(counted.first).last
    while last < limit and reading.tokens[last].is_word and not reading.marks.is_in(last, *ENDS):
        last += 1
    focus = focus_of(counted)
    yield Finding(
        DEATH,
        value,
        *focus,
        f"{reading.lexicon.pack.code}.{DEATH}.subset",
        TRUST,
        f'"{reading.words(*focus)}" says how many of the dead "{reading.words(counted.last, last)}".',
        scope_text=reading.words(counted.last, last),
    )


def _whole_of(reading: Reading, counted: Counted, told: dict[int, list[Finding]]) -> Finding | None:
    """The toll that its words name, else the last told before in the sentence, else the only one of that before."""
    number = reading.sentence_of[counted.first]
    others = among_whom(reading, counted)
    if others is not None:
        named = [one for one in told.get(number, ()) if others[0] <= one.focus_first < others[1]]
        if named:
            return named[-1]
    partitive = reading.marks.at("numbers.partitive", counted.amount.last)
    end = counted.first if partitive is None else partitive.last + 1
    here = [
        one for one in told.get(number, ()) if one.focus_first <= end and one.focus_first != counted.first
    ]
    if here:
        return max(here, key=lambda one: one.focus_first)
    beside = reading.counted_of.get(number, ())
    is_of_those = any(one.first < counted.first and description_of(reading, one) is None for one in beside)
    if is_of_those and not is_among_them(reading, counted):
        return None  # "26 patients, eleven of whom were children": they are of those counted before them
    whole = [one for one in told.get(number - 1, ()) if not one.rule.endswith((".subset", ".coordinated"))]
    is_near = bool(whole) and reading.sentences[number - 1].paragraph == reading.sentences[number].paragraph
    return whole[0] if is_near and len({one.attribute for one in whole}) == 1 else None


def _part(reading: Reading, counted: Counted, whole: Finding, noun: int) -> Finding | None:
    value = value_of(counted, reading.lexicon.codebook[whole.attribute].unit)
    limit = whole.value.upper if isinstance(whole.value, Quantity) else None
    is_rest = reading.marks.is_in(counted.first - 1, *REST) or reading.marks.is_in(counted.first, *REST)
    is_more = limit is not None and value is not None and value.lower is not None and value.lower > limit
    if value is None or (is_more and not is_rest):
        return None
    span = phrase_from(reading, noun)
    if span is None and counted.noun_first < counted.noun_last:
        span = (counted.noun_first, counted.noun_last)
    if span is None:
        return None
    first = next((i for i in range(*span) if not reading.marks.is_in(i, *DETERMINERS)), span[0])
    focus = focus_of(counted)
    verb = next(reading.marks.within("nouns.made_of", first + 1, span[1]), None)
    group = reading.words(first, span[1] if verb is None else verb.first)
    return Finding(
        whole.attribute,
        value,
        *focus,
        f"{reading.lexicon.pack.code}.{whole.attribute}.subset",
        TRUST,
        f'"{reading.words(*focus)}" says how many of them were "{group}".',
        scope_text=group,
    )
