"""Undo by the page in a browser: what was accepted in bulk, by policy or at the link desk, and an edit of a register.

Each begins where a person would: at their last acts, or in the history of an entry; says what stays; and undoes.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.domain.codes import ClaimStatus
from claims.models import Claim, ClaimLink, Place
from claims.services.accepting_links import accept_links
from claims.services.linking import suggest_links
from claims.services.register_edits import revise_entry
from claims.services.review import accept_under_policy, reject_claim
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from tests.claims.admin.cast import adopted
from tests.e2e.conftest import tab_to, violations
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, PlaceFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def suggestions() -> list[Claim]:
    """Three articles, one suggestion each: 1, 3 and 3 killed."""
    killed, event = AttributeFactory(key="killed"), EventFactory(title="Attack")
    adopted(killed)
    return [ClaimFactory(event=event, attribute=killed, number=Decimal(number)) for number in (1, 3, 3)]


def undo(page: Page, reason: str, button: str = "Undo") -> None:
    """By key alone: the reason is the first field, Enter sends it."""
    page.get_by_label("Reason").focus()
    page.keyboard.type(reason)
    expect(page.locator(".undo form button")).to_have_text(button)
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is undone")).to_be_visible()


@pytest.mark.parametrize(("theme", "size"), [("light", "wide"), ("dark", "narrow")])
def test_what_a_policy_accepted_is_undone_but_for_what_was_decided_since(
    visit: Callable[..., Any], pictures: Any, theme: str, size: str
) -> None:
    claims = suggestions()
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions")
    desk = visit("editor", theme=theme, size=size)
    reject_claim(claims[0].pk, by=User.objects.get(username="the-editor-en"), reason="A recap.")
    act = Act.objects.get(verb="claim.accept_under_policy")

    page = desk.open(f"/admin/acts/{act.pk}/undo/")
    kept = page.locator(".undo").get_by_role("listitem").filter(has_text="decided since")
    expect(kept).to_have_count(1)
    expect(page.get_by_role("heading", name="What stays as it is")).to_be_visible()
    assert violations(page) == []
    pictures(page, f"undo-policy-{theme}-{size}")
    undo(page, "The policy was tried out.", "Undo the rest")
    statuses = list(Claim.objects.order_by("pk").values_list("status", flat=True))
    assert statuses == [ClaimStatus.REJECTED, ClaimStatus.SUGGESTED, ClaimStatus.SUGGESTED]
    assert desk.faults == []


def test_links_accepted_together_are_undone_from_ones_last_acts(visit: Callable[..., Any]) -> None:
    claims = suggestions()
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions")
    event = claims[0].event
    suggest_links(event)
    desk = visit("reviewer")
    offered = {link.pk: link.row_version for link in ClaimLink.objects.suggested()}
    accept_links(event, offered, by=User.objects.get(username="the-reviewer-en"))
    assert ClaimLink.objects.decided().count() == len(offered) > 1

    page = desk.open("/admin/acts/")
    page.locator("li, tr").filter(has_text="accepted").get_by_role(
        "link", name=re.compile("[Uu]ndo")
    ).first.click()
    expect(page.locator("#changed")).to_contain_text(str(len(offered)))
    assert violations(page) == []
    undo(page, "Looked at too fast.")
    assert not ClaimLink.objects.decided().exists()
    assert ClaimLink.objects.suggested().count() == len(offered)
    assert desk.faults == []


def test_the_edit_of_an_entry_is_undone_from_its_history(visit: Callable[..., Any]) -> None:
    quay = PlaceFactory(name="the quay")
    desk = visit("editor")
    revise_entry(quay, {"name": "the old quay"}, by=User.objects.get(username="the-editor-en"))
    page = desk.open(f"/admin/claims/place/{quay.pk}/history/")
    page.get_by_role("link", name=re.compile("[Uu]ndo")).click()
    expect(page.locator(".undo")).to_contain_text("the quay → the old quay")
    assert violations(page) == []
    undo(page, "Another quay.")
    assert Place.objects.get(pk=quay.pk).name == "the quay"
    assert desk.faults == []


def test_an_earlier_version_of_a_claim_is_restored_from_its_card(
    visit: Callable[..., Any], pictures: Any
) -> None:
    claim = suggestions()[0]
    desk = visit("reviewer")
    page = desk.open(f"/admin/articles/{claim.article.public_id}/#claim-{claim.ordinal}")
    card = page.locator(f"#claim-{claim.ordinal}")
    expect(card).to_have_attribute("aria-current", "true")
    page.keyboard.press("a")
    expect(card).to_have_attribute("data-status", "accepted")
    page.keyboard.press("e")
    # The number is ready to be typed over, what saves is in sight, and ends that no range asks for take no room.
    expect(card.locator("[name=number]")).to_be_focused()
    expect(card.locator("button[value=edit]")).to_be_in_viewport(ratio=1)
    expect(card.locator("[name=lower]")).to_be_hidden()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(card.locator(".card-value").first).to_have_text("2")

    tab_to(page, card.get_by_role("link", name="History"))
    page.keyboard.press("Enter")
    changed = page.locator("main tbody tr").filter(has_text="number: 1 → 2")
    expect(changed).to_contain_text("the-reviewer-en")
    # The version before the edit: the next row, as the latest stands first.
    tab_to(page, page.get_by_role("link", name="Restore").first)
    page.keyboard.press("Enter")
    number = page.locator("main tbody tr").filter(
        has=page.get_by_role("rowheader", name="number", exact=True)
    )
    expect(number.locator("td")).to_have_text(["2", "1"])
    assert violations(page) == []
    tab_to(page, page.locator("#reason"))
    page.keyboard.press("Enter")
    assert Claim.objects.get(pk=claim.pk).number == 2
    page.keyboard.type("The words say one.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The version is restored.")).to_be_visible()
    restored = page.locator("main tbody tr").first
    expect(restored).to_contain_text("number: 2 → 1")
    expect(restored).to_contain_text("The words say one.")
    claim.refresh_from_db()
    assert (claim.number, claim.status) == (1, ClaimStatus.ACCEPTED)
    assert desk.faults == []
