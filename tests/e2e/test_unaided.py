"""An article coded without suggestions, by key: found, kept, then gone through with what the machine suggests."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import override_settings
from playwright.sync_api import expect

from claims.models import Claim, CodingCondition, ReviewStage, Stage
from claims.services.suggesting import suggest_claims
from tests.claims.services.cast import FIRST, add
from tests.e2e.conftest import violations

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_a_reviewer_codes_first_and_sees_the_suggestions_after(
    visit: Callable[..., Any], seeded: None, pictures: Any
) -> None:
    article = add(FIRST, "Harbour Gazette")
    with override_settings(UNAIDED_SHARE=1.0):
        suggest_claims(article)
    desk = visit("reviewer")
    page = desk.open("/admin/queue/")
    expect(page.locator("main")).to_contain_text("coded without suggestions first")
    page.keyboard.press("n")
    expect(page.locator("#done-bar")).to_contain_text("Find the claims yourself")
    expect(page.locator(".card")).to_have_count(0)
    assert violations(page) == []
    pictures(page, "unaided-first")
    # No single key says that there is nothing to claim: what was seen cannot be unseen.
    page.keyboard.press("d")
    expect(page.locator(".messagelist")).to_have_count(0)
    page.keyboard.press("c")
    expect(page.locator("#words-typed")).to_be_focused()
    page.keyboard.type("One girl was killed")
    page.keyboard.press("Enter")
    expect(page.locator("#words-search")).to_be_focused()
    page.keyboard.type("killed")
    page.keyboard.press("Enter")
    expect(page.locator("#words [name=number]")).to_be_visible()
    page.locator("#words [name=number]").press("Enter")
    expect(page.locator("#words")).to_be_hidden()
    expect(page.locator(".card")).to_have_count(1)
    page.keyboard.press("d")
    # The rules read the text within this request.
    expect(page.locator(".messagelist")).to_contain_text("What you coded is kept.", timeout=30_000)
    expect(page.locator('.card[data-status="suggested"]').first).to_be_visible()
    assert len(CodingCondition.objects.get().coded) == 1
    assert violations(page) == []
    pictures(page, "unaided-second")
    left = Claim.objects.suggested().count()
    for number in range(left):
        expect(page.locator('.card[data-status="suggested"]')).to_have_count(left - number)
        page.locator('.card[data-status="suggested"]').first.focus()
        page.keyboard.press("a")
    expect(page.locator('.card[data-status="suggested"]')).to_have_count(0)
    page.keyboard.press("d")
    expect(page.locator("#done-bar")).to_contain_text("Every suggestion is decided.")
    assert ReviewStage.objects.get().stage == Stage.DONE
    kept = CodingCondition.objects.get()
    assert len(kept.settled) == left + 1
    assert desk.faults == []
    editor = visit("editor")
    page = editor.open("/admin/automation-bias/")
    expect(page.locator(".bias")).to_contain_text("All attributes")
    assert violations(page) == []
    pictures(page, "automation-bias")
    assert editor.faults == []
