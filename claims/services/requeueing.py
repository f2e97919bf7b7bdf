"""What rests on something that was taken back is looked at again.

Outward: ``requeue_relays``. Whoever decided the claims of an article that repeats it gets the article back into
their queue, and is told; where nobody did, since a policy accepted them, those who may accept claims are told.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.domain.codes import Provenance
from claims.models import Assignment, Claim, ClaimLink, Review, ReviewDecision
from claims.services.telling import place_of, tell
from sources.models import Article, Notice

ACCEPT = "claims.accept_claim"
RELAYING = (Provenance.RELAYS, Provenance.COPIES, Provenance.TRANSLATES)
# Above what was assigned in the ordinary way: a wrong figure may be public meanwhile. Arbitrary but works.
PRIORITY = 10
# People told of what nobody reviewed; in a larger newsroom these share a queue. Arbitrary but works.
MOST_TOLD = 20
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def requeue_relays(notice: Notice, touched: Collection[Claim]) -> None:
    """Call inside the transaction, and the act, that records the notice."""
    articles = _relaying_articles(touched)
    reviewers = _reviewers(articles)
    for article in articles.values():
        for reviewer in reviewers[article.pk]:
            _assign(article, reviewer)
            _tell(reviewer, article, notice)
    unreviewed = [article for pk, article in articles.items() if not reviewers[pk]]
    if unreviewed:
        _tell_everybody(unreviewed, notice)


def _relaying_articles(touched: Collection[Claim]) -> dict[int, Article]:
    """Other articles with accepted claims that repeat one of these, by a decided link or by the same text."""
    rows = Article.objects.without_text().filter(claims__in=_relaying(touched)).distinct()
    return {row.pk: row for row in rows.order_by("public_id")}


def _relaying(touched: Collection[Claim]) -> QuerySet[Claim]:
    ids = [claim.pk for claim in touched]
    links = (
        ClaimLink.objects.decided().filter(relation__in=RELAYING).filter(Q(first__in=ids) | Q(second__in=ids))
    )
    linked = {pk for pair in links.values_list("first", "second") for pk in pair}
    groups = {claim.article.text_group for claim in touched if claim.article.text_group}
    repeating = Q(pk__in=linked) | Q(article__text_group__in=groups)
    return Claim.objects.accepted().filter(repeating).exclude(pk__in=ids).order_by()


def _reviewers(articles: Collection[int]) -> defaultdict[int, list[Any]]:
    """Row id of an article -> who reviewed it or decided a claim of it, active people only."""
    users = get_user_model()._default_manager.filter(is_active=True)
    pairs = {
        *Review.objects.filter(article__in=articles).values_list("article", "reviewer"),
        *ReviewDecision.objects.filter(claim__article__in=articles).values_list(
            "claim__article", "review__reviewer"
        ),
    }
    people = users.in_bulk([reviewer for _article, reviewer in pairs])
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for article, reviewer in sorted(pairs):
        if reviewer in people:
            found[article].append(people[reviewer])
    return found


def _assign(article: Article, reviewer: Any) -> None:
    """Once: an assignment that is still open comes first from now on."""
    waiting = Assignment.objects.select_for_update().filter(
        article=article, reviewer=reviewer, is_closed=False
    )
    row = waiting.first()
    if row is None:
        Assignment.objects.create(article=article, reviewer=reviewer, priority=PRIORITY)
    elif row.priority < PRIORITY:
        row.priority = PRIORITY
        row.row_version += 1
        row.save()


def _tell(recipient: Any, article: Article, notice: Notice) -> None:
    tell(
        recipient,
        lambda: (
            _('"%(article)s" repeats what was taken back: %(summary)s')
            % {"article": article, "summary": notice.summary}
        ),
        url=place_of(article),
    )


def _tell_everybody(articles: list[Article], notice: Notice) -> None:
    """One notification per person, however many articles there are."""

    def say() -> str:
        return ngettext(
            '"%(article)s" repeats what was taken back, and nobody reviewed it: %(summary)s',
            '"%(article)s" and others (%(count)d in all) repeat what was taken back, and nobody reviewed them: '
            "%(summary)s",
            len(articles),
        ) % {"article": articles[0], "count": len(articles), "summary": notice.summary}

    people = get_user_model()._default_manager.with_perm(ACCEPT, backend=_BACKEND)
    for person in people.order_by("pk")[:MOST_TOLD]:
        tell(person, say, url=place_of(articles[0]))
