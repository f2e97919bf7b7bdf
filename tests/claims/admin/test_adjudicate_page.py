"""The page of differences: A and B side by side, one button each, and who may see it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.domain.codes import ClaimStatus, Modality
from claims.models import Claim, Stage
from claims.selectors.differences import pairs_of
from claims.services.review import accept_claim, add_claim, edit_claim, reject_claim
from claims.services.reviewing import finish_review
from tests.claims.admin.cast import Page, adopted
from tests.claims.services.blind_cast import Pair, pair
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db
WHY = "The words do not state this."


@pytest.fixture
def two() -> Pair:
    made = pair()
    adopted(made.claims[0].attribute)
    for claim in made.claims:
        accept_claim(claim.pk, by=made.nadia)
    add_claim(made.article, made.addition(), by=made.nadia)
    accept_claim(made.claims[0].pk, by=made.tomas)
    reject_claim(made.claims[1].pk, by=made.tomas, reason=WHY)
    edit_claim(made.claims[2].pk, made.edited(2, modality=Modality.HEDGED), by=made.tomas)
    for reviewer in (made.nadia, made.tomas):
        finish_review(made.article, by=reviewer)
    return made


@pytest.fixture
def helen(two: Pair) -> Client:
    client = Client()
    client.force_login(two.helen)
    return client


def address(two: Pair) -> str:
    return reverse("admin:adjudicate", args=[two.article.public_id])


def choose(client: Client, two: Pair, nth: int, choice: str, **data: Any) -> Page:
    key = pairs_of(two.article)[nth].key
    return Page(client.post(address(two), {"pair": key, "choice": choice, **data}, follow=True))


def test_only_what_differs_stands_side_by_side_without_names(two: Pair, helen: Client) -> None:
    page = Page(helen.get(address(two)))
    assert page.refused == []
    assert page.selected == []
    assert page.html.count('class="panel difference"') == 3
    assert "Rejected" in page.text
    assert WHY in page.text
    assert "differs in A B modality" in page.text
    assert "says nothing of it" in page.text
    assert "nadia" not in page.text
    assert "tomas" not in page.text


def test_meanwhile_the_articles_page_offers_no_decision_that_would_be_refused(
    two: Pair, helen: Client
) -> None:
    page = Page(helen.get(reverse("admin:article_page", args=[two.article.public_id]))).html
    for act in ("accept", "edit", "reject", "skip", "undo", "like"):
        assert f'data-act="{act}"' not in page
    assert 'id="add-claim"' not in page
    assert "Accept the selected" not in page
    # What is not refused stays: moving, history, comments.
    assert 'data-act="move"' in page
    assert "A third person decides what they differ on." in page


def test_a_choice_leads_back_to_the_rest_and_the_last_to_the_article(two: Pair, helen: Client) -> None:
    page = choose(helen, two, 0, "reject", reason=WHY, row_version="1")
    assert page.html.count('class="panel difference"') == 2
    assert Claim.objects.get(pk=two.claims[1].pk).status == ClaimStatus.REJECTED
    choose(helen, two, 0, "a")
    # Of an addition only the side that made it can be taken.
    for letter in "ab":
        page = choose(helen, two, 0, letter) if pairs_of(two.article) else page
    assert "No difference is left: the article is done." in page.text
    assert two.stage == Stage.DONE


def test_an_own_edit_is_a_form_that_starts_with_the_claim(two: Pair, helen: Client) -> None:
    key = pairs_of(two.article)[0].key
    page = Page(helen.get(address(two), {"edit": key}))
    assert 'name="choice" value="own"' in page.html
    refused = helen.post(address(two), {"pair": key, "choice": "own", "attribute": "killed"})
    assert refused.status_code == 422
    data = {
        "attribute": "killed", "comparator": "exact", "number": "1", "modality": "hearsay", "actuality": "happened",
        "polarity": "positive",
    }  # fmt: skip
    choose(helen, two, 0, "own", **data)
    claim = Claim.objects.get(pk=two.claims[1].pk)
    assert (claim.modality, claim.status) == (Modality.HEARSAY, ClaimStatus.ACCEPTED)


def test_what_was_decided_meanwhile_is_said(two: Pair, helen: Client) -> None:
    response = helen.post(address(two), {"pair": "s999", "choice": "a"})
    assert response.status_code == 422
    assert "This difference changed since it was shown" in Page(response).text


def test_who_reviewed_it_or_may_not_adjudicate_is_kept_out(two: Pair) -> None:
    for person in (two.nadia, two.tomas):
        client = Client()
        client.force_login(person)
        assert client.get(address(two)).status_code == 403
    two.tomas.groups.set(two.helen.groups.all())
    client = Client()
    client.force_login(two.tomas)
    response = client.get(address(two))
    assert response.status_code == 403
    assert (
        "Adjudicate" not in Page(client.get(reverse("admin:article_page", args=[two.article.public_id]))).text
    )


def test_the_article_the_list_and_the_dashboard_lead_there(two: Pair, helen: Client) -> None:
    page = Page(helen.get(reverse("admin:article_page", args=[two.article.public_id])))
    assert f'href="{address(two)}"' in page.html
    assert "1 article to adjudicate" in Page(helen.get("/admin/")).text
    assert "cell-title" in Page(helen.get("/admin/sources/article/", {"review": "adjudication"})).html


def test_nothing_is_shown_while_the_pair_is_at_work(helen: Client, two: Pair) -> None:
    client = Client()
    client.force_login(two.ravi)
    other = ClaimFactory()
    page = Page(client.get(reverse("admin:adjudicate", args=[other.article.public_id])))
    assert "Nothing to adjudicate" in page.text


def test_queries_do_not_grow_with_differences(two: Pair, helen: Client) -> None:
    helen.get(address(two))
    with CaptureQueriesContext(
        connection,
    ) as few:
        helen.get(address(two))
    for number in range(20):
        ClaimFactory(article=two.article, attribute=two.claims[0].attribute, ordinal=50 + number)
    with CaptureQueriesContext(connection) as many:
        helen.get(address(two))
    assert len(many) == len(few)
