"""A ruling and an undo at once: only PostgreSQL lets them run side by side."""

from collections.abc import Callable
from typing import Any

import pytest

from claims.domain.codes import ClaimStatus
from claims.models import Claim, Event, Resolution, RulingKind
from claims.services.consensus import derive_event
from claims.services.errors import ServiceError
from claims.services.resolution import resolve_conflict, withdraw_resolution
from claims.services.review import accept_under_policy
from claims.services.undoing import undo_act
from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from tests.claims.admin.cast import adopted
from tests.claims.services.together import together
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ROUNDS = 4


def rules(event: Event, cited: Claim, by: Any) -> Callable[[], Resolution]:
    return lambda: resolve_conflict(
        event, cited.attribute, "", kind=RulingKind.INSUFFICIENT, reason="Too little.",
        cited_claims=[cited], by=by,
    )  # fmt: skip


def last(verb: str) -> Act:
    return Act.objects.filter(verb=verb).latest("id")


def test_no_ruling_comes_to_rest_on_a_claim_that_is_undone_meanwhile() -> None:
    attribute = AttributeFactory(key="killed")
    adopted(attribute)
    editor, undoing = UserFactory(is_superuser=True), UserFactory(is_superuser=True)
    for _ in range(ROUNDS):
        event = EventFactory()
        claims = [ClaimFactory(event=event, attribute=attribute, number=number) for number in (1, 3)]
        accept_under_policy(Claim.objects.filter(event=event), policy="accept-suggestions")
        derive_event(event)
        act = last("claim.accept_under_policy")
        raised = together(
            rules(event, Claim.objects.get(pk=claims[0].pk), editor),
            lambda act=act: undo_act(act.pk, by=undoing, reason="It was a trial."),
        )
        assert all(error is None or isinstance(error, ServiceError | StaleRow) for error in raised), raised
        assert raised[1] is None
        stands = Resolution.objects.filter(event=event).exists()
        assert stands is (raised[0] is None)
        for claim in claims:
            claim.refresh_from_db()
        kept = ClaimStatus.ACCEPTED if stands else ClaimStatus.SUGGESTED
        assert [claim.status for claim in claims] == [kept, ClaimStatus.SUGGESTED]


def test_a_ruling_that_two_take_back_is_taken_back_once() -> None:
    attribute = AttributeFactory(key="killed")
    adopted(attribute)
    editor, other = UserFactory(is_superuser=True), UserFactory(is_superuser=True)
    for _ in range(ROUNDS):
        claim = ClaimFactory(accepted=True, attribute=attribute, number=1, event=EventFactory())
        derive_event(claim.event)
        ruling = rules(claim.event, claim, editor)()
        act = last("resolution.resolve")
        raised = together(
            lambda act=act: undo_act(act.pk, by=editor, reason="Mine."),
            lambda ruling=ruling: withdraw_resolution(ruling, reason="Ours.", by=other),
        )
        (refused,) = [error for error in raised if error is not None]
        assert isinstance(refused, ServiceError | StaleRow), refused
        assert Act.objects.filter(verb="resolution.withdraw", target_id=ruling.public_id).count() == 1
