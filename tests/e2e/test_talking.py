"""Two people talk by keyboard: one asks with a mention, the other is told, is led there, answers and resolves."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.services.linking import suggest_links
from tests.claims.admin.cast import adopted
from tests.e2e.conftest import tab_to
from tests.factories import AttributeFactory, ClaimFactory, EventFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_one_asks_and_another_answers(visit: Callable[..., Any], transactional_db: None) -> None:
    claim = ClaimFactory()
    adopted(claim.attribute)
    address = f"/admin/articles/{claim.article.public_id}/"
    asking, answering = visit("reviewer"), visit("editor", language="fr")

    page = asking.open(address)
    page.keyboard.press("t")
    field = page.locator(".card textarea[name=body]")
    expect(field).to_be_focused()
    page.keyboard.type("One girl, or one child? @the-ed")
    expect(page.get_by_role("option", name="@the-editor-fr")).to_be_visible()
    page.keyboard.press("Enter")
    expect(field).to_have_value("One girl, or one child? @the-editor-fr ")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".comment-body")).to_contain_text("One girl, or one child?")
    expect(page.locator(f"#comments-number-claim-{claim.pk}")).to_have_text("1")
    page.keyboard.press("Escape")
    expect(page.locator(".card .thread")).to_have_count(0)

    other = answering.open("/admin/")
    expect(other.locator("#unread .tag")).to_have_text("1")
    other.locator("#unread a").click()
    other.get_by_role("button", name="the-reviewer-en vous a mentionné").click()
    expect(other).to_have_url(f"{answering.address}{address}#claim-{claim.ordinal}")
    # The script has run: keys act from now on.
    expect(other.locator(".card.is-current")).to_have_count(1)
    expect(other.locator("#unread .tag")).to_have_count(0)
    other.keyboard.press("t")
    other.locator(".card textarea[name=body]").fill("One girl.")
    other.get_by_role("button", name="Commenter").click()
    expect(other.locator(".comment-body")).to_have_count(2)
    other.get_by_role("button", name="Résoudre").first.click()
    expect(other.locator(".said-resolved")).to_contain_text("1 résolu")

    page = asking.open("/admin/notifications/")
    expect(page.locator(".told li")).to_have_count(2)
    expect(page.locator(".told")).to_contain_text("the-editor-fr resolved your comment")
    page.get_by_role("button", name="Mark all as read").click()
    expect(page.locator(".is-unread")).to_have_count(0)
    assert asking.faults == []
    assert answering.faults == []


def say(page: Page, words: str) -> None:
    """Unfold the thread at the end of a page and say something there, by key alone."""
    thread = page.locator("#comments")
    tab_to(page, thread.locator("summary").first)
    page.keyboard.press("Enter")
    tab_to(page, thread.locator("textarea[name=body]"))
    page.keyboard.type(words)
    expect(page.get_by_role("option", name="@the-editor-fr")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    expect(thread.locator(".comment-body")).to_contain_text(words.partition(" @")[0])
    expect(thread.locator(".comment-body")).to_be_visible()


def test_what_is_asked_about_an_event_and_a_link_leads_there(
    visit: Callable[..., Any], transactional_db: None
) -> None:
    event, killed = EventFactory(title="Rockets at the quay"), AttributeFactory()
    one, other = (
        ClaimFactory(event=event, attribute=killed, accepted=True, number=number) for number in (1, 3)
    )
    adopted(killed)
    suggest_links(event)
    asking, answering = visit("reviewer"), visit("editor", language="fr")
    pages = {
        f"/admin/events/{event.public_id}/": f"event {event.public_id}",
        f"/admin/links/{one.public_id}/{other.public_id}/": f"the claims {one.public_id} and {other.public_id}",
    }
    for address in pages:
        say(asking.open(address), "One salvo, or two? @the-ed")

    # Told in their language, the latest first; each leads to the words, unfolded and in view.
    for address in pages:
        page = answering.open("/admin/notifications/")
        told = page.locator(".told li.is-unread").last.get_by_role("button")
        expect(told).to_contain_text("the-reviewer-en vous a mentionné")
        tab_to(page, told)
        page.keyboard.press("Enter")
        comment = page.locator(".comment")
        expect(page).to_have_url(f"{answering.address}{address}#{comment.get_attribute('id')}")
        expect(comment).to_contain_text("One salvo, or two? @the-editor-fr")
        expect(comment).to_be_in_viewport()
        tab_to(page, comment.get_by_role("button", name="Résoudre"))
        page.keyboard.press("Enter")
        expect(page.locator("#comments .said-resolved")).to_contain_text("1 résolu")
    page = answering.open("/admin/notifications/")
    expect(page.locator(".is-unread")).to_have_count(0)

    page = asking.open("/admin/notifications/")
    told = page.locator(".told li.is-unread button.told-open")
    what = [f"the-editor-fr resolved your comment on {name}" for name in reversed(pages.values())]
    expect(told).to_contain_text(what)
    assert asking.faults == answering.faults == []
