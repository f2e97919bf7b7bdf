"""Merges and routings at once: only PostgreSQL lets them run side by side."""

from typing import Any

import pytest

from claims.models import Claim, Event
from claims.services.claim_content import content_of
from claims.services.errors import ServiceError
from claims.services.merging import merge_events
from claims.services.review import add_claim, edit_claim
from claims.services.routing import route_claims
from tests.claims.services.together import together
from tests.factories import ClaimFactory, EventFactory, UserFactory

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ROUNDS = 3


@pytest.fixture
def editor() -> Any:
    return UserFactory(is_superuser=True)


def test_opposite_merges_end_with_one_survivor(editor: Any) -> None:
    for _ in range(ROUNDS):
        first, second = EventFactory(), EventFactory()
        claims = [ClaimFactory(event=event) for event in (first, second)]
        raised = together(
            lambda a=first, b=second: merge_events(a, b, by=editor, reason="x"),
            lambda a=first, b=second: merge_events(b, a, by=editor, reason="x"),
        )
        (refused,) = [error for error in raised if error is not None]
        assert isinstance(refused, ServiceError)
        assert "already" in str(refused)
        survivor = Event.objects.live().get(pk__in=[first.pk, second.pk])
        assert {claim.event for claim in Claim.objects.filter(pk__in=[c.pk for c in claims])} == {survivor}


def test_nothing_comes_to_hang_on_a_dead_event(editor: Any) -> None:
    for _ in range(ROUNDS):
        going, staying = EventFactory(), EventFactory()
        own, routed, edited = ClaimFactory(event=going), ClaimFactory(), ClaimFactory(event=going)
        added = content_of(own)
        moved = content_of(edited)
        raised = together(
            lambda a=going, b=staying: merge_events(a, b, by=editor, reason="x"),
            lambda c=routed, a=going: route_claims([c], a, by=editor),
            lambda c=own, content=added: add_claim(c.article, content, by=editor),
            lambda c=edited, content=moved: edit_claim(c.pk, content, by=editor),
        )
        assert raised[0] is None
        assert all(error is None or isinstance(error, ServiceError) for error in raised), raised
        assert not going.claims.exists()
        assert staying.claims.count() >= 2
