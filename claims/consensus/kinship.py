"""Which testimonies are dependent and which independent, all pairs at once.

Outward: ``kinship`` and ``Kinship``. It finds what ``voices.judge`` finds of every pair, by looking at who shares a
key (informant, origin, article, text, owner, party) and not at the pairs: sets of testimonies are whole numbers, bit
i for the testimony at position i. Only pairs with a decided link are looked up one by one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claims.consensus.context import Context
from claims.consensus.links import DEPENDENT
from claims.consensus.parties import marks_of
from claims.consensus.testimony import Testimony, has_informant
from claims.domain.codes import Axis, Provenance, Reach, Stake
from claims.domain.statements import Statement

Bits = int
Pair = tuple[int, int]


class Kinship:
    """Of testimonies at positions, and of any of them that are asked for: pairs do not hang on who else speaks.

    dependent, independent: position -> the others that it is so with. joined, cut: pairs decided to be so.
    """

    def __init__(self, testimonies: Sequence[Testimony], context: Context) -> None:
        # They are held beside their bits: an object that is gone gives its identity to another.
        self._testimonies = tuple(testimonies)
        self._bits = {id(one): 1 << position for position, one in enumerate(testimonies)}
        self.everybody: Bits = (1 << len(testimonies)) - 1
        spoken = [[facts_of(mention, context) for mention in spoken_by(one)] for one in testimonies]
        self.dependent = _dependent(spoken)
        self.independent = _independent(spoken)
        for position, others in enumerate(self.dependent):
            self.independent[position] &= ~others
        self.joined, self.cut = _decide(testimonies, self.dependent, self.independent, context)
        # Who is asked for -> what was found of them (``voices``).
        self.voices: dict[Bits, Any] = {}

    def bits_of(self, testimonies: Sequence[Testimony]) -> list[Bits] | None:
        """Of each its bit; None where it does not know all of them."""
        known = self._bits
        try:
            return [known[id(one)] for one in testimonies]
        except KeyError:
            return None

    @cached_property
    def befriended(self) -> Bits:
        """Those that are independent of anybody."""
        return sum(1 << position for position, others in enumerate(self.independent) if others)

    @cached_property
    def strands(self) -> list[Bits]:
        """What dependence joins where all speak, cut by a person or not."""
        return self.connected(self.everybody)

    def connected(self, asked: Bits) -> list[Bits]:
        """The groups that dependence joins where only these speak."""
        found = []
        left = asked
        while left:
            group, fresh = 0, left & -left
            while fresh:
                group |= fresh
                reached = 0
                while fresh:
                    first = fresh & -fresh
                    reached |= self.dependent[first.bit_length() - 1]
                    fresh ^= first
                fresh = reached & asked & ~group
            found.append(group)
            left &= ~group
        return found


def kinship(testimonies: Sequence[Testimony], context: Context) -> tuple[Kinship, list[Bits]]:
    """A kinship that knows all of these, and the bit of each. testimonies: one or more.

    It is made anew, in their order, only where none is at hand.
    """
    for known in reversed(context.kinships.get(id(testimonies[0]), ())):
        bits = known.bits_of(testimonies)
        if bits is not None:
            return known, bits
    made = Kinship(testimonies, context)
    for one in testimonies:
        context.kinships.setdefault(id(one), []).append(made)
    return made, [1 << position for position in range(len(testimonies))]


def spoken_by(testimony: Testimony) -> Sequence[Statement]:
    """The mentions that name an informant, where any does: the article's own words then rest on the same one."""
    if len(testimony.members) == 1:
        return testimony.members
    return [member for member in testimony.members if has_informant(member)] or testimony.members


@dataclass(frozen=True, slots=True)
class Facts:
    """What of one mention decides on whom it depends. traits: whoever shares one is not shown to be independent.

    None where its independence of anybody can never be shown.
    """

    informant: str
    origin: str
    article: str
    fingerprint: str
    traits: tuple[tuple[str, str], ...] | None


def facts_of(statement: Statement, context: Context) -> Facts:
    found = context.facts.get(id(statement))
    if found is None:
        # The statement is held beside its facts: an object that is gone gives its identity to another.
        found = context.facts[id(statement)] = (statement, _facts(statement, context))
    facts: Facts = found[1]
    return facts


def _facts(statement: Statement, context: Context) -> Facts:
    informant = statement.informant if has_informant(statement) else ""
    traits = _traits(statement, context) if informant else None
    return Facts(informant, statement.origin, statement.article, statement.fingerprint, traits)


def _traits(statement: Statement, context: Context) -> tuple[tuple[str, str], ...] | None:
    channel = statement.channel or statement.outlet
    if not channel or statement.reach is Reach.PRESUMED:
        return None
    sources = context.sources
    traits = [
        ("owner of the informant", sources.last_owner(statement.informant)),
        ("owner of the channel", sources.last_owner(channel)),
    ]
    if statement.article:
        traits.append(("article", statement.article))
    if statement.fingerprint:
        traits.append(("text", statement.fingerprint))
    if statement.stake is Stake.PARTY:
        traits += [("party", mark) for mark in sorted(marks_of(statement, context))]
    return tuple(traits)


def _dependent(spoken: Sequence[Sequence[Facts]]) -> list[Bits]:
    informants: defaultdict[str, Bits] = defaultdict(int)
    origins: defaultdict[str, Bits] = defaultdict(int)
    articles: defaultdict[str, Bits] = defaultdict(int)
    texts: defaultdict[str, Bits] = defaultdict(int)
    unsigned: defaultdict[str, Bits] = defaultdict(int)
    for position, mentions in enumerate(spoken):
        bit = 1 << position
        for facts in mentions:
            for shared, key in (
                (informants, facts.informant),
                (origins, facts.origin),
                (articles, facts.article),
                (texts, facts.fingerprint),
                (unsigned, "" if facts.informant else facts.fingerprint),
            ):
                if key:
                    shared[key] |= bit
    found = []
    for position, mentions in enumerate(spoken):
        others = 0
        for facts in mentions:
            # Of one text, two who name informants that differ are not one voice for that.
            alike = unsigned if facts.informant else texts
            strangers = origins.get(facts.origin, 0) | alike.get(facts.fingerprint, 0)
            others |= strangers & ~articles.get(facts.article, 0) | informants.get(facts.informant, 0)
        found.append(others & ~(1 << position))
    return found


def _independent(spoken: Sequence[Sequence[Facts]]) -> list[Bits]:
    """Of two mentions with traits, those that share none; the bits are mentions first, then testimonies."""
    eligible = [(position, facts.traits) for position, mentions in enumerate(spoken) for facts in mentions]
    eligible = [(position, traits) for position, traits in eligible if traits is not None]
    sharing: defaultdict[tuple[str, str], Bits] = defaultdict(int)
    for number, (_, traits) in enumerate(eligible):
        for trait in traits or ():
            sharing[trait] |= 1 << number
    own: defaultdict[int, Bits] = defaultdict(int)
    for number, (position, _) in enumerate(eligible):
        own[position] |= 1 << number
    found = [0] * len(spoken)
    everybody = (1 << len(eligible)) - 1
    for position, traits in eligible:
        related = 0
        for trait in traits or ():
            related |= sharing[trait]
        found[position] |= everybody & ~related
    return [_positions(mentions, own) if mentions else 0 for mentions in found]


def _positions(mentions: Bits, own: Mapping[int, Bits]) -> Bits:
    return sum(1 << position for position, bits in own.items() if mentions & bits)


def _decide(
    testimonies: Sequence[Testimony], dependent: list[Bits], independent: list[Bits], context: Context
) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Put what people decided in place of what was found; returns the pairs joined and the pairs cut."""
    joined, cut = [], []
    for i, j in linked_pairs(testimonies, Axis.PROVENANCE, context):
        relation = decided_provenance(testimonies[i], testimonies[j], context)
        for one, other in ((i, j), (j, i)):
            dependent[one] &= ~(1 << other)
            independent[one] &= ~(1 << other)
            dependent[one] |= (relation in DEPENDENT) << other
            independent[one] |= (relation == Provenance.INDEPENDENT) << other
        if relation in DEPENDENT:
            joined.append((i, j))
        elif relation == Provenance.INDEPENDENT:
            cut.append((i, j))
    return tuple(joined), tuple(cut)


def linked_pairs(testimonies: Sequence[Testimony], axis: Axis, context: Context) -> list[Pair]:
    """The positions, the lower first and in order, of testimonies between whose claims a person decided."""
    linked = context.links.linked(axis)
    if not linked:
        return []
    positions: dict[str, list[int]] = {}
    for position, one in enumerate(testimonies):
        for claim in one.ids:
            if claim in linked:
                positions.setdefault(claim, []).append(position)
    return sorted(
        {
            (i, j)
            for claim, own in positions.items()
            for other in linked[claim]
            for i in own
            for j in positions.get(other, ())
            if i < j
        }
    )


def decided_provenance(one: Testimony, other: Testimony, context: Context) -> str | None:
    """What was decided of any pair of their claims, dependence first; None = nobody decided."""
    if not context.links.has(Axis.PROVENANCE):
        return None
    links = [context.links.provenance(a, b) for a in one.ids for b in other.ids]
    relations = [link.relation for link in links if link is not None]
    return min(relations, key=lambda relation: relation not in DEPENDENT, default=None)
