"""Decisions about links that cannot all hold.

Outward: ``contradictions``. Two kinds are found:

    independent  a pair was called independent, and other decisions have both rest on one informant
    circle       claims follow each other in a circle: each later than the next, narrower than it, a part of it, or
                 taken from it

Which of the decisions is wrong only a person can say.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.consensus.implied_links import ONE_INFORMANT, Graph, arrows, reached_from
from claims.consensus.links import Link
from claims.domain.codes import Provenance, ValueRelation

# Relations that say one thing about the order of two claims: what corrects is later, as what updates is.
CIRCLES: tuple[tuple[ValueRelation | Provenance, ...], ...] = (
    (ValueRelation.UPDATES, ValueRelation.CORRECTS),
    (ValueRelation.REFINES,),
    (ValueRelation.PART_OF,),
    (Provenance.COPIES, Provenance.RELAYS, Provenance.TRANSLATES),
)


class Contradictory(StrEnum):
    INDEPENDENT = "independent"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """links: those that cannot all hold, as few as show it; of INDEPENDENT the first is the one that says so."""

    kind: Contradictory
    links: tuple[Link, ...]


def contradictions(links: Iterable[Link]) -> tuple[Contradiction, ...]:
    """links: decided ones, each once. Every pair called independent, and one circle per knot of claims."""
    known = tuple(sorted(link.canonical for link in links))
    return (*_against_independence(known), *_circles(known))


def _against_independence(links: Sequence[Link]) -> Iterable[Contradiction]:
    joined: dict[str, dict[str, Link]] = {}
    for link in links:
        if link.relation in ONE_INFORMANT:
            joined.setdefault(link.first, {})[link.second] = link
            joined.setdefault(link.second, {})[link.first] = link
    for link in links:
        if link.relation != Provenance.INDEPENDENT:
            continue
        way = _way(link.first, link.second, joined)
        if way:
            yield Contradiction(Contradictory.INDEPENDENT, (link, *way))


def _circles(links: Sequence[Link]) -> Iterable[Contradiction]:
    for relations in CIRCLES:
        graph = arrows(links, relations)
        by_arrow = {
            (one, other): link
            for link in links
            if link.relation in relations
            for one, others in arrows((link,), relations).items()
            for other in others
        }
        for claim in _one_of_each_knot(graph):
            steps = {one: {other: by_arrow[one, other] for other in others} for one, others in graph.items()}
            yield Contradiction(Contradictory.CIRCLE, _way(claim, claim, steps))


def _one_of_each_knot(graph: Graph) -> Iterable[str]:
    """The first claim, by id, of each set of claims that all lead to each other."""
    seen: set[str] = set()
    reached = {claim: reached_from(claim, graph) for claim in graph}
    for claim in sorted(graph):
        if claim in seen or claim not in reached[claim]:
            continue
        seen |= {other for other in reached[claim] if claim in reached.get(other, ())}
        yield claim


def _way(start: str, end: str, steps: Mapping[str, Mapping[str, Link]]) -> tuple[Link, ...]:
    """The shortest way of at least one link; () = there is none."""
    ways: deque[tuple[str, tuple[Link, ...]]] = deque([(start, ())])
    seen: set[str] = set()
    while ways:
        claim, way = ways.popleft()
        for other, link in sorted(steps.get(claim, {}).items()):
            if other == end:
                return (*way, link)
            if other not in seen:
                seen.add(other)
                ways.append((other, (*way, link)))
    return ()
