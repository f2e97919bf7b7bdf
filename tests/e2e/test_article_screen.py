"""The article screen in a real browser: a calm list, marks that lie on one another, what stands in conflict."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.domain.codes import Evidence
from claims.models import Claim, ConsensusClaim
from sources.models import Article
from tests.claims.admin.cast import adopted
from tests.claims.admin.rows import consensus
from tests.e2e.conftest import violations
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(transactional_db: Any) -> Article:
    """Twelve suggestions: two on one word, one of them inside the other."""
    found: Article = ArticleFactory()
    killed, injured = AttributeFactory(), AttributeFactory(key="injured")
    adopted(killed, injured)
    for number in range(10):
        ClaimFactory(article=found, quote="Seven rockets were fired", ordinal=number + 1, attribute=injured)
    ClaimFactory(article=found, ordinal=11)
    start = found.text.index("girl")
    ClaimFactory(
        article=found, ordinal=12, attribute=injured, focus="girl", focus_start=start, focus_end=start + 4
    )
    return found


def tops(page: Page) -> list[float]:
    return page.evaluate(
        "[...document.querySelectorAll('#cards > .card')].map((c) => c.getBoundingClientRect().top)"
    )


def test_no_card_moves_when_another_becomes_current(visit: Callable[..., Any], article: Article) -> None:
    desk = visit("reviewer")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    before = tops(page)
    cards = page.locator("#cards > .card")
    cards.nth(3).hover()
    expect(cards.nth(3).locator("button[value=accept]")).to_be_visible()
    assert tops(page) == before
    page.keyboard.press("j")
    expect(cards.nth(1)).to_have_attribute("aria-current", "true")
    expect(cards.nth(1).locator(".card-why")).to_be_visible()
    assert tops(page) == before
    cards.nth(2).locator(".card-open").click()
    expect(cards.nth(2)).to_have_attribute("aria-current", "true")
    assert tops(page) == before
    assert desk.faults == []


def test_a_word_with_several_claims_offers_them_and_o_goes_through_them(
    visit: Callable[..., Any], article: Article
) -> None:
    desk = visit("reviewer", theme="dark")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    outer, inner = page.locator("#claim-11"), page.locator("#claim-12")
    page.locator(".mark[data-claim='12']").click()
    expect(page.locator("#on-word button")).to_have_count(2)
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#on-word")).to_be_hidden()
    expect(inner).to_have_attribute("aria-current", "true")
    page.keyboard.press("o")
    expect(outer).to_have_attribute("aria-current", "true")
    page.keyboard.press("o")
    expect(inner).to_have_attribute("aria-current", "true")
    assert desk.faults == []


def test_what_others_contradict_is_seen_in_the_text_and_on_its_card(
    visit: Callable[..., Any], article: Article
) -> None:
    claim = Claim.objects.get(ordinal=11)
    row = consensus(
        event=claim.event, attribute=claim.attribute, evidence=Evidence.CONTESTED,
        has_value=False, number=None, lower=None, upper=None,
    )  # fmt: skip
    ConsensusClaim.objects.create(consensus=row, claim=claim, voice=1, role="supports")
    desk = visit("reader")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    expect(page.locator("#claim-11 .tag-conflict")).to_contain_text("contested")
    sign = "getComputedStyle(document.querySelector(\".mark.is-contested.last[data-claim='11']\"), '::after').content"
    assert page.evaluate(sign) == '"≠"'
    assert desk.faults == []
