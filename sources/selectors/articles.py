"""Articles as the services and commands read them.

Outward: `texts_to_process`, `articles_to_process`, `lineage`.
"""

from django.db.models import Q

from sources.codes import ArticleKind
from sources.models import Article
from sources.models.article import ArticleQuerySet


def texts_to_process() -> ArticleQuerySet:
    """Every current article and embedded post with a text, in the order they came in: a post after its article.

    Source and zones are at hand.
    """
    return (
        Article.objects.current()
        .filter(erased_at__isnull=True)
        .select_related("source")
        .prefetch_related("zones")
        .order_by("id")
    )


def articles_to_process() -> ArticleQuerySet:
    """The same without the posts that stand in articles."""
    return texts_to_process().filter(kind=ArticleKind.ARTICLE)


def lineage(article: Article) -> ArticleQuerySet:
    """All versions of an article, the first one first.

    Each of the two conditions for itself: where either holds, SQLite would go through all articles.
    """
    first = article.lineage_id
    own, later = (
        Article.objects.order_by().filter(at).values("pk") for at in (Q(pk=first), Q(original_id=first))
    )
    return Article.objects.filter(pk__in=own.union(later)).order_by("version")
