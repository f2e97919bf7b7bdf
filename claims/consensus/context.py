"""What the engine needs to know besides the claims: registers, decisions about pairs, who the sources are.

Outward: ``Context``, ``Sources`` and ``Standing`` (how two statements stand, decisions first).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from claims.consensus.links import NO_LINKS, Link, Links
from claims.consensus.profiles import PairKey, Profiles
from claims.consensus.reliability import NO_FIT, FrozenFit
from claims.domain.codes import Axis, Comparability, ValueRelation
from claims.domain.comparison import Registers, compare
from claims.domain.findings import Comparison, Direction
from claims.domain.statements import Statement

# (event, attribute) -> pairs of scope keys.
Apart = Mapping[tuple[str, str], frozenset[frozenset[str]]]
# event -> pairs of places, (attribute, scope key): of the people of the first, those of the second died later.
Moved = Mapping[str, frozenset[tuple[tuple[str, str], tuple[str, str]]]]


@dataclass(frozen=True)
class Sources:
    """owners: source -> the source that owns it (any depth). documents: documents, enquiries and courts.

    enquiries: those of them that find who is responsible: enquiries and courts. speaks_for: source -> the actors that
    speak through it. Keys of the registers throughout.
    """

    owners: Mapping[str, str] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    enquiries: frozenset[str] = frozenset()
    speaks_for: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def have_one_owner(self, a: str, b: str) -> bool:
        return self.last_owner(a) == self.last_owner(b)

    def last_owner(self, key: str) -> str:
        """The owner that nobody owns; of a circle, which the register forbids, its first key in order."""
        line = self.line(key)
        end = self.owners.get(line[-1])
        return line[-1] if end is None else min(line[line.index(end) :])

    def line(self, key: str) -> tuple[str, ...]:
        """The source and its owners, nearest first, each once."""
        line = [key]
        while (owner := self.owners.get(line[-1])) is not None and owner not in line:
            line.append(owner)
        return tuple(line)


@dataclass(frozen=True)
class Context:
    """registers: codebook and trees. links: decided ones only. sources: who owns whom, who is a document.

    apart: pairs of scope keys that a sentence tells apart, beyond the register, by (event, attribute). moved: figures
    of which a sentence tells that some of those counted died of their wounds, and where these are counted.
    known_at: the moment as of which one looks, for "too young"; None = age is not judged. fit: what was learned of
    the sources; it moves confidence and nothing else. doubts_unknown: the stress test: a pair of which nothing is
    shown counts as dependent. is_weighed: whether what each voice adds is asked for; it moves nothing else.
    """

    registers: Registers
    links: Links = NO_LINKS
    sources: Sources = field(default_factory=Sources)
    apart: Apart = field(default_factory=dict)
    moved: Moved = field(default_factory=dict)
    known_at: datetime | None = None
    doubts_unknown: bool = False
    fit: FrozenFit = NO_FIT
    is_weighed: bool = True

    @cached_property
    def standing(self) -> "Standing":
        return Standing(self.registers, self.links)

    @cached_property
    def facts(self) -> dict[int, tuple[Statement, Any]]:
        """Identity of a statement -> what decides on its independence (``kinship.facts_of``), where it was asked."""
        return {}

    @cached_property
    def kinships(self) -> dict[int, list[Any]]:
        """Identity of a testimony -> what was found of who depends on whom around it (``kinship.kinship``)."""
        return {}

    def afresh(self) -> "Context":
        """The same knowledge without what was remembered of statements: for the next event."""
        return replace(self)


_RELATIONS = {
    ValueRelation.CORROBORATES: Comparability.AGREE,
    ValueRelation.REFINES: Comparability.COMPATIBLE,
    ValueRelation.CONFLICTS: Comparability.CONFLICT,
    ValueRelation.UPDATES: Comparability.UPDATE,
    ValueRelation.CORRECTS: Comparability.UPDATE,
    ValueRelation.PART_OF: Comparability.PART_OF,
    ValueRelation.NOT_COMPARABLE: Comparability.NOT_COMPARABLE,
}


# What the values alone decide: no other moment, origin or words make anything else of it.
TIMELESS = (Comparability.AGREE, Comparability.NOT_COMPARABLE)


class Standing:
    """How two statements stand: as a person decided, else as their values say. Compares no two profiles twice."""

    def __init__(self, registers: Registers, links: Links = NO_LINKS) -> None:
        self.registers = registers
        self.links = links
        self.profiles = Profiles()
        self._compared: dict[PairKey, Comparison] = {}
        # (policy, manner, manner, is later, is of one origin) -> whether the first may supersede the second.
        self.may_supersede: dict[tuple[str, int, int, bool, bool], bool] = {}
        # Two meanings -> whether they exclude each other (``evidence``).
        self.excluding: dict[tuple[int, int], bool] = {}
        self._alone: dict[tuple[int, int], Comparability] = {}
        self._lasting: dict[tuple[int, int], Comparison] = {}
        # Identities of mentions -> their testimony (``testimony.gather``), which holds them.
        self.testimonies: dict[tuple[int, ...], Any] = {}

    def between(self, a: Statement, b: Statement) -> Comparison:
        link = self.links.value(a.id, b.id)
        return self.by_value(a, b) if link is None else _decided(link)

    def by_value(self, a: Statement, b: Statement) -> Comparison:
        """As their values say, whatever was decided."""
        meanings = (self.profiles.of(a).meaning, self.profiles.of(b).meaning)
        lasting = self._lasting.get(meanings)
        if lasting is not None:
            return lasting
        key = self.profiles.of_pair(a, b)
        found = self._compared.get(key)
        if found is None:
            found = self._compared[key] = self._turned(key) or compare(a, b, self.registers)
            if found.relation in TIMELESS:
                self._lasting[meanings] = found
        return found

    def _turned(self, key: PairKey) -> Comparison | None:
        """What was found of the two in the other order: only its direction is another."""
        manner, other, later, is_one_origin, is_one_informant = key
        found = self._compared.get((other, manner, -later, is_one_origin, is_one_informant))
        return None if found is None else found.reversed

    def agree(self, a: Statement, b: Statement) -> bool:
        """Whether both say the same, or a person decided so."""
        link = self.links.value(a.id, b.id)
        if link is not None:
            return _decided(link).relation is Comparability.AGREE
        return self.agree_by_value(a, b)

    def agree_by_value(self, a: Statement, b: Statement) -> bool:
        return self._by_values_alone(a, b) is Comparability.AGREE

    def is_timeless(self, a: Statement, b: Statement) -> bool:
        """Whether the values alone decide how they stand."""
        return self._by_values_alone(a, b) in TIMELESS

    def _by_values_alone(self, a: Statement, b: Statement) -> Comparability:
        """What was found of the first two statements that say this: where it is timeless it holds for all."""
        meanings = (self.profiles.of(a).meaning, self.profiles.of(b).meaning)
        found = self._alone.get(meanings)
        if found is None:
            found = self._alone[meanings] = self._alone[meanings[::-1]] = self.by_value(a, b).relation
        return found

    def between_groups(
        self, a: Statement, b: Statement, a_ids: Iterable[str], b_ids: Iterable[str]
    ) -> Comparison:
        """a and b stand for several claims each: a decision about any pair of them holds for the whole."""
        if not self.links.has(Axis.VALUE):
            return self.by_value(a, b)
        second = list(b_ids)
        links = (self.links.value(one, other) for one in sorted(a_ids) for other in sorted(second))
        link = next((link for link in links if link is not None), None)
        return self.between(a, b) if link is None else _decided(link)

    def is_decided(self, a_ids: Iterable[str], b_ids: Iterable[str]) -> bool:
        if not self.links.has(Axis.VALUE):
            return False
        second = list(b_ids)
        return any(self.links.value(one, other) is not None for one in a_ids for other in second)


def _decided(link: Link) -> Comparison:
    return _decided_so(link.relation, link.direction)


@cache
def _decided_so(decided: str, towards: Direction) -> Comparison:
    relation = ValueRelation(decided)
    detail = f"Decided by a reviewer: {relation.value.replace('_', ' ')}."
    direction = towards if relation.is_directed else Direction.NONE
    return Comparison(_RELATIONS[relation], detail, direction)
