"""Two people talk about a claim, by keyboard: one asks with a mention, the other is told, answers and resolves."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.claims.admin.cast import adopted
from tests.factories import ClaimFactory

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
