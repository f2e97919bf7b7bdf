"""Undo and restore on the screens: from the history of a row and from one's last acts, with a look before it."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from claims.admin.cells import said
from claims.domain.codes import Modality
from claims.models import Claim
from claims.services.claim_content import content_of
from claims.services.review import accept_claim, edit_claim
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in, person
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db

MY_ACTS = reverse("admin:my_acts")


@pytest.fixture
def nadia() -> User:
    return person("reviewer", username="nadia")


@pytest.fixture
def client(nadia: User) -> Client:
    found = Client()
    found.force_login(nadia)
    return found


@pytest.fixture
def claim(nadia: User) -> Claim:
    """Edited by nadia to be hedged."""
    found: Claim = ClaimFactory()
    adopted(found.attribute)
    edit_claim(found.pk, replace(content_of(found), modality=Modality.HEDGED), by=nadia)
    found.refresh_from_db()
    return found


def history_of(claim: Claim) -> str:
    return reverse("admin:claims_claim_history", args=[claim.pk])


def undo_of(act: Act) -> str:
    return reverse("admin:undo", args=[act.pk])


def restore_of(claim: Claim) -> str:
    first = claim.history.order_by("history_id").values_list("history_id", flat=True)[0]
    return reverse("admin:restore", args=["claim", claim.pk, first])


def test_ones_last_acts_lead_to_undo_with_a_look_at_it(client: Client, claim: Claim) -> None:
    edited = Act.objects.get(verb="claim.edit")
    assert f'href="{undo_of(edited)}"' in Page(client.get(MY_ACTS)).html
    page = Page(client.get(undo_of(edited)))
    assert "asserted → hedged" in page.text
    assert "Nothing was decided, ruled or published since." in page.text
    assert page.refused == []
    response = client.post(undo_of(edited), {"reason": "Misread."}, follow=True)
    assert "It is undone." in Page(response).text
    claim.refresh_from_db()
    assert (claim.status, claim.modality) == ("suggested", "asserted")
    again = client.post(undo_of(edited))
    assert again.status_code == 422
    assert "Changed since" in Page(again).text


def test_ones_last_acts_name_what_they_were_done_on(client: Client, claim: Claim) -> None:
    page = Page(client.get(MY_ACTS))
    assert f'/articles/{claim.article.public_id}/#claim-{claim.ordinal}"' in page.html
    assert f"{claim.attribute} {said(claim)}" in page.text
    assert claim.article.title in page.text


def test_what_was_hidden_since_keeps_its_id_alone(client: Client, claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(sensitivity=Sensitivity.CONFIDENTIAL)
    page = Page(client.get(MY_ACTS))
    assert f"{claim.attribute} {said(claim)}" not in page.text
    assert f"#claim-{claim.ordinal}" not in page.html


def test_another_persons_act_is_seen_by_editors_alone_and_undone_by_neither(claim: Claim) -> None:
    edited = Act.objects.get(verb="claim.edit")
    assert logged_in("reviewer").get(undo_of(edited)).status_code == 404
    editor = logged_in("editor")
    page = Page(editor.get(undo_of(edited)))
    assert "nadia did this: they alone take it back." in page.text
    assert '<button class="button-primary">' not in page.html
    assert editor.post(undo_of(edited), {"reason": "x"}).status_code == 422


def test_the_history_offers_undo_of_ones_own_and_restoring(client: Client, claim: Claim) -> None:
    edited = Act.objects.get(verb="claim.edit")
    html = Page(client.get(history_of(claim))).html
    assert f'href="{undo_of(edited)}"' in html
    assert f'href="{restore_of(claim)}"' in html
    others = Page(logged_in("editor").get(history_of(claim))).html
    assert f'href="{undo_of(edited)}"' not in others
    assert f'href="{restore_of(claim)}"' in others
    assert "/restore/" not in Page(logged_in("reader").get(history_of(claim))).html


def test_a_version_is_restored_after_a_look_at_old_and_new(client: Client, claim: Claim) -> None:
    page = Page(client.get(restore_of(claim)))
    assert "hedged (may, could) asserted" in page.text
    assert page.refused == []
    sent = {"reason": "The hedge is not in the quote.", "row_version": claim.row_version}
    response = client.post(restore_of(claim), sent, follow=True)
    assert "The version is restored." in Page(response).text
    assert "edited the claim" in Page(response).text
    claim.refresh_from_db()
    assert (claim.status, claim.modality) == ("accepted", "asserted")
    assert client.post(restore_of(claim), sent).status_code == 409
    latest = reverse("admin:restore", args=["claim", claim.pk, claim.history.latest("history_id").pk])
    assert "Nothing to restore" in Page(client.get(latest)).text


def test_restoring_needs_a_reason_and_the_permission(client: Client, claim: Claim) -> None:
    response = client.post(restore_of(claim), {"reason": "", "row_version": claim.row_version})
    assert response.status_code == 422
    assert "needs a reason" in Page(response).text
    sent = {"reason": "x", "row_version": claim.row_version}
    assert logged_in("reader").post(restore_of(claim), sent).status_code == 403


def test_what_is_hidden_is_neither_restored_nor_undone(client: Client, claim: Claim) -> None:
    edited = Act.objects.get(verb="claim.edit")
    Claim.objects.filter(pk=claim.pk).update(sensitivity=Sensitivity.CONFIDENTIAL)
    assert client.get(undo_of(edited)).status_code == 404
    assert client.get(restore_of(claim)).status_code == 404


def test_the_queue_leads_to_ones_last_acts(client: Client, nadia: User) -> None:
    accept_claim(ClaimFactory().pk, by=nadia)
    assert f'href="{MY_ACTS}"' in Page(client.get(reverse("admin:queue"))).html
