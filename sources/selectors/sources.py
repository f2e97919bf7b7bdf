"""Sources as the register lists them.

Outward: ``with_articles_total``.
"""

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sources.models import Article, Source


def with_articles_total(sources: QuerySet[Source]) -> QuerySet[Source]:
    """Each with ``articles_total``: a subquery of the rows shown, so that a page does not count everybody's."""
    published = Article.objects.order_by().filter(source=OuterRef("pk")).values("source")
    total = Subquery(published.annotate(n=Count("*")).values("n"), output_field=IntegerField())
    return sources.annotate(articles_total=Coalesce(total, 0))
