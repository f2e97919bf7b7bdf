"""The scoreboard's page: what a reviewer may see of how right the machine is."""

from typing import Any

import pytest
from django.urls import reverse

from claims.domain.codes import Producer
from claims.models import ProducerRun, Proposal
from claims.selectors import score_cells
from claims.services.review import accept_claim
from claims.services.scoring import COUNT_SCORES, count_scores
from factcheck.jobs.models import Job
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


def test_added_up_versions_are_said_to_be() -> None:
    desk = Desk(version="1+aaaa")
    claim = desk.proposed()
    address, added_up = reverse("admin:scoreboard"), "what several of them suggested counts once for each"
    client = logged_in("reviewer")
    assert added_up not in Page(client.get(address)).text
    later = ProducerRun.objects.create(
        article=desk.article, producer=Producer.RULES, version="2+bbbb", codebook=desk.run.codebook
    )
    Proposal.objects.create(run=later, claim=claim, rule="en.killed.passive")
    assert added_up in Page(client.get(address)).text
    for chosen in ({"version": "2+bbbb"}, {"by": ["attribute", "version"]}):
        assert added_up not in Page(client.get(address, chosen)).text


def test_an_empty_scoreboard_says_what_comes() -> None:
    page = Page(logged_in("reviewer").get(reverse("admin:scoreboard")))
    assert "Once suggestions are decided" in page.text


def test_a_reader_is_refused() -> None:
    assert logged_in("reader").get(reverse("admin:scoreboard")).status_code == 403


def test_a_large_archive_says_when_it_was_counted_and_is_counted_on_demand(monkeypatch: Any) -> None:
    monkeypatch.setattr(score_cells, "MOST_AT_ONCE", 0)
    Desk().proposed()
    client, address = logged_in("reviewer"), reverse("admin:scoreboard")
    assert "nothing was counted yet" in Page(client.get(address)).text
    assert client.post(address).status_code == 302
    assert Job.objects.get().name == COUNT_SCORES
    assert "Count anew" not in Page(client.get(address)).text
    count_scores()
    page = Page(client.get(address))
    assert "As of" in page.text
    assert "killed" in page.text
    # Who sees every level is told of nothing that could be hidden from them.
    hidden = "hidden from you since then"
    assert hidden in page.text
    assert hidden not in Page(logged_in("editor").get(address)).text


def test_a_reader_asks_for_no_count() -> None:
    assert logged_in("reader").post(reverse("admin:scoreboard")).status_code == 403
    assert not Job.objects.exists()
