"""Two who link one pair at once: only PostgreSQL lets them run side by side."""

from typing import Any

import pytest

from claims.domain.codes import Axis, ValueRelation
from claims.models import Claim, ClaimLink, LinkOrigin
from claims.services.linking import decide_link, suggest_links
from factcheck.locking import StaleRow
from tests.claims.services.together import together
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, SnapshotFactory, UserFactory

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 4
CONFLICTS, NOT_COMPARABLE = ValueRelation.CONFLICTS, ValueRelation.NOT_COMPARABLE


@pytest.fixture
def ben() -> Any:
    attribute = AttributeFactory(key="killed")
    SnapshotFactory(versions=[attribute.current])
    return UserFactory(is_superuser=True)


def pair() -> tuple[Claim, Claim]:
    event = EventFactory()
    return ClaimFactory(event=event), ClaimFactory(event=event)


def test_two_first_decisions_end_in_one_row_and_a_readable_refusal(ben: Any) -> None:
    for _ in range(ROUNDS):
        first, second = pair()
        raised = together(
            lambda a=first, b=second: decide_link(a, b, Axis.VALUE, CONFLICTS, by=ben, expected_version=0),
            lambda a=first, b=second: decide_link(
                b, a, Axis.VALUE, NOT_COMPARABLE, by=ben, expected_version=0
            ),
        )
        (refused,) = [error for error in raised if error is not None]
        assert isinstance(refused, StaleRow)
        assert "version 0 was shown, version 1 is stored" in str(refused)
        assert ClaimLink.objects.filter(first=first, second=second).count() == 1


def test_two_suggesting_runs_open_each_link_once(ben: Any) -> None:
    for _ in range(ROUNDS):
        first, second = pair()
        assert together(*[lambda event=first.event: suggest_links(event)] * 2) == [None, None]
        assert ClaimLink.objects.filter(first=first, second=second).count() == 1


def test_decision_stands_beside_a_suggesting_run(ben: Any) -> None:
    for _ in range(ROUNDS):
        first, second = pair()
        raised = together(
            lambda event=first.event: suggest_links(event),
            lambda a=first, b=second: decide_link(a, b, Axis.VALUE, CONFLICTS, by=ben),
        )
        assert raised == [None, None]
        live = ClaimLink.objects.live().get(first=first, second=second)
        assert (live.origin, live.relation) == (LinkOrigin.DECIDED, "conflicts")
