"""Two reviewers in two browsers and a third who adjudicates, by key: done, blind, adjudicated, agreed."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.domain.codes import ClaimStatus
from claims.models import Attribute, Claim, ReviewStage, Stage
from claims.services.blind import start_blind_review
from sources.models import Article
from tests.claims.admin.cast import person
from tests.e2e.conftest import violations
from tests.factories import ArticleFactory, ClaimFactory, EventFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
TEXT = "Three rockets struck the base. Two soldiers were killed. Nobody claimed it."


@pytest.fixture
def article(seeded: None) -> Article:
    """Two suggestions under blind review; whoever decides first takes a place."""
    found: Article = ArticleFactory(text=TEXT, title="Three rockets land near the base")
    event, killed = EventFactory(), Attribute.objects.select_related("current").get(key="killed")
    for number, quote in enumerate(("Three rockets struck the base", "Two soldiers were killed"), 1):
        ClaimFactory(article=found, event=event, attribute=killed, quote=quote, ordinal=number, unit="person")
    start_blind_review(found, by=person("editor", username="who-orders"))
    return found


def decide(page: Page, *keys: str) -> None:
    """One key per card, in their order; a rejection takes its reason."""
    for number, key in enumerate(keys):
        card = page.locator("#cards > .card").nth(number)
        expect(card).to_have_attribute("data-status", "suggested")
        page.keyboard.press(key)
        if key == "r":
            expect(card.locator("input[name=reason]")).to_be_focused()
            page.keyboard.type("The words do not state this.")
            page.keyboard.press("Enter")
        expect(card).to_have_attribute("data-status", "rejected" if key == "r" else "accepted")


def test_two_who_do_not_see_each_other_and_a_third(
    visit: Callable[..., Any], article: Article, pictures: Any
) -> None:
    one, two, third = visit("reviewer"), visit("reviewer", language="fr"), visit("editor")
    path = f"/admin/articles/{article.public_id}/"
    first = one.open(path)
    expect(first.locator("#done-bar")).to_contain_text("2 suggestions open")
    # Several at once are not offered here: no list of them opens, to be refused in the end.
    first.keyboard.press("Shift+A")
    decide(first, "a", "a")
    expect(first.locator("#several")).to_be_hidden()
    first.keyboard.press("d")
    expect(first.locator("#done-bar")).to_contain_text("You are done")
    assert violations(first) == []

    # The second sees nothing of it, reloaded or not.
    second = two.open(path)
    assert second.locator('[data-status="suggested"]').count() == 2
    expect(second.locator("#progress")).to_contain_text("0")
    decide(second, "a", "r")
    second.keyboard.press("d")
    expect(second.locator("#done-bar")).to_contain_text("arbitrage")
    assert Claim.objects.filter(status=ClaimStatus.ACCEPTED).count() == 1

    page = third.open(path)
    page.keyboard.press("d")
    expect(page.locator(".difference")).to_have_count(1)
    assert violations(page) == []
    pictures(page, "adjudicate")
    page.keyboard.press("r")
    page.keyboard.type("The second sentence says nobody.")
    page.keyboard.press("Enter")
    expect(page.locator("#done-bar")).to_contain_text("Done")
    assert ReviewStage.objects.get().stage == Stage.DONE
    page = third.open("/admin/agreement/")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert violations(page) == []
    assert one.faults == two.faults == third.faults == []
