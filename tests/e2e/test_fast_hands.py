"""A server slower than the hand: no key is lost, none means another claim, and what was not stored is said."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from claims.services.processing import process_articles
from sources.models import Article
from tests.e2e.conftest import held, until
from tests.e2e.test_adding import drag_over
from tests.factories import ArticleFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TEXT = """Rockets land near Taji base

Three rockets struck the base at Taji on Tuesday evening, the Iraqi army said.
Two soldiers were killed and at least four were injured. A loud blast was heard.
"""
# Longer than the keys of a test take, far shorter than the browser waits.
SLOWLY_SECONDS = 0.4


@pytest.fixture
def article(seeded: None) -> Article:
    found = ArticleFactory(text=TEXT, language="en")
    process_articles()
    return found


def opened(desk: Any, article: Article) -> Page:
    page: Page = desk.open(f"/admin/articles/{article.public_id}/")
    page.wait_for_load_state("load")
    return page


def slow(page: Page, path: str) -> None:
    def later(route: Route) -> None:
        time.sleep(SLOWLY_SECONDS)
        route.continue_()

    page.route(f"**/{path}*", later)


def decided(article: Article) -> list[str]:
    return list(
        article.claims.exclude(status=ClaimStatus.SUGGESTED)
        .order_by("start", "ordinal")
        .values_list("status", flat=True)
    )


def test_keys_pressed_before_the_answer_decide_the_claims_that_come_up(
    visit: Callable[..., Any], article: Article
) -> None:
    desk = visit("reviewer")
    page = opened(desk, article)
    slow(page, "claims/*/")
    names = page.locator("#cards > .card").evaluate_all("(cards) => cards.map((card) => card.dataset.claim)")
    page.keyboard.type("aaa")
    page.keyboard.type("u")
    expect(page.locator("#progress")).to_contain_text("3 of")
    expect(page.locator(f"#claim-{names[2]}")).to_have_attribute("data-status", "suggested")
    expect(page.locator("#progress")).to_contain_text("2 of")
    assert decided(article) == ["accepted", "accepted"]
    assert desk.faults == []


def test_a_digit_gives_the_usual_reason_also_before_its_field_came(
    visit: Callable[..., Any], article: Article
) -> None:
    desk = visit("reviewer")
    page = opened(desk, article)
    slow(page, "claims/*/")
    page.keyboard.type("r1r3", delay=20)
    expect(page.locator("#progress")).to_contain_text("2 of")
    rejected = Claim.objects.filter(status=ClaimStatus.REJECTED).values_list("decision_reason", flat=True)
    assert sorted(rejected) == ["The words do not state this.", "Wrong value."]
    assert desk.faults == []


def test_a_key_right_after_esc_is_no_word_in_the_field_that_was_left(
    visit: Callable[..., Any], article: Article
) -> None:
    desk = visit("reviewer")
    page = opened(desk, article)
    page.keyboard.press("e")
    expect(page.locator("#cards .card-form .values :focus")).to_have_count(1)
    slow(page, "claims/*/")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator("#cards input[name=reason]")).to_be_focused()
    assert desk.faults == []


def test_a_reason_typed_before_its_field_came_is_in_it(visit: Callable[..., Any], article: Article) -> None:
    desk = visit("reviewer")
    page = opened(desk, article)
    slow(page, "claims/*/")
    page.keyboard.press("r")
    page.keyboard.type("aims", delay=20)
    expect(page.locator("#cards input[name=reason]")).to_have_value("aims")
    assert decided(article) == []


def test_words_typed_before_the_panel_came_search_its_attributes(
    visit: Callable[..., Any], article: Article
) -> None:
    """Without it the first letter of "attackers" would accept the current suggestion."""
    desk = visit("reviewer")
    page = opened(desk, article)
    slow(page, "words/")
    drag_over(page, "A loud blast")
    page.keyboard.type("attackers")
    expect(page.locator("#words-search")).to_have_value("attackers")
    expect(page.locator('#words-options [aria-selected="true"]')).to_have_attribute("data-key", "attackers")
    assert decided(article) == []
    assert desk.faults == []


def test_words_typed_while_a_quote_is_looked_for_search_its_attributes(
    visit: Callable[..., Any], article: Article
) -> None:
    """They went into the field of the quote, which was no longer in the text then."""
    desk = visit("reviewer")
    page = opened(desk, article)
    page.keyboard.press("c")
    expect(page.locator("#words-typed")).to_be_focused()
    slow(page, "words/")
    page.keyboard.type("a loud blast")
    page.keyboard.press("Enter")
    page.keyboard.type("attackers")
    expect(page.locator("#words-search")).to_have_value("attackers")
    assert desk.faults == []


def test_a_key_that_stays_down_decides_once(visit: Callable[..., Any], article: Article) -> None:
    desk = visit("reviewer")
    page = opened(desk, article)
    for _ in range(3):
        page.keyboard.down("a")
    page.keyboard.up("a")
    expect(page.locator("#progress")).to_contain_text("1 of")
    page.wait_for_load_state("networkidle")
    assert decided(article) == ["accepted"]


def test_n_pressed_twice_or_held_goes_one_task_further(visit: Callable[..., Any], article: Article) -> None:
    ArticleFactory(text=TEXT, language="en")
    process_articles()
    desk = visit("reviewer")
    page = desk.open("/admin/queue/")
    waiting = held(page, "queue/next/")
    page.keyboard.press("n")
    page.keyboard.press("n")
    for _ in range(2):
        page.keyboard.down("n")
    until(page, lambda: bool(waiting))
    page.wait_for_timeout(100)
    assert len(waiting) == 1
    waiting[0].continue_()
    page.unroute("**/queue/next/")
    expect(page.locator("#cards > .card").first).to_be_visible()
    # The key is down still: neither the article nor the queue takes it for another press.
    there = page.url
    page.keyboard.down("n")
    page.wait_for_load_state("networkidle")
    assert page.url == there
    page = desk.open("/admin/queue/")
    waiting = held(page, "queue/next/")
    page.keyboard.down("n")
    page.wait_for_timeout(100)
    assert waiting == []
    assert desk.faults == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [(500, "the server answered with error 500"), (None, "the server does not answer")],
    ids=["fails", "silent"],
)
def test_what_was_not_stored_is_said(
    visit: Callable[..., Any], article: Article, answer: int | None, said: str
) -> None:
    page = opened(visit("reviewer"), article)
    waiting = held(page, "claims/*/")
    with page.expect_request("**/claims/*/"):
        page.keyboard.type("aa")
    until(page, lambda: bool(waiting))
    if answer:
        waiting[0].fulfill(status=answer)
    else:
        waiting[0].abort()
    expect(page.locator("#failed")).to_contain_text(said)
    # What was pressed before that was said is forgotten: it was meant for another claim.
    page.wait_for_timeout(100)
    assert len(waiting) == 1
    page.unroute("**/claims/*/")
    page.keyboard.press("a")
    expect(page.locator("#progress")).to_contain_text("1 of")
    expect(page.locator("#failed")).to_be_hidden()
    assert decided(article) == ["accepted"]


def test_whoever_is_signed_out_is_told_and_keeps_the_card(
    visit: Callable[..., Any], article: Article
) -> None:
    desk = visit("reviewer")
    page = opened(desk, article)
    cards = page.locator("#cards > .card").count()
    desk.context.clear_cookies(name="sessionid")
    page.keyboard.press("a")
    expect(page.locator("#failed")).to_contain_text("you are signed out")
    assert page.locator("#cards > .card").count() == cards
    assert not Claim.objects.filter(status=ClaimStatus.ACCEPTED).exists()
