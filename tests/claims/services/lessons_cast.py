"""Four attacks that four sources tell of, and whether what is kept of them is what is gathered from nothing."""

from datetime import UTC, datetime
from decimal import Decimal

from claims.consensus.learning.learn import learn
from claims.consensus.learning.packed import Packed
from claims.domain.codes import Family
from claims.models import Event, EventLessons
from claims.services.gathering import gather_lessons
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SnapshotFactory,
    SourceFactory,
)  # fmt: skip

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
TELLERS = ("office", "clinic", "courier", "gazette")
EVENTS = 4


def attacks() -> list[Event]:
    """Told: how many were killed, how many of them soldiers, and where."""
    sources = [SourceFactory(key=name) for name in TELLERS]
    killed = AttributeFactory(key="killed")
    site = AttributeFactory(key="place", family=Family.PLACE, definition__value_kind="place")
    SnapshotFactory(versions=[killed.current, site.current])
    soldiers = ScopeFactory(key="group:soldiers")
    quay, pier = PlaceFactory(key="quay"), PlaceFactory(key="pier")
    events = [EventFactory(public_id=f"E{number:06d}") for number in range(EVENTS)]
    for number, event in enumerate(events):
        for place, source in enumerate(sources):
            article = ArticleFactory(
                source=source, text=f"One girl was killed. {event.public_id} {source.key}"
            )
            figure = Decimal(3 + (number + place) % 2)
            common = {
                "event": event,
                "article": article,
                "accepted": True,
                "as_of_lower": NOW,
                "as_of_upper": NOW,
            }
            ClaimFactory(attribute=killed, number=figure, **common)
            ClaimFactory(
                attribute=killed, number=figure - 1, scope_group=soldiers, scope_key=soldiers.key, **common
            )
            where = quay if place % 2 else pier
            ClaimFactory(
                attribute=site, value_kind="place", number=None, place=where, wording=where.name, **common
            )
    return events


def kept() -> dict[str, Packed]:
    return dict(EventLessons.objects.values_list("event__public_id", "content"))


def is_as_from_nothing() -> bool:
    """Whether what is kept after gathering what changed is what is gathered after everything was deleted."""
    learned, rows = learn(gather_lessons()), kept()
    EventLessons.objects.all().delete()
    return (learned, rows) == (learn(gather_lessons()), kept())
