"""The link desk by keyboard alone, and without a script."""

import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from claims.models import Attribute, Claim, ClaimLink, Event, LinkDoubt
from claims.services.linking import suggest_links
from factcheck.accounts.models import User
from tests.e2e.conftest import violations
from tests.factories import ClaimFactory, EventFactory, SourceFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# Longer than the keys of a test take, far shorter than the browser waits.
SLOWLY_SECONDS = 0.4


@pytest.fixture
def claims(seeded: None) -> list[Claim]:
    """Three outlets say 1, 1 and 3: two conflicts and one agreement."""
    killed = Attribute.objects.get(key="killed")
    event = EventFactory()
    found = [
        ClaimFactory(
            event=event, attribute=killed, number=Decimal(number), accepted=True,
            article__source=SourceFactory(name=f"Outlet {name}"),
        )
        for number, name in ((1, "A"), (1, "B"), (3, "C"))
    ]  # fmt: skip
    suggest_links(event)
    return found


def address(event: Event | None) -> str:
    assert event is not None
    return f"/admin/link-desk/events/{event.public_id}/"


def shown(page: Page) -> list[str]:
    return [heading.split()[-1] for heading in page.locator(".pair-side h2").all_inner_texts()]


def press(page: Page, key: str) -> None:
    """A key that loads the page anew."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_pairs_are_judged_by_key_and_taken_back(visit: Callable[..., Any], claims: list[Claim]) -> None:
    desk = visit("reviewer")
    page = desk.open("/admin/link-desk/")
    press(page, "n")
    expect(page).to_have_url(desk.address + address(claims[0].event))
    assert shown(page) == ["A", "C"]
    expect(page.get_by_role("button", name="2 updates 1: the world moved")).to_be_visible()
    press(page, "f")
    expect(page.get_by_role("button", name="1 updates 2: the world moved")).to_be_visible()
    press(page, "t")
    assert shown(page) == ["B", "C"]
    decided = ClaimLink.objects.decided().get()
    assert (decided.relation, decided.direction, decided.second) == ("updates", "forward", claims[2])
    press(page, "u")
    assert shown(page) == ["A", "C"]
    assert not ClaimLink.objects.decided().exists()
    press(page, "s")
    assert shown(page) == ["B", "C"]
    press(page, "h")
    assert LinkDoubt.objects.get().first == claims[1]
    assert shown(page) == ["A", "B"]
    press(page, "m")
    assert ClaimLink.objects.decided().get().relation == "corroborates"
    assert shown(page) == ["A", "C"]
    page.locator("input[name=reason]").focus()
    page.keyboard.type("tax")
    page.keyboard.press("Enter")
    assert ClaimLink.objects.decided().count() == 1
    press(page, "x")
    assert ClaimLink.objects.get(relation="conflicts", is_live=True, origin="decided").detail == "tax"
    expect(page.get_by_role("heading", name="Nothing is left to judge here")).to_be_visible()
    assert violations(page) == []
    assert desk.faults == []


def test_keys_pressed_while_the_next_pair_loads_answer_it(
    visit: Callable[..., Any], claims: list[Claim]
) -> None:
    desk = visit("reviewer")
    page = desk.open(address(claims[0].event))

    def later(route: Route) -> None:
        time.sleep(SLOWLY_SECONDS)
        route.continue_()

    page.route("**/link-desk/**", later)
    page.keyboard.type("fx")
    expect(page.locator(".pair-side h2").first).to_contain_text("B")
    assert ClaimLink.objects.decided().get().relation == "conflicts"
    page.keyboard.press("x")
    page.keyboard.press("x")
    page.keyboard.press("Escape")
    expect(page.locator(".pair-side h2").last).to_contain_text("B")
    page.wait_for_timeout(1000 * SLOWLY_SECONDS)
    assert ClaimLink.objects.decided().count() == 2
    assert desk.faults == []


def test_keys_are_listed_and_can_be_turned_off(visit: Callable[..., Any], claims: list[Claim]) -> None:
    desk = visit("reviewer")
    page = desk.open(address(claims[0].event))
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    for key in page.locator("[data-key]").all():
        letter = key.get_attribute("data-key")
        expect(page.locator("#keys dt kbd", has_text=letter).first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    User.objects.filter(username="the-reviewer-en").update(shortcuts_enabled=False)
    page.reload()
    page.keyboard.press("x")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    assert not ClaimLink.objects.decided().exists()
    assert desk.faults == []


def test_card_leads_to_the_desk_of_its_claim(visit: Callable[..., Any], claims: list[Claim]) -> None:
    desk = visit("reviewer")
    page = desk.open(f"/admin/articles/{claims[1].article.public_id}/#claim-{claims[1].ordinal}")
    page.wait_for_load_state("load")
    press(page, "l")
    assert page.url.endswith(f"/link-desk/claims/{claims[1].public_id}/")
    assert shown(page) == ["B", "C"]
    assert desk.faults == []


def test_desk_works_without_a_script(visit: Callable[..., Any], claims: list[Claim]) -> None:
    page = visit("reviewer", scripts=False).open(address(claims[0].event))
    page.click("a.arrow")
    page.fill("input[name=reason]", "The later count is higher.")
    page.click("button[value='value:corrects']")
    assert shown(page) == ["B", "C"]
    link = ClaimLink.objects.decided().get()
    assert (link.relation, link.direction, link.detail) == (
        "corrects",
        "forward",
        "The later count is higher.",
    )
    page.get_by_role("button", name="Take it back").click()
    assert shown(page) == ["A", "C"]


def test_certain_ones_are_accepted_after_a_look_and_taken_back(
    visit: Callable[..., Any], claims: list[Claim]
) -> None:
    desk = visit("reviewer")
    page = desk.open(address(claims[0].event))
    page.get_by_role("link", name="Accept what is certain").click()
    page.select_option("[name=relation]", "conflicts")
    page.fill("[name=at_least]", "0.8")
    page.get_by_role("button", name="Look").click()
    expect(page.get_by_role("heading", name="2 pairs")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Accept these 2 pairs").click()
    assert shown(page) == ["A", "B"]
    assert ClaimLink.objects.decided().count() == 2
    press(page, "u")
    assert ClaimLink.objects.decided().count() == 0
    assert desk.faults == []


def test_answers_that_follow_are_not_asked_and_those_that_cannot_all_hold_are_listed(
    visit: Callable[..., Any], seeded: None, pictures: Any
) -> None:
    """Three outlets say 1: two answers on informants give the third, until somebody decides against it."""
    killed, event, army = Attribute.objects.get(key="killed"), EventFactory(), SourceFactory(name="The army")
    one, two, three = [
        ClaimFactory(
            event=event, attribute=killed, accepted=True, informant=army,
            informant_text="the army", informant_kind="named",
            article__source=SourceFactory(name=f"Outlet {name}"),
        )
        for name in "ABC"
    ]  # fmt: skip
    suggest_links(event)
    desk = visit("reviewer")
    page = desk.open(address(event))
    voices = page.locator("section[aria-labelledby=voices]")
    for first, second in ((one, two), (two, three)):
        page = desk.open(f"{address(event)}?one={first.public_id}&other={second.public_id}")
        expect(page.locator(".pair-side h2")).to_have_count(2)
        press(page, "b")
    # Both quotes stand in their paragraphs, and the voices say which decision joined them.
    expect(page.locator(".desk-state")).to_contain_text("follow")
    expect(voices.locator("header .tag")).to_have_text("1")
    expect(voices.get_by_role("link", name="Outlet A = Outlet B")).to_be_visible()
    expect(voices).to_contain_text("they change as pairs are decided")
    # Against what follows: all three decisions are listed, each a step from its pair.
    page = desk.open(f"{address(event)}?one={one.public_id}&other={three.public_id}")
    expect(page.locator(".question")).to_have_count(2)
    expect(page.locator(".question.is-settled")).to_have_count(1)
    press(page, "i")
    page = desk.open(address(event))
    listed = page.locator("section[aria-labelledby=contradictions] li")
    expect(listed).to_have_count(1)
    expect(listed.get_by_role("link")).to_have_count(3)
    assert violations(page) == []
    pictures(page, "contradictions")
    link = listed.get_by_role("link").filter(has_text="Outlet A").filter(has_text="Outlet C")
    link.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press(page, "b")
    page = desk.open(address(event))
    expect(page.locator("#contradictions")).to_have_count(0)
    assert desk.faults == []
