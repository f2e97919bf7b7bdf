"""What people decided about pairs of claims, as the engine sees it.

Outward: ``Link`` and ``Links``. Only decided links are given to the engine: a suggestion is never data. A decision on
either axis overrides what is computed from the claims.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from claims.domain.codes import Axis, Provenance, ValueRelation
from claims.domain.findings import Direction


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """first, second: public ids of two claims. direction forward: the first acts on the second."""

    first: str
    second: str
    axis: Axis
    relation: str
    direction: Direction = Direction.NONE

    @property
    def turned(self) -> "Link":
        return Link(self.second, self.first, self.axis, self.relation, self.direction.reversed)

    @property
    def canonical(self) -> "Link":
        """The same link with its pair in the order of the ids."""
        return self if self.first <= self.second else self.turned


class Links:
    """Decided links by pair and axis. A pair asked for in the other order gets its link turned round."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._by_pair: dict[tuple[str, str, Axis], Link] = {}
        self._partners: dict[Axis, dict[str, set[str]]] = {axis: {} for axis in Axis}
        for link in links:
            for one in (link, link.turned):
                self._by_pair[one.first, one.second, one.axis] = one
                self._partners[one.axis].setdefault(one.first, set()).add(one.second)

    def has(self, axis: Axis) -> bool:
        """Whether anything was decided on this axis."""
        return bool(self._partners[axis])

    def partners(self, claim: str, axis: Axis) -> frozenset[str]:
        """The claims to which a decided link on this axis leads."""
        return frozenset(self._partners[axis].get(claim, ()))

    def value(self, first: str, second: str) -> Link | None:
        """The decided link on the axis of values, read from first to second; None = nobody decided."""
        return self._by_pair.get((first, second, Axis.VALUE))

    def provenance(self, first: str, second: str) -> Link | None:
        return self._by_pair.get((first, second, Axis.PROVENANCE))

    def parts(self) -> frozenset[str]:
        """Claims that a decided link calls a part of another claim."""
        return frozenset(
            link.first
            for link in self._by_pair.values()
            if link.relation == ValueRelation.PART_OF and link.direction is Direction.FORWARD
        )

    def among(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """The links between any two of these claims, each once, sorted."""
        wanted = set(ids)
        found = {
            link.canonical
            for link in self._by_pair.values()
            if link.first in wanted and link.second in wanted
        }
        return tuple(sorted(found))

    def restricted_to(self, ids: Iterable[str]) -> Self:
        return type(self)(self.among(ids))


NO_LINKS = Links()
# What a decided provenance link says of dependence; ``unknown`` leaves the pair unknown, whatever is computed.
DEPENDENT = frozenset(
    {Provenance.SAME_INFORMANT, Provenance.RELAYS, Provenance.COPIES, Provenance.TRANSLATES}
)
