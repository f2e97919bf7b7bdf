"""Whether a row leads to one of some others, asked row by row.

Outward: ``leads_to``. ``path__in=others`` says the same, and has the database list all the others first, anew for
each page of a list: a page of fifty would cost what the whole table does.
"""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet


def leads_to(others: QuerySet[Any], path: str) -> Exists:
    """The condition that the row's ``path`` leads to one of the others; a row that leads nowhere does not."""
    return Exists(others.order_by().filter(pk=OuterRef(path)))
