"""Stage: who killed themselves: "the gunman killed three people before taking his own life".

Outward: ``read_own_deaths``. The words say themselves that one person died, whose noun may stand far off; who did is
one of the dead and none of the victims, so the claim is told apart by its scope. A verb form without a person ("avant
de se donner la mort") tells of one only behind a verb in the singular.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import Comparator
from claims.domain.values import quantity
from claims.extraction.modality import clause_around
from claims.extraction.reading import Finding, Reading
from claims.extraction.tokens import Hit

TRUST = 0.8


def read_own_deaths(reading: Reading) -> Reading:
    told = {reading.clause_of[one.focus_first] for one in reading.findings if ".victim_" in one.rule}
    hits = [*reading.marks.all("triggers.own_death"), *_of_one(reading)]
    new = [_finding(reading, hit) for hit in hits if reading.clause_of[hit.first] not in told]
    return replace(reading, findings=(*reading.findings, *(one for one in new if one is not None)))


def _of_one(reading: Reading) -> Iterator[Hit]:
    """ "| A tué | trois personnes avant de se donner la mort": the nearest verb before it says how many they were."""
    for hit in reading.marks.all("triggers.own_death_of"):
        for index in range(hit.first - 1, reading.sentence(hit.first).first - 1, -1):
            if reading.marks.is_in(index, "function.auxiliary", "function.passive"):
                if reading.marks.is_in(index, "sides.singular"):
                    yield hit
                break


def _finding(reading: Reading, hit: Hit) -> Finding | None:
    key = hit.entries[0].text("attribute")
    definition = reading.lexicon.codebook.get(key)
    if definition is None:
        return None
    words = reading.words(hit.first, hit.last)
    clause = clause_around(reading, hit.first)
    who = next(reading.marks.within("nouns.assailant", *clause), None)
    return Finding(
        key,
        quantity(Comparator.EXACT, 1, unit=definition.unit),
        hit.first,
        hit.last,
        f"{reading.lexicon.pack.code}.{key}.own_death",
        TRUST,
        f'"{words}" says that one person died, by their own hand.',
        scope_text=words if who is None else reading.words(who.first, who.last),
    )
