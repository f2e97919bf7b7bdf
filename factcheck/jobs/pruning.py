"""Forget finished jobs after a while: ``prune_jobs(days)``. Their acts in the audit stay.

Kept whatever their age: what waits or runs, what failed or is parked and was not done since, the latest job of each
name, whose result a screen shows, and a job whose loss would make an earlier failure look like the last word.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from factcheck.audit import record
from factcheck.jobs.models import FINISHED, Job, JobStatus

# Rows deleted in one statement, so that no other work waits long. Arbitrary but works.
BATCH = 1000


def prune_jobs(days: int) -> int:
    """Delete jobs that finished more than so many days ago; returns how many. One act names the number."""
    before = timezone.now() - timedelta(days=days)
    pruned = 0
    while pks := list(prunable_jobs(before).order_by("id").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            pruned += Job.objects.filter(pk__in=pks).delete()[0]
    if pruned:
        record("job.prune", actor=None, new={"jobs": pruned, "finished_before": before.isoformat()})
    return pruned


def prunable_jobs(before: datetime) -> QuerySet[Job]:
    """Finished before the moment, and needed by nothing."""
    same_work = Job.objects.filter(name=OuterRef("name"), key=OuterRef("key"))
    was_done_again = Exists(same_work.filter(pk__gt=OuterRef("pk")))
    failed_before = Exists(
        same_work.filter(pk__lt=OuterRef("pk"), status__in=[JobStatus.FAILED, JobStatus.PARKED])
    )
    is_latest_of_name = ~Exists(Job.objects.filter(name=OuterRef("name"), pk__gt=OuterRef("pk")))
    ended_well = Q(status__in=[JobStatus.DONE, JobStatus.CANCELLED])
    return Job.objects.filter(status__in=FINISHED, finished_at__lt=before).filter(
        Q(was_done_again) | ended_well & ~failed_before & ~is_latest_of_name
    )
