"""A reviewer's way in a real browser: paste an article, decide by key, read the event."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from sources.models import Article

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TEXT = """Three rockets land near Taji base

Three rockets struck the base at Taji on Tuesday evening, the Iraqi army said.
Two soldiers were killed and at least four were injured.

No group claimed responsibility for the attack.
"""


@pytest.mark.smoke
def test_from_pasting_to_the_event_by_key(visit: Callable[..., Any], seeded: None, pictures: Any) -> None:
    desk = visit("reviewer")
    page = desk.open("/admin/sources/article/add/")
    page.fill("#id_text", TEXT)
    page.fill("#id_outlet", "The Herald")
    page.fill("#id_published", "2020-11-18")
    page.fill("#id_lang", "en")
    send(page)
    expect(page.locator("h1")).to_have_text("Three rockets land near Taji base")
    article = Article.objects.get()
    suggestions = Claim.objects.filter(article=article, status=ClaimStatus.SUGGESTED).count()
    assert suggestions >= 3
    assert page.locator("#cards > .card").count() == suggestions

    # a: the first suggestion is current from the start; it is accepted, and the next open one comes up.
    first = page.locator("#cards > .card").nth(0)
    page.keyboard.press("a")
    expect(first).to_have_attribute("data-status", "accepted")
    expect(page.locator("#progress")).to_contain_text(f"1 of {suggestions} decided")
    expect(page.locator("#cards > .card").nth(1)).to_have_class(pattern("is-current"))

    # r: rejected with a reason, typed where the cursor already stands.
    second = page.locator("#cards > .card").nth(1)
    page.keyboard.press("r")
    expect(second.locator("input[name=reason]")).to_be_focused()
    page.keyboard.type("The words do not state this.")
    page.keyboard.press("Enter")
    expect(page.locator("#progress")).to_contain_text(f"2 of {suggestions} decided")

    # u: the rejection is taken back though the next card is current; then it is rejected again.
    expect(page.locator("#last-decision")).to_contain_text("Rejected")
    page.keyboard.press("u")
    expect(second).to_have_attribute("data-status", "suggested")
    expect(second).to_have_class(pattern("is-current"))
    page.keyboard.press("r")
    expect(second.locator("input[name=reason]")).to_be_focused()
    page.keyboard.type("The words do not state this.")
    page.keyboard.press("Enter")
    expect(page.locator("#progress")).to_contain_text(f"2 of {suggestions} decided")

    # e: edited and accepted.
    third = page.locator("#cards > .card").nth(2)
    expect(third).to_have_class(pattern("is-current"))
    page.keyboard.press("e")
    third.locator("select[name=modality]").select_option("hedged")
    third.locator("button[value=edit]").click()
    expect(third).to_have_attribute("data-status", "accepted")
    expect(third.locator(".card-facts")).to_contain_text("hedged")
    pictures(page, "review-decided")

    # u: a decision is taken back.
    page.keyboard.press("k")
    third.click(position={"x": 60, "y": 12})
    page.keyboard.press("u")
    expect(third).to_have_attribute("data-status", "suggested")

    saved_from_several_lines(page)

    # The event is one step from the card.
    first.locator(".card-facts a").click()
    expect(page.locator(".matrix")).to_be_visible()
    assert page.locator(f".matrix a[href*='{article.public_id}']").count() >= 1
    assert desk.faults == []


def test_another_reviewer_came_first(visit: Callable[..., Any], seeded: None) -> None:
    first, second = visit("reviewer"), visit("editor")
    page = first.open("/admin/sources/article/add/")
    page.fill("#id_text", TEXT)
    page.check("#id_outlet_unknown")
    send(page)
    article = Article.objects.get()
    other = second.open(f"/admin/articles/{article.public_id}/")
    page.keyboard.press("a")
    expect(page.locator("#progress")).to_contain_text("1 of")
    other.keyboard.press("a")
    card = other.locator("#cards > .card").nth(0)
    expect(card.locator("[role=alert]")).to_contain_text("was changed in the meantime")
    assert first.faults == second.faults == []


def test_shortcuts_are_listed_and_can_be_turned_off(visit: Callable[..., Any], seeded: None) -> None:
    desk = visit("reviewer")
    page = desk.open("/admin/sources/article/add/")
    page.fill("#id_text", TEXT)
    page.check("#id_outlet_unknown")
    send(page)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    article = page.url
    desk.page.goto(desk.address + "/admin/preferences/")
    page.uncheck("#id_shortcuts_enabled")
    page.click("main button[type=submit]")
    page.goto(article)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()


def saved_from_several_lines(page: Page) -> None:
    """Enter saves there as it does elsewhere."""
    named = page.locator("#cards > .card.f-place.is-suggested").first
    number = named.get_attribute("id")
    named.click(position={"x": 60, "y": 12})
    page.keyboard.press("e")
    expect(page.locator(".card-form textarea[name=wording]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{number}")).to_have_attribute("data-status", "accepted")


def send(page: Page) -> None:
    """Add the article and wait until its page listens to keys."""
    page.click("text=Add and find claims")
    page.wait_for_url("**/admin/articles/**")
    page.wait_for_load_state("load")


def pattern(word: str) -> re.Pattern[str]:

    return re.compile(rf"(^|\s){word}(\s|$)")
