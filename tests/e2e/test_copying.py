"""One mention, two facts: a claim copied to another attribute by key alone, and to another event."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from claims.models import Claim
from claims.services.suggesting import suggest_claims
from tests.e2e.conftest import violations
from tests.factories import ArticleFactory, EventFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
TEXT = "Attack\n\n🚀 The army said that three soldiers were wounded at Taji. A second attack followed.\n"


@pytest.fixture
def wounded(seeded: None) -> Claim:
    """A suggestion that three soldiers were wounded, of an event; another event is there."""
    article = ArticleFactory(text=TEXT, language="en")
    suggest_claims(article, by=None)
    claim = Claim.objects.get(attribute__key="injured")
    claim.event = EventFactory(title="Rockets on a base")
    claim.save()
    EventFactory(title="A second attack")
    return claim


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_claim_is_copied_to_another_attribute_by_key_alone(
    visit: Callable[..., Any], wounded: Claim, pictures: Any, theme: str
) -> None:
    desk = visit("reviewer", theme=theme)
    page = desk.open(f"/admin/articles/{wounded.article.public_id}/#claim-{wounded.ordinal}")
    expect(page.locator(f"#claim-{wounded.ordinal}")).to_have_attribute("aria-current", "true")
    page.keyboard.press("y")
    expect(page.locator("#words-search")).to_be_focused()
    expect(page.locator("#words")).to_contain_text(f"Copied from claim {wounded.ordinal}")
    assert violations(page) == []
    pictures(page, f"copy-choose-{theme}")
    page.keyboard.type("target")
    page.keyboard.press("Enter")
    # Nobody pointed at words that name a target: they are typed.
    expect(page.locator("#words [name=wording]")).to_be_focused()
    expect(page.locator("#words [name=event]")).to_have_value("")
    assert violations(page) == []
    page.keyboard.type("three soldiers")
    pictures(page, f"copy-form-{theme}")
    page.keyboard.press("Enter")
    expect(page.locator("#words")).to_be_hidden()
    copied = Claim.objects.get(copied_from=wounded)
    assert (copied.attribute.key, copied.focus, copied.quote) == ("target", "three soldiers", wounded.quote)
    card = page.locator(f"#claim-{copied.ordinal}")
    expect(card).to_have_attribute("aria-current", "true")
    expect(card).to_contain_text(f"copied from claim {wounded.ordinal}")
    assert violations(page) == []
    pictures(page, f"copied-{theme}")
    assert desk.faults == []


def test_a_claim_is_copied_to_another_event(visit: Callable[..., Any], wounded: Claim, pictures: Any) -> None:
    desk = visit("reviewer", language="fr", size="narrow")
    page = desk.open(f"/admin/articles/{wounded.article.public_id}/#claim-{wounded.ordinal}")
    page.locator(f"#claim-{wounded.ordinal} [data-copy]").click()
    expect(page.locator("#words-search")).to_be_focused()
    pictures(page, "copy-choose-fr-phone")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#words [name=event]")).to_be_focused()
    expect(page.locator("#words [name=number]")).to_have_value("3")
    pictures(page, "copy-form-fr-phone")
    page.locator("#words [name=event]").select_option(
        label=page.locator("#words [name=event] option", has_text="A second attack").text_content()
    )
    page.keyboard.press("Enter")
    expect(page.locator("#words")).to_be_hidden()
    copied = Claim.objects.get(copied_from=wounded)
    assert (copied.event.title, copied.number, copied.focus) == ("A second attack", 3, wounded.focus)
    assert desk.faults == []
