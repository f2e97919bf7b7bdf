"""The event page by keyboard: the rows, why, and the conflicts."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from claims.models import Event
from claims.services.consensus import derive_event
from tests.claims.admin.cast import adopted
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
DAY = {"date_edtf": "2020-11-17", "date_lower": "2020-11-17", "date_upper": "2020-11-17"}


@pytest.fixture
def pair() -> tuple[Event, Event]:
    """One salvo, told twice: one article says 1, the other 3 were killed."""
    attributes = AttributeFactory(key="injured"), AttributeFactory(key="killed")
    events = tuple(
        EventFactory(title=title, act_kind="rocket_fire", **DAY) for title in ("Rockets", "A salvo")
    )
    for event, number in zip(events, (1, 3), strict=True):
        article = ArticleFactory()
        for attribute in attributes:
            ClaimFactory(event=event, accepted=True, attribute=attribute, number=number, article=article)
    adopted(*attributes)
    for event in events:
        derive_event(event)
    return events


def test_rows_are_walked_by_key(visit: Callable[..., Any], pair: tuple[Event, Event]) -> None:
    desk = visit("editor")
    page = desk.open(f"/admin/events/{pair[0].public_id}/")
    rows = page.locator(".matrix > tbody > tr")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(rows.nth(1)).to_have_class("is-current")
    page.keyboard.press("k")
    expect(rows.nth(0)).to_have_class("is-current")
    page.keyboard.press("Enter")
    expect(rows.nth(0).locator(".evidence > details")).to_have_attribute("open", "")
    page.keyboard.press("g")
    expect(page).to_have_url(desk.address + "/admin/conflicts/")
    assert desk.faults == []
