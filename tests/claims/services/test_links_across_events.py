"""A link between claims that were moved to two events says nothing of either, whichever events are read together."""

import pytest

from claims.domain.codes import Axis, ValueRelation
from claims.domain.findings import Direction
from claims.models import ClaimLink, Consensus, Event, LinkOrigin
from claims.selectors.considered import considered
from claims.services.consensus import derive_all, derive_event
from tests.claims.admin.cast import adopted
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """Its one claim was called a part of one that stands in another event by now."""
    killed = AttributeFactory(key="killed", definition__policy="toll", definition__accumulating=True)
    adopted(killed)
    first, second = (
        ClaimFactory(event=EventFactory(), attribute=killed, number=number, accepted=True)
        for number in (1, 3)
    )
    ClaimLink.objects.create(
        first=first, second=second, axis=Axis.VALUE, relation=ValueRelation.PART_OF, direction=Direction.FORWARD,
        origin=LinkOrigin.DECIDED, decided_by=UserFactory(),
    )  # fmt: skip
    return first.event


def test_the_value_is_the_same_alone_and_among_all(event: Event) -> None:
    derive_event(event)
    alone = Consensus.objects.get(event=event)
    assert alone.number == 1
    derive_all()
    assert Consensus.objects.get(event=event).content_sha256 == alone.content_sha256


def test_it_is_asked_for_together_as_it_is_alone(event: Event) -> None:
    one, all_of_them = considered([event]), considered(list(Event.objects.all()))
    assert one is not None
    assert all_of_them is not None
    assert [row.value for row in one.settle(event)] == [row.value for row in all_of_them.settle(event)]
