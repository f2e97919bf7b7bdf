"""One article testifies once (DESIGN rule 8).

Outward: ``gather``. Every mention of a fact is a claim of its own; the mentions of one article that rest on one
informant are one testimony. What an article says in its own voice joins the informant it quotes, unless it quotes
several and agrees with one of them. An article that contradicts itself testifies with the hull of what it says, is
flagged, and raises no grade.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claims.consensus.context import Standing
from claims.consensus.profiles import Profile
from claims.consensus.value_keys import vagueness
from claims.domain.codes import Comparability, Comparator, InformantKind
from claims.domain.dates import between
from claims.domain.intervals import Interval
from claims.domain.statements import Statement
from claims.domain.values import DateValue, Quantity, Value


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one article says through one informant of one attribute and scope.

    statement: stands for all; its value is the narrowest that the mentions give, or their hull; the article's own
    words stand there as those of the informant quoted. members: the mentions, by id. contradicts_itself: the mentions
    exclude each other; where their values have no hull, the article then testifies for none of them.

    profile: of the statement. ids: of the members. counts: whether it can decide a value: an article that contradicts
    itself without a hull cannot. is_emended: whether it testifies only as corrected by a reader: kept, shown, and
    adding no voice.
    """

    statement: Statement
    members: tuple[Statement, ...]
    profile: Profile = field(repr=False, compare=False)
    contradicts_itself: bool = False
    ids: tuple[str, ...] = field(init=False, repr=False, compare=False)
    counts: bool = field(init=False, repr=False, compare=False)
    is_emended: bool = field(init=False, repr=False, compare=False)
    raises_grade: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        value = self.statement.value
        has_hull = isinstance(value, Quantity | DateValue)
        is_emended = isinstance(value, DateValue) and any(map(_is_emended, self.members))
        object.__setattr__(self, "ids", tuple([member.id for member in self.members]))
        object.__setattr__(self, "counts", has_hull or not self.contradicts_itself)
        object.__setattr__(self, "is_emended", is_emended)
        object.__setattr__(self, "raises_grade", not self.contradicts_itself and not is_emended)


def _is_emended(statement: Statement) -> bool:
    return isinstance(statement.value, DateValue) and bool(statement.value.emendation)


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
    return tuple(sorted((_known(unit, standing) for unit in units), key=lambda testimony: testimony.ids))


def _units(mentions: list[Statement], standing: Standing) -> list[list[Statement]]:
    if len(mentions) == 1:
        return [mentions]
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


def _known(unit: list[Statement], standing: Standing) -> Testimony:
    """The testimony of these mentions: asked again, the same object."""
    key = tuple(map(id, unit))
    found: Testimony | None = standing.testimonies.get(key)
    if found is None:
        found = standing.testimonies[key] = _testimony(unit, standing)
    return found


def _testimony(unit: list[Statement], standing: Standing) -> Testimony:
    if len(unit) == 1:
        return Testimony(unit[0], (unit[0],), standing.profiles.of(unit[0]))
    members = tuple(sorted(unit, key=lambda statement: statement.id))
    first = _as_quoted(min(members, key=_narrowest_first), members)
    pairs = [(a, b) for number, a in enumerate(members) for b in members[number + 1 :]]
    contradicts = any(_exclude(a, b, standing) for a, b in pairs)
    if not contradicts:
        return Testimony(first, members, standing.profiles.of(first))
    hull = _hull([member.value for member in members])
    all_of_it = replace(first, value=hull or first.value)
    return Testimony(all_of_it, members, standing.profiles.of(all_of_it), contradicts_itself=True)


def _narrowest_first(statement: Statement) -> tuple[Any, str]:
    return vagueness(statement.value), statement.id


def _as_quoted(own: Statement, members: tuple[Statement, ...]) -> Statement:
    """What an article says in its own voice rests on whom it quotes: no headline takes a party's stake away."""
    quoted = [member for member in members if has_informant(member)]
    if own.informant or own.informant_text or not quoted:
        return own
    source = min(quoted, key=_narrowest_first)
    return replace(
        own,
        informant=source.informant,
        informant_kind=source.informant_kind,
        informant_text=source.informant_text,
        channel=source.channel or own.channel,
        reach=source.reach,
        stake=source.stake,
        source_rank=source.source_rank,
    )


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
