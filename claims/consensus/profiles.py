"""Statements that no comparison can tell apart, as one number.

Outward: ``Profiles``. Fifty reports of one toll are 1,225 pairs, and mostly a handful of different statements: what
``domain.comparison`` finds about two of them rests on what they say, when and how, and of who says it only on
whether the two have one origin and one informant. Two statements of one profile differ in nothing else. Of when, a
pair asks only which of the two is surely later: what was found of two manners holds for all moments in that order.
"""

from collections.abc import Hashable

from claims.domain.statements import Statement

# The two manners, which moment is surely later (1 the first, -1 the second, 0 neither), whether both have one origin,
# whether both name one informant.
PairKey = tuple[int, int, int, bool, bool]


class Profiles:
    """The profiles met so far, numbered from 0."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._meanings: dict[Hashable, int] = {}
        self._manners: dict[Hashable, int] = {}
        # Profile -> (meaning, manner).
        self._meant: dict[int, tuple[int, int]] = {}
        # The statements are held beside the number: an object that is gone gives its identity to another.
        self._known: dict[int, tuple[Statement, int]] = {}

    def of(self, statement: Statement) -> int:
        found = self._known.get(id(statement))
        if found is None:
            meaning = self._meanings.setdefault(_meaning(statement), len(self._meanings))
            manner = self._manners.setdefault((meaning, *_manner(statement)), len(self._manners))
            number = self._numbers.setdefault((manner, statement.as_of), len(self._numbers))
            self._meant[number] = meaning, manner
            found = self._known[id(statement)] = (statement, number)
        return found[1]

    def meaning_of(self, statement: Statement) -> int:
        """What it says, whenever and however it was said: the number of all profiles that say the same."""
        return self._meant[self.of(statement)][0]

    def manner_of(self, statement: Statement) -> int:
        """What it says and how, whenever it was said: the number of all profiles that differ in the moment alone."""
        return self._meant[self.of(statement)][1]

    def of_pair(self, a: Statement, b: Statement) -> PairKey:
        origin = a.origin
        is_later, is_earlier = a.as_of.is_later_than(b.as_of), b.as_of.is_later_than(a.as_of)
        return (
            self.manner_of(a),
            self.manner_of(b),
            is_later - is_earlier,
            bool(origin) and origin == b.origin,
            bool(a.informant) and a.informant == b.informant,
        )


def _meaning(statement: Statement) -> Hashable:
    return (
        statement.event,
        statement.attribute,
        statement.value,
        statement.scope,
        statement.actuality,
        statement.modality,
        statement.polarity,
    )


def _manner(statement: Statement) -> tuple[Hashable, ...]:
    return (
        statement.source_rank,
        statement.says_rose,
        statement.is_recap,
        bool(statement.informant),
    )
