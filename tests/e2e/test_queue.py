"""The queue in two browsers, by key: who goes where, who is there already, what is skipped and what comes back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from claims.domain.codes import ClaimStatus
from claims.models import Assignment, Attribute, Claim, Lease, ReviewDecision, ReviewStage, Stage, Team
from claims.services.blind import start_blind_review
from claims.services.consensus import derive_event
from factcheck.accounts.models import User
from sources.models import Article
from tests.claims.admin.cast import adopted, person
from tests.e2e.conftest import violations
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def waiting(title: str, attribute: Attribute, **fields: Any) -> Article:
    """An article with one suggestion."""
    claim = ClaimFactory(article=ArticleFactory(title=title), attribute=attribute, ordinal=1, **fields)
    return claim.article


@pytest.fixture
def articles(transactional_db: Any) -> dict[str, Article]:
    """By name, the oldest first; one feeds a contested event, one is under blind review, one has nothing to claim."""
    killed, event = AttributeFactory(), EventFactory(title="Rockets at the quay")
    for number in (1, 3):
        told = ClaimFactory(event=event, attribute=killed, accepted=True, number=number).article
        ReviewStage.objects.create(article=told, stage=Stage.DONE)
    old, contested = waiting("An old report", killed), waiting("A contested one", killed, event=event)
    blind, empty = waiting("Read by two", killed), waiting("The weather", killed)
    adopted(killed)
    derive_event(event)
    start_blind_review(blind, by=person("editor", username="who-orders"))
    return {"old": old, "contested": contested, "blind": blind, "empty": empty}


def press(page: Page, key: str, article: Article) -> None:
    """A key that leads to the article: its script listens to keys from then on, and its lease was asked for."""
    with page.expect_response(f"**/articles/{article.public_id}/lease/"):
        page.keyboard.press(key)
    expect(page.locator("h1")).to_have_text(article.title)
    expect(page.locator(".card.is-current")).to_have_count(1)


def together() -> None:
    people = User.objects.filter(username__startswith="the-reviewer")
    Team.objects.create(name="Night desk").members.set(people)


def titles(page: Page, section: str = "waiting") -> list[str]:
    return page.locator(f"section[aria-labelledby={section}] .row-title").all_inner_texts()


def test_two_people_go_through_one_queue_and_none_works_unknowingly_where_another_does(
    visit: Callable[..., Any], articles: dict[str, Article], pictures: Any
) -> None:
    one, two = visit("reviewer"), visit("reviewer", language="fr")
    together()
    page, other = one.open("/admin/queue/"), two.open("/admin/queue/")
    assert titles(page) == ["Read by two", "A contested one", "An old report", "The weather"]
    expect(page.locator("section[aria-labelledby=waiting] .tag")).to_have_text(
        ["second review missing", "speaks of a contested event", "the oldest", "the oldest"]
    )

    # A blind review has room for both; of the rest, each gets an article of their own.
    for desk in (page, other):
        press(desk, "n", articles["blind"])
        expect(desk.locator("#lease-words")).to_be_empty()
    press(page, "n", articles["contested"])
    press(other, "n", articles["old"])

    # Skipped with a reason by one key, which decides no claim: the next task follows, with the article goes why.
    other.keyboard.press("?")
    expect(other.locator("#keys dl:has(kbd)").first).to_contain_text("passer l’article, avec une raison")
    other.keyboard.press("Escape")
    reason = other.locator("#skip-reason")
    other.keyboard.press("S")
    expect(reason).to_be_focused()
    other.keyboard.press("Escape")
    expect(reason).to_be_hidden()
    other.keyboard.type("Sare all known to me")
    expect(reason).to_have_value("are all known to me")
    press(other, "Enter", articles["empty"])
    assert Claim.objects.get(article=articles["old"]).status == ClaimStatus.SUGGESTED
    assert not ReviewDecision.objects.exists()
    other = two.open("/admin/queue/")
    assert titles(other) == ["The weather", "Read by two"]
    expect(other.locator("section[aria-labelledby=team]")).to_contain_text("the-reviewer-en")
    expect(other.locator("section[aria-labelledby=team]")).to_contain_text("A contested one")
    assert Assignment.objects.get().skip_reason == "are all known to me"

    # Whoever comes to an article where somebody is, is told so at once.
    other = two.open(f"/admin/articles/{articles['contested'].public_id}/")
    expect(other.locator("#lease-words")).to_contain_text("the-reviewer-en travaille sur cet article")
    assert violations(other) == []
    pictures(other, "lease")

    # What was skipped is still another's task, with why.
    page = one.open("/admin/queue/")
    assert titles(page) == ["A contested one", "An old report", "Read by two"]
    expect(page.locator("section[aria-labelledby=waiting] li").nth(1)).to_contain_text(
        "skipped by the-reviewer-fr: are all known to me"
    )
    assert one.faults == two.faults == []


def test_what_somebody_left_comes_back_until_it_is_done(
    visit: Callable[..., Any], articles: dict[str, Article]
) -> None:
    one, two = visit("reviewer"), visit("reviewer", language="fr")
    together()
    page = one.open("/admin/queue/")
    press(page, "n", articles["blind"])
    press(page, "n", articles["contested"])
    page.keyboard.press("a")
    expect(page.locator("#progress")).to_contain_text("1 of 1 decided")
    page.keyboard.press("u")
    expect(page.locator("#progress")).to_contain_text("0 of 1 decided")
    # The keys can be switched off, this one with the others.
    User.objects.filter(username="the-reviewer-en").update(shortcuts_enabled=False)
    page.reload()
    page.keyboard.press("S")
    expect(page.locator("#skip-reason")).to_be_hidden()
    User.objects.filter(username="the-reviewer-en").update(shortcuts_enabled=True)
    other = two.open("/admin/queue/")
    assert titles(other) == ["Read by two", "An old report", "The weather"]

    # Left for longer than the lease: it is offered again, and the one who left is told when they return.
    past = timezone.now() - timedelta(seconds=1)
    held = Lease.objects.filter(article=articles["contested"])
    held.update(taken_at=past - timedelta(minutes=20), expires_at=past)
    other = two.open("/admin/queue/")
    assert titles(other) == ["Read by two", "A contested one", "An old report", "The weather"]
    press(other, "n", articles["blind"])
    press(other, "n", articles["contested"])
    expect(other.locator("#lease-words")).to_be_empty()
    page.reload()
    expect(page.locator("#lease-words")).to_contain_text("the-reviewer-fr works on this article since")

    # Done, of which there is one meaning: all is decided, or there is nothing to claim.
    other.keyboard.press("d")
    expect(other.locator("#announce")).not_to_be_empty()
    other.keyboard.press("a")
    expect(other.locator("#done-bar [data-key=d]")).to_be_visible()
    other.keyboard.press("d")
    expect(other.locator("#done-bar .tag-ok")).to_be_visible()
    page = one.open("/admin/queue/")
    assert "A contested one" not in titles(page)
    expect(page.locator("section[aria-labelledby=team]")).to_contain_text("1 claim decided today")
    page = one.open(f"/admin/articles/{articles['empty'].public_id}/")
    page.keyboard.press("r")
    expect(page.locator("#cards input[name=reason]")).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator("#done-bar")).to_contain_text("No claim is accepted here.")
    page.keyboard.press("d")
    expect(page.locator("#done-bar")).to_contain_text("Nothing to claim here.")
    assert ReviewStage.objects.get(article=articles["empty"]).nothing_to_claim
    assert articles["contested"].claims.get().status == ClaimStatus.ACCEPTED
    assert one.faults == two.faults == []


def test_where_the_machine_found_nothing_somebody_says_so(
    visit: Callable[..., Any], transactional_db: None
) -> None:
    bare = ArticleFactory(title="Shipping news")
    desk = visit("reviewer")
    page = desk.open("/admin/queue/")
    expect(page.locator("section[aria-labelledby=waiting] li")).to_contain_text("nothing suggested in it")
    with page.expect_response(f"**/articles/{bare.public_id}/lease/"):
        page.keyboard.press("n")
    page.keyboard.press("d")
    expect(page.locator("#done-bar")).to_contain_text("Nothing to claim here.")
    assert titles(desk.open("/admin/queue/")) == []
    assert desk.faults == []
