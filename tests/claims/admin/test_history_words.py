"""Histories tell what changed in the reader's words: labels, names and dates in place of codes and numbers."""

from dataclasses import replace

import pytest
from django.urls import reverse

from claims.domain.codes import Modality
from claims.services.claim_content import content_of
from claims.services.register_edits import revise_entry
from claims.services.review import edit_claim
from claims.services.routing import route_claims
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in, person
from tests.factories import ClaimFactory, EventFactory, PlaceFactory, SourceFactory

pytestmark = pytest.mark.django_db


def test_a_claims_history_is_told_in_french_with_who_and_why() -> None:
    claim = ClaimFactory()
    adopted(claim.attribute)
    nadia = person("reviewer", username="nadia", language="fr")
    edit_claim(claim.pk, replace(content_of(claim), modality=Modality.HEDGED), by=nadia, reason="Mal lu.")
    page = Page(
        logged_in("editor", language="fr").get(reverse("admin:claims_claim_history", args=[claim.pk]))
    )
    assert "nadia affirmation modifiée" in page.text
    assert ": suggéré → accepté" in page.text
    assert "Mal lu." in page.text
    for code in ("claim.edit", "hedged", "one_reviewer", "suggested"):
        assert code not in page.text


def test_rows_referred_to_are_told_by_their_names_and_not_by_numbers() -> None:
    event = EventFactory(title="Rockets on the harbour")
    claim = ClaimFactory(accepted=True)
    before = claim.event
    route_claims([claim], event, by=person("reviewer"))
    page = Page(logged_in("editor").get(reverse("admin:claims_claim_history", args=[claim.pk])))
    old = "—" if before is None else f"{before.public_id} {before}"
    assert f"event: {old} → {event.public_id} Rockets on the harbour" in page.text


def test_a_registers_history_names_the_parent() -> None:
    place, town = PlaceFactory(name="the quay"), PlaceFactory(name="the town")
    revise_entry(place, {"parent": town}, by=person("editor"))
    page = Page(
        logged_in("editor", username="ada").get(reverse("admin:claims_place_history", args=[place.pk]))
    )
    assert "changed: place" in page.text
    assert "— → the town" in page.text


def test_a_name_that_is_withheld_is_not_told_by_the_history() -> None:
    claim = ClaimFactory(accepted=True)
    adopted(claim.attribute)
    claim.informant = SourceFactory(name="Youssef Karam", sensitivity=Sensitivity.RESTRICTED)
    claim.save()
    address = reverse("admin:claims_claim_history", args=[claim.pk])
    assert "Youssef Karam" in Page(logged_in("editor").get(address)).text
    hidden = Page(logged_in("reader").get(address))
    assert "Youssef Karam" not in hidden.html
