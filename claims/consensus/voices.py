"""How many voices speak (DESIGN rule 2): claims that rest on one origin are one voice, however often printed.

Outward: ``count_voices`` and ``number_of_voices``; ``judge``, one pair with its reason (``kinship`` finds the same of
all pairs at once). Two testimonies are

    dependent    same origin, near-duplicate texts of one informant, or a decided provenance link
    independent  both informants are known and differ, the channels differ, no owner is shared, the attribution is
                 certain; or a decided link says so
    unknown      everything else: unnamed informants, one channel, one owner, one article

A voice is what dependence connects, cut by a decided ``independent``. ``voices_max`` takes unknown as independent:
all voices. ``voices_min`` takes unknown as dependent: the largest number of voices that are independent two by two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import ge

from claims.consensus.context import Context
from claims.consensus.kinship import Bits, Kinship, Pair, decided_provenance, kinship, spoken_by
from claims.consensus.links import DEPENDENT
from claims.consensus.parties import are_one_party
from claims.consensus.testimony import Testimony, has_informant
from claims.domain.codes import Provenance, Reach
from claims.domain.statements import Statement

# Beyond this many voices the largest independent set is searched greedily: exact search doubles with each one.
# Arbitrary but works: no event of the seeds has more than a dozen voices.
EXACT_SEARCH_VOICES = 18


class Independence(StrEnum):
    DEPENDENT = "dependent"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far two are independent. is_decided: a person said so. detail: one English sentence."""

    independence: Independence
    detail: str
    is_decided: bool = False


@dataclass(frozen=True, slots=True)
class Voices:
    """members: voice by voice, the positions of its testimonies in the sequence given. at_least <= at_most."""

    members: tuple[tuple[int, ...], ...]
    at_least: int
    at_most: int

    def of(self, position: int) -> int:
        """The number of the voice, from 1, that a testimony is part of."""
        return self.numbers[position]

    @property
    def numbers(self) -> dict[int, int]:
        """Position -> number of its voice, from 1."""
        return {position: number for number, group in enumerate(self.members, 1) for position in group}


def count_voices(testimonies: Sequence[Testimony], context: Context) -> Voices:
    """Sort testimonies into voices. None given = no voice. Voices are numbered by their first testimony."""
    if not testimonies:
        return Voices((), 0, 0)
    counted, bits = _count(testimonies, context)
    position_of = {bit: position for position, bit in enumerate(bits)}
    members = tuple(tuple(position_of[bit] for bit in _single_bits(group)) for group in counted.groups)
    return Voices(members, counted.at_least, counted.at_most)


def number_of_voices(testimonies: Sequence[Testimony], context: Context) -> tuple[int, int]:
    """At least, at most."""
    if not testimonies:
        return 0, 0
    counted, _ = _count(testimonies, context)
    return counted.at_least, counted.at_most


@dataclass(frozen=True, slots=True)
class _Counted:
    """groups: voice by voice, the bits of its testimonies."""

    groups: tuple[Bits, ...]
    at_least: int
    at_most: int


def _count(testimonies: Sequence[Testimony], context: Context) -> tuple[_Counted, list[Bits]]:
    kin, bits = kinship(testimonies, context)
    if any(map(ge, bits, bits[1:])):
        # Who comes first names a voice and is joined first: another order is counted by itself.
        kin = Kinship(testimonies, context)
        bits = [1 << position for position in range(len(testimonies))]
    asked = sum(bits)
    counted: _Counted | None = kin.voices.get(asked)
    if counted is None:
        groups = _groups(kin, asked)
        at_least = _mutually_independent(groups, asked, kin)
        at_most = at_least if context.doubts_unknown else len(groups)
        counted = kin.voices[asked] = _Counted(tuple(groups), at_least, at_most)
    return counted, bits


def judge(one: Testimony, other: Testimony, context: Context) -> Verdict:
    """How far two testimonies are independent, a person's decision about any of their claims first."""
    decided = _decided(one, other, context)
    if decided is not None:
        return decided
    verdicts = [_judged(a, b, context) for a in spoken_by(one) for b in spoken_by(other)]
    for wanted in (Independence.DEPENDENT, Independence.INDEPENDENT):
        found = next((verdict for verdict in verdicts if verdict.independence is wanted), None)
        if found is not None:
            return found
    return verdicts[0]


def _decided(one: Testimony, other: Testimony, context: Context) -> Verdict | None:
    relation = decided_provenance(one, other, context)
    if relation is None:
        return None
    if relation in DEPENDENT:
        words = str(relation).replace("_", " ")
        return Verdict(Independence.DEPENDENT, f"A reviewer decided: {words}.", is_decided=True)
    if relation == Provenance.INDEPENDENT:
        return Verdict(Independence.INDEPENDENT, "A reviewer decided: independent.", is_decided=True)
    return Verdict(Independence.UNKNOWN, "A reviewer decided: not known.", is_decided=True)


def _judged(a: Statement, b: Statement, context: Context) -> Verdict:
    both_known = has_informant(a) and has_informant(b)
    if both_known and a.informant == b.informant:
        return Verdict(Independence.DEPENDENT, "Both rest on the same informant.")
    if a.article and a.article == b.article:
        return Verdict(Independence.UNKNOWN, "Both stand in one article.")
    if a.origin and a.origin == b.origin:
        return Verdict(Independence.DEPENDENT, "Both have the same origin.")
    if a.fingerprint and a.fingerprint == b.fingerprint and not both_known:
        return Verdict(Independence.DEPENDENT, "The texts are nearly the same.")
    return _judge_strangers(a, b, context, both_known=both_known)


def _judge_strangers(a: Statement, b: Statement, context: Context, *, both_known: bool) -> Verdict:
    sources = context.sources
    channel_a, channel_b = a.channel or a.outlet, b.channel or b.outlet
    doubts = (
        (not both_known, "At least one does not name an informant who can be told apart."),
        (not channel_a or not channel_b or channel_a == channel_b, "The channel is the same, or not known."),
        (sources.have_one_owner(a.informant, b.informant), "Their informants have one owner."),
        (sources.have_one_owner(channel_a, channel_b), "Their outlets have one owner."),
        (are_one_party(a, b, context), "They speak for one party to the event."),
        (Reach.PRESUMED in (a.reach, b.reach), "An attribution is only presumed."),
        (bool(a.fingerprint) and a.fingerprint == b.fingerprint, "The texts are nearly the same."),
    )
    doubt = next((words for holds, words in doubts if holds), None)
    if doubt is not None:
        return Verdict(Independence.UNKNOWN, doubt)
    return Verdict(Independence.INDEPENDENT, "Informants and channels differ, and neither copies the other.")


def _groups(kin: Kinship, asked: Bits) -> list[Bits]:
    """Voice by voice its testimonies: what dependence joins, cut where a person did; each from its first position."""
    found = []
    for group in _connected_among(kin, asked):
        is_alone = group & (group - 1) == 0
        cuts = () if is_alone else [pair for pair in kin.cut if group >> pair[0] & group >> pair[1] & 1]
        found += _connected_but_for_cuts(kin, group, cuts) if cuts else [group]
    return sorted(found, key=lambda group: group & -group)


def _connected_among(kin: Kinship, asked: Bits) -> list[Bits]:
    """The groups that dependence joins where only these speak."""
    found = []
    for whole in kin.strands:
        part = whole & asked
        if part == whole or part & (part - 1) == 0:
            found += [part] if part else []
        else:
            # Who was left out may be all that joined the others.
            found += kin.connected(part)
    return found


def _connected_but_for_cuts(kin: Kinship, asked: Bits, cuts: Sequence[Pair]) -> list[Bits]:
    """Join what is dependent, a person's decisions first; never two groups that a person called independent."""
    group = {position: position for position in _set_bits(asked)}
    joins = [(i, j) for i in group for j in _set_bits(kin.dependent[i] & asked) if i < j]
    joined = set(kin.joined)
    for i, j in sorted(joins, key=lambda pair: (pair not in joined, pair)):
        one, other = group[i], group[j]
        if one == other or any({group[a], group[b]} == {one, other} for a, b in cuts):
            continue
        for position, name in group.items():
            if name in (one, other):
                group[position] = min(one, other)
    found: dict[int, Bits] = {}
    for position, name in group.items():
        found[name] = found.get(name, 0) | 1 << position
    return list(found.values())


def _mutually_independent(groups: Sequence[Bits], asked: Bits, kin: Kinship) -> int:
    """The size of the largest set of voices of which every two are independent through some of their claims."""
    friends = _friends(groups, asked, kin)
    befriended = sum(1 << voice for voice in friends)
    if not befriended:
        return min(len(groups), 1)
    if len(groups) > EXACT_SEARCH_VOICES:
        return _greedy(befriended, friends)
    return _largest(befriended, friends)


def _friends(groups: Sequence[Bits], asked: Bits, kin: Kinship) -> dict[int, Bits]:
    """Voice -> the voices that it is independent of, for those that have any; each named by its first position."""
    befriended = kin.befriended & asked
    if not befriended:
        return {}
    own = [group for group in groups if group & befriended]
    # A voice of one testimony is its own name: only the others are to be looked for.
    several = [(group, group & -group) for group in own if group & (group - 1)]
    alone = sum(own) & ~sum(group for group, _ in several)
    found = {}
    for group in own:
        others = 0
        for position in _set_bits(group):
            others |= kin.independent[position]
        name = group & -group
        friends = (others & alone) | sum(first for bits, first in several if others & bits)
        if friends & ~name:
            found[name.bit_length() - 1] = friends & ~name
    return found


def _largest(candidates: Bits, friends: Mapping[int, Bits]) -> int:
    best = 0
    while candidates.bit_count() > best:
        first = candidates & -candidates
        best = max(best, 1 + _largest(candidates & friends[first.bit_length() - 1], friends))
        candidates ^= first
    return best


def _greedy(candidates: Bits, friends: Mapping[int, Bits]) -> int:
    """Take whoever has most friends among those left, of equals the first, and go on among these friends."""
    size = 0
    while candidates:
        most = candidates.bit_count() - 1
        numbers = [(name, (friends[name] & candidates).bit_count()) for name in _set_bits(candidates)]
        # Friends of all would be taken one after the other: taking one leaves the others friends of all.
        of_all = [name for name, number in numbers if number == most]
        if of_all:
            size += len(of_all)
            candidates &= ~sum(1 << name for name in of_all)
        else:
            size += 1
            candidates &= friends[max(numbers, key=lambda one: one[1])[0]]
    return size


def _single_bits(bits: Bits) -> list[Bits]:
    """Those that are set, each by itself, the lowest first."""
    found = []
    while bits:
        found.append(bits & -bits)
        bits &= bits - 1
    return found


def _set_bits(bits: Bits) -> list[int]:
    """The positions of those that are set, the lowest first."""
    return [bit.bit_length() - 1 for bit in _single_bits(bits)]
