"""The article screen in a real browser: a calm list, marks that lie on one another, what stands in conflict."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.domain.codes import ClaimStatus, Evidence, Family
from claims.models import Claim, ConsensusClaim
from sources.models import Article, Zone
from tests.claims.admin.cast import adopted
from tests.claims.admin.rows import consensus
from tests.claims.services.cast import add
from tests.e2e.conftest import violations
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(transactional_db: Any) -> Article:
    """Twelve suggestions: two on one word, one of them inside the other."""
    found: Article = ArticleFactory()
    killed, injured = AttributeFactory(), AttributeFactory(key="injured")
    adopted(killed, injured)
    for number in range(10):
        ClaimFactory(article=found, quote="Seven rockets were fired", ordinal=number + 1, attribute=injured)
    ClaimFactory(article=found, ordinal=11)
    start = found.text.index("girl")
    ClaimFactory(
        article=found, ordinal=12, attribute=injured, focus="girl", focus_start=start, focus_end=start + 4
    )
    return found


def tops(page: Page) -> list[float]:
    return page.evaluate(
        "[...document.querySelectorAll('#cards > .card')].map((c) => c.getBoundingClientRect().top)"
    )


def test_no_card_moves_when_another_becomes_current(visit: Callable[..., Any], article: Article) -> None:
    desk = visit("reviewer")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    before = tops(page)
    cards = page.locator("#cards > .card")
    cards.nth(3).hover()
    expect(cards.nth(3).locator("button[value=accept]")).to_be_visible()
    assert tops(page) == before
    page.keyboard.press("j")
    expect(cards.nth(1)).to_have_attribute("aria-current", "true")
    expect(cards.nth(1).locator(".card-why")).to_be_visible()
    assert tops(page) == before
    cards.nth(2).locator(".card-open").click()
    expect(cards.nth(2)).to_have_attribute("aria-current", "true")
    assert tops(page) == before
    assert desk.faults == []


def test_on_a_phone_nothing_lies_over_the_cards(visit: Callable[..., Any], article: Article) -> None:
    desk = visit("reviewer", size="narrow", language="fr")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    page.keyboard.press("j")
    second = page.locator("#cards > .card").nth(1)
    expect(second.locator("button[value=accept]")).to_be_visible()
    covered = page.evaluate(
        """() => [...document.querySelectorAll("#cards > .card")].filter((card) => {
            card.scrollIntoView({ block: "center" });
            const box = card.getBoundingClientRect();
            const there = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
            return there.closest(".card") !== card;
        }).length"""
    )
    assert covered == 0
    assert desk.faults == []


def test_a_word_with_several_claims_offers_them_and_o_goes_through_them(
    visit: Callable[..., Any], article: Article
) -> None:
    desk = visit("reviewer", theme="dark")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    outer, inner = page.locator("#claim-11"), page.locator("#claim-12")
    page.locator(".mark[data-claim='12']").click()
    expect(page.locator("#on-word button")).to_have_count(2)
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#on-word")).to_be_hidden()
    expect(inner).to_have_attribute("aria-current", "true")
    page.keyboard.press("o")
    expect(outer).to_have_attribute("aria-current", "true")
    page.keyboard.press("o")
    expect(inner).to_have_attribute("aria-current", "true")
    assert desk.faults == []


def test_what_others_contradict_is_seen_in_the_text_and_on_its_card(
    visit: Callable[..., Any], article: Article
) -> None:
    claim = Claim.objects.get(ordinal=11)
    row = consensus(
        event=claim.event, attribute=claim.attribute, evidence=Evidence.CONTESTED,
        has_value=False, number=None, lower=None, upper=None,
    )  # fmt: skip
    ConsensusClaim.objects.create(consensus=row, claim=claim, voice=1, role="supports")
    desk = visit("reader")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    expect(page.locator("#claim-11 .tag-conflict")).to_contain_text("contested")
    sign = "getComputedStyle(document.querySelector(\".mark.is-contested.last[data-claim='11']\"), '::after').content"
    assert page.evaluate(sign) == '"≠"'
    assert desk.faults == []


# Each family's line under its words, which tells them apart without a colour, and words of that family.
SIGNS = {
    Family.PEOPLE: ("solid", "One girl"),
    Family.THINGS: ("double", "two rockets"),
    Family.TIME: ("dotted", "at noon"),
    Family.PLACE: ("dashed", "in Taji"),
    Family.ACTORS: ("wavy", "the army"),
}
ZONES = {
    "body": "One girl was hurt by two rockets at noon in Taji, the army said. It rained.",
    "background": "In May two men were hurt there.",
    "boilerplate": "Follow us everywhere.",
}


def drawn(page: Page, ordinal: int, name: str) -> str:
    find = "([claim, name]) => getComputedStyle(document.querySelector(`.mark[data-claim='${claim}']`))[name]"
    return page.evaluate(find, [str(ordinal), name])


def test_text_and_cards_say_what_they_are_and_lead_to_each_other(
    visit: Callable[..., Any], transactional_db: None, pictures: Any
) -> None:
    text = "\n\n".join(ZONES.values())
    told = add(text, "Harbour Gazette")
    told.zones.all().delete()
    for role, words in ZONES.items():
        start = text.index(words)
        Zone.objects.create(article=told, role=role, start=start, end=start + len(words))
    attributes = {family: AttributeFactory(key=f"of_{family}", family=family) for family in SIGNS}
    adopted(*attributes.values())
    for ordinal, (family, (_style, words)) in enumerate(SIGNS.items(), 1):
        ClaimFactory(article=told, ordinal=ordinal, quote=words, attribute=attributes[family])
    people = {"article": told, "attribute": attributes[Family.PEOPLE]}
    ClaimFactory(ordinal=6, quote="two men", accepted=True, **people)
    ClaimFactory(ordinal=7, quote="It rained", status=ClaimStatus.REJECTED, **people)
    desk = visit("reviewer")
    page = desk.open(f"/admin/articles/{told.public_id}/")

    # Families by their lines; suggested outlined, accepted filled, rejected hidden until asked for.
    lines = [drawn(page, ordinal, "textDecorationStyle") for ordinal in range(1, 6)]
    assert lines == [style for style, _words in SIGNS.values()]
    assert drawn(page, 2, "borderTopStyle") == "solid"
    assert drawn(page, 2, "backgroundColor") == "rgba(0, 0, 0, 0)" != drawn(page, 6, "backgroundColor")
    assert drawn(page, 7, "textDecorationLine") == "none"
    expect(page.locator("#claim-7")).to_be_hidden()
    page.get_by_label("show rejected").check()
    expect(page.locator("#claim-7")).to_be_visible()
    assert drawn(page, 7, "textDecorationLine") == "line-through"
    for role in ("background", "boilerplate"):
        expect(page.locator(f".zone-{role} .zone-label")).to_be_visible()
        expect(page.locator(f".zone-{role} .zone-text")).to_have_text(ZONES[role])
    for fact in (
        "Harbour Gazette",
        "2020-11-18",
        "en",
        "version 1",
        f"{len(text)} characters",
        "from text/plain",
    ):
        expect(page.locator(".provenance")).to_contain_text(fact)

    # A key, the pointer on a card and the pointer on words each show both; afterwards the current claim shows again.
    lit = page.locator(".mark.is-current")
    expect(lit).to_have_text("One girl")
    page.keyboard.press("j")
    expect(lit).to_have_text("two rockets")
    page.locator("#claim-4").hover()
    expect(lit).to_have_text("in Taji")
    page.locator(".mark[data-claim='3']").hover()
    expect(lit).to_have_text("at noon")
    expect(page.locator(".card.is-pointed")).to_have_attribute("id", "claim-3")
    pictures(page, "pointed")
    page.locator("h1").hover()
    expect(lit).to_have_text("two rockets")
    expect(page.locator(".card.is-pointed")).to_have_count(0)

    # On the widest screen lines stay short enough to read, and on paper the text stands without the tools.
    page.set_viewport_size({"width": 3840, "height": 2160})
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    letters = "document.querySelector('.zone-body').clientWidth / parseFloat(getComputedStyle(text).fontSize)"
    assert page.evaluate(letters) < 45
    page.emulate_media(media="print")
    expect(page.locator(".side")).to_be_hidden()
    expect(page.locator("#text")).to_be_visible()
    assert desk.faults == []
