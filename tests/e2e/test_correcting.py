"""A correction in a real browser: what a textarea posts, the preview, the new version, and the orphans by key."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from claims.domain.codes import ClaimStatus
from claims.models import Attribute, Claim, Event
from claims.services.review import accept_claim
from claims.services.suggesting import suggest_claims
from sources.models import Article
from tests.claims.services.cast import FIRST, SECOND, add
from tests.e2e.conftest import EARLY, violations
from tests.factories import ClaimFactory, EventFactory, UserFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# A leading line end, which forms drop, line ends of their own, an emoji of several code points, an accent by itself.
TEXT = (
    "\n\nRockets on the base \U0001f469\u200d\U0001f692\n\nThe e\u0301tat-major spoke. One girl was killed there.\n"
    "Five people were hurt in the camp nearby. It was late."
)
CORRECTED = TEXT.replace("Five people were hurt", "Four people were hurt").replace("It was", "It was very")


@pytest.fixture
def article(seeded: None) -> Article:
    """Two accepted claims: the words of one are corrected."""
    article = add(TEXT, "Harbour Gazette")
    event = EventFactory(title="Rockets on the base")
    killed = Attribute.objects.get(key="killed")
    for number, quote in enumerate(["One girl was killed", "Five people were hurt"], 1):
        claim = ClaimFactory(article=article, event=event, attribute=killed, quote=quote, ordinal=number)
        accept_claim(claim.pk, by=UserFactory(is_superuser=True))
    return article


def test_a_correction_from_the_form_to_the_last_orphan(
    visit: Callable[..., Any], article: Article, pictures: Any
) -> None:
    desk = visit("reviewer")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    page.get_by_role("link", name="corrected text").click()
    # The form holds the text to the character, the line ends at its beginning included.
    assert page.input_value("#id_text") == TEXT
    page.fill("#id_text", CORRECTED)
    page.fill("#id_reason", "The outlet counted again.")
    page.get_by_role("button", name="Show what changes").press("Enter")
    expect(page.locator(".diff del")).to_contain_text("Five")
    expect(page.locator("#fate-orphaned")).to_have_text("Find no place")
    expect(page.locator("#fate-kept")).to_have_text("Keep their place")
    assert violations(page) == []
    pictures(page, "correction")
    assert Article.objects.count() == 1
    page.get_by_role("button", name="Store the corrected text").press("Enter")
    new = Article.objects.get(version=2)
    assert new.text == CORRECTED
    kept = Claim.objects.get(quote="One girl was killed", status=ClaimStatus.ACCEPTED)
    assert (kept.article, new.text[kept.start : kept.end]) == (new, kept.quote)

    # The orphan: its likeliest place is one key away; the words are others, so that its card asks what they state.
    page = desk.open("/admin/orphans/")
    expect(page.locator(".stood mark").nth(0)).to_have_text("Five people were hurt")
    expect(page.locator(".stood mark").nth(1)).to_have_text("Four people were hurt")
    assert violations(page) == []
    pictures(page, "orphan")
    page.keyboard.press("1")
    expect(page.get_by_role("button", name="Save and accept")).to_be_visible()
    anchored = Claim.objects.get(anchored_from__quote="Five people were hurt")
    assert (anchored.quote, anchored.status) == ("Four people were hurt", ClaimStatus.SUGGESTED)
    assert desk.faults == []


def test_orphans_are_left_anchored_and_rejected_by_key(visit: Callable[..., Any], article: Article) -> None:
    first, second = Claim.objects.order_by("ordinal")
    Claim.objects.update(status=ClaimStatus.ORPHANED)
    desk = visit("reviewer")
    # Pressed before the page is there: the first is left; of the second nobody has seen the places, so that its
    # number only leads to the button.
    desk.page.add_init_script(f"({EARLY})(['s', '1'])")
    page = desk.open("/admin/orphans/")
    words = page.locator(".stood mark").first
    expect(words).to_have_text(second.quote)
    expect(page.locator("button[data-key='1']")).to_be_focused()
    assert Claim.objects.filter(status=ClaimStatus.ORPHANED).count() == 2
    # A key that stays down anchors one, and not the next, whose places nobody has seen.
    page.keyboard.down("1")
    for _ in range(2):
        page.keyboard.down("1")
    expect(words).to_have_text(first.quote)
    page.keyboard.down("1")
    page.keyboard.up("1")
    expect(page.locator("#waiting-heading .tag")).to_have_text("1")
    second.refresh_from_db()
    assert (second.status, article.text[second.start : second.end]) == (ClaimStatus.ACCEPTED, second.quote)
    page.keyboard.press("r")
    page.keyboard.type("The correction took it back.")
    page.keyboard.press("Enter")
    expect(page.locator("h2").first).to_have_text("No claim waits for a place")
    first.refresh_from_db()
    assert (first.status, first.decision_reason) == (ClaimStatus.REJECTED, "The correction took it back.")
    assert desk.faults == []


def test_a_corrected_date_moves_nothing_that_nobody_confirms(
    visit: Callable[..., Any], seeded: None, pictures: Any
) -> None:
    article = add(FIRST, "Harbour Gazette")
    suggest_claims(article)
    told = Claim.objects.get(attribute__key="event_date")
    before = set(Claim.objects.values_list("pk", "event", "date_edtf"))
    desk = visit("editor")

    def corrected(day: str, button: str) -> None:
        page = desk.open(f"/admin/articles/{article.public_id}/facts/")
        page.locator("#id_published").fill(day)
        page.locator("#id_reason").fill("The page shows another day.")
        page.locator("#id_reason").press("Enter")
        # What was resolved from the date is shown before and after, and nothing of it is marked beforehand.
        expect(page.locator("del", has_text="2020-11-17").first).to_be_visible()
        expect(page.locator("main :checked")).to_have_count(0)
        pictures(page, f"facts-{button}")
        assert set(Claim.objects.values_list("pk", "event", "date_edtf")) == before
        page.locator(f"button[value={button}]").press("Enter")
        expect(page.locator("#cards")).to_be_visible()

    corrected("2020-11-25", "none")
    article.refresh_from_db()
    assert article.published == "2020-11-25"
    assert set(Claim.objects.values_list("pk", "event", "date_edtf")) == before
    corrected("2020-12-02", "unedited")
    told.refresh_from_db()
    assert told.date_edtf == "2020-12-01"
    assert desk.faults == []


@pytest.mark.parametrize("look", [("light", "en", "wide"), ("dark", "fr", "narrow")], ids=["wide", "narrow"])
def test_a_corrected_date_proposes_another_event_by_key_alone(
    visit: Callable[..., Any], seeded: None, pictures: Any, look: tuple[str, str, str]
) -> None:
    suggest_claims(add(SECOND, "Quay Post", "2020-11-25"))
    article = add(FIRST, "Harbour Gazette")
    suggest_claims(article)
    theme, language, size = look
    desk = visit("editor", theme=theme, language=language, size=size)
    page = desk.open(f"/admin/articles/{article.public_id}/facts/")
    page.locator("#id_published").fill("2020-11-25")
    page.locator("#id_outlet").fill("Quay Post")
    page.locator("#id_reason").fill("The page shows another day and another masthead.")
    page.locator("#id_reason").press("Enter")
    marked = page.locator("[name=route]")
    expect(marked).to_have_count(1)
    expect(marked).not_to_be_checked()
    assert violations(page) == []
    pictures(page, f"facts-events-{theme}")
    marked.focus()
    page.keyboard.press("Space")
    page.locator("button[value=unedited]").press("Enter")
    expect(page.locator("#cards")).to_be_visible()
    later = Event.objects.get(date_edtf="2020-11-24")
    assert Claim.objects.filter(article=article, event=later, attribute__key="rockets_fired").exists()
    assert desk.faults == []
