"""One article testifies once (DESIGN rule 8).

Outward: ``gather``. Every mention of a fact is a claim of its own; the mentions of one article that rest on one
informant are one testimony. What an article says in its own voice joins the informant it quotes, unless it quotes
several and agrees with one of them. An article that contradicts itself testifies with the hull of what it says, is
flagged, and raises no grade.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from claims.consensus.context import Standing
from claims.domain.codes import Comparability, Comparator, InformantKind
from claims.domain.dates import between
from claims.domain.findings import INFINITY
from claims.domain.intervals import Interval
from claims.domain.statements import Statement
from claims.domain.values import DateValue, Quantity, Value

# How many values one remembers the order and the name of. Arbitrary but works: an event states a few hundred.
KNOWN_VALUES = 4096


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one article says through one informant of one attribute and scope.

    statement: stands for all; its value is the narrowest that the mentions give, or their hull. members: the
    mentions, by id. contradicts_itself: the mentions exclude each other; where their values have no hull, the
    article then testifies for none of them.
    """

    statement: Statement
    members: tuple[Statement, ...]
    contradicts_itself: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple([member.id for member in self.members])

    @property
    def has_hull(self) -> bool:
        return isinstance(self.statement.value, Quantity | DateValue)

    @property
    def counts(self) -> bool:
        """Whether it can decide a value: an article that contradicts itself without a hull cannot."""
        return not self.contradicts_itself or self.has_hull

    @property
    def is_emended(self) -> bool:
        """Whether it testifies only as corrected by a reader: kept, shown, and adding no voice."""
        if not isinstance(self.statement.value, DateValue):
            return False
        return any(isinstance(member.value, DateValue) and member.value.emendation for member in self.members)

    @property
    def raises_grade(self) -> bool:
        return not self.contradicts_itself and not self.is_emended


def has_informant(statement: Statement) -> bool:
    """Whether the informant can be told from others: a register entry, not anonymous, not unclear."""
    unsure = (InformantKind.ANONYMOUS, InformantKind.UNCLEAR)
    return bool(statement.informant) and statement.informant_kind not in unsure


def gather(statements: Sequence[Statement], standing: Standing) -> tuple[Testimony, ...]:
    """The testimonies of statements of one attribute and scope, sorted by the id of their first mention.

    Statements that affirm and statements that reject testify apart: somebody's denial, reported, is no contradiction
    of the article that reports it.
    """
    by_article: dict[tuple[str, bool], list[Statement]] = {}
    for statement in sorted(statements, key=lambda statement: statement.id):
        by_article.setdefault((statement.article or statement.id, statement.rejects), []).append(statement)
    units = [unit for mentions in by_article.values() for unit in _units(mentions, standing)]
    return tuple(sorted((_testimony(unit, standing) for unit in units), key=lambda testimony: testimony.ids))


def _units(mentions: list[Statement], standing: Standing) -> list[list[Statement]]:
    by_informant: dict[str, list[Statement]] = {}
    for statement in mentions:
        if has_informant(statement):
            by_informant.setdefault(statement.informant, []).append(statement)
    units = [by_informant[key] for key in sorted(by_informant, key=lambda key: by_informant[key][0].id)]
    rest = [statement for statement in mentions if not has_informant(statement)]
    if len(units) <= 1:
        return [[*(units[0] if units else []), *rest]]
    alone = [statement for statement in rest if not _joins(statement, units, standing)]
    return [*units, alone] if alone else units


def _joins(statement: Statement, units: list[list[Statement]], standing: Standing) -> bool:
    """Add a mention without an informant to the first quoted one that it does not contradict."""
    for unit in units:
        if not any(_exclude(statement, member, standing) for member in unit):
            unit.append(statement)
            return True
    return False


def _testimony(unit: list[Statement], standing: Standing) -> Testimony:
    if len(unit) == 1:
        return Testimony(unit[0], (unit[0],))
    members = tuple(sorted(unit, key=lambda statement: statement.id))
    first = min(members, key=lambda statement: (vagueness(statement.value), statement.id))
    pairs = [(a, b) for number, a in enumerate(members) for b in members[number + 1 :]]
    contradicts = any(_exclude(a, b, standing) for a, b in pairs)
    if not contradicts:
        return Testimony(first, members)
    hull = _hull([member.value for member in members])
    return Testimony(replace(first, value=hull or first.value), members, contradicts_itself=True)


def _exclude(a: Statement, b: Statement, standing: Standing) -> bool:
    return standing.between(a, b).relation is Comparability.CONFLICT


def _hull(values: list[Value]) -> Value | None:
    """The smallest interval that holds them all; None for kinds that have none."""
    quantities = [value for value in values if isinstance(value, Quantity)]
    if len(quantities) == len(values):
        span: Interval = quantities[0].interval
        for value in quantities[1:]:
            span = span.hull(value.interval)
        first = quantities[0]
        comparator = Comparator.SOME if span.is_unbounded else Comparator.RANGE
        return Quantity(first.kind, comparator, None, span.lower, span.upper, first.unit)
    dates = [value.date for value in values if isinstance(value, DateValue)]
    if len(dates) < len(values):
        return None
    lowers = [date.lower for date in dates if date.lower is not None]
    uppers = [date.upper for date in dates if date.upper is not None]
    first_day = min(lowers) if len(lowers) == len(dates) else None
    last_day = max(uppers) if len(uppers) == len(dates) else None
    if first_day is None and last_day is None:
        return None
    return DateValue(between(first_day, last_day))


@lru_cache(maxsize=KNOWN_VALUES)
def vagueness(value: Value) -> tuple[Decimal, str]:
    """How wide a value is (0 = a point), then its text, so that the narrowest comes first in one order."""
    return _width(value), value.text()


def _width(value: Value) -> Decimal:
    match value:
        case Quantity(lower=lower, upper=upper):
            return INFINITY if lower is None or upper is None else upper - lower
        case DateValue(date=date):
            if date.lower is None or date.upper is None:
                return INFINITY
            return Decimal((date.upper - date.lower).days)
    return Decimal(0)
