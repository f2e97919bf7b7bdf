"""Keys that hold on every page: what they are, and where they lead."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from factcheck.accounts.models import User
from tests.claims.admin.cast import adopted
from tests.e2e.conftest import violations
from tests.factories import ClaimFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("path", ["", "queue/", "conflicts/", "releases/", "codebook/", "claims/claim/"])
def test_every_page_lists_its_keys(visit: Callable[..., Any], transactional_db: None, path: str) -> None:
    desk = visit("reviewer")
    page = desk.open(f"/admin/{path}")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    expect(page.locator("#keys .go-keys")).to_contain_text("Conflicts")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.get_by_role("button", name="Keys").press("Enter")
    expect(page.locator("#keys")).to_be_visible()
    assert desk.faults == []


def test_g_and_a_letter_lead_through_the_navigation(
    visit: Callable[..., Any], transactional_db: None
) -> None:
    desk = visit("reviewer")
    page = desk.open("/admin/")
    for letter, path in (("x", "conflicts/"), ("q", "queue/"), ("e", "claims/event/"), ("d", "")):
        page.keyboard.press("g")
        page.keyboard.press(letter)
        expect(page).to_have_url(f"{desk.address}/admin/{path}")
        page.wait_for_load_state("load")
    page.goto(desk.address + "/admin/claims/claim/")
    page.locator("#searchbar").focus()
    page.keyboard.type("gx?")
    expect(page.locator("#searchbar")).to_have_value("gx?")
    assert desk.faults == []


def test_the_letter_after_g_decides_no_claim(visit: Callable[..., Any], transactional_db: None) -> None:
    claim = ClaimFactory()
    adopted(claim.attribute)
    desk = visit("reviewer")
    page = desk.open(f"/admin/articles/{claim.article.public_id}/")
    expect(page.locator(".card.is-current")).to_have_count(1)
    page.keyboard.press("g")
    page.keyboard.press("a")
    expect(page).to_have_url(desk.address + "/admin/sources/article/")
    assert Claim.objects.get().status == ClaimStatus.SUGGESTED
    assert desk.faults == []


def test_keys_of_every_page_can_be_turned_off(visit: Callable[..., Any], transactional_db: None) -> None:
    desk = visit("reviewer")
    User.objects.filter(username="the-reviewer-en").update(shortcuts_enabled=False)
    page = desk.open("/admin/")
    page.keyboard.press("?")
    page.keyboard.press("g")
    page.keyboard.press("x")
    expect(page.locator("#keys")).to_be_hidden()
    expect(page).to_have_url(desk.address + "/admin/")
    assert desk.faults == []
