"""The engine's pairwise steps as plainly as they can be said: every pair looked at, nothing remembered.

Outward: ``plainly``, under which the engine derives by these steps, and ``takes_the_place_of``, one of them. The
engine itself looks at kinds of pairs and at shared keys (``profiles``, ``kinship``); what it returns must be the
same, byte for byte.
"""

from collections.abc import Iterator, Sequence, Set
from contextlib import ExitStack, contextmanager
from itertools import combinations
from unittest.mock import patch

from claims.consensus import bounds, derive, evidence, hearing, narrative, sets, single, testified
from claims.consensus.context import Context, Standing
from claims.consensus.evidence import _cannot_both_hold, stand
from claims.consensus.newer import Supersession
from claims.consensus.policy import Policy, Succession, policy_named
from claims.consensus.superseding import _rests_on_time_alone, _was_none_before
from claims.consensus.testimony import Testimony
from claims.consensus.voices import EXACT_SEARCH_VOICES, Independence, Verdict, Voices, judge
from claims.domain.codes import Comparability
from claims.domain.comparison import compare
from claims.domain.findings import Comparison, Direction
from claims.domain.statements import Statement


@contextmanager
def plainly() -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(patch.object(evidence, "number_of_voices", number_of_voices))
        for module in (testified, hearing, sets):
            stack.enter_context(patch.object(module, "count_voices", count_voices))
        for module in (bounds, single):
            stack.enter_context(patch.object(module, "exclude_each_other", exclude_each_other))
        stack.enter_context(patch.object(narrative, "exclusions", exclusions))
        stack.enter_context(patch.object(sets, "excluded", excluded))
        for module in (hearing, derive):
            stack.enter_context(patch.object(module, "Updates", PlainUpdates))
        stack.enter_context(patch.object(Standing, "by_value", _compared))
        yield


def _compared(standing: Standing, a: Statement, b: Statement) -> Comparison:
    return compare(a, b, standing.registers)


def exclude_each_other(testimonies: Sequence[Testimony], context: Context) -> bool:
    return bool(_excluding(testimonies, context))


def exclusions(testimonies: Sequence[Testimony], context: Context) -> tuple[tuple[Testimony, Testimony], ...]:
    pairs = ((testimonies[i], testimonies[j]) for i, j in _excluding(testimonies, context))
    return tuple(pairs)


def excluded(testimonies: Sequence[Testimony], context: Context) -> frozenset[int]:
    return frozenset(position for pair in _excluding(testimonies, context) for position in pair)


def _excluding(testimonies: Sequence[Testimony], context: Context) -> list[tuple[int, int]]:
    found = []
    for i, j in combinations(range(len(testimonies)), 2):
        one, other = testimonies[i], testimonies[j]
        comparison = stand(one, other, context)
        is_conflict = comparison.relation is Comparability.CONFLICT
        if is_conflict or _cannot_both_hold(one, other, comparison, context):
            found.append((i, j))
    return found


class PlainUpdates:
    """Nothing is remembered, and whatever can be told apart is tried."""

    are_possible = True

    def __init__(self, statements: Sequence[Statement], standing: Standing, policy: Policy) -> None:
        self.statements, self.standing, self.policy = statements, standing, policy

    def may_give_way(self, _statement: Statement) -> bool:
        return True

    def superseded(self) -> dict[str, Supersession]:
        return superseded(self.statements, self.standing, self.policy)

    def gone_without(self, left_out: Set[str]) -> frozenset[str]:
        rest = [one for one in self.statements if one.id not in left_out]
        return frozenset(superseded(rest, self.standing, self.policy))


def superseded(
    statements: Sequence[Statement], standing: Standing, policy: Policy
) -> dict[str, Supersession]:
    ordered = sorted(statements, key=lambda statement: statement.id)
    found: dict[str, Supersession] = {}
    for old in ordered:
        for new in ordered:
            detail = None if old.id == new.id else _supersedes(new, old, ordered, standing, policy)
            if detail is not None:
                found[old.id] = Supersession(new.id, detail)
                break
    return {} if len(found) == len(ordered) else found


def _supersedes(
    new: Statement, old: Statement, all_statements: Sequence[Statement], standing: Standing, policy: Policy
) -> str | None:
    """Why ``new`` supersedes ``old``; None = it does not."""
    comparison = standing.between(new, old)
    is_update = comparison.relation is Comparability.UPDATE and comparison.direction is Direction.FORWARD
    if standing.links.value(new.id, old.id) is not None:
        return comparison.detail if is_update else None
    if new.is_recap or not (new.is_admissible and old.is_admissible):
        return None
    if policy.succession is Succession.LATEST and new.as_of.is_later_than(old.as_of):
        return "The level at a later moment counts; this was an earlier one."
    if _was_none_before(new, old):
        return "Nothing was reported at first; a later moment brought more."
    if policy.succession is not Succession.RULE_4 or not is_update:
        return None
    if _rests_on_time_alone(new, old) and _is_repeated_later(old, new, all_statements, standing):
        return None
    return comparison.detail


def takes_the_place_of(new: Statement, old: Statement, context: Context) -> bool:
    """Whether rule 4 makes the one an update of the other, whoever else speaks."""
    policy = policy_named(context.registers.codebook[new.attribute].policy)
    return _supersedes(new, old, [new, old], context.standing, policy) is not None


def _is_repeated_later(
    old: Statement, new: Statement, statements: Sequence[Statement], standing: Standing
) -> bool:
    return any(
        other.id not in (old.id, new.id)
        and not other.is_recap
        and other.is_admissible
        and other.as_of.is_later_than(new.as_of)
        and standing.between(other, old).relation is Comparability.AGREE
        and standing.between(other, new).relation is not Comparability.AGREE
        for other in statements
    )


def count_voices(testimonies: Sequence[Testimony], context: Context) -> Voices:
    verdicts = {
        (i, j): judge(testimonies[i], testimonies[j], context)
        for i, j in combinations(range(len(testimonies)), 2)
    }
    members = _connected(len(testimonies), verdicts)
    return Voices(members, _mutually_independent(members, verdicts), len(members))


def number_of_voices(testimonies: Sequence[Testimony], context: Context) -> tuple[int, int]:
    voices = count_voices(testimonies, context)
    return voices.at_least, voices.at_most


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
