"""What rests on something that was taken back is looked at again.

Outward: ``requeue_relays``. An article that repeats it is open again, and is done only once somebody looked through
it after that. Whoever decided its claims gets it back into their queue, and is told; where nobody did who may still
read it and decide, it waits in everybody's, and those who may accept claims are told.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Assignment, Claim, Review, ReviewDecision
from claims.selectors.people import holders
from claims.selectors.repeating import repeating
from claims.services.numbering import lock_article
from claims.services.stages import ask_again
from claims.services.telling import place_of, tell
from sources.models import Article, Notice
from sources.selectors.visibility import visible_articles

ACCEPT = "claims.accept_claim"
# Above what was assigned in the ordinary way: a wrong figure may be public meanwhile. Arbitrary but works.
PRIORITY = 10
# People told of what nobody reviewed; in a larger newsroom these share a queue. Arbitrary but works.
MOST_TOLD = 20


def requeue_relays(notice: Notice, touched: Collection[Claim], *, by: Any) -> None:
    """Call inside the transaction, and the act, that records the notice. by: who records it."""
    articles = _relaying_articles(touched)
    reviewers = _reviewers(articles)
    for article in articles.values():
        lock_article(article.pk)
        ask_again(article.pk, by=by)
        for reviewer in reviewers[article.pk]:
            _assign(article, reviewer)
            _tell(reviewer, [article], notice, is_reviewed=True)
    unreviewed = [article for pk, article in articles.items() if not reviewers[pk]]
    if unreviewed:
        _tell_everybody(unreviewed, notice)


def _relaying_articles(touched: Collection[Claim]) -> dict[int, Article]:
    """Other articles with accepted claims that repeat one of these, by a decided link or by the same text.

    A post is looked through with the article that it stands in. In the order of their rows, in which they are locked.
    """
    rows = repeating(touched).accepted().values_list("article", "article__parent")
    own = {claim.article_id for claim in touched} | {claim.article.parent_id for claim in touched}
    wanted = {parent or article for article, parent in rows} - own
    return {row.pk: row for row in Article.objects.without_text().filter(pk__in=wanted).order_by("pk")}


def _reviewers(articles: Collection[int]) -> defaultdict[int, list[Any]]:
    """Row id of an article -> who reviewed it or decided a claim of it, and may read it and decide today."""
    pairs = {
        *Review.objects.filter(article__in=articles).values_list("article", "reviewer"),
        *ReviewDecision.objects.filter(claim__article__in=articles).values_list(
            "claim__article", "review__reviewer"
        ),
    }
    people = holders(ACCEPT).in_bulk([reviewer for _article, reviewer in pairs])
    seen = {
        pk: set(visible_articles(person).filter(pk__in=articles).values_list("pk", flat=True))
        for pk, person in people.items()
    }
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for article, reviewer in sorted(pairs):
        if article in seen.get(reviewer, ()):
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


def _tell_everybody(articles: list[Article], notice: Notice) -> None:
    """One notification per person, however many articles there are; of none that the person may not read."""
    told = 0
    for person in holders(ACCEPT).order_by("pk"):
        if told == MOST_TOLD:
            return
        seen: Any = visible_articles(person).filter(pk__in=[article.pk for article in articles])
        shown = list(seen.without_text().order_by("pk"))
        if shown:
            told += 1
            _tell(person, shown, notice, is_reviewed=False)


def _tell(recipient: Any, articles: list[Article], notice: Notice, *, is_reviewed: bool) -> None:
    """articles: that the recipient may read; the notice is retold to whoever may read the article it is about."""
    is_known = visible_articles(recipient).filter(pk=notice.article_id).exists()

    def say() -> str:
        told = {
            "article": articles[0],
            "count": len(articles),
            "summary": notice.summary if is_known else _("details are hidden from you"),
        }
        if is_reviewed:
            return _('"%(article)s" repeats what was taken back: %(summary)s') % told
        return (
            ngettext(
                '"%(article)s" repeats what was taken back, and nobody reviewed it: %(summary)s',
                '"%(article)s" and others (%(count)d in all) repeat what was taken back, and nobody reviewed '
                "them: %(summary)s",
                len(articles),
            )
            % told
        )

    tell(recipient, say, url=place_of(articles[0]))
