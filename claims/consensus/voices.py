"""How many voices speak (DESIGN rule 2): claims that rest on one origin are one voice, however often printed.

Outward: ``count_voices``. Two testimonies are

    dependent    same origin, near-duplicate texts of one informant, or a decided provenance link
    independent  both informants are known and differ, the channels differ, no owner is shared, the attribution is
                 certain; or a decided link says so
    unknown      everything else: unnamed informants, one channel, one owner, one article

A voice is what dependence connects, cut by a decided ``independent``. ``voices_max`` takes unknown as independent:
all voices. ``voices_min`` takes unknown as dependent: the largest number of voices that are independent two by two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from claims.consensus.context import Context
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
        return next(number for number, members in enumerate(self.members, 1) if position in members)


def count_voices(testimonies: Sequence[Testimony], context: Context) -> Voices:
    """Sort testimonies into voices. None given = no voice. Voices are numbered by their first testimony."""
    members = tuple(member for one in testimonies for member in (*one.members, None))
    key = tuple(map(id, members))
    if key not in context.counted:
        # The statements are held beside the count: an object that is gone gives its identity to another.
        context.counted[key] = (members, _count(testimonies, context))
    found: Voices = context.counted[key][1]
    return found


def _count(testimonies: Sequence[Testimony], context: Context) -> Voices:
    verdicts = {
        (i, j): judge(testimonies[i], testimonies[j], context)
        for i, j in combinations(range(len(testimonies)), 2)
    }
    members = _connected(len(testimonies), verdicts)
    return Voices(members, _mutually_independent(members, verdicts), len(members))


def judge(one: Testimony, other: Testimony, context: Context) -> Verdict:
    """How far two testimonies are independent, a person's decision about any of their claims first."""
    decided = _decided(one, other, context)
    if decided is not None:
        return decided
    verdicts = [_pair(a, b, context) for a in _spoken(one) for b in _spoken(other)]
    for wanted in (Independence.DEPENDENT, Independence.INDEPENDENT):
        found = next((verdict for verdict in verdicts if verdict.independence is wanted), None)
        if found is not None:
            return found
    return verdicts[0]


def _spoken(testimony: Testimony) -> Sequence[Statement]:
    """The mentions that name an informant, where any does: the article's own words then rest on the same one."""
    return [member for member in testimony.members if has_informant(member)] or testimony.members


def _decided(one: Testimony, other: Testimony, context: Context) -> Verdict | None:
    if not context.links.judge_provenance:
        return None
    links = [context.links.provenance(a, b) for a in one.ids for b in other.ids]
    relations = [link.relation for link in links if link is not None]
    for relation in sorted(relations, key=lambda relation: relation not in DEPENDENT):
        words = str(relation).replace("_", " ")
        if relation in DEPENDENT:
            return Verdict(Independence.DEPENDENT, f"A reviewer decided: {words}.", is_decided=True)
        if relation == Provenance.INDEPENDENT:
            return Verdict(Independence.INDEPENDENT, "A reviewer decided: independent.", is_decided=True)
        return Verdict(Independence.UNKNOWN, "A reviewer decided: not known.", is_decided=True)
    return None


def _pair(a: Statement, b: Statement, context: Context) -> Verdict:
    found: Verdict | None = context.verdicts.get(a, b)
    if found is None:
        found = _judged(a, b, context)
        context.verdicts.put(a, b, found, found)
    return found


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


def _connected(count: int, verdicts: dict[tuple[int, int], Verdict]) -> tuple[tuple[int, ...], ...]:
    """Join what is dependent, a person's decisions first; never two groups that a person called independent."""
    group = list(range(count))
    apart = [pair for pair, verdict in verdicts.items() if _is_cut(verdict)]
    joins = [pair for pair, verdict in verdicts.items() if verdict.independence is Independence.DEPENDENT]
    for i, j in sorted(joins, key=lambda pair: (not verdicts[pair].is_decided, pair)):
        one, other = group[i], group[j]
        if one == other or any({group[a], group[b]} == {one, other} for a, b in apart):
            continue
        group = [min(one, other) if name in (one, other) else name for name in group]
    return tuple(
        tuple(position for position in range(count) if group[position] == name) for name in sorted(set(group))
    )


def _is_cut(verdict: Verdict) -> bool:
    return verdict.is_decided and verdict.independence is Independence.INDEPENDENT


def _mutually_independent(
    members: tuple[tuple[int, ...], ...], verdicts: dict[tuple[int, int], Verdict]
) -> int:
    """The size of the largest set of voices of which every two are independent through some of their claims."""
    friends: dict[int, set[int]] = {number: set() for number in range(len(members))}
    for one, other in combinations(range(len(members)), 2):
        pairs = (tuple(sorted((i, j))) for i in members[one] for j in members[other])
        if any(verdicts[pair[0], pair[1]].independence is Independence.INDEPENDENT for pair in pairs):
            friends[one].add(other)
            friends[other].add(one)
    if len(members) > EXACT_SEARCH_VOICES:
        return _greedy(friends)
    return _largest(set(friends), friends)


def _largest(candidates: set[int], friends: dict[int, set[int]]) -> int:
    best = 0
    remaining = set(candidates)
    for number in sorted(candidates):
        if len(remaining) <= best:
            break
        best = max(best, 1 + _largest(remaining & friends[number], friends))
        remaining.discard(number)
    return best


def _greedy(friends: dict[int, set[int]]) -> int:
    size, candidates = 0, set(friends)
    while candidates:
        number = max(candidates, key=lambda name: (len(friends[name] & candidates), -name))
        candidates &= friends[number]
        size += 1
    return size
