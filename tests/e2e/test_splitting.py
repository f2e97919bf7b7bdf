"""One event taken for two attacks: split by key alone after a look, and put together again."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from claims.models import Event
from claims.services.consensus import derive_event
from tests.claims.admin.cast import adopted
from tests.e2e.conftest import tab_to, violations
from tests.e2e.test_event_page import DAY
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, SourceFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def event(transactional_db: Any) -> Event:
    """Two outlets tell of it, with two claims each."""
    killed, injured = AttributeFactory(), AttributeFactory(key="injured")
    found: Event = EventFactory(title="Rockets at the quay", **DAY)
    for name, number in (("Harbour Gazette", 1), ("Quay Post", 3)):
        article = ArticleFactory(source=SourceFactory(name=name))
        for attribute in (killed, injured):
            ClaimFactory(event=found, accepted=True, attribute=attribute, number=number, article=article)
    adopted(killed, injured)
    derive_event(found)
    return found


def test_an_event_is_split_and_put_together_again_by_key_alone(
    visit: Callable[..., Any], event: Event, pictures: Any
) -> None:
    desk = visit("editor")
    page = desk.open(f"/admin/events/{event.public_id}/")
    expect(page.locator(".matrix .tag-conflict")).to_have_count(2)
    tab_to(page, page.locator(".same > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Split the event"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Split the event")).to_be_visible()

    # Nothing is chosen beforehand, and nothing moves without a choice.
    expect(page.locator("main :checked")).to_have_count(0)
    tab_to(page, page.get_by_role("button", name="See what would change"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Choose the claims that are of another event.")
    tab_to(page, page.get_by_role("group", name="Quay Post").get_by_label("all 2 claims"))
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 claims move")).to_be_visible()
    assert event.claims.count() == 4

    # What the preview lacks is said there, and nothing typed is lost.
    tab_to(page, page.locator("[name=title]"))
    page.keyboard.press("Control+A")
    page.keyboard.type("A second salvo")
    page.keyboard.press("Enter")
    expect(page.locator(".field-error .errorlist")).to_have_count(1)
    expect(page.locator("[name=title]")).to_have_value("A second salvo")
    tab_to(page, page.locator("[name=reason]"))
    page.keyboard.type("Two salvos, an hour apart.")
    tab_to(page, page.get_by_role("button", name="Split", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("A second salvo")
    expect(page.locator(".matrix .tag-conflict")).to_have_count(0)
    part = Event.objects.exclude(pk=event.pk).get()
    assert (part.title, part.claims.count(), event.claims.count()) == ("A second salvo", 2, 2)
    assert part.public_id != event.public_id

    # Taken back from the event that was split; the id of the part stays, for whoever cited it.
    page = desk.open(f"/admin/events/{event.public_id}/")
    tab_to(page, page.locator(".same > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Take the split back"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 claims go back.")).to_be_visible()
    assert violations(page) == []
    pictures(page, "unsplit")
    tab_to(page, page.locator("#back-reason"))
    page.keyboard.type("One salvo after all.")
    page.keyboard.press("Enter")
    expect(page.locator(".matrix .tag-conflict")).to_have_count(2)
    assert event.claims.count() == 4
    assert Event.objects.filter(public_id=part.public_id).exists()
    assert desk.faults == []
