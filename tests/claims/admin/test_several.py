"""Acts on several claims: what is sent is what was shown, all or nothing, taken back as one, without a script too."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.domain.codes import ClaimStatus
from claims.models import Claim, Event
from factcheck.audit.models import Act
from sources.models import Article
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db

TEXT = "One girl was killed.\n\nTwo men died. Two men died.\n"


@pytest.fixture
def article() -> Article:
    """1: killed, in the first paragraph. 2 and 3: killed and injured, in the second; all by different rules."""
    found: Article = ArticleFactory(text=TEXT)
    killed, injured = AttributeFactory(), AttributeFactory(key="injured")
    adopted(killed, injured)
    event = EventFactory(title="Attack on a base")
    ClaimFactory(article=found, ordinal=1, attribute=killed, event=event, rule="en.one")
    ClaimFactory(article=found, ordinal=2, attribute=killed, event=event, rule="en.two", quote="Two men died")
    ClaimFactory(
        article=found, ordinal=3, attribute=injured, event=event, rule="en.two", quote="Two men died"
    )
    return found


@pytest.fixture
def reviewer() -> Client:
    return logged_in("reviewer")


def address(article: Article) -> str:
    return reverse("admin:article_several", args=[article.public_id])


def preview(client: Client, article: Article, **query: Any) -> Page:
    return Page(client.get(address(article), query, headers={"HX-Request": "true"}))


def shown(page: Page) -> list[str]:
    return [part.partition('"')[0] for part in page.html.split('name="claims" value="')[1:]]


def statuses(article: Article) -> list[str]:
    return list(article.claims.order_by("ordinal").values_list("status", flat=True))


@pytest.mark.parametrize(
    ("of", "claims"),
    [
        ({"of": "attribute", "claim": 1}, ["1:1", "2:1"]),
        ({"of": "rule", "claim": 2}, ["2:1", "3:1"]),
        ({"of": "paragraph", "claim": 3}, ["2:1", "3:1"]),
        ({"of": "open"}, ["1:1", "2:1", "3:1"]),
        ({"picked": [1, 3], "claim": 2}, ["1:1", "3:1"]),
        ({"claim": 1}, ["1:1", "2:1"]),  # of its attribute, where nothing else is said
    ],
)
def test_the_preview_names_what_will_be_accepted(
    reviewer: Client, article: Article, of: dict[str, Any], claims: list[str]
) -> None:
    assert shown(preview(reviewer, article, act="accept", **of)) == claims


def test_the_mentions_of_one_fact_are_told_on_their_cards_and_accepted_together(
    reviewer: Client, article: Article
) -> None:
    first = article.claims.get(ordinal=1)
    ClaimFactory(article=article, ordinal=4, attribute=first.attribute, event=first.event, number=2)
    assert shown(preview(reviewer, article, act="accept", of="fact", claim=1)) == ["1:1", "2:1"]
    page = Page(reviewer.get(reverse("admin:article_page", args=[article.public_id])))
    cards = {
        number: page.html.partition(f'id="claim-{number}"')[2].partition("</header>")[0] for number in "1234"
    }
    assert [number for number, card in cards.items() if 'data-fact="1"' in card] == ["1", "2"]
    assert "mention 1 of 2" in cards["1"]
    assert 'href="#claim-2"' in cards["1"]
    assert "mention 2 of 2" in cards["2"]
    assert 'href="#claim-1"' in cards["2"]
    assert "mention" not in cards["3"] + cards["4"]


def test_what_was_shown_is_accepted_in_one_act_and_taken_back_as_one(
    reviewer: Client, article: Article
) -> None:
    sent = {"act": "accept", "claims": ["1:1", "2:1"], "of": "attribute", "claim": 1}
    answer = reviewer.post(address(article), sent, headers={"HX-Request": "true"})
    accepted, suggested = ClaimStatus.ACCEPTED, ClaimStatus.SUGGESTED
    assert statuses(article) == [accepted, accepted, suggested]
    page = Page(answer)
    assert "2 of 3 decided" in page.text
    assert "Accepted 2 suggestions" in page.text
    act = Act.objects.get(verb="claim.accept_many")
    assert f'name="done" value="{act.pk}"' in page.html
    reviewer.post(address(article), {"act": "undo", "done": act.pk})
    assert statuses(article) == [suggested] * 3


def test_a_stale_preview_is_refused_and_shown_anew(reviewer: Client, article: Article) -> None:
    first = article.claims.get(ordinal=1)
    Claim.objects.filter(pk=first.pk).update(row_version=4)
    sent = {"act": "accept", "claims": ["1:1", "2:1"], "of": "attribute", "claim": 1}
    answer = reviewer.post(address(article), sent, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert f"{first.public_id} changed since they were shown" in Page(answer).text
    assert shown(Page(answer)) == ["1:4", "2:1"]
    assert statuses(article) == [ClaimStatus.SUGGESTED] * 3


@pytest.mark.parametrize("claims", [["1"], ["9:1"], ["1:x"]])
def test_a_claim_that_was_not_shown_so_is_refused(
    reviewer: Client, article: Article, claims: list[str]
) -> None:
    assert reviewer.post(address(article), {"act": "accept", "claims": claims}).status_code == 409


def test_a_paragraph_moves_to_an_event_a_new_one_or_none(reviewer: Client, article: Article) -> None:
    other = EventFactory(title="Another attack")
    page = preview(reviewer, article, act="move", claim=3)
    assert shown(page) == ["2:1", "3:1"]
    assert page.selected == []
    assert "told in this paragraph" in page.text
    reviewer.post(address(article), {"act": "move", "claims": ["2:1", "3:1"], "event": other.public_id})
    assert set(article.claims.filter(ordinal__gt=1).values_list("event", flat=True)) == {other.pk}
    assert Act.objects.filter(verb="claim.route").count() == 1
    reviewer.post(address(article), {"act": "move", "claims": ["2:2"], "event": "new", "title": "A third"})
    assert article.claims.get(ordinal=2).event == Event.objects.get(title="A third")
    reviewer.post(address(article), {"act": "move", "claims": ["2:3"], "event": ""})
    assert article.claims.get(ordinal=2).event is None


def test_moving_without_choosing_is_refused(reviewer: Client, article: Article) -> None:
    answer = reviewer.post(address(article), {"act": "move", "claims": ["1:1"]})
    assert answer.status_code == 422
    assert "Choose an event, a new one, or no event." in Page(answer).text


def test_without_a_script_the_preview_is_a_page_that_leads_back(reviewer: Client, article: Article) -> None:
    page = Page(reviewer.get(address(article), {"act": "accept", "of": "open"}))
    assert page.refused == []
    assert "Accept 3 suggestions" in page.text
    answer = reviewer.post(address(article), {"act": "accept", "claims": shown(page)})
    assert answer.headers["Location"] == reverse("admin:article_page", args=[article.public_id])
    empty = Page(reviewer.get(address(article), {"act": "accept", "of": "open"}))
    assert "Nothing of this kind is open here." in empty.text


def test_a_skipped_suggestion_says_so_and_stays_open(reviewer: Client, article: Article) -> None:
    card = reverse("admin:claim_act", args=[article.public_id, 1])
    answer = reviewer.post(card, {"act": "skip", "row_version": 1}, headers={"HX-Request": "true"})
    assert "data-skipped" in answer.content.decode()
    assert "0 of 3 decided" in Page(answer).text
    assert "Skipped" in Page(answer).text
    answer = reviewer.post(card, {"act": "unskip", "row_version": 1}, headers={"HX-Request": "true"})
    assert "data-skipped" not in answer.content.decode()


def test_a_reader_may_not(article: Article) -> None:
    assert logged_in("reader").get(address(article)).status_code == 403
