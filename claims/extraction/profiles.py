"""Stage: who a victim was, where the toll tells it.

Outward: ``read_profiles``.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.reading import Finding, Reading
from claims.extraction.wordings import text_finding

PROFILE, TOLLS = "victim_profile", ("killed", "injured")


def read_profiles(reading: Reading) -> Reading:
    if PROFILE not in reading.lexicon.codebook:
        return reading
    return replace(reading, findings=(*reading.findings, *_profiles(reading)))


def _profiles(reading: Reading) -> Iterator[Finding]:
    """Who a victim was, where the toll tells it: "an American subcontractor", "25 fighters"."""
    by_number = {counted.amount.core_first: counted for counted in reading.counted}
    for finding in reading.findings:
        counted = next(
            (by_number[i] for i in range(finding.focus_first, finding.focus_last) if i in by_number), None
        )
        if finding.attribute not in TOLLS or counted is None or counted.is_elided or counted.is_loose:
            continue
        if PROFILE not in counted.attributes or counted.amount.origin in ("zero", "zero_pronoun", "vague"):
            continue
        focus = (min(counted.amount.last, counted.noun_first), counted.noun_last)
        yield text_finding(reading, PROFILE, focus, "victim")
