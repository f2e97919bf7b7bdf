"""The scoreboard's page: what a reviewer may see of how right the machine is."""

import pytest
from django.urls import reverse

from claims.services.review import accept_claim
from tests.claims.admin.cast import Page, logged_in, person
from tests.claims.selectors.test_scoreboard import Desk

pytestmark = pytest.mark.django_db


def test_a_reviewer_reads_how_right_each_rule_was() -> None:
    accept_claim(Desk().proposed().pk, by=person("reviewer", username="nadia"))
    page = Page(logged_in("reviewer").get(reverse("admin:scoreboard"), {"by": ["attribute", "rule"]}))
    assert "en.killed.passive" in page.text
    assert "1.00 [0.21–1.00]" in page.text


def test_nothing_decided_shows_a_dash() -> None:
    Desk().proposed()
    page = Page(logged_in("reviewer").get(reverse("admin:scoreboard")))
    assert "—" in page.text


def test_an_empty_scoreboard_says_what_comes() -> None:
    page = Page(logged_in("reviewer").get(reverse("admin:scoreboard")))
    assert "Once suggestions are decided" in page.text


def test_a_reader_is_refused() -> None:
    assert logged_in("reader").get(reverse("admin:scoreboard")).status_code == 403
