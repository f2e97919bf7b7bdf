"""Verbs of saying by which nobody speaks: "two guards were confirmed killed", "a message posted on its channels".

Outward: ``is_told_of`` and ``is_posted``. Used by ``speakers``.
"""

from claims.domain.codes import InformantKind
from claims.extraction.reading import Reading
from claims.extraction.tokens import Hit


def is_told_of(reading: Reading, verb: Hit) -> bool:
    """ "Two guards were | confirmed | killed": what is said befell the subject, and nobody speaks."""
    first = verb.first
    while first > 0 and reading.marks.is_in(first - 1, "function.adverb"):
        first -= 1
    is_passive = reading.marks.before("function.passive", first) is not None
    return is_passive and reading.marks.is_in(verb.last, "trigger")


def is_posted(reading: Reading, span: tuple[int, int], verb: Hit) -> bool:
    """ "Claimed it in | a message | posted on its channels": what was done with a text, which says nothing."""
    hit = next(reading.marks.within("attribution.source", *span), None)
    is_text = hit is not None and hit.entries[0].text("informant") == InformantKind.DOCUMENT
    may_be_participle = any(entry.flag("may_be_participle") for entry in verb.entries)
    return (
        is_text
        and may_be_participle
        and span[1] == verb.first
        and reading.marks.is_in(verb.last, "function.preposition")
    )
