"""Statements that no comparison can tell apart, as one number.

Outward: ``Profile`` and ``Profiles``. Fifty reports of one toll are 1,225 pairs, and mostly a handful of different
statements: what
``domain.comparison`` finds about two of them rests on what they say, when and how, and of who says it only on
whether the two have one origin and one informant. Two statements of one profile differ in nothing else. Of when, a
pair asks only which of the two is surely later: what was found of two manners holds for all moments in that order.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from claims.consensus.value_keys import are_written_alike, value_key
from claims.domain.statements import Statement
from claims.domain.values import Value

# The two manners, which moment is surely later (1 the first, -1 the second, 0 neither), whether both have one origin,
# whether both name one informant.
PairKey = tuple[int, int, int, bool, bool]


@dataclass(frozen=True, slots=True)
class Profile:
    """Of one statement. number: of its profile. meaning: what it says, whenever and however it was said: the number
    of all profiles that say the same. manner: what it says and how: of all that differ in the moment alone.
    value: its value, for all that are written alike the same object. key: of it (``value_keys.value_key``).
    """

    number: int
    meaning: int
    manner: int
    value: Value
    key: str


@dataclass(frozen=True, slots=True)
class _Meaning:
    """values: that are equal and written differently, such as 7 and 7.0; hardly ever more than one."""

    number: int
    key: str
    values: list[Value]

    def written(self, value: Value) -> Value:
        known = next((one for one in self.values if are_written_alike(one, value)), None)
        if known is None:
            self.values.append(value)
        return value if known is None else known


class Profiles:
    """The profiles met so far, all numbered from 0."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._meanings: dict[Hashable, _Meaning] = {}
        self._manners: dict[Hashable, int] = {}
        # The statements are held beside the profile: an object that is gone gives its identity to another.
        self._known: dict[int, tuple[Statement, Profile]] = {}

    def of(self, statement: Statement) -> Profile:
        found = self._known.get(id(statement))
        if found is None:
            found = self._known[id(statement)] = (statement, self._read(statement))
        return found[1]

    def _read(self, statement: Statement) -> Profile:
        said = _meaning(statement)
        known = self._meanings.get(said)
        if known is None:
            known = self._meanings[said] = _Meaning(len(self._meanings), value_key(statement.value), [])
        manner = self._manners.setdefault((known.number, *_manner(statement)), len(self._manners))
        number = self._numbers.setdefault((manner, statement.as_of), len(self._numbers))
        return Profile(number, known.number, manner, known.written(statement.value), known.key)

    def of_pair(self, a: Statement, b: Statement) -> PairKey:
        origin = a.origin
        is_later, is_earlier = a.as_of.is_later_than(b.as_of), b.as_of.is_later_than(a.as_of)
        return (
            self.of(a).manner,
            self.of(b).manner,
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
