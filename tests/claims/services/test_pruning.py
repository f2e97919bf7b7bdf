"""Fits that nothing rests on are forgotten; those that anything was made under stay for ever."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.models import Consensus, Fit, Resolution
from claims.models import RulingKind as Kind
from claims.services.consensus import derive_event
from claims.services.pruning import prune_fits
from claims.services.release import publish_release
from claims.services.resolution import resolve_conflict
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from tests.claims.admin.cast import adopted
from tests.factories import ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db
LAST_MONTH_KEPT = 90


def fit(number: int, made: datetime) -> Fit:
    """A Fit made at a moment; the column sets itself, and a frozen row is not updated."""
    row = Fit(number=number, method="none", method_version="1")
    field = Fit._meta.get_field("created_at")
    field.auto_now_add = False  # type: ignore[attr-defined]
    try:
        row.created_at = made
        row.save()
    finally:
        field.auto_now_add = True  # type: ignore[attr-defined]
    return row


def days(number: int) -> datetime:
    return datetime(2025, 1, 1, 3, tzinfo=UTC) + timedelta(days=number)


def numbers() -> set[int]:
    return set(Fit.objects.values_list("number", flat=True))


def test_old_fits_go_but_for_the_last_of_each_month_and_the_latest() -> None:
    for night in range(40):  # all of January 2025, and nine nights of February
        fit(night + 1, days(night))
    young = fit(41, timezone.now())
    pruned = prune_fits(90)
    assert numbers() == {31, 40, young.number}
    assert Act.objects.get(verb="fit.prune").new == {"fits": pruned}
    assert prune_fits(90) == []


def test_what_a_consensus_or_a_release_names_stays() -> None:
    claim = ClaimFactory(accepted=True, event=EventFactory())
    adopted(claim.attribute)
    used = fit(1, days(0))
    derive_event(claim.event)
    assert Consensus.objects.get().fit == used
    released = fit(2, days(1))
    Job.objects.all().delete()  # nothing waits to be derived
    publish_release("tried")
    for number in (3, 4):
        fit(number, days(number))
    assert prune_fits(90) == [3]
    assert numbers() == {used.number, released.number, 4}


def test_what_a_row_of_a_release_was_derived_under_stays_when_the_row_is_derived_anew() -> None:
    claim = ClaimFactory(accepted=True, event=EventFactory())
    adopted(claim.attribute)
    used = fit(1, days(0))
    derive_event(claim.event)
    released = fit(2, days(1))
    Job.objects.all().delete()  # nothing waits to be derived
    publish_release("tried")
    for number in (3, 4):
        fit(number, days(number))
    derive_event(claim.event)
    assert Consensus.objects.get().fit != used
    assert prune_fits(90) == [3]
    assert numbers() == {used.number, released.number, 4}


def test_what_was_in_force_at_a_ruling_stays() -> None:
    claim = ClaimFactory(accepted=True, event=EventFactory())
    adopted(claim.attribute)
    derive_event(claim.event)
    ruling = resolve_conflict(
        claim.event, claim.attribute, "", kind=Kind.INSUFFICIENT, reason="Too little.",
        by=UserFactory(is_superuser=True),
    )  # fmt: skip
    for number in range(1, 6):
        fit(number, days(number))
    Resolution.objects.filter(pk=ruling.pk).update(created_at=days(2) + timedelta(hours=5))
    assert prune_fits(90) == [1, 3, 4]
    assert numbers() == {2, 5}


def test_the_command_says_what_it_pruned_and_refuses_an_age_of_nothing() -> None:
    fit(1, days(0))
    fit(2, days(1))
    said = StringIO()
    call_command("prune_jobs", stdout=said)
    assert said.getvalue() == "0 jobs and 1 fits pruned.\n"
    with pytest.raises(CommandError, match="An age is 1 day or more; got 0"):
        call_command("prune_jobs", "--days", "0")
