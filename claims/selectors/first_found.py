"""The first of some rows that fulfil what takes long to ask, without asking it of all rows.

Outward: ``first_found``, ``oldest`` and their tallies. Asked for the first few of a condition, PostgreSQL expects to
find none for long and reads every article there is. It is asked of the first rows alone, by their ids; of more where
these do not fill the list, and of all only then.
"""

from typing import Any

from django.db.models import QuerySet

from claims.models import UnfinishedReview
from claims.selectors.tally import MOST, Tally
from sources.models import Article

# Rows looked at before more are, and before all are. Arbitrary but works: twice what a tally counts, and some to pass
# over; as many as one statement names by their ids without being slow itself.
LOOKED_AT = (300, 3000)


def first_found(rows: QuerySet[Any, Any], most: int, among: QuerySet[Any]) -> list[Any]:
    """At most ``most`` of the rows, in their order. Two queries; two or three more where the first are not enough.

    rows: those wanted, or columns of them. among: ids of all that they may be, in the order of the rows.
    """
    for looked_at in LOOKED_AT:
        window = list(among[: looked_at + 1])
        found = list(rows.filter(pk__in=window[:looked_at])[:most])
        if len(window) <= looked_at or len(found) == most:
            return found
    return list(rows[:most])


def oldest(
    rows: QuerySet[Article, Any], most: int, among: QuerySet[UnfinishedReview] | None = None
) -> list[Any]:
    """The first of unfinished articles, the oldest first. among: where they all are, None = wherever."""
    unfinished = UnfinishedReview.objects.all() if among is None else among
    return first_found(rows, most, unfinished.order_by("article_id").values_list("pk", flat=True))


def tally_of_open(rows: QuerySet[Article], among: QuerySet[UnfinishedReview] | None = None) -> Tally:
    """How many, as ``oldest``."""
    return Tally(len(oldest(rows.values_list("pk", flat=True), MOST + 1, among)))


def tally_of_latest(rows: QuerySet[Any], among: QuerySet[Any]) -> Tally:
    """How many of the rows there are, looked for among the latest of some others first."""
    latest = among.order_by("-pk").values_list("pk", flat=True)
    return Tally(len(first_found(rows.order_by().values_list("pk", flat=True), MOST + 1, latest)))
