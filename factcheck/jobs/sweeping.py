"""Put right what a lost broker or a lost worker left behind: `sweep()`, run every few seconds by sweep_jobs.

First the running jobs whose worker has been silent too long wait again, or are parked when they have used up their
attempts; then every job that is due, and that no worker was told of lately, is delivered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from factcheck.jobs.delivery import KILL_AFTER_SECONDS, deliver
from factcheck.jobs.errors import UnknownHandler
from factcheck.jobs.models import Job, JobStatus
from factcheck.jobs.registry import find_handler
from factcheck.jobs.running import after_failure, due, end_attempt

# A message older than this is taken for lost. Telling a worker twice does no harm (the row is claimed once), so
# this only bounds how many needless messages a long queue collects.
REDELIVER_AFTER_SECONDS = 300
# Jobs of a program version this process does not know: as long as the default timeout of a handler.
UNKNOWN_SILENCE_SECONDS = 600
# Deliveries per sweep, so that one sweep ends before the next is due.
MOST_DELIVERIES = 500


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep did, in jobs. undelivered: due, but the broker could not be reached."""

    lost: int
    delivered: int
    undelivered: int


def sweep() -> Swept:
    """One round. Any number of sweepers may run at once: each row is changed on a condition."""
    now = timezone.now()
    lost = sum(_give_up(job, now) for job in Job.objects.filter(status=JobStatus.RUNNING))
    untold = Q(delivered_at__isnull=True) | Q(
        delivered_at__lt=now - timedelta(seconds=REDELIVER_AFTER_SECONDS)
    )
    waiting = list(due(Job.objects.filter(untold)).order_by("id")[:MOST_DELIVERIES])
    for position, job in enumerate(waiting):
        if not deliver(job):
            # The broker is away: asking it again for each of the others would only take time.
            return Swept(lost=lost, delivered=position, undelivered=len(waiting) - position)
    return Swept(lost=lost, delivered=len(waiting), undelivered=0)


def _give_up(job: Job, now: datetime) -> bool:
    silence = timedelta(seconds=_silence_seconds(job) + KILL_AFTER_SECONDS)
    if job.heartbeat_at is None or now - job.heartbeat_at < silence:
        return False
    silent_seconds = round((now - job.heartbeat_at).total_seconds())
    error = f"Its worker gave no sign of life for {silent_seconds} seconds and counts as lost."
    return end_attempt(job, after_failure(job, error))


def _silence_seconds(job: Job) -> int:
    try:
        return find_handler(job.name).silence_seconds
    except UnknownHandler:
        return UNKNOWN_SILENCE_SECONDS
