"""The page of the automation-bias meter, and the article page of what is coded without suggestions."""

import pytest
from django.test import override_settings
from django.urls import reverse

from claims.models import Claim
from claims.services.seeding import load_codebook_and_registers
from claims.services.suggesting import suggest_claims
from tests.claims.admin.cast import Page, logged_in
from tests.claims.selectors.test_automation_bias import measured, said
from tests.claims.services.cast import FIRST, add

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/automation-bias/"


def test_nothing_measured_says_how_to_begin() -> None:
    client = logged_in("editor")
    assert "Set a share of new articles" in Page(client.get(ADDRESS)).text
    with override_settings(UNAIDED_SHARE=0.1):
        assert "are drawn from" in Page(client.get(ADDRESS)).text


def test_both_conditions_stand_side_by_side_with_counts_and_intervals() -> None:
    measured(hidden=False, coded=[said(0), said(20)], suggested=[said(0)])
    measured(hidden=True, coded=[said(0)], suggested=[said(0), said(40)], settled=[said(0), said(40)])
    page = Page(logged_in("editor").get(ADDRESS))
    assert page.refused == []
    assert "Too little data to conclude anything" in page.text
    assert "too little to say" in page.text
    assert "Missed by the machine 50.0 % 9–91 1 / 2 0.0 % 0–79 0 / 1 +50.0 pts" in page.text
    assert "claims accepted in the second step: 1" in page.text
    assert "no difference shown" not in page.text


def test_only_who_may_adjudicate_reads_it() -> None:
    assert logged_in("reviewer").get(ADDRESS).status_code == 403


def test_the_article_page_says_what_is_asked_and_shows_the_suggestions_when_done() -> None:
    load_codebook_and_registers()
    article = add(FIRST, "Harbour Gazette")
    with override_settings(UNAIDED_SHARE=1.0):
        suggest_claims(article)
    client = logged_in("reviewer")
    page = Page(client.get(reverse("admin:article_page", args=[article.public_id])))
    assert "Find the claims yourself" in page.text
    assert "The machine found none" not in page.text
    assert "coded without suggestions first" in Page(client.get("/admin/queue/")).text
    done = reverse("admin:article_done", args=[article.public_id])
    page = Page(client.post(done, {"act": "nothing"}, follow=True))
    assert "What you coded is kept." in page.text
    assert f"0 of {Claim.objects.count()} decided" in page.text
