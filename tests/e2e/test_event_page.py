"""The event page by keyboard: the rows, why, and the conflicts."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from claims.models import Event
from claims.services.consensus import derive_event
from tests.claims.admin.cast import adopted
from tests.e2e.conftest import answered, tab_to, violations
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
    rows = page.locator(".matrix > tbody > tr:not(.why-row)")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(rows.nth(1)).to_have_class("is-current")
    page.keyboard.press("k")
    expect(rows.nth(0)).to_have_class("is-current")
    page.keyboard.press("Enter")
    expect(rows.nth(0).locator(".evidence > details")).to_have_attribute("open", "")
    page.keyboard.press("g")
    page.keyboard.press("x")
    expect(page).to_have_url(desk.address + "/admin/conflicts/")
    assert desk.faults == []


def test_two_events_are_merged_and_taken_apart_by_key_alone(
    visit: Callable[..., Any], pair: tuple[Event, Event]
) -> None:
    one, other = pair
    desk = visit("editor")
    page = desk.open(f"/admin/events/{one.public_id}/")
    tab_to(page, page.locator(".same > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="All events that are near"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name=f"Compare {other.title}"))
    page.keyboard.press("Enter")
    # Neither id is kept beforehand.
    expect(page.locator("[name=keep]")).to_have_count(0)
    tab_to(page, page.get_by_role("link", name=f"Keep {one.public_id}"))
    page.keyboard.press("Enter")
    expect(page.locator("#merge-reason")).to_be_visible()
    tab_to(page, page.locator("#merge-reason"))
    page.keyboard.type("One salvo, told twice.")
    page.keyboard.press("Enter")
    expect(page.locator(".matrix")).to_be_visible()
    other.refresh_from_db()
    assert (other.merged_into, one.claims.count()) == (one, 4)

    # Whoever has the old id is led to the event that stayed, and told so; by the interface as well.
    cited, interface = f"/admin/events/{other.public_id}/", f"/api/v1/events/{other.public_id}/"
    page = desk.open(cited)
    expect(page).to_have_url(f"{desk.address}/admin/events/{one.public_id}/")
    told = f"{other.public_id} is merged into {one.public_id}: its id leads here."
    expect(page.locator(".messagelist")).to_have_text(told)
    answer = answered(page, interface)
    assert (answer["id"], answer["merged_ids"]) == (one.public_id, [other.public_id])

    tab_to(page, page.locator(".same > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name=f"Take the merge back {other.public_id}"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 claims go back.")).to_be_visible()
    tab_to(page, page.locator("#back-reason"))
    page.keyboard.type("Two salvos after all.")
    page.keyboard.press("Enter")
    expect(page.locator(".matrix")).to_be_visible()
    other.refresh_from_db()
    assert (other.merged_into, one.claims.count(), other.claims.count()) == (None, 2, 2)

    # The id is an event again, also to a browser that was led away from it before.
    page = desk.open(cited)
    expect(page.locator("h1")).to_contain_text(other.title)
    expect(page).to_have_url(desk.address + cited)
    answer = answered(page, interface)
    assert (answer["id"], answer["merged_ids"]) == (other.public_id, [])
    assert desk.faults == []


def test_what_a_ruling_would_change_comes_into_view(visit: Callable[..., Any], seeded: None) -> None:
    attributes = [AttributeFactory(key=f"figure_{number}") for number in range(12)]
    event = EventFactory(title="Rockets", **DAY)
    for number in (1, 3):
        article = ArticleFactory()
        for attribute in attributes:
            ClaimFactory(event=event, accepted=True, attribute=attribute, number=number, article=article)
    adopted(*attributes)
    derive_event(event)
    desk = visit("editor")
    page = desk.open(f"/admin/events/{event.public_id}/#row-{attributes[-1].key}")
    form = page.locator("form.resolve:visible")
    form.get_by_label("contested").check()
    form.get_by_role("button", name="What would change").click()
    expect(page.locator(".ruled-outcome")).to_be_in_viewport()
    assert desk.faults == []


@pytest.mark.parametrize("look", [("light", "en", "wide"), ("dark", "fr", "narrow")], ids=["wide", "narrow"])
def test_who_rules_sees_what_each_voice_says_on_one_line(
    visit: Callable[..., Any], pictures: Any, look: tuple[str, str, str]
) -> None:
    killed, event = AttributeFactory(key="killed"), EventFactory(title="Rockets", **DAY)
    for number in (3, 7, 12):
        ClaimFactory(event=event, accepted=True, attribute=killed, number=number, article=ArticleFactory())
    ClaimFactory(
        event=event, accepted=True, attribute=killed, comparator="at_least", number=4, upper=None,
        article=ArticleFactory(),
    )  # fmt: skip
    adopted(killed)
    derive_event(event)
    theme, language, size = look
    desk = visit("editor", theme=theme, language=language, size=size)
    page = desk.open(f"/admin/events/{event.public_id}/")
    if size == "wide":
        page.keyboard.press("j")
        page.keyboard.press("Enter")
    else:
        page.locator(".evidence > details > summary").first.click()
    line = page.locator(".number-line")
    expect(line).to_be_visible()
    # Every value stands in words beside its picture.
    for said in ("3", "7", "12", "≥ 4"):
        expect(line).to_contain_text(said)
    assert line.locator(".lane").count() == 5
    right = page.evaluate("document.querySelector('.number-line svg').getBoundingClientRect().right")
    assert right <= page.viewport_size["width"]
    assert violations(page) == []
    line.scroll_into_view_if_needed()
    pictures(page, f"number-line-{theme}")
    page = desk.open("/admin/conflicts/")
    expect(page.locator(".range-bar")).to_be_visible()
    pictures(page, f"conflicts-{theme}")
    assert violations(page) == []
    page.keyboard.press("n")
    expect(page.locator(".matrix")).to_be_visible()
    assert desk.faults == []
