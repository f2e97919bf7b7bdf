"""A claim that a person called a part of another one, in a row of its own and in the row of the whole."""

from decimal import Decimal
from typing import Any

import pytest

from claims.domain.codes import Axis
from claims.models import Attribute, Claim, ClaimLink, Consensus, ConsensusClaim, Event, LinkOrigin
from claims.services.consensus import derive_event
from tests.factories import (
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    ScopeFactory,
    SnapshotFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    SnapshotFactory(versions=[AttributeFactory(key="killed", definition__policy="toll").current])
    return EventFactory()


def claim(event: Event, number: int, **fields: Any) -> Claim:
    killed = Attribute.objects.get(key="killed")
    return ClaimFactory(event=event, number=Decimal(number), attribute=killed, accepted=True, **fields)


def row(event: Event, scope: str = "") -> Consensus:
    return Consensus.objects.get(event=event, scope_key=scope)


def test_a_decided_part_with_a_row_of_its_own_still_speaks_in_that_row(event: Event) -> None:
    """Four of a group are a part of the seven of the event, and all there is of the group."""
    whole, part = claim(event, 7), claim(event, 4)
    part.set_scope(group=ScopeFactory(key="group:soldiers"))
    part.save()
    link_part(part, whole)
    derive_event(event)
    assert (row(event).number, row(event, scope="group:soldiers").number) == (7, 4)
    assert ConsensusClaim.objects.get(consensus=row(event, scope="group:soldiers")).role == "supports"


def test_a_decided_part_without_a_row_of_its_own_is_no_figure_of_the_whole(event: Event) -> None:
    whole, part = claim(event, 7), claim(event, 4)
    link_part(part, whole)
    derive_event(event)
    assert (row(event).number, row(event).evidence) == (7, "undisputed")


def link_part(part: Claim, whole: Claim) -> None:
    first, second = sorted((part, whole), key=lambda one: one.pk)
    ClaimLink.objects.create(
        first=first,
        second=second,
        axis=Axis.VALUE,
        relation="part_of",
        direction="forward" if first == part else "backward",
        origin=LinkOrigin.DECIDED,
        decided_by=UserFactory(),
    )
