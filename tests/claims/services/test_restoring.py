"""Restoring an earlier version: of a claim, an event, an entry of a register; never silently, never a stale one."""

from dataclasses import replace

import pytest

from claims.domain.codes import ClaimStatus, Modality
from claims.models import Claim, Event, Place
from claims.services.claim_content import content_of
from claims.services.errors import BadDecision, NotAllowed
from claims.services.register_edits import revise_entry
from claims.services.restoring import restore_version
from claims.services.review import edit_claim, reject_claim
from factcheck.accounts.models import User
from factcheck.audit import acting, record
from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from tests.claims.admin.cast import person
from tests.factories import ClaimFactory, EventFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia() -> User:
    return UserFactory(username="nadia", is_superuser=True)


@pytest.fixture
def tomas() -> User:
    return UserFactory(username="tomas", is_superuser=True)


@pytest.fixture
def claim(tomas: User) -> Claim:
    """Suggested as asserted, then edited by tomas to be hedged."""
    found: Claim = ClaimFactory()
    edit_claim(found.pk, replace(content_of(found), modality=Modality.HEDGED), by=tomas)
    found.refresh_from_db()
    return found


def first_version(row: Claim | Event | Place) -> int:
    return int(row.history.order_by("history_id").values_list("history_id", flat=True)[0])


def test_a_claim_says_again_what_it_said(claim: Claim, nadia: User) -> None:
    event = claim.event
    restore_version(
        claim, first_version(claim), by=nadia, reason="The hedge is not in the quote.", expected_version=2
    )
    claim.refresh_from_db()
    assert (claim.modality, claim.status, claim.event) == (Modality.ASSERTED, ClaimStatus.ACCEPTED, event)
    act = Act.objects.select_related("detail").get(verb="claim.restore")
    assert (act.actor, act.detail.reason) == (nadia, "The hedge is not in the quote.")
    assert [step.verb for step in Act.objects.filter(parent=act)] == ["claim.edit"]


def test_a_version_is_not_restored_without_a_reason(claim: Claim, nadia: User) -> None:
    with pytest.raises(BadDecision, match="needs a reason"):
        restore_version(claim, first_version(claim), by=nadia, reason=" ", expected_version=2)


def test_what_moved_on_is_not_overwritten(claim: Claim, nadia: User, tomas: User) -> None:
    reject_claim(claim.pk, by=tomas, reason="A recap.")
    with pytest.raises(StaleRow):
        restore_version(claim, first_version(claim), by=nadia, reason="As it was.", expected_version=2)
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.REJECTED
    assert not Act.objects.filter(verb="claim.restore").exists()


def test_a_version_of_another_row_is_refused(claim: Claim, nadia: User) -> None:
    with pytest.raises(BadDecision, match="no version of that row"):
        restore_version(claim, first_version(ClaimFactory()), by=nadia, reason="x", expected_version=2)


def test_an_event_has_its_title_again_and_keeps_its_claims(nadia: User) -> None:
    event = EventFactory(title="Rockets on the harbour")
    claim = ClaimFactory(event=event)
    with acting(record("event.change", actor=nadia, target=event)):
        event.title, event.row_version = "Rockets", 2
        event.save()
    restore_version(event, first_version(event), by=nadia, reason="It said where.", expected_version=2)
    event.refresh_from_db()
    claim.refresh_from_db()
    assert (event.title, event.row_version, claim.event) == ("Rockets on the harbour", 3, event)
    with pytest.raises(NotAllowed):
        restore_version(event, first_version(event), by=person("reader"), reason="x", expected_version=3)


def test_an_entry_of_a_register_is_restored_and_derives(nadia: User) -> None:
    whole, place = PlaceFactory(), PlaceFactory(name="Harbour")
    revise_entry(place, {"name": "Port", "parent": whole}, by=nadia)
    restore_version(place, first_version(place), by=nadia, reason="The local name.", expected_version=2)
    place.refresh_from_db()
    assert (place.name, place.parent) == ("Harbour", None)
    assert Act.objects.filter(verb="place.restore", actor=nadia).exists()
    with pytest.raises(NotAllowed):
        restore_version(
            place, first_version(place), by=person("reviewer"), reason="x", expected_version=place.row_version
        )
