"""What follows from the decided links of an event, so that nobody is asked it again.

Outward: ``Implied``. Only relations that hold across a third claim are followed:

    same_informant          an equivalence: of A = B and B = C follows A = C
    copies                  A copies B, B copies C: A copies C; a copy rests on the informant of what it copies
    updates, refines,       orders: of A → B and B → C follows A → C
    part_of

Nothing follows across ``corroborates`` (at least 3 agrees with 5 and with 7), ``conflicts``, ``corrects`` (whoever
corrects a correction may say the first thing again), ``relays`` and ``translates`` (they name a way, and there may be
another), ``independent`` and ``unknown``. What follows is never stored: a decision that is taken back leaves nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claims.consensus.links import Link
from claims.domain.codes import Axis, Provenance, ValueRelation
from claims.domain.findings import Direction

# Relations that make two claims rest on one informant.
ONE_INFORMANT = frozenset({Provenance.SAME_INFORMANT, Provenance.COPIES})
ORDERS = (ValueRelation.UPDATES, ValueRelation.REFINES, ValueRelation.PART_OF, Provenance.COPIES)
Graph = Mapping[str, frozenset[str]]


class Implied:
    """links: decided ones, each once, in any order."""

    def __init__(self, links: Iterable[Link]) -> None:
        known = tuple(links)
        self._groups = _groups(known)
        self._reached = {relation: _closed(arrows(known, (relation,))) for relation in ORDERS}

    def relation(self, first: str, second: str, axis: Axis) -> tuple[str, Direction] | None:
        """The relation of two claims on an axis as it was decided or follows; None = nothing does."""
        for relation in ORDERS:
            if _axis_of(relation) is not axis:
                continue
            if second in self._reached[relation].get(first, ()):
                return relation, Direction.FORWARD
            if first in self._reached[relation].get(second, ()):
                return relation, Direction.BACKWARD
        if axis is Axis.PROVENANCE and self.rest_on_one_informant(first, second):
            return Provenance.SAME_INFORMANT, Direction.NONE
        return None

    def rest_on_one_informant(self, first: str, second: str) -> bool:
        return first != second and first in self._groups and self._groups[first] == self._groups.get(second)


def arrows(links: Iterable[Link], relations: Iterable[str]) -> Graph:
    """Claim -> the claims that it acts on by one of the directed relations."""
    wanted, found = frozenset(relations), defaultdict(set)
    for link in links:
        if link.relation not in wanted or link.direction is Direction.NONE:
            continue
        forward = link if link.direction is Direction.FORWARD else link.turned
        found[forward.first].add(forward.second)
    return {claim: frozenset(others) for claim, others in found.items()}


def _axis_of(relation: ValueRelation | Provenance) -> Axis:
    return Axis.VALUE if isinstance(relation, ValueRelation) else Axis.PROVENANCE


def _groups(links: Iterable[Link]) -> dict[str, str]:
    """Claim -> the name of its group of one informant; claims in no such link are left out."""
    group: dict[str, str] = {}
    for link in links:
        if link.relation not in ONE_INFORMANT:
            continue
        one, other = group.setdefault(link.first, link.first), group.setdefault(link.second, link.second)
        if one != other:
            group.update({claim: one for claim, name in group.items() if name == other})
    return group


def _closed(graph: Graph) -> Graph:
    return {claim: reached_from(claim, graph) for claim in graph}


def reached_from(claim: str, graph: Graph) -> frozenset[str]:
    """Every claim at the end of a way of arrows, the claim itself only where a way leads back to it."""
    found: set[str] = set()
    fresh = set(graph.get(claim, ()))
    while fresh:
        found |= fresh
        fresh = {other for one in fresh for other in graph.get(one, ())} - found
    return frozenset(found)
