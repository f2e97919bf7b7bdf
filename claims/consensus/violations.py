"""What does not add up and is for a reviewer to look at: wrong parts, a wrong scope, a sentence read twice.

Outward: ``violations`` and ``priority_of``. These are remarks of the explanation that a conflict between voices does
not make: an editor cannot rule a misread part away, a reviewer can mend it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claims.consensus.settled import Settled
from claims.domain.codes import Ruling

# Code of the remark -> what comes first, 1 before 2. Parts that exceed their whole are impossible, whatever is true;
# figures of one article that exclude each other, and a sum that differs, may be, and figures that do not compare lack
# a scope; parts without a whole lack a claim.
PRIORITIES: Mapping[str, int] = {
    "part_exceeds_whole": 1,
    "parts_exceed_whole": 1,
    "article_contradicts_itself": 2,
    "sum_differs": 2,
    "not_one_thing": 2,
    "parts_range": 3,
    "parts_apart_range": 3,
    "parts_lower_bound": 3,
}


def violations(remarks: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """The remarks that are violations, the most pressing first, else in their order."""
    found = [remark for remark in remarks if remark[0] in PRIORITIES]
    return sorted(found, key=lambda remark: PRIORITIES[remark[0]])


def priority_of(settled: Settled) -> int:
    """Of the most pressing violation; 0 = there is none, or an editor has ruled on this very picture."""
    if settled.ruling is Ruling.RULED:
        return 0
    return min((PRIORITIES[code] for code, _ in violations(settled.remarks)), default=0)
