"""What repeats what: by a decided link, or by nearly the same text.

Outward: ``repeating`` and ``notices_behind``.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from claims.domain.codes import Provenance
from claims.models import Claim, ClaimLink
from claims.models.claim import ClaimQuerySet
from sources.models import Article, Notice
from sources.selectors.visibility import visible_articles

RELAYING = (Provenance.RELAYS, Provenance.COPIES, Provenance.TRANSLATES)


def repeating(claims: Collection[Claim]) -> ClaimQuerySet:
    """Other claims that repeat one of these, or that one of these repeats, whatever their status.

    claims: with their articles.
    """
    ids = [claim.pk for claim in claims]
    links = (
        ClaimLink.objects.decided().filter(relation__in=RELAYING).filter(Q(first__in=ids) | Q(second__in=ids))
    )
    linked = {pk for pair in links.values_list("first", "second") for pk in pair}
    groups = {claim.article.text_group for claim in claims if claim.article.text_group}
    tied = Q(pk__in=linked) | Q(article__text_group__in=groups)
    return Claim.objects.filter(tied).exclude(pk__in=ids).order_by()


def notices_behind(article: Article, user: Any) -> list[Notice]:
    """Notices that took back what the article, or a post in it, repeats; of articles that the user may read.

    With their articles, the latest first.
    """
    texts = Q(article=article) | Q(article__parent=article)
    own = list(Claim.objects.accepted().filter(texts).select_related("article"))
    others = repeating(own).exclude(article=article.pk).values("pk")
    found = Notice.objects.filter(touched__claim__in=others, article__in=visible_articles(user)).distinct()
    return list(found.select_related("article").defer("article__text").order_by("-published_on", "-pk"))
