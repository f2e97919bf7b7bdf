"""Stage: one member of a toll, told without a number: "nine people died, including | the mayor | and | his son |".

Outward: ``read_named_members``. An article that counts ("including a guard") is read by ``frames``; what is definite
or possessive counts one where its noun is that of one person. The toll is the last figure told before the word that
brings its members in, in the same sentence.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import Comparator
from claims.domain.values import Quantity, quantity
from claims.extraction.naming import Span, conjuncts_after, is_one_person
from claims.extraction.reading import Finding, Reading, by_sentence
from claims.extraction.single_victims import Told
from claims.extraction.tokens import Hit

TRUST = 0.76
# Tokens from the figure to the word that brings its members in: "nine | members of the guard, | including".
REACH = 14
DEFINITE = ("function.definite", "function.possessive")
# What says another thing of the members: "nine died, including two | who | had fled".
PARTS = (
    "function.passive",
    "function.auxiliary",
    "function.relative",
    "function.subordinator",
    "attribution.says",
)


def read_named_members(reading: Reading) -> Reading:
    tolls = [one for one in reading.findings if one.attribute in reading.lexicon.person_tolls]
    told = by_sentence(reading, [Told(one.focus_first, one) for one in tolls])
    taken = {index for one in tolls for index in range(one.focus_first, one.focus_last)}
    found = [
        _member(reading, span, whole)
        for hit in reading.marks.all("nouns.subset")
        if (whole := _whole(reading, hit, told.get(reading.sentence_of[hit.first], ()))) is not None
        for span in _members(reading, hit)
        if taken.isdisjoint(range(*span))
    ]
    return replace(reading, findings=(*reading.findings, *found))


def _whole(reading: Reading, hit: Hit, told: tuple[Told, ...]) -> Finding | None:
    """The last figure of several before the word, with no other statement between them."""
    before = [one.finding for one in told if one.finding.focus_last <= hit.first]
    if not before:
        return None
    whole = max(before, key=lambda one: one.focus_first)
    is_several = isinstance(whole.value, Quantity) and (whole.value.lower or 0) > 1
    gap = (whole.focus_last, hit.first)
    is_near = gap[1] - gap[0] <= REACH and not any(reading.tokens[index].raw in ";:" for index in range(*gap))
    return whole if is_several and is_near and not reading.marks.has(*gap, "attribution.says") else None


def _members(reading: Reading, hit: Hit) -> Iterator[Span]:
    """The phrases of one person that follow the word, joined ones one by one, up to a verb of their own."""
    last = reading.sentence(hit.first).last
    if hit.last >= last or not reading.marks.is_in(hit.last, *DEFINITE):
        return
    for span in conjuncts_after(reading, hit.last, last):
        is_one = reading.marks.is_in(span[0], *DEFINITE) and is_one_person(reading, span)
        if not is_one or reading.marks.is_in(span[1], *PARTS):
            return
        yield span


def _member(reading: Reading, span: Span, whole: Finding) -> Finding:
    first = span[0]
    while reading.marks.is_in(first, *DEFINITE) and first + 1 < span[1]:
        first += 1
    return Finding(
        whole.attribute,
        quantity(Comparator.EXACT, 1, unit=reading.lexicon.codebook[whole.attribute].unit),
        *span,
        f"{reading.lexicon.pack.code}.{whole.attribute}.subset",
        TRUST,
        f'"{reading.words(*span)}" is one of those counted before the words that bring it in.',
        scope_text=reading.words(first, span[1]),
    )
