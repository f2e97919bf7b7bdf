"""Articles as the services and commands read them.

Outward: `articles_to_process`, `lineage`.
"""

from django.db.models import Q

from sources.codes import ArticleKind
from sources.models import Article
from sources.models.article import ArticleQuerySet


def articles_to_process() -> ArticleQuerySet:
    """Every current article with a text, with source and zones at hand, in the order they came in.

    Posts are left out: their words are read as a zone of the article they stand in.
    """
    return (
        Article.objects.current()
        .filter(kind=ArticleKind.ARTICLE, erased_at__isnull=True)
        .select_related("source")
        .prefetch_related("zones")
        .order_by("id")
    )


def lineage(article: Article) -> ArticleQuerySet:
    """All versions of an article, the first one first."""
    first = article.lineage_id
    return Article.objects.filter(Q(pk=first) | Q(original_id=first)).order_by("version")
