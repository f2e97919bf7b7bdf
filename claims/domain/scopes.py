"""Scopes: the part of the whole that a value covers, as facets from a register, and how two scopes stand.

Outward: ``Scope`` and ``ScopeRegister.relation``. A facet is "" (the whole) or the key of a register entry of
that facet ("place:green-zone"). The canonical string of a scope is its non-empty facets, sorted and joined by ";";
"" is the whole event. Two entries are disjoint only where the register says that the children of their common
parent are (DESIGN rule 6); everything that nobody said is unknown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from claims.domain.codes import ScopeFacet, ScopeRelation
from claims.domain.errors import BadScope
from claims.domain.hierarchy import Hierarchy

FACETS = tuple(ScopeFacet)
SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Scope:
    """A register key per facet ("place:green-zone", "group:us-soldiers"), "" where the facet is the whole.

    Raises BadScope where a key belongs to another facet, names nothing or holds the separator.
    """

    place: str = ""
    group: str = ""
    party: str = ""
    phase: str = ""

    def __post_init__(self) -> None:
        for facet in FACETS:
            key = self.facet(facet)
            prefix, _, name = key.partition(":")
            if key and (prefix != facet or not name or SEPARATOR in name):
                raise BadScope(
                    '"%(key)s" is no entry of the facet "%(facet)s". '
                    'Accepted: "%(facet)s:" and a name without "%(separator)s".',
                    key=key,
                    facet=facet,
                    separator=SEPARATOR,
                )

    @property
    def key(self) -> str:
        if self.is_whole:
            return ""
        return SEPARATOR.join(sorted(key for key in map(self.facet, FACETS) if key))

    @property
    def is_whole(self) -> bool:
        return not (self.place or self.group or self.party or self.phase)

    def facet(self, facet: ScopeFacet) -> str:
        return str(getattr(self, facet))

    def __str__(self) -> str:
        return self.key


WHOLE = Scope()


def parse_scope(key: str) -> Scope:
    """Read the canonical string back. Raises BadScope where a part is malformed or a facet stands twice."""
    if not key:
        return WHOLE
    facets: dict[str, str] = {}
    for part in key.split(SEPARATOR):
        facet = part.partition(":")[0]
        if facet not in FACETS or facet in facets:
            accepted = ", ".join(FACETS)
            raise BadScope(
                'The scope "%(key)s" cannot be read at "%(part)s". Accepted: one key per facet of %(accepted)s.',
                key=key,
                part=part,
                accepted=accepted,
            )
        facets[facet] = part
    return Scope(**facets)


@dataclass(frozen=True, slots=True)
class ScopeRegister:
    """The Scope register: its tree, and the entries whose children never overlap.

    tree: keys with their facet prefix. disjoint_children: keys whose direct children are disjoint.
    """

    tree: Hierarchy = field(default_factory=Hierarchy)
    disjoint_children: frozenset[str] = frozenset()

    def relation(self, a: Scope, b: Scope) -> ScopeRelation:
        """How a stands to b: same, part_of (a inside b), contains, disjoint, or unknown."""
        if a == b:
            return ScopeRelation.SAME
        found = {self._facet_relation(a.facet(facet), b.facet(facet)) for facet in FACETS}
        if ScopeRelation.DISJOINT in found:
            return ScopeRelation.DISJOINT
        return _combined(found - {ScopeRelation.SAME})

    def are_disjoint(self, scopes: Iterable[Scope]) -> bool:
        """Whether every two of the scopes are disjoint."""
        return all(self.relation(a, b) is ScopeRelation.DISJOINT for a, b in combinations(scopes, 2))

    def _facet_relation(self, a: str, b: str) -> ScopeRelation:
        if a == b:
            return ScopeRelation.SAME
        if not b or (a and self.tree.is_within(a, b)):
            return ScopeRelation.PART_OF
        if not a or self.tree.is_within(b, a):
            return ScopeRelation.CONTAINS
        if self.tree.nearest_common(a, b) in self.disjoint_children:
            return ScopeRelation.DISJOINT
        return ScopeRelation.UNKNOWN


def _combined(found: set[ScopeRelation]) -> ScopeRelation:
    """One relation of several facets: of "US soldiers" and "in the Green Zone" neither is inside the other."""
    return found.pop() if len(found) == 1 else ScopeRelation.UNKNOWN
