"""Counting for the scoreboard: all proposals and claims, from nothing, kept until they are counted again.

Outward: ``count_scores``, ``start_counting`` and ``counting_job``.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.models import Attribute, Claim, ScoreCell
from claims.selectors.score_cells import NUMBERS, cells_of, latest_runs
from claims.services.numbering import lock_counter
from claims.services.permission import require
from factcheck.jobs import enqueue
from factcheck.jobs.models import Job

COUNT_SCORES = "claims.count_scores"
VIEW = "claims.view_reviewdecision"


def start_counting(*, by: Any) -> Job:
    """Queue the count; one that waits already is returned. Raises NotAllowed."""
    require(by, VIEW)
    return enqueue(COUNT_SCORES, {}, COUNT_SCORES, by=by)


def count_scores() -> int:
    """Replace what was counted before, all at once; returns the number of cells.

    Counting takes long: nothing is locked meanwhile. A version or an attribute that comes in while the claims are
    counted is known to what is read afterwards.
    """
    now = timezone.now()
    cells = cells_of(Claim.objects.all())
    latest, attributes = latest_runs(), dict(Attribute.objects.values_list("key", "pk"))
    rows = [
        ScoreCell(
            attribute_id=attributes[cell.attribute],
            language=cell.language,
            is_of_rule=cell.rule is not None,
            rule="" if cell.rule is None else cell.rule,
            version=cell.version,
            levels=cell.levels,
            latest_run=latest[cell.version],
            counted_at=now,
            **{name: getattr(cell, name) for name in NUMBERS},
        )
        for cell in cells
    ]
    with transaction.atomic():
        # Two counts write one after the other: else each would add its rows beside those of the other.
        lock_counter(COUNT_SCORES)
        ScoreCell.objects.all().delete()
        ScoreCell.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def counting_job() -> Job | None:
    """The last count that was asked for; None = none was."""
    return Job.objects.filter(name=COUNT_SCORES, key=COUNT_SCORES).order_by("-pk").first()
