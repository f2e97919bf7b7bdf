"""How two admissible statements of one place stand, asked once of every two that say such things in such a way.

Outward: ``Stands``. The rules themselves are those of the engine (``superseding.Rule``, ``domain.comparison``): they
are asked of two invented statements that have of the real ones all that decides. Of moments and of the strength of
classes that is which of the two is the later and the stronger, of origins and informants whether they are the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.context import Standing
from claims.consensus.likelihood import contains_strictly
from claims.consensus.policy import policy_named
from claims.consensus.superseding import Rule
from claims.domain.codes import Comparability, InformantKind
from claims.domain.comparison import Registers, compare
from claims.domain.statements import AsOf, Statement
from claims.domain.values import Value

_EARLY, _LATE = (AsOf(*[datetime(2000, 1, day, tzinfo=UTC)] * 2) for day in (1, 2))
_ANY_TIME = AsOf()
# Patterns that are remembered from batch to batch: some 50 MB. Arbitrary but works.
MOST_KNOWN = 100_000
# What is found of a pair, as bits.
CONFLICTS, UPDATES, FAILS_IF_REPEATED = 1, 2, 4


@dataclass(frozen=True, slots=True)
class _Asked:
    """later, stronger: 1 = the first is, -1 = the second, 0 = neither. origins, informants: those of the two."""

    later: int
    stronger: int
    origins: tuple[str, str]
    informants: tuple[str, str]
    rose: tuple[bool, bool]
    recaps: tuple[bool, bool]


class Stands:
    """Under these registers; what was asked once is known for all that follow."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self._pairs: dict[tuple[str, Value, Value, _Asked], int] = {}
        self._by_values: dict[tuple[str, Value, Value], Comparability] = {}

    def under(self, registers: Registers) -> "Stands":
        """The same under registers that are read again, as long as nothing in them has changed; else a new one.

        A new one too where it knows so much that memory would grow with the number of events.
        """
        known = len(self._pairs) + len(self._by_values)
        return self if known < MOST_KNOWN and registers == self.registers else Stands(registers)

    def of_pairs(self, facts: Facts, new: Ints, old: Ints, later: Ints | None = None) -> Ints:
        """CONFLICTS, UPDATES (the first supersedes the second), FAILS_IF_REPEATED (if nobody repeats the second).

        later: per pair 1 = the first is told of a later moment, -1 = the second, 0 = neither; None = as they are.
        """
        if later is None:
            later = np.sign(_is_later(facts, new, old).astype(np.int64) - _is_later(facts, old, new))
        stronger = np.sign(facts.rank[old] - facts.rank[new])
        columns = (
            facts.value[new],
            facts.value[old],
            later + 1,
            stronger + 1,
            _relation(facts.origin[new], facts.origin[old]),
            _relation(facts.informant[new], facts.informant[old]),
            facts.says_rose[new].astype(np.int64),
            facts.says_rose[old].astype(np.int64),
            facts.is_recap[new].astype(np.int64),
            facts.is_recap[old].astype(np.int64),
        )
        first, which = distinct(joined(*columns))
        rows = zip(*(column[first].tolist() for column in columns), strict=True)
        found = (self._of_two(facts.values[a], facts.values[b], _asked(how)) for a, b, *how in rows)
        return np.fromiter(found, dtype=np.int64, count=len(first))[which]

    def agree(self, facts: Facts, one: Ints, other: Ints) -> Bools:
        """one, other: numbers of values of one attribute. Whether they agree, whenever they were said."""
        return _answered(self._agree, facts, one, other)

    def exclude(self, facts: Facts, one: Ints, other: Ints) -> Bools:
        """The same: whether both cannot hold at one time."""
        return _answered(self._exclude, facts, one, other)

    def contain(self, facts: Facts, wide: Ints, narrow: Ints) -> Bools:
        """The same: whether the one is only a wider name for what the other says."""
        return _answered(self._contains, facts, wide, narrow)

    def _contains(self, attribute: str, wide: Value, narrow: Value) -> bool:
        return contains_strictly(wide, narrow, self.registers.tree(self.registers.codebook[attribute]))

    def _agree(self, attribute: str, one: Value, other: Value) -> bool:
        return self._alone(attribute, one, other) is Comparability.AGREE

    def _exclude(self, attribute: str, one: Value, other: Value) -> bool:
        return self._alone(attribute, one, other) is Comparability.CONFLICT

    def _alone(self, attribute: str, one: Value, other: Value) -> Comparability:
        """What is found of the values alone, of no moment and nobody's."""
        key = (attribute, one, other)
        if key not in self._by_values:
            a, b = (Statement("", attribute, value) for value in (one, other))
            self._by_values[key] = compare(a, b, self.registers).relation
        return self._by_values[key]

    def _of_two(self, new: tuple[str, Value], old: tuple[str, Value], asked: _Asked) -> int:
        key = (*new, old[1], asked)
        if key not in self._pairs:
            self._pairs[key] = self._found(*key)
        return self._pairs[key]

    def _found(self, attribute: str, value: Value, earlier: Value, asked: _Asked) -> int:
        new, old = _statement(attribute, value, asked, 0), _statement(attribute, earlier, asked, 1)
        standing = Standing(self.registers)
        rule = Rule(standing, policy_named(self.registers.codebook[attribute].policy))
        update = rule.by_values(new, old)
        conflicts = standing.by_value(new, old).relation is Comparability.CONFLICT
        found = CONFLICTS if conflicts else 0
        if update is not None:
            found |= UPDATES | (FAILS_IF_REPEATED if update.fails_if_repeated else 0)
        return found


def _answered(asked: Callable[[str, Value, Value], bool], facts: Facts, one: Ints, other: Ints) -> Bools:
    """Per pair of values of one attribute what is answered of them; each two are asked about once."""
    first, which = distinct(joined(one, other))
    pairs = zip(one[first].tolist(), other[first].tolist(), strict=True)
    answers = (asked(facts.values[a][0], facts.values[a][1], facts.values[b][1]) for a, b in pairs)
    return np.fromiter(answers, dtype=np.bool_, count=len(first))[which]


# How two keys stand that may each be empty: both empty, one of them, the same, two others.
_KEYS = (("", ""), ("a", ""), ("", "a"), ("a", "a"), ("a", "b"))


def _asked(how: Sequence[int]) -> _Asked:
    """how: later and stronger, each with 1 added; places in ``_KEYS``; of each of the two, what its words say."""
    later, stronger, origins, informants, rose, was_rising, is_recap, was_recap = how
    return _Asked(
        later - 1,
        stronger - 1,
        _KEYS[origins],
        _KEYS[informants],
        (bool(rose), bool(was_rising)),
        (bool(is_recap), bool(was_recap)),
    )


def _relation(one: Ints, other: Ints) -> Ints:
    """The place in ``_KEYS``."""
    return np.select([(one == 0) & (other == 0), other == 0, one == 0, one == other], [0, 1, 2, 3], default=4)


def _is_later(facts: Facts, one: Ints, other: Ints) -> Bools:
    return facts.lower[one] > facts.upper[other]


def _statement(attribute: str, value: Value, asked: _Asked, which: int) -> Statement:
    """The first or the second of the two. Of an unnamed informant the origin is the channel."""
    sign = 1 - 2 * which
    times = {1: _LATE, -1: _EARLY, 0: _ANY_TIME}
    return Statement(
        id=str(which),
        attribute=attribute,
        value=value,
        as_of=times[asked.later * sign],
        informant=asked.informants[which],
        informant_kind=InformantKind.ANONYMOUS,
        channel=asked.origins[which],
        source_rank=1 - asked.stronger * sign,
        says_rose=asked.rose[which],
        is_recap=asked.recaps[which],
    )
