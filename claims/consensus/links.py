"""What people decided about pairs of claims, as the engine sees it.

Outward: ``Link`` and ``Links``. Only decided links are given to the engine: a suggestion is never data. A decision on
either axis overrides what is computed from the claims.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from claims.domain.codes import Axis, Provenance, ValueRelation
from claims.domain.findings import Direction


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """first, second: public ids of two claims. direction forward: the first acts on the second.

    is_across: the two speak of different attributes or scopes, each with a row of its own.
    """

    first: str
    second: str
    axis: Axis
    relation: str
    direction: Direction = Direction.NONE
    is_across: bool = False

    @property
    def turned(self) -> "Link":
        return replace(self, first=self.second, second=self.first, direction=self.direction.reversed)

    @property
    def canonical(self) -> "Link":
        """The same link with its pair in the order of the ids."""
        return self if self.first <= self.second else self.turned


NOBODY: frozenset[str] = frozenset()


class Links:
    """Decided links by pair and axis. A pair asked for in the other order gets its link turned round."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._by_pair: dict[tuple[str, str, Axis], Link] = {}
        partners: dict[Axis, dict[str, set[str]]] = {axis: {} for axis in Axis}
        for link in links:
            for one in (link, link.turned):
                self._by_pair[one.first, one.second, one.axis] = one
                partners[one.axis].setdefault(one.first, set()).add(one.second)
        self._partners = {
            axis: {claim: frozenset(others) for claim, others in found.items()}
            for axis, found in partners.items()
        }

    def has(self, axis: Axis) -> bool:
        """Whether anything was decided on this axis."""
        return bool(self._partners[axis])

    def linked(self, axis: Axis) -> Mapping[str, frozenset[str]]:
        """Claim -> the claims to which decided links on this axis lead, for those that have any."""
        return self._partners[axis]

    def decided(self, axis: Axis) -> Iterator[Link]:
        """Every link on this axis twice: read from either of its claims."""
        return (link for link in self._by_pair.values() if link.axis is axis)

    def partners(self, claim: str, axis: Axis) -> frozenset[str]:
        """The claims to which a decided link on this axis leads."""
        return self._partners[axis].get(claim, NOBODY)

    def value(self, first: str, second: str) -> Link | None:
        """The decided link on the axis of values, read from first to second; None = nobody decided."""
        return self._by_pair.get((first, second, Axis.VALUE))

    def provenance(self, first: str, second: str) -> Link | None:
        return self._by_pair.get((first, second, Axis.PROVENANCE))

    @cached_property
    def parts(self) -> frozenset[str]:
        """Claims that a decided link calls a part of another claim on the same attribute and scope.

        Four rockets in one quarter are a part of the seven of the town: of the quarter they are all there is.
        """
        return frozenset(
            link.first
            for link in self._by_pair.values()
            if link.relation == ValueRelation.PART_OF
            and link.direction is Direction.FORWARD
            and not link.is_across
        )

    def among(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """The links between any two of these claims, each once, sorted."""
        wanted = set(ids)
        return tuple(link for link in self._sorted if link.first in wanted and link.second in wanted)

    @cached_property
    def _sorted(self) -> list[Link]:
        return sorted({link.canonical for link in self._by_pair.values()})

    def restricted_to(self, ids: Iterable[str]) -> Self:
        return type(self)(self.among(ids))


NO_LINKS = Links()
# What a decided provenance link says of dependence; ``unknown`` leaves the pair unknown, whatever is computed.
DEPENDENT = frozenset(
    {Provenance.SAME_INFORMANT, Provenance.RELAYS, Provenance.COPIES, Provenance.TRANSLATES}
)
