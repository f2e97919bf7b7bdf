"""Several claims at once by key alone: skipped, accepted together, moved by paragraph, each taken back as one."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from claims.domain.codes import ClaimStatus
from tests.claims.admin.cast import adopted
from tests.e2e.conftest import violations
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_reviewer_decides_and_moves_many_by_key(visit: Callable[..., Any], theme: str) -> None:
    article = ArticleFactory(text="One girl was killed.\n\nTwo men died. Two men died.\n")
    killed, injured = AttributeFactory(), AttributeFactory(key="injured")
    adopted(killed, injured)
    event, other = EventFactory(title="Attack"), EventFactory(title="Another attack")
    ClaimFactory(article=article, ordinal=1, attribute=injured, event=event)
    for ordinal in (2, 3, 4):
        ClaimFactory(article=article, ordinal=ordinal, attribute=killed, event=event, quote="Two men died")
    desk = visit("reviewer", theme=theme)
    page = desk.open(f"/admin/articles/{article.public_id}/")
    page.wait_for_load_state("load")

    # s: the first is skipped, says so, and the next one comes up.
    page.keyboard.press("s")
    expect(page.locator("#claim-1 .card-tags")).to_contain_text("skipped")
    expect(page.locator("#claim-2")).to_have_attribute("aria-current", "true")

    # A, Enter: all of the attribute, after a look; then the skipped one is what is left.
    page.keyboard.press("A")
    expect(page.locator("#several-name")).to_contain_text("Accept 3 suggestions")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("#progress")).to_contain_text("3 of 4 decided")
    expect(page.locator("#several")).to_be_hidden()
    expect(page.locator("#claim-1")).to_have_attribute("aria-current", "true")
    expect(page.locator(".mark[data-claim='3'].is-accepted")).to_have_count(1)

    # u: taken back as one.
    page.keyboard.press("u")
    expect(page.locator("#progress")).to_contain_text("0 of 4 decided")
    expect(page.locator(".card[aria-current]")).to_be_focused()

    # x: two are picked; M moves them, a digit says where to.
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("M")
    expect(page.locator("#several-name")).to_contain_text("Move 2 claims")
    expect(page.locator("#several .event-choices input").first).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator("#claim-2 .card-event")).to_contain_text("Another attack")
    expect(page.locator("#claim-4 .card-event")).to_have_text("Attack")
    page.keyboard.press("u")
    expect(page.locator("#claim-2 .card-event")).to_have_text("Attack")

    # m: one claim, from its card.
    expect(page.locator(".card[aria-current]")).to_be_focused()
    page.keyboard.press("m")
    expect(page.locator(".card[aria-current] .event-choices input").first).to_be_focused()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator(".card[aria-current] .card-event")).to_contain_text("Another attack")
    assert article.claims.filter(event=other).count() == 1
    assert set(article.claims.values_list("status", flat=True)) == {ClaimStatus.SUGGESTED}
    assert desk.faults == []


def test_the_mentions_of_one_fact_show_together(visit: Callable[..., Any], pictures: Any) -> None:
    article = ArticleFactory(text="One girl was killed.\n\nTwo men died. Police said two men died.\n")
    killed, event = AttributeFactory(), EventFactory(title="Attack")
    adopted(killed)
    ClaimFactory(article=article, ordinal=1, attribute=killed, event=event)
    ClaimFactory(article=article, ordinal=2, attribute=killed, event=event, quote="Two men died", number=2)
    ClaimFactory(article=article, ordinal=3, attribute=killed, event=event, quote="two men died", number=2)
    page = visit("reviewer").open(f"/admin/articles/{article.public_id}/")
    page.wait_for_load_state("load")
    expect(page.locator("#claim-1")).to_have_attribute("aria-current", "true")
    expect(page.locator(".is-same-fact")).to_have_count(0)

    # The current claim shows the words of the other mention with its own, and its tag leads there.
    page.keyboard.press("j")
    expect(page.locator(".mark.is-same-fact")).to_have_text("two men died")
    expect(page.locator("#claim-3")).to_contain_text("mention 2 of 2")
    pictures(page, "mentions")
    page.locator("#claim-2 .card-tags a").click()
    expect(page.locator("#claim-3")).to_have_attribute("aria-current", "true")
    expect(page.locator(".mark.is-same-fact")).to_have_text("Two men died")
    assert violations(page) == []


def test_claims_go_to_a_new_event_to_none_and_by_paragraph(visit: Callable[..., Any], pictures: Any) -> None:
    article = ArticleFactory(text="One girl was killed.\n\nTwo men died. Later three men died.\n")
    killed = AttributeFactory()
    adopted(killed)
    near = EventFactory(title="Rockets at the quay", date_edtf="2020-11-17")
    ClaimFactory(article=article, ordinal=1, attribute=killed, event=near)
    for ordinal, quote in ((2, "Two men died"), (3, "three men died")):
        ClaimFactory(article=article, ordinal=ordinal, attribute=killed, event=near, quote=quote)
    desk = visit("reviewer")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    page.wait_for_load_state("load")
    current, choices = page.locator(".card[aria-current]"), page.locator("#several .event-choices")

    # M: the paragraph of the current claim, to an event that there was not, after a look at what goes.
    page.keyboard.press("j")
    expect(page.locator("#claim-2")).to_have_attribute("aria-current", "true")
    page.keyboard.press("M")
    expect(page.locator("#several-name")).to_contain_text("Move 2 claims")
    expect(choices.locator("input:checked")).to_have_count(0)
    expect(choices.locator("input").first).to_be_focused()
    page.keyboard.press("+")
    expect(choices.locator("[name=title]")).to_be_focused()
    page.keyboard.type("A second salvo, 2 km off")
    page.keyboard.press("Enter")
    for name in ("2", "3"):
        expect(page.locator(f"#claim-{name} .card-event")).to_have_text("A second salvo, 2 km off")
    expect(page.locator("#claim-1 .card-event")).to_have_text("Rockets at the quay")
    expect(current).to_be_focused()

    # m: one of them to no event; the choices say why each event is likely, and where the claim is now.
    page.keyboard.press("m")
    own = current.locator(".event-choices")
    expect(own.locator("input").first).to_be_focused()
    expect(own.locator("label", has_text="A second salvo")).to_contain_text("there now")
    expect(own.locator("label", has_text="Rockets at the quay")).to_contain_text("told in this article")
    pictures(page, "routing")
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    expect(page.locator("#claim-2 .card-event")).to_have_text("no event")
    expect(current).to_be_focused()
    assert [claim.event and claim.event.title for claim in article.claims.order_by("ordinal")] == [
        "Rockets at the quay", None, "A second salvo, 2 km off",
    ]  # fmt: skip
    assert desk.faults == []
