"""A finding whose value is its own words.

Outward: ``text_finding``. Used by texts and profiles alike.
"""

from claims.domain.values import Wording
from claims.extraction.reading import Finding, Reading

# Trust per pattern (arbitrary but works).
TRUST = {"undergone": 0.75, "stated": 0.6, "none": 0.85, "victim": 0.75}


def text_finding(
    reading: Reading, key: str, focus: tuple[int, int], pattern: str, value: Wording | None = None
) -> Finding:
    """value: None = the words of the focus themselves. pattern: the last part of the rule's id."""
    wording = reading.words(*focus)
    return Finding(
        key,
        Wording(wording) if value is None else value,
        *focus,
        f"{reading.lexicon.pack.code}.{key}.{pattern}",
        TRUST[pattern],
        f'The words "{wording}" state it ({pattern}).',
    )
