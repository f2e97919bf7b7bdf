"""One Fit as a person may read it: the reliability curve, the sources with their priors, who repeats whom.

Outward: ``shown_fit``. Sources that the person may not see are left out, and so are examples of events or attributes
that they may not see. A fixed number of queries.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from claims.consensus.learning.calibrating import LEAST_RULED_ITEMS
from claims.consensus.reliability import interval_of, shrunk, worth
from claims.models import Attribute, Event, Fit, FitCopying, FitSource
from claims.selectors.considered import hidden_attributes
from claims.selectors.readable import readable_events
from claims.selectors.toll_curves import attributes_by_key
from claims.selectors.veiling import veiled
from sources.models import Source
from sources.selectors.visibility import visible_sources

# Rows shown of each table, those that most rests on first. Arbitrary but works.
MOST_SOURCES, MOST_PAIRS = 300, 100
SIX_PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class CurveBin:
    """Ruled items whose confidence lies in one tenth. confidence, right: shares in [0, 1]."""

    items: int
    confidence: Decimal
    right: Decimal

    @property
    def times_right(self) -> int:
        return round(self.right * self.items)


@dataclass(frozen=True, slots=True)
class ShownSource:
    """own: its share as learned. used: shrunk to the prior; low, high: where it lies with nine in ten.

    prior, used, low and high are None in a Fit that kept no priors.
    """

    source: Source
    items: int
    own: Decimal
    prior: Decimal | None
    used: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class ShownCopying:
    """examples: events and attributes of improbable values that both name, of those that may be seen."""

    pair: FitCopying
    examples: list[tuple[Event, Attribute]]


@dataclass(frozen=True, slots=True)
class ShownFit:
    """left_out: sources and pairs beyond the most that are shown. least_ruled: from how many ruled items on they
    are the basis of the calibration, and simulated events no longer are.
    """

    fit: Fit
    curve: list[CurveBin]
    sources: list[ShownSource]
    copying: list[ShownCopying]
    left_out: tuple[int, int]
    least_ruled: int = LEAST_RULED_ITEMS


def shown_fit(fit: Fit, user: Any) -> ShownFit:
    seen = visible_sources(user)
    sources = fit.sources.filter(source__in=seen).select_related("source").order_by("-items", "source__name")
    pairs = fit.copying.filter(first__in=seen, second__in=seen).select_related("first", "second")
    shown = list(pairs.order_by("-chance", "-improbable", "pk")[:MOST_PAIRS])
    return ShownFit(
        fit,
        [CurveBin(one["items"], _share(one["confidence"]), _share(one["right"])) for one in fit.curve],
        [_source(row, fit.ruled_items) for row in sources[:MOST_SOURCES]],
        _copying(shown, user),
        (_beyond(sources, MOST_SOURCES), _beyond(pairs, MOST_PAIRS)),
    )


def _beyond(rows: QuerySet[Any], most: int) -> int:
    return max(rows.count() - most, 0)


def _source(row: FitSource, ruled: int) -> ShownSource:
    used = low = high = None
    if row.prior is not None:
        items = worth(row.items, ruled)
        own, prior = float(row.reliability), float(row.prior)
        used = _share(shrunk(own, items, prior))
        low, high = (_share(end) for end in interval_of(own, items, prior))
    return ShownSource(row.source, row.items, row.reliability, row.prior, used, low, high)


def _copying(pairs: list[FitCopying], user: Any) -> list[ShownCopying]:
    hidden = hidden_attributes(user)
    named = {event for pair in pairs for event, _, _ in pair.examples}
    found = veiled(user, readable_events(user).filter(public_id__in=named))
    events = {row.public_id: row for row in found}
    attributes = attributes_by_key()
    return [ShownCopying(pair, _examples(pair, events, attributes, hidden)) for pair in pairs]


def _examples(
    pair: FitCopying,
    events: Mapping[str, Event],
    attributes: Mapping[str, Attribute],
    hidden: frozenset[str],
) -> list[tuple[Event, Attribute]]:
    return [
        (events[event], attributes[attribute])
        for event, attribute, _ in pair.examples
        if event in events and attribute in attributes and attribute not in hidden
    ]


def _share(share: float) -> Decimal:
    return Decimal(repr(share)).quantize(SIX_PLACES)
