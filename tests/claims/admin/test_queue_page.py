"""The queue's page and the way from task to task."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Assignment, Lease, ReviewStage, Stage
from claims.services.blind import start_blind_review
from claims.services.leasing import take_lease
from claims.services.notices import record_notice
from claims.services.review import accept_claim
from sources.codes import ArticleKind, NoticeKind, Sensitivity
from sources.models import Article
from tests.claims.admin.cast import Page, adopted, logged_in, person
from tests.factories import ArticleFactory, ClaimFactory

pytestmark = pytest.mark.django_db

QUEUE = reverse("admin:queue")


@pytest.fixture
def claim() -> Any:
    found = ClaimFactory(article__title="Rockets on a base")
    adopted(found.attribute)
    return found


@pytest.fixture
def reviewer() -> Client:
    return logged_in("reviewer")


def page_of(claim: Any) -> str:
    return reverse("admin:article_page", args=[claim.article.public_id])


def lease_of(claim: Any) -> str:
    return reverse("admin:article_lease", args=[claim.article.public_id])


def test_the_queue_says_what_waits_and_why(reviewer: Client, claim: Any) -> None:
    page = Page(reviewer.get(QUEUE))
    assert page.refused == []
    assert "Rockets on a base" in page.text
    assert "1 suggestion open" in page.text
    assert "the oldest" in page.text


def test_what_repeats_a_retraction_is_in_the_queue_says_why_and_is_done_again(reviewer: Client) -> None:
    taken = ClaimFactory(accepted=True, article__text_group="A1", article__title="The first report")
    copy = ClaimFactory(accepted=True, article__text_group="A1", article__title="Its copy")
    adopted(copy.attribute)
    ReviewStage.objects.create(article=copy.article, stage=Stage.DONE)
    record_notice(
        taken.article,
        kind=NoticeKind.RETRACTION,
        published_on=date(2020, 11, 20),
        summary="Nobody fired.",
        claims=None,
        by=None,
    )
    listed = Page(reviewer.get(QUEUE))
    assert "Its copy" in listed.text
    assert "repeats what was taken back" in listed.text
    found = Page(reviewer.get("/admin/sources/article/", {"review": "taken_back"})).html
    assert page_of(copy) in found
    assert page_of(taken) not in found

    page = Page(reviewer.get(reviewer.post(reverse("admin:queue_next")).headers["Location"]))
    assert "Look again what it repeats was taken back" in page.text
    assert "The first report , retraction 2020-11-20: Nobody fired." in page.text
    assert page_of(taken) in page.html
    done = reverse("admin:article_done", args=[copy.article.public_id])
    assert "Done." in Page(reviewer.post(done, {"act": "done"}, follow=True)).text
    assert "repeats what was taken back" not in Page(reviewer.get(QUEUE)).text


def test_next_leads_to_the_article_and_holds_it(reviewer: Client, claim: Any) -> None:
    response = reviewer.post(reverse("admin:queue_next"))
    assert response.headers["Location"] == page_of(claim)
    assert Lease.objects.get().article == claim.article


def test_where_nothing_waits_the_queue_says_so(reviewer: Client, claim: Any) -> None:
    response = reviewer.post(reverse("admin:queue_next"), {"from": claim.article.public_id}, follow=True)
    assert "Nothing else waits for you." in Page(response).text


def test_looking_takes_no_lease_working_does(reviewer: Client, claim: Any) -> None:
    reviewer.get(page_of(claim))
    assert not Lease.objects.exists()
    reviewer.post(lease_of(claim))
    assert Lease.objects.count() == 1


def test_the_second_person_is_told_who_is_there(reviewer: Client, claim: Any) -> None:
    take_lease(claim.article, by=person("reviewer", username="tomas"))
    assert "tomas works on this article since" in Page(reviewer.get(page_of(claim))).text
    assert "tomas works on this article since" in Page(reviewer.post(lease_of(claim))).text
    assert Lease.objects.get().holder.username == "tomas"


def test_a_third_person_is_told_of_no_blind_reviewer_but_that_both_places_are_taken(
    reviewer: Client, claim: Any
) -> None:
    start_blind_review(claim.article, by=person("editor"))
    pair = [person("reviewer", username=name) for name in ("tomas", "nadia")]
    take_lease(claim.article, by=pair[0])
    accept_claim(claim.pk, by=pair[0])
    take_lease(claim.article, by=pair[1])
    for response in (reviewer.get(page_of(claim)), reviewer.post(lease_of(claim))):
        page = Page(response)
        assert "Both places of this blind review are taken." in page.text
        assert "works on this article" not in page.text
        assert [one.username for one in pair if one.username in page.html] == []


def test_what_is_done_is_held_by_nobody(reviewer: Client, claim: Any) -> None:
    claim.delete()
    ReviewStage.objects.create(article=claim.article, stage=Stage.DONE, nothing_to_claim=True)
    assert 'id="lease"' not in reviewer.get(page_of(claim)).content.decode()


def test_skipping_goes_on_to_the_next_task(reviewer: Client, claim: Any) -> None:
    other = ClaimFactory(attribute=claim.attribute)
    address = reverse("admin:queue_skip", args=[claim.article.public_id])
    refused = reviewer.post(address, {"reason": ""}, follow=True)
    assert "Say why you skip the article" in Page(refused).text
    response = reviewer.post(address, {"reason": "in Kurdish", "from": claim.article.public_id})
    assert response.headers["Location"] == page_of(other)
    assert Assignment.objects.get().skip_reason == "in Kurdish"


def test_a_hidden_article_is_nobodys_task(reviewer: Client, claim: Any) -> None:
    type(claim.article).objects.filter(pk=claim.article.pk).update(sensitivity=Sensitivity.CONFIDENTIAL)
    assert "Rockets on a base" not in Page(reviewer.get(QUEUE)).text
    assert reviewer.post(lease_of(claim)).status_code == 403


def test_readers_have_no_queue(claim: Any) -> None:
    reader = logged_in("reader")
    assert reader.get(QUEUE).status_code == 403
    assert reader.post(reverse("admin:queue_next")).status_code == 403
    assert 'data-key="n"' not in reader.get(page_of(claim)).content.decode()


def test_the_queue_asks_as_often_for_thirty_as_for_three(reviewer: Client, claim: Any) -> None:
    for _ in range(2):
        ClaimFactory(attribute=claim.attribute)
    reviewer.get(QUEUE)
    with CaptureQueriesContext(connection) as few:
        reviewer.get(QUEUE)
    for _ in range(27):
        ClaimFactory(attribute=claim.attribute)
    with CaptureQueriesContext(connection) as many:
        reviewer.get(QUEUE)
    assert len(many) == len(few)


def test_a_post_is_named_as_one_and_leads_to_the_article_it_stands_in() -> None:
    around = ArticleFactory(title="Night of sirens")
    post = ClaimFactory(article__title="").article
    Article.objects.filter(pk=post.pk).update(kind=ArticleKind.POST, parent=around)
    adopted(post.claims.get().attribute)
    client = logged_in("reviewer")
    assert f"Embedded post {post.public_id}" in Page(client.get(QUEUE)).text
    page = Page(client.get(reverse("admin:article_page", args=[post.public_id])))
    assert f'<a href="/admin/articles/{around.public_id}/" lang="en">Night of sirens</a>' in page.html
