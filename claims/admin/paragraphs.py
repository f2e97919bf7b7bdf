"""Paragraphs of a text: stretches between empty lines, or between line ends where it has no empty line.

Outward: ``paragraph_at`` and ``first_of``.
"""

import re

from claims.models import Claim

_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


def paragraph_at(text: str, place: int) -> tuple[int, int]:
    """(start, end) of the paragraph that holds a place of the text, in code points, end exclusive."""
    breaks = _EMPTY_LINE if _EMPTY_LINE.search(text) else re.compile("\n")
    start, end = 0, len(text)
    for found in breaks.finditer(text):
        if found.end() <= place:
            start = found.end()
        else:
            end = found.start() if found.start() >= place else found.end()
            break
    return start, max(end, min(place + 1, len(text)))


def first_of(claim: Claim) -> int:
    """Where the words that state a claim begin."""
    return claim.start if claim.focus_start is None else claim.focus_start
