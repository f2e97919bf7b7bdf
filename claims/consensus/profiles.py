"""Statements that no comparison can tell apart, as one number.

Outward: ``Profiles``. Fifty reports of one toll are 1,225 pairs, and mostly a handful of different statements: what
``domain.comparison`` finds about two of them rests on what they say, when and how, and of who says it only on
whether the two have one origin and one informant. Two statements of one profile differ in nothing else.
"""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from claims.domain.statements import Statement

Owner = TypeVar("Owner")
# The two profiles, whether both have one origin, whether both name one informant.
PairKey = tuple[int, int, bool, bool]


class Profiles:
    """The profiles met so far, numbered from 0."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._meanings: dict[Hashable, int] = {}
        self._meant: dict[int, int] = {}
        # The statements are held beside the number: an object that is gone gives its identity to another.
        self._known: dict[int, tuple[Statement, int]] = {}

    def of(self, statement: Statement) -> int:
        found = self._known.get(id(statement))
        if found is None:
            meaning = _meaning(statement)
            number = self._numbers.setdefault((meaning, *_circumstances(statement)), len(self._numbers))
            self._meant[number] = self._meanings.setdefault(meaning, len(self._meanings))
            found = self._known[id(statement)] = (statement, number)
        return found[1]

    def meaning_of(self, statement: Statement) -> int:
        """What it says, whenever and however it was said: the number of all profiles that say the same."""
        return self._meant[self.of(statement)]

    def of_pair(self, a: Statement, b: Statement) -> PairKey:
        origin = a.origin
        return (
            self.of(a),
            self.of(b),
            bool(origin) and origin == b.origin,
            bool(a.informant) and a.informant == b.informant,
        )

    def groups(self, statements: Iterable[tuple[Owner, Statement]]) -> dict[int, list[Owner]]:
        """Profile -> what stands beside its statements, each in the order given."""
        found: dict[int, list[Owner]] = {}
        for owner, statement in statements:
            found.setdefault(self.of(statement), []).append(owner)
        return found


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


def _circumstances(statement: Statement) -> tuple[Hashable, ...]:
    return (
        statement.as_of,
        statement.source_rank,
        statement.says_rose,
        statement.is_recap,
        bool(statement.informant),
    )
