"""A claimed total or rank of a series ("nearly 90 in a year", "the third in a week") against the known events.

Outward: ``audit``. Each event of the catalogue counts surely, perhaps, or not, under the definition of the series:
its window up to the moment the claim speaks of, its place, its kind of act, and what people decided about single
events. Who did it is never decided here: where the definition names somebody, only a person makes an event a member.
The catalogue is never complete, so too few events only say how many are missing; too many contradict the claim.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum

from claims.domain.hierarchy import Hierarchy


class Membership(StrEnum):
    """What people decided about one event and the series."""

    MEMBER = "member"
    REFUSED = "refused"
    UNDECIDED = "undecided"


class Outcome(StrEnum):
    CONSISTENT = "consistent"
    MISSING = "missing"
    CONTRADICTS = "contradicts"
    UNCLEAR = "unclear"


class Unclear(StrEnum):
    """Why a definition does not say what the claim counts. undecided: whether single events belong."""

    NO_DEFINITION = "no_definition"
    NO_WINDOW = "no_window"
    NO_MEASURE = "no_measure"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Definition:
    """first, last: days, inclusive, None = open. place: key of the register, "" = anywhere. act: kind of act.

    who, what_counts: words, which only a person can apply. "" = not said.
    """

    first: date | None = None
    last: date | None = None
    place: str = ""
    act: str = ""
    who: str = ""
    what_counts: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event of the catalogue. first, last: the days between which it happened, None = not known."""

    event: str
    first: date | None = None
    last: date | None = None
    place: str = ""
    act: str = ""
    membership: Membership = Membership.UNDECIDED


@dataclass(frozen=True, slots=True)
class Total:
    """What is claimed. low, high: inclusive, None = open. until: the last day it speaks of, None = not known."""

    low: Decimal | None
    high: Decimal | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """counted: events that surely count. possible: those that may besides. Both sorted.

    least, most: how many events are missing at least and at most, or, where the total is contradicted, by how many
    the catalogue exceeds it; most: None = the total has no upper end.
    """

    outcome: Outcome
    counted: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    least: int = 0
    most: int | None = 0
    why: Unclear | None = None


class _Fit(IntEnum):
    NO = 0
    PERHAPS = 1
    SURELY = 2


def audit(
    total: Total, definition: Definition | None, catalogue: Iterable[Occurrence], places: Hierarchy
) -> Finding:
    """definition: None = the claim belongs to no series. catalogue: in any order, each event once."""
    why = _what_lacks(definition)
    if definition is None or why is not None:
        return Finding(Outcome.UNCLEAR, why=why)
    fits = {one.event: _fit(one, definition, total.until, places) for one in catalogue}
    counted = tuple(sorted(event for event, fit in fits.items() if fit is _Fit.SURELY))
    possible = tuple(sorted(event for event, fit in fits.items() if fit is _Fit.PERHAPS))
    return _compared(total, counted, possible)


def _what_lacks(definition: Definition | None) -> Unclear | None:
    if definition is None:
        return Unclear.NO_DEFINITION
    if definition.first is None and definition.last is None:
        return Unclear.NO_WINDOW
    return None if definition.act or definition.what_counts.strip() else Unclear.NO_MEASURE


def _compared(total: Total, counted: tuple[str, ...], possible: tuple[str, ...]) -> Finding:
    sure, most = len(counted), len(counted) + len(possible)
    if total.high is not None and sure > total.high:
        excess = sure - int(total.high)
        return Finding(Outcome.CONTRADICTS, counted, possible, excess, excess + len(possible))
    if total.low is not None and most < total.low:
        upper = None if total.high is None else int(total.high) - sure
        return Finding(Outcome.MISSING, counted, possible, int(total.low) - most, upper)
    if (total.low is not None and sure < total.low) or (total.high is not None and most > total.high):
        # The claim holds or fails with what is decided about those that may count.
        return Finding(Outcome.UNCLEAR, counted, possible, why=Unclear.UNDECIDED)
    return Finding(Outcome.CONSISTENT, counted, possible)


def _fit(one: Occurrence, definition: Definition, until: date | None, places: Hierarchy) -> _Fit:
    ends = [day for day in (definition.last, until) if day is not None]
    when = _in_window(one, definition.first, min(ends, default=None))
    if one.membership is Membership.REFUSED or when is _Fit.NO:
        return _Fit.NO
    if one.membership is Membership.MEMBER:
        return when
    who = _Fit.PERHAPS if definition.who.strip() else _Fit.SURELY
    return min(when, who, _in_place(one.place, definition.place, places), _of_kind(one.act, definition.act))


def _in_window(one: Occurrence, first: date | None, last: date | None) -> _Fit:
    if one.first is None or one.last is None:
        return _Fit.PERHAPS
    if (first is not None and one.last < first) or (last is not None and one.first > last):
        return _Fit.NO
    is_inside = (first is None or one.first >= first) and (last is None or one.last <= last)
    return _Fit.SURELY if is_inside else _Fit.PERHAPS


def _in_place(place: str, wanted: str, places: Hierarchy) -> _Fit:
    """A wider place than the wanted one may hold it."""
    if not wanted or (place and places.is_within(place, wanted)):
        return _Fit.SURELY
    return _Fit.PERHAPS if not place or places.is_within(wanted, place) else _Fit.NO


def _of_kind(act: str, wanted: str) -> _Fit:
    """Where the definition counts by words alone, only a person knows what is meant."""
    if not act or not wanted:
        return _Fit.PERHAPS
    return _Fit.SURELY if act == wanted else _Fit.NO
