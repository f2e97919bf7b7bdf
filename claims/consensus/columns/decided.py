"""What people decided about pairs of claims, as arrays.

Outward: ``Decided`` and ``decided_of``, ``Pairs``, and what was decided of a pair as a code. Claims are rows of the
columns: a zero that is read as one of a part stands as its claim was decided to stand.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.numbering import Bools, Ints
from claims.consensus.columns.pairs import matching
from claims.consensus.links import DEPENDENT, Link, Links
from claims.domain.codes import Axis, Provenance, ValueRelation
from claims.domain.findings import Direction

# On the axis of values, read from the first of a pair to the second. OTHERWISE: as nothing that arrays ask for.
AGREE, CONFLICT, UPDATE, REFINE, NOT_COMPARABLE, OTHERWISE = range(1, 7)
# On the axis of provenance. UNKNOWN: nobody can tell, whatever is computed.
JOINED, CUT, UNKNOWN = range(1, 4)
_EITHER_WAY = {
    ValueRelation.CORROBORATES: AGREE,
    ValueRelation.CONFLICTS: CONFLICT,
    ValueRelation.NOT_COMPARABLE: NOT_COMPARABLE,
}
_FORWARD = {ValueRelation.UPDATES: UPDATE, ValueRelation.CORRECTS: UPDATE, ValueRelation.REFINES: REFINE}


@dataclass(frozen=True)
class Pairs:
    """key: of each pair in both orders, sorted. code: what was decided of it. claims: how many there are."""

    key: Ints
    code: Ints
    claims: int

    def of(self, one: Ints, other: Ints) -> Ints:
        """Per pair of claims what was decided, 0 = nothing."""
        if not len(self.key):
            return np.zeros(len(one), dtype=np.int64)
        key = one * self.claims + other
        at = np.minimum(np.searchsorted(self.key, key), len(self.key) - 1)
        return np.where(self.key[at] == key, self.code[at], 0)

    def among(self, group: Ints, claim: Ints) -> tuple[Ints, Ints, Ints]:
        """Of entries, each with its group and its claim: every two of one group of which something was decided, in
        both orders, by the first and then by the second; and what.
        """
        if not len(self.key):
            return self.key, self.key, self.code
        first, second = np.divmod(self.key, self.claims)
        which, one = matching(first, claim)
        pair, other = matching(group[one] * self.claims + second[which], group * self.claims + claim)
        one, code = one[pair], self.code[which[pair]]
        order = np.lexsort((other, one))
        return one[order], other[order], code[order]


@dataclass(frozen=True)
class Decided:
    """value, provenance: by axis. parts: per claim whether a person called it a part of another on its place."""

    value: Pairs
    provenance: Pairs
    parts: Bools


def decided_of(ids: Sequence[str], links: Links) -> Decided:
    """ids: of all claims. Links of which a claim is not among them say nothing but that the other is a part."""
    number = dict(zip(ids, range(len(ids)), strict=True)) if any(map(links.has, Axis)) else {}
    parts = np.zeros(len(ids), dtype=bool)
    parts[[number[claim] for claim in links.parts if claim in number]] = True
    value = _pairs(number, links, Axis.VALUE, _of_values)
    return Decided(value, _pairs(number, links, Axis.PROVENANCE, _of_provenance), parts)


def _pairs(number: dict[str, int], links: Links, axis: Axis, code_of: Callable[[Link], int]) -> Pairs:
    rows = [
        (number[link.first], number[link.second], code_of(link))
        for link in links.decided(axis)
        if link.first in number and link.second in number
    ]
    first, second, code = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    key = first * len(number) + second
    order = np.argsort(key)
    return Pairs(key[order], code[order], len(number))


def _of_values(link: Link) -> int:
    relation = ValueRelation(link.relation)
    if link.direction is Direction.FORWARD and relation in _FORWARD:
        return _FORWARD[relation]
    return _EITHER_WAY.get(relation, OTHERWISE)


def _of_provenance(link: Link) -> int:
    relation = Provenance(link.relation)
    if relation in DEPENDENT:
        return JOINED
    return CUT if relation is Provenance.INDEPENDENT else UNKNOWN
