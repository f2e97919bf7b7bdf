"""Why the claims of one voice are one voice: which pairs join it, each with its reason.

Outward: ``joined_voices``. The voices are those that the engine counts; of each the fewest pairs that hold it
together are told, those that a person decided first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.consensus.context import Context
from claims.consensus.testimony import gather
from claims.consensus.voices import Independence, Verdict, count_voices, judge
from claims.domain.statements import Statement


@dataclass(frozen=True, slots=True)
class Join:
    """first, second: public ids of the claims of two testimonies that are dependent, as the verdict says."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class JoinedVoice:
    """claims: public ids, testimony by testimony. joins: one fewer than its testimonies; none = it stands alone."""

    claims: tuple[tuple[str, ...], ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class JoinedVoices:
    """at_least <= at_most: how many voices there are, unknown provenance being dependent or independent."""

    voices: tuple[JoinedVoice, ...]
    at_least: int
    at_most: int


def joined_voices(statements: Sequence[Statement], context: Context) -> JoinedVoices:
    """statements: of one attribute and scope, in any order; none = no voice."""
    testimonies = gather(sorted(statements, key=lambda one: one.id), context.standing)
    counted = count_voices(testimonies, context)
    voices = []
    for members in counted.members:
        pairs = [
            Join(testimonies[i].ids, testimonies[j].ids, judge(testimonies[i], testimonies[j], context))
            for i, j in combinations(members, 2)
        ]
        dependent = [pair for pair in pairs if pair.verdict.independence is Independence.DEPENDENT]
        dependent.sort(key=lambda pair: (not pair.verdict.is_decided, pair.first, pair.second))
        voices.append(JoinedVoice(tuple(testimonies[i].ids for i in members), _fewest(dependent)))
    return JoinedVoices(tuple(voices), counted.at_least, counted.at_most)


def _fewest(joins: Sequence[Join]) -> tuple[Join, ...]:
    """In their order, those that join what the earlier ones have not joined yet."""
    group: dict[tuple[str, ...], tuple[str, ...]] = {}
    kept = []
    for join in joins:
        one, other = group.setdefault(join.first, join.first), group.setdefault(join.second, join.second)
        if one != other:
            group = {ids: one if name == other else name for ids, name in group.items()}
            kept.append(join)
    return tuple(kept)
