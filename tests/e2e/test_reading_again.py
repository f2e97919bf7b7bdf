"""An article that the machine reads again: what a person decided stays so, and is not asked a second time."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from claims.domain.codes import ClaimStatus
from claims.models import Attribute, Claim, ProducerRun
from tests.e2e.conftest import tab_to
from tests.factories import ArticleFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TEXT = """Three rockets struck the base at Taji, the Iraqi army said.
Two soldiers were killed and at least four were injured. Five wheelbarrows were destroyed.
"""
# The codebook in force knows no wheelbarrow among the vehicles.
LEARNT = "wheelbarrows"


def process() -> None:
    call_command("process", stdout=StringIO())


def asked(page: Page) -> set[str]:
    """Which cards wait for a decision."""
    cards = page.locator('#cards > .card[data-status="suggested"]')
    return set(cards.evaluate_all("(cards) => cards.map((card) => card.id)"))


def test_what_is_decided_never_comes_back(visit: Callable[..., Any], seeded: None) -> None:
    article = ArticleFactory(text=TEXT, language="en")
    process()
    desk = visit("editor")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    page.wait_for_load_state("load")
    first, second = page.locator("#cards > .card").nth(0), page.locator("#cards > .card").nth(1)
    killed = article.claims.get(attribute__key="killed")
    third = page.locator(f"#claim-{killed.ordinal}")
    page.keyboard.press("a")
    expect(first).to_have_attribute("data-status", "accepted")
    page.keyboard.press("r")
    expect(second.locator("input[name=reason]")).to_be_focused()
    page.keyboard.press("1")
    expect(second).to_have_attribute("data-status", "rejected")
    # Corrected: Enter sends the form from a list of choices as from a field of words.
    for _ in range(page.locator("#cards > .card").count()):
        if third.get_attribute("aria-current") is None:
            page.keyboard.press("j")
    page.keyboard.press("e")
    tab_to(page, third.locator("[name=number]"))
    page.keyboard.type("3")
    tab_to(page, third.locator("[name=modality]"))
    page.keyboard.type("hedged")
    page.keyboard.press("Enter")
    expect(third).to_have_attribute("data-status", "accepted")
    decided = [card.get_attribute("id") for card in (first, second, third)]
    left = asked(page)
    assert left
    assert left.isdisjoint(decided)

    # The codebook learns a word, and everything is read again.
    vehicles = Attribute.objects.get(key="vehicles_targeted")
    page = desk.open(f"/admin/claims/attribute/{vehicles.pk}/change/")
    page.locator("#id_heads__en").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(f"\n{LEARNT}")
    page.locator("#id_reason").fill("They are hit as well.")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_be_visible()
    process()
    assert ProducerRun.objects.filter(article=article).count() == 2

    page = desk.open(f"/admin/articles/{article.public_id}/")
    new = Claim.objects.get(article=article, attribute=vehicles)
    expect(page.locator("#progress")).to_contain_text(f"3 of {len(left) + 4} decided")
    assert asked(page) == left | {f"claim-{new.ordinal}"}
    for name, status in zip(decided, ("accepted", "rejected", "accepted"), strict=True):
        expect(page.locator(f"#{name}")).to_have_attribute("data-status", status)
    corrected = page.locator(f"#{decided[2]}")
    expect(corrected.locator(".card-value").first).to_have_text("3")
    expect(corrected.locator(".card-facts")).to_contain_text("hedged")
    assert Claim.objects.filter(article=article).count() == len(left) + 4
    assert new.status == ClaimStatus.SUGGESTED
    assert desk.faults == []
