"""How many rows belong to each row of a list, without a query of its own.

Outward: ``number_of``.
"""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def number_of(rows: QuerySet[Any], of: str) -> Coalesce:
    """How many of the rows belong to the row that is listed, by their column ``of``: a subquery of the rows shown.

    Rows are counted and not their ids: the index of ``of`` alone is read then.
    """
    each = rows.order_by().filter(**{of: OuterRef("pk")}).values(of).annotate(n=Count("*")).values("n")
    return Coalesce(Subquery(each, output_field=IntegerField()), 0)
