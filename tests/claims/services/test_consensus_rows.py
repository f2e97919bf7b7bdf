"""Settled values as rows: every kind of value finds its columns."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from claims.domain.codes import (
    Cardinality,
    Comparator,
    Family,
    ValueKind,
)
from claims.models import (
    Attribute,
    Claim,
    Consensus,
    Event,
    Place,
)
from claims.services.consensus import derive_event
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SnapshotFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def killed() -> Attribute:
    return AttributeFactory(key="killed", definition__policy="toll", definition__accumulating=True)


@pytest.fixture
def event(killed: Attribute) -> Event:
    place = AttributeFactory(
        key="place",
        family=Family.PLACE,
        definition__value_kind=ValueKind.PLACE,
        definition__policy="place",
        definition__cardinality=Cardinality.MANY,
    )
    day = AttributeFactory(
        key="event_date", family=Family.TIME, definition__value_kind=ValueKind.DATE, definition__policy="date"
    )
    SnapshotFactory(versions=[row.current for row in (killed, place, day)])
    return EventFactory(public_id="E000001")


def claim(event: Event, number: int = 1, **fields: Any) -> Claim:
    fields.setdefault("attribute", Attribute.objects.get(key="killed"))
    return ClaimFactory(event=event, number=Decimal(number), accepted=True, **fields)


def row(event: Event, attribute: str = "killed", scope: str = "") -> Consensus:
    return Consensus.objects.get(event=event, attribute__key=attribute, scope_key=scope)


def test_a_stated_zero_beside_an_upper_bound_is_stored(event: Event) -> None:
    claim(event, 0, comparator=Comparator.NONE)
    claim(event, 3, comparator=Comparator.AT_MOST, lower=None)
    [derived] = derive_event(event)
    assert (derived.number, derived.lower, derived.upper) == (0, 0, 3)


def test_an_article_torn_between_open_bounds_is_stored(event: Event) -> None:
    article = ArticleFactory()
    claim(event, 9, comparator=Comparator.AT_LEAST, upper=None, article=article)
    claim(event, 3, comparator=Comparator.AT_MOST, lower=None, article=article)
    [derived] = derive_event(event)
    assert (derived.has_value, derived.lower, derived.upper) == (False, None, None)


def test_scopes_are_rows_of_their_own(event: Event) -> None:
    scope = ScopeFactory(facet="group", key="group:soldiers")
    inner = claim(event, 3)
    inner.set_scope(group=scope)
    inner.save()
    claim(event, 7)
    derive_event(event)
    assert row(event, scope="group:soldiers").number == 3
    assert row(event, scope="group:soldiers").scope_group == scope
    assert row(event).number == 7


def test_places_come_from_the_register_with_their_tree(event: Event) -> None:
    city = PlaceFactory(key="baghdad", name="Baghdad")
    zone = PlaceFactory(key="green-zone", name="Green Zone", parent=city)
    attribute = Attribute.objects.get(key="place")

    def names(place: Place) -> Claim:
        return ClaimFactory(
            event=event,
            attribute=attribute,
            accepted=True,
            value_kind=ValueKind.PLACE,
            number=None,
            place=place,
            wording=place.name,
        )

    names(city), names(zone)
    [derived] = derive_event(event)
    assert derived.place == zone
    assert derived.voices_max == 1  # who says Baghdad does not say the Green Zone
    assert [candidate.place for candidate in derived.candidates.all()] == [zone]


def test_a_contested_date_leaves_its_columns_empty(event: Event) -> None:
    attribute = Attribute.objects.get(key="event_date")
    for day in ("2020-11-17", "2020-11-18"):
        lower = date.fromisoformat(day)
        ClaimFactory(
            event=event,
            attribute=attribute,
            accepted=True,
            value_kind=ValueKind.DATE,
            number=None,
            date_edtf=day,
            date_lower=lower,
            date_upper=lower,
            date_granularity="day",
        )
    [derived] = derive_event(event)
    assert (derived.has_value, derived.date_edtf, derived.value_kind) == (False, "", ValueKind.DATE)
    assert [candidate.date_edtf for candidate in derived.candidates.all()] == ["2020-11-17", "2020-11-18"]


def test_the_moment_of_the_information_is_kept(event: Event) -> None:
    moment = datetime(2021, 2, 22, tzinfo=UTC)
    claim(event, 2, as_of_lower=moment, as_of_upper=moment)
    [derived] = derive_event(event)
    assert derived.as_of == moment
