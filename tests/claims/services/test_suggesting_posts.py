"""Posts that stand in an article: what they claim is their account's own."""

from typing import Any

import pytest

from claims.domain.codes import ClaimStatus, Comparator, Sensitivity
from claims.models import Claim, Event
from claims.selectors.statements import statement_of
from claims.services.processing import process_articles
from claims.services.suggesting import suggest_claims
from sources.codes import ArticleKind
from sources.models import Article
from tests.claims.services.cast import add

REPORT = (
    "Rockets hit Baghdad\n\n"
    "Seven rockets were fired at the US embassy in Baghdad on Tuesday, the Iraqi army said.\n\n"
    "{post}\n\n"
    "One girl was killed and five people were injured."
)
POST = "At least nine rockets have hit the US embassy in Baghdad pic.twitter.com/demoQ1w2E3"
ELSEWHERE = "Two soldiers were killed by a bomb in Erbil on 3 March 2019 pic.twitter.com/demoQ1w2E3"


def article_with(post: str, outlet: str = "Harbour Gazette") -> tuple[Article, Article]:
    article = add(REPORT.format(post=post), outlet)
    return article, article.posts.get()


def landed(article: Article) -> Claim:
    return Claim.objects.get(article=article, attribute__key="rockets_landed")


@pytest.fixture
def told(seeds: Any) -> tuple[Article, Article]:
    return article_with(POST)


def test_post_is_read_as_its_accounts_own_and_restricted(told: tuple[Article, Article]) -> None:
    article, post = told
    process_articles()
    claim = landed(post)
    assert (claim.comparator, claim.number) == (Comparator.AT_LEAST, 9)
    assert claim.sensitivity == Sensitivity.RESTRICTED
    assert claim.quote == post.text[claim.start : claim.end]
    assert statement_of(claim).outlet == (post.source.key if post.source else None)
    assert statement_of(claim).outlet != (article.source.key if article.source else None)
    assert not Claim.objects.filter(article=article, number=9).exists()


def test_post_is_routed_to_the_event_of_its_article(told: tuple[Article, Article]) -> None:
    article, post = told
    done = process_articles()
    main = Claim.objects.get(article=article, attribute__key="killed").event
    assert landed(post).event == main
    assert (done.articles, done.posts, Event.objects.count()) == (1, 1, 1)
    assert process_articles().suggested == 0


def test_post_about_something_else_opens_no_event(seeds: Any) -> None:
    _, post = article_with(ELSEWHERE)
    process_articles()
    claims = Claim.objects.filter(article=post)
    assert claims.exists()
    assert set(claims.values_list("event", flat=True)) == {None}
    assert Event.objects.count() == 1


def test_post_read_before_its_article_waits_unrouted(told: tuple[Article, Article]) -> None:
    _, post = told
    suggest_claims(post)
    assert landed(post).event is None
    assert landed(post).status == ClaimStatus.SUGGESTED


def test_one_post_in_two_articles_is_one_voice(seeds: Any) -> None:
    posts = [article_with(POST, outlet)[1] for outlet in ("Harbour Gazette", "Quay Post")]
    process_articles()
    prints = {statement_of(landed(post)).fingerprint for post in posts}
    assert prints == {posts[0].public_id}
    assert Article.objects.filter(kind=ArticleKind.POST).count() == 2
