"""Stage: what findings say together: one zero told of killed and injured, one span read twice.

Outward: ``read_merged``. Nothing is added up here: a sum is computed where values are compared, never suggested as if
a source had said it. What is merged keeps the better rule.
"""

from dataclasses import replace
from itertools import pairwise

from claims.domain.values import Quantity, Truth
from claims.extraction.reading import Finding, Reading

WHOLE_TOLL, PARTS = "casualties", frozenset({"killed", "injured"})
Span = tuple[int, int]


def read_merged(reading: Reading) -> Reading:
    return replace(reading, findings=tuple(_truths_once(_without_repeats(_zeros_joined(reading)))))


def _zeros_joined(reading: Reading) -> list[Finding]:
    """ "nobody was killed or wounded" is one zero of casualties, not two; "no deaths or injuries" names each."""
    zeros: dict[Span, set[str]] = {}
    for finding in reading.findings:
        if finding.attribute in PARTS and _is_zero(finding):
            zeros.setdefault((finding.focus_first, finding.focus_last), set()).add(finding.attribute)
    both = {focus for focus, attributes in zeros.items() if attributes == PARTS}
    if WHOLE_TOLL not in reading.lexicon.codebook:
        return list(reading.findings)
    return [_joined(finding, both) for finding in reading.findings]


def _joined(finding: Finding, both: set[Span]) -> Finding:
    is_joint = (finding.focus_first, finding.focus_last) in both and finding.attribute in PARTS
    return replace(finding, attribute=WHOLE_TOLL) if is_joint else finding


def _is_zero(finding: Finding) -> bool:
    return isinstance(finding.value, Quantity) and finding.value.is_stated_zero


def _without_repeats(findings: list[Finding]) -> list[Finding]:
    """One finding per attribute and focus, the one of the highest score."""
    best: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        key = (finding.attribute, finding.focus_first, finding.focus_last)
        if key not in best or finding.score > best[key].score:
            best[key] = finding
    return list(best.values())


def _truths_once(findings: list[Finding]) -> list[Finding]:
    """One finding for each truth told by overlapping words: the one that is refused, then of the highest score.

    Of two that say the opposite on one word, one has not read the negation.
    """
    truths = [finding for finding in findings if isinstance(finding.value, Truth)]
    dropped: set[int] = set()
    for one, other in pairwise(sorted(truths, key=lambda truth: (truth.attribute, truth.focus_first))):
        if (
            one.attribute == other.attribute
            and one.focus_first < other.focus_last
            and other.focus_first < one.focus_last
        ):
            dropped.add(id(min(one, other, key=_weight)))
    return [finding for finding in findings if id(finding) not in dropped]


def _weight(truth: Finding) -> tuple[bool, float, int]:
    return truth.value == Truth(value=False), truth.score, truth.focus_last - truth.focus_first
