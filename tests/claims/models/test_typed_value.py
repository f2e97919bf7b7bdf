"""Values go into their columns and come back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.dates import parse_date
from claims.domain.values import (
    Category,
    DateValue,
    Named,
    TimeValue,
    Truth,
    Unstated,
    Value,
    Wording,
    quantity,
)
from claims.models import Claim
from tests.factories import ActorFactory, ClaimFactory, PlaceFactory

VALUES: list[Value] = [
    quantity(Comparator.EXACT, 7),
    quantity(Comparator.NONE, None),
    quantity(Comparator.MORE_THAN, 14),
    quantity(Comparator.RANGE, None, low=2, high=4),
    DateValue(parse_date("2020-01-03"), "3 January 2019", "the year is a misprint: the strike was in 2020"),
    DateValue(parse_date("2020-07")),
    DateValue(parse_date("../2020-06-18"), comparator=Comparator.AT_MOST),
    TimeValue("19:30"),
    TimeValue("evening"),
    Named(ValueKind.PLACE, "near a television station"),
    Named(ValueKind.ACTOR, "small groups"),
    Category("drone_strike", "drone"),
    Truth(False),
    Wording("a house was damaged"),
    Wording("", Comparator.NONE),
    Unstated(ValueKind.COUNT),
    Unstated(ValueKind.ACTOR, ValueState.WITHHELD, "identity withheld"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{value.kind}-{value.text()}")
def test_every_value_survives_the_database(value: Value) -> None:
    claim = ClaimFactory()
    claim.set_value(value)
    claim.full_clean()
    claim.save()
    assert Claim.objects.get(pk=claim.pk).value == value


@pytest.mark.django_db
def test_a_resolved_name_keeps_its_wording() -> None:
    place, actor = PlaceFactory(key="green-zone"), ActorFactory(key="kataib-hezbollah")
    claim = ClaimFactory()
    claim.set_value(Named(ValueKind.PLACE, "la zone verte", "green-zone"), place=place)
    claim.save()
    assert Claim.objects.get(pk=claim.pk).value == Named(ValueKind.PLACE, "la zone verte", "green-zone")
    claim.set_value(Named(ValueKind.ACTOR, "brigades du Hezbollah", "kataib-hezbollah"), actor=actor)
    claim.save()
    stored = Claim.objects.get(pk=claim.pk)
    assert (stored.place, stored.actor) == (None, actor)


@pytest.mark.django_db
def test_a_date_fills_its_bounds_for_searching() -> None:
    claim = ClaimFactory()
    claim.set_value(DateValue(parse_date("2020-07")))
    assert (str(claim.date_lower), str(claim.date_upper), claim.date_granularity) == (
        "2020-07-01",
        "2020-07-31",
        "month",
    )


@given(st.integers(0, 10**9), st.sampled_from([Comparator.EXACT, Comparator.AT_LEAST, Comparator.LESS_THAN]))
def test_numbers_keep_their_bounds_in_the_columns(number: int, comparator: Comparator) -> None:
    if comparator is Comparator.LESS_THAN and number == 0:
        return
    value = quantity(comparator, number)
    claim = Claim()
    claim.set_value(value)
    assert claim.value == value
