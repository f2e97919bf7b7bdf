"""Two reviewers in two browsers and a third who adjudicates, by key: done, blind, adjudicated, agreed."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.domain.codes import ClaimStatus, Verification
from claims.models import Attribute, Claim, ReviewDecision, ReviewRound, ReviewStage, Stage
from claims.selectors.differences import pairs_of
from claims.services.adjudicating import adjudicate
from claims.services.blind import start_blind_review
from claims.services.release import publish_release
from claims.services.review import accept_claim, reject_claim
from claims.services.reviewing import finish_review
from sources.models import Article
from tests.claims.admin.cast import adopted, person
from tests.claims.services.blind_cast import Pair, pair
from tests.e2e.conftest import EARLY, held, until, violations
from tests.factories import ArticleFactory, ClaimFactory, EventFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
TEXT = "Three rockets struck the base. Two soldiers were killed. Nobody claimed it. One guard was injured."
WHY = "The words do not state this."
# In all that the first reviewer writes, so that it is found wherever it comes through.
SECRET = "zzsecret"


@pytest.fixture
def article(seeded: None) -> Article:
    """Two suggestions under blind review; whoever decides first takes a place."""
    found: Article = ArticleFactory(text=TEXT, title="Three rockets land near the base")
    event, killed = EventFactory(), Attribute.objects.select_related("current").get(key="killed")
    for number, quote in enumerate(("Three rockets struck the base", "Two soldiers were killed"), 1):
        ClaimFactory(article=found, event=event, attribute=killed, quote=quote, ordinal=number, unit="person")
    start_blind_review(found, by=person("editor", username="who-orders"))
    return found


def decide(page: Page, *keys: str, why: str = WHY) -> None:
    """One key per card, in their order; a rejection takes its reason."""
    for number, key in enumerate(keys):
        card = page.locator("#cards > .card").nth(number)
        expect(card).to_have_attribute("data-status", "suggested")
        page.keyboard.press(key)
        if key == "r":
            expect(card.locator("input[name=reason]")).to_be_focused()
            page.keyboard.type(why)
            page.keyboard.press("Enter")
        expect(card).to_have_attribute("data-status", "rejected" if key == "r" else "accepted")


def test_two_who_do_not_see_each_other_and_a_third(
    visit: Callable[..., Any], article: Article, pictures: Any
) -> None:
    one, two, third = visit("reviewer"), visit("reviewer", language="fr"), visit("editor")
    path = f"/admin/articles/{article.public_id}/"
    first = one.open(path)
    expect(first.locator("#done-bar")).to_contain_text("2 suggestions open")
    # Several at once are not offered here: no list of them opens, to be refused in the end.
    first.keyboard.press("Shift+A")
    decide(first, "a", "a")
    expect(first.locator("#several")).to_be_hidden()
    first.keyboard.press("d")
    expect(first.locator("#done-bar")).to_contain_text("You are done")
    assert violations(first) == []

    # The second sees nothing of it, reloaded or not.
    second = two.open(path)
    assert second.locator('[data-status="suggested"]').count() == 2
    expect(second.locator("#progress")).to_contain_text("0")
    decide(second, "a", "r")
    second.keyboard.press("d")
    expect(second.locator("#done-bar")).to_contain_text("arbitrage")
    assert Claim.objects.filter(status=ClaimStatus.ACCEPTED).count() == 1

    page = third.open(path)
    page.keyboard.press("d")
    expect(page.locator(".difference")).to_have_count(1)
    assert violations(page) == []
    pictures(page, "adjudicate")
    # An edit opens at its value, and Esc leaves it.
    page.keyboard.press("e")
    expect(page.locator(".difference .values [name=number]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".card-form")).to_have_count(0)
    page.keyboard.press("r")
    page.keyboard.type("The second sentence says nobody.")
    page.keyboard.press("Enter")
    expect(page.locator("#done-bar")).to_contain_text("Done")
    assert ReviewStage.objects.get().stage == Stage.DONE
    page = third.open("/admin/agreement/")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert violations(page) == []
    assert one.faults == two.faults == third.faults == []


def faces(article: Article, release: str) -> dict[str, str]:
    """Where a reviewer might come upon another's work."""
    claim = article.claims.get(ordinal=1)
    return {
        "article": f"/admin/articles/{article.public_id}/",
        "claims": "/admin/claims/claim/",
        "search": f"/admin/claims/claim/?q={SECRET}",
        "accepted": "/admin/claims/claim/?status=accepted",
        "articles": "/admin/sources/article/",
        "event": f"/admin/events/{claim.event.public_id}/",
        "history": f"/admin/claims/claim/{claim.pk}/history/",
        "thread": f"/admin/comments/claim/{claim.public_id}/",
        "comments": "/admin/claims/comment/",
        "notifications": "/admin/notifications/",
        "decisions": "/admin/claims/reviewdecision/",
        "acts": "/admin/audit/act/",
        "dashboard": "/admin/",
        "queue": "/admin/queue/",
        "api article": f"/api/v1/articles/{article.public_id}/",
        "api claims": f"/api/v1/claims/?article={article.public_id}",
        "api event": f"/api/v1/events/{claim.event.public_id}/",
        "export claims": f"{release}files/claims.csv",
        "export events": f"{release}files/attributes.csv",
    }


def read(page: Page, addresses: dict[str, str]) -> dict[str, str]:
    """What each face says to this browser."""
    return page.evaluate(
        """async (addresses) => {
            const said = {};
            for (const [name, address] of Object.entries(addresses)) {
                const answer = await fetch(address);
                const isPage = answer.headers.get("content-type").startsWith("text/html");
                const words = await answer.text();
                const shown = isPage ? new DOMParser().parseFromString(words, "text/html").body.textContent : words;
                said[name] = `${answer.status} ${shown.replace(/\\s+/g, " ")}`;
            }
            return said;
        }""",
        addresses,
    )


def released(number: int) -> str:
    publish_release("desk", profile="internal")
    return f"/admin/releases/desk/{number}/"


def test_the_second_finds_nothing_of_the_first_in_any_face(
    visit: Callable[..., Any], article: Article
) -> None:
    # The second may adjudicate elsewhere, and read the audit: nobody is exempt.
    one, two = visit("reviewer"), visit("editor")
    second = two.open(f"/admin/articles/{article.public_id}/")
    second.wait_for_load_state("load")
    decide(second, "a")
    before = read(second, faces(article, released(1)))
    assert {name for name, said in before.items() if not said.startswith("200")} == set()

    first = one.open(f"/admin/articles/{article.public_id}/")
    first.wait_for_load_state("load")
    decide(first, "a", "r", why=f"{SECRET} is no reason.")
    first.keyboard.press("k")
    first.keyboard.press("t")
    expect(first.locator(".card textarea[name=body]")).to_be_focused()
    first.keyboard.type(f"@the-editor-en {SECRET}, what do you say?")
    first.keyboard.press("Control+Enter")
    expect(first.locator(".comment-body")).to_contain_text(SECRET)
    first.keyboard.press("Escape")
    first.keyboard.press("c")
    expect(first.locator("#words-typed")).to_be_focused()
    first.keyboard.type("One guard was injured")
    first.keyboard.press("Enter")
    expect(first.locator("#words-search")).to_be_focused()
    first.keyboard.type("injured")
    first.keyboard.press("Enter")
    first.locator("#words [name=number]").press("Enter")
    expect(first.locator("#words")).to_be_hidden()
    expect(first.locator("#cards > .card")).to_have_count(3)
    first.keyboard.press("d")
    expect(first.locator("#done-bar")).to_contain_text("You are done")
    # A release made meanwhile is the one before: nothing changed.
    publish_release("desk", profile="internal")
    after = read(second, faces(article, "/admin/releases/desk/1/"))
    assert {name for name in before if before[name] != after[name]} == set()

    second = two.open(f"/admin/claims/claim/?q={SECRET}")
    expect(second.get_by_role("heading", name="Nothing matches")).to_be_visible()
    second = two.open(f"/admin/articles/{article.public_id}/")
    second.wait_for_load_state("load")
    expect(second.locator('[data-status="suggested"]')).to_have_count(1)
    second.keyboard.press("a")
    expect(second.locator('[data-status="accepted"]')).to_have_count(2)
    second.keyboard.press("d")
    expect(second.locator("#done-bar")).to_contain_text("A third person decides")
    # Then it is there: the walk would have found it.
    addresses = faces(article, "/admin/releases/desk/1/")
    told = ("thread", "comments", "decisions", "accepted", "articles", "history", "api claims")
    both = read(second, {name: addresses[name] for name in told})
    assert [name for name in told if before[name] == both[name]] == []
    assert SECRET in both["thread"]
    assert SECRET in both["comments"]
    assert one.faults == two.faults == []


@pytest.fixture
def differing() -> Pair:
    """Three differences of nadia, and an editor who is at a browser of their own; helen is of neither."""
    two = pair(started=False)
    adopted(two.claims[0].attribute)
    two.tomas = person("editor", username="the-editor-en")
    start_blind_review(two.article, by=two.helen, reviewers=[two.nadia, two.tomas])
    for claim in two.claims:
        accept_claim(claim.pk, by=two.nadia)
        reject_claim(claim.pk, by=two.tomas, reason=WHY)
    for reviewer in (two.nadia, two.tomas):
        finish_review(two.article, by=reviewer, nothing_to_claim=reviewer is two.tomas)
    return two


def test_nobody_adjudicates_their_own(
    visit: Callable[..., Any], transactional_db: None, differing: Pair
) -> None:
    article = differing.article
    own, path = visit("editor"), f"/admin/articles/{article.public_id}/"
    page = own.open(path)
    expect(page.locator("#done-bar")).to_contain_text("A third person decides what they differ on.")
    expect(page.locator("#done-bar [data-key=d]")).to_have_count(0)
    page.keyboard.press("d")
    expect(page).to_have_url(own.address + path)
    page = own.open(f"{path}adjudicate/")
    reason = "You reviewed this article: somebody else adjudicates it."
    expect(page.locator("main")).to_contain_text(reason)
    expect(page.locator(".difference")).to_have_count(0)
    # What was refused is all that the console says.
    assert len(own.faults) == 1
    assert "403 (Forbidden)" in own.faults[0]

    other = visit("editor", language="fr")
    page = other.open(path)
    page.keyboard.press("d")
    expect(page.locator(".difference")).to_have_count(3)
    # The script has run: keys act from now on.
    expect(page.locator(".difference").first).to_be_focused()
    page.keyboard.press("b")
    expect(page.locator(".difference")).to_have_count(2)
    decided = article.claims.exclude(status=ClaimStatus.SUGGESTED).get()
    assert decided.verification == Verification.ADJUDICATED
    assert other.faults == []


def test_a_key_that_stays_down_or_is_pressed_twice_decides_one_difference(
    visit: Callable[..., Any], transactional_db: None, differing: Pair
) -> None:
    desk, article = visit("editor", language="fr"), differing.article
    path = f"articles/{article.public_id}/adjudicate/"
    page, left = desk.open(f"/admin/{path}"), desk.page.locator(".difference")
    for _ in range(3):
        page.keyboard.down("a")
    expect(left).to_have_count(2)
    page.keyboard.down("a")
    page.keyboard.up("a")

    # Pressed twice before the answer came: the second is not meant for the next difference.
    waiting = held(page, path)
    page.keyboard.type("bb")
    until(page, lambda: bool(waiting))
    page.wait_for_timeout(100)
    assert [route.request.method for route in waiting] == ["POST"]
    waiting[0].continue_()
    page.unroute(f"**/{path}")
    expect(left).to_have_count(1)
    assert len(pairs_of(article)) == 1

    # Somebody else came first: it is said, and nothing is decided anew.
    adjudicate(article, pairs_of(article)[0].key, "a", by=differing.helen)
    page.keyboard.press("b")
    expect(page.get_by_role("alert")).to_contain_text("a changé depuis")
    expect(left).to_have_count(0)
    kept = sorted(article.claims.values_list("status", flat=True))
    assert len(kept) == 3
    assert ReviewDecision.objects.filter(review__round=ReviewRound.ADJUDICATION).count() == 3
    assert desk.faults == []


@pytest.mark.parametrize(
    ("keys", "decided", "reason"),
    [
        ("jb", 1, None),  # the second difference, as B has it
        ("rtax", 0, "tax"),  # the letters of a reason decide nothing
    ],
)
def test_keys_pressed_before_the_page_is_there_are_kept(
    visit: Callable[..., Any],
    differing: Pair,
    keys: str,
    decided: int,
    reason: str | None,
) -> None:
    desk, article = visit("editor", language="fr"), differing.article
    names = [pair.key for pair in pairs_of(article)]
    desk.page.add_init_script(f"({EARLY})({list(keys)})")
    page = desk.open(f"/admin/articles/{article.public_id}/adjudicate/")
    expect(page.locator(".difference")).to_have_count(3 - decided)
    expect(page.locator(".difference :focus, .difference:focus")).to_have_count(1)
    assert [pair.key for pair in pairs_of(article)] == (names[:1] + names[2:] if decided else names)
    if reason:
        expect(page.locator(".difference input[name=reason]").first).to_have_value(reason)
    assert desk.faults == []
