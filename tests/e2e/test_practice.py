"""Practice by key alone: begun from the queue, decided, judged, begun again."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.models import Claim, PracticeArticle, PracticeRun
from tests.e2e.conftest import violations

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def follow(page: Page, name: str) -> None:
    """To a link of the page, and on it, without the mouse."""
    link = page.get_by_role("link", name=name, exact=True).first
    link.focus()
    page.keyboard.press("Enter")


def decide(page: Page, number: int, key: str) -> None:
    card = page.locator(f"#claim-{number}")
    card.focus()
    expect(card).to_have_attribute("aria-current", "true")
    page.keyboard.press(key)


def work_through(page: Page) -> None:
    """A correction, a rejection with its reason, an addition on typed words; the rest is accepted as it stands."""
    decide(page, 3, "e")
    comparator = page.locator(".card-form [name=comparator]")
    expect(comparator).to_be_visible()
    comparator.select_option("at_least")
    page.locator(".card-form button[value=edit]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card-form")).to_have_count(0)
    decide(page, 7, "r")
    expect(page.locator("[data-autofocus]")).to_be_focused()
    page.keyboard.type("Nobody attacked it.")
    page.keyboard.press("Enter")
    expect(page.locator('.card[data-status="rejected"]')).to_have_count(1)
    page.keyboard.press("c")
    expect(page.locator("#words-typed")).to_be_focused()
    page.keyboard.type("Three of them")
    page.keyboard.press("Enter")
    expect(page.locator("#words-search")).to_be_focused()
    page.keyboard.type("landed")
    page.keyboard.press("Enter")
    number = page.locator("#words [name=number]")
    expect(number).to_be_visible()
    number.fill("3")
    # The police spoke of the shots; who saw these three land, nobody says.
    page.locator("#words details", has_text="who says it").locator("summary").click()
    page.locator("#words [name=informant_text]").fill("")
    page.locator("#words [name=comparator]").select_option("exact")
    for name in ("modality", "actuality", "polarity"):
        if not page.locator(f"#words [name={name}]").input_value():
            page.locator(f"#words [name={name}]").select_option(index=1)
    number.press("Enter")
    expect(page.locator("#words")).to_be_hidden()
    for _ in range(len(PracticeArticle.objects.get(key="fuel-depot").suggestions)):
        waiting = page.locator('.card[data-status="suggested"]')
        if waiting.count() == 0:
            break
        left = waiting.count()
        waiting.first.focus()
        page.keyboard.press("a")
        expect(waiting).to_have_count(left - 1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_new_reviewer_practises(visit: Callable[..., Any], seeded: None, pictures: Any, theme: str) -> None:
    desk = visit("reviewer", theme=theme)
    page = desk.open("/admin/queue/")
    follow(page, "Practice")
    expect(page.locator("h1")).to_have_text("Practice")
    assert violations(page) == []
    pictures(page, f"practice-{theme}")
    page.keyboard.press("n")
    expect(page.locator("#progress")).to_contain_text("0 of")
    expect(page.locator("#done-bar")).to_contain_text("Practice")
    assert violations(page) == []
    pictures(page, f"practice-article-{theme}")

    work_through(page)
    page.keyboard.press("d")
    expect(page.locator("h1")).to_contain_text("Practice:")
    expect(page.locator(".judged.is-rejected")).to_contain_text("nobody attacked it")
    expect(page.locator(".judged.is-missed")).to_have_count(1)
    expect(page.locator(".judged.is-differs")).to_have_count(1)
    assert violations(page) == []
    pictures(page, f"practice-result-{theme}")
    page.keyboard.press("n")
    expect(page.locator("#progress")).to_contain_text("0 of")
    assert PracticeRun.objects.count() == 2
    assert not Claim.objects.exists()
    assert desk.faults == []
