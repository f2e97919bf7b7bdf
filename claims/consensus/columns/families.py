"""What of an event has to be settled together: attributes that are parts of each other, in all their scopes.

Outward: ``Families`` and ``families_of``, per place the number of its family, and ``entangled``: families in which
a whole and its parts may change each other's statements (a zero that is read as one of the parts, a whole that its
parts outgrew).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.facts import NEVER, NOWHERE, Facts
from claims.consensus.columns.figures import LARGEST
from claims.consensus.columns.numbering import Bools, Ints, Numbers, distinct, joined
from claims.consensus.columns.relations import INSIDE, Relations
from claims.consensus.likelihood import interval_of
from claims.consensus.policy import Succession, policy_named
from claims.domain.codebook import Codebook
from claims.domain.codes import ValueKind
from claims.domain.values import Quantity, Value


@dataclass(frozen=True)
class Families:
    """number: per place, of its family in its event. size: how many there are. roots: as ``roots_of``."""

    number: Ints
    size: int
    roots: Mapping[str, str]

    def attributes(self, key: str) -> list[str]:
        """All that parts and wholes connect this attribute to, and itself."""
        return [other for other, root in self.roots.items() if root == self.roots[key]]


def families_of(facts: Facts, codebook: Codebook) -> Families:
    roots = roots_of(codebook)
    root = Numbers().of([roots[codebook[key].key] for key in facts.attributes])
    which = distinct(joined(facts.place_event, root[facts.place_attribute]))[1]
    return Families(which, int(which.max(initial=-1)) + 1, roots)


def roots_of(codebook: Codebook) -> Mapping[str, str]:
    """Attribute -> the first by key of all that parts and wholes connect it to."""
    root = {key: key for key in codebook.attributes}
    for key, definition in sorted(codebook.attributes.items()):
        for other in (*definition.parts, *filter(None, [definition.part_of])):
            one, two = sorted((root[key], root[other]))
            root = {each: one if own == two else own for each, own in root.items()}
    return root


def entangled(facts: Facts, families: Families, related: Relations, gone: Bools, codebook: Codebook) -> Bools:
    """Per family. gone: superseded by another statement of the same place."""
    found = np.zeros(families.size, dtype=bool)
    found[families.number[facts.place[facts.implied_of != NOWHERE]]] = True
    inside = related.by(INSIDE)
    found[families.number[facts.place[_outgrown(facts, inside.part, inside.whole, gone, codebook)]]] = True
    return found


def _outgrown(facts: Facts, parts: Ints, wholes: Ints, gone: Bools, codebook: Codebook) -> Ints:
    """The entries on wholes that may give way to their parts: who tells of less than all parts at most add up to, and
    of an earlier moment than one of them (``outgrown``). Parts that overlap add up to less: this errs to one side.
    """
    size = facts.places
    own = np.flatnonzero(facts.is_admissible & ~gone)
    most, latest = np.zeros(size), np.full(size, NEVER, dtype=np.int64)
    np.maximum.at(most, facts.place[own], facts.of_values(_lower, float)[facts.value[own]])
    np.maximum.at(latest, facts.place[own], facts.lower[own])
    told, last = np.zeros(size), np.full(size, NEVER, dtype=np.int64)
    np.add.at(told, wholes, most[parts])
    np.maximum.at(last, wholes, latest[parts])
    policies = [policy_named(codebook[key].policy) for key in facts.attributes]
    gives_way = np.array([policy.succession is not Succession.LINKED for policy in policies], dtype=bool)
    own = own[gives_way[facts.place_attribute[facts.place[own]]]]
    is_less = ~(told[facts.place[own]] <= facts.of_values(_upper, float)[facts.value[own]])
    found: Ints = own[is_less & (last[facts.place[own]] > facts.upper[own])]
    return found


def _upper(_attribute: str, value: Value) -> float:
    """Numbers that floats do not hold exactly are taken for ones that every part exceeds."""
    interval = interval_of(value) if isinstance(value, Quantity) else None
    if interval is None or interval.upper is None:
        return np.inf
    return float(interval.upper) if _is_exact(value) else -np.inf


def _lower(_attribute: str, value: Value) -> float:
    if not isinstance(value, Quantity):
        return 0.0
    ends = [float(end) for end in (value.number, value.lower) if end is not None]
    return max(ends, default=0.0) if _is_exact(value) else np.inf


def _is_exact(value: Value) -> bool:
    if not isinstance(value, Quantity) or value.kind is not ValueKind.COUNT:
        return False
    return all(end is None or end < LARGEST for end in (value.number, value.lower, value.upper))
