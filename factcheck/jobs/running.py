"""Run one job: `run_job(job_id)`, called by factcheck.jobs.delivery in a worker or, in eager mode, at once.

Claim the row, run its handler outside any transaction, write how it ended. Every write after the claim holds only
while this attempt is the current one, so a worker given up for lost cannot overwrite its successor.
"""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from factcheck.audit.request import request_scope
from factcheck.jobs.errors import Cancelled, Refused
from factcheck.jobs.models import Job, JobStatus
from factcheck.jobs.progress import Progress, attempt_in_hand
from factcheck.jobs.registry import find_handler

# Pauses before the second, third, fourth ... attempt: 10 s, 20 s, 40 s, never over an hour. Long enough for a
# restarted database, short enough that a person who watches does not think it forgotten.
FIRST_PAUSE_SECONDS = 10
LONGEST_PAUSE_SECONDS = 3600
# Stored as it is; pages say it in the reader's language (``Job.detail_said``).
ASKED_AGAIN = gettext_noop("The same work was asked for again and waits on its own.")

logger = logging.getLogger(__name__)


def run_job(job_id: int) -> Job | None:
    """Run a waiting job and return it as it ended; None when it was not there to be claimed.

    A job is not claimed when it is gone, finished, running, not due yet, or while its namesake runs. Errors of
    the handler end in the row; those of the database are raised.
    """
    job = _claim(job_id)
    if job is None:
        return None
    try:
        with request_scope(job.request_id or f"job-{job.pk}"):
            result = find_handler(job.name).function(Progress(job), **job.arguments)
        ended = {"status": JobStatus.DONE, "result": _plain(result), "error": ""}
    except Cancelled as stop:
        logger.info("Job %s (%s) stopped: %s", job.pk, job, stop)
        ended = {}
    except Refused as refusal:
        ended = {"status": JobStatus.FAILED, "error": str(refusal)}
    except SoftTimeLimitExceeded:
        ended = after_failure(job, f"It took longer than {find_handler(job.name).timeout_seconds} seconds.")
    except Exception as error:
        logger.exception("Job %s (%s) failed in attempt %s", job.pk, job, job.attempts)
        ended = after_failure(job, f"{type(error).__name__}: {error}")
    if ended:
        _end(job, ended)
    job.refresh_from_db()
    return job


def after_failure(job: Job, error: str) -> dict[str, Any]:
    """How a job goes on after a failed attempt: waiting again after a pause, or parked for a person."""
    if job.attempts >= job.max_attempts:
        return {"status": JobStatus.PARKED, "error": error}
    pause_seconds = min(FIRST_PAUSE_SECONDS * 2 ** (job.attempts - 1), LONGEST_PAUSE_SECONDS)
    return {
        "status": JobStatus.WAITING,
        "error": error,
        "run_after": timezone.now() + timedelta(seconds=pause_seconds),
        "delivered_at": None,
    }


def end_attempt(job: Job, ended: dict[str, Any]) -> bool:
    """Write how the attempt ended; False when the job is not this attempt's any more.

    A job that would wait again while its namesake waits is cancelled instead: that one does the same work.
    """
    if ended["status"] != JobStatus.WAITING:
        ended = {**ended, "finished_at": timezone.now()}
    try:
        with transaction.atomic():
            return bool(attempt_in_hand(job).update(**ended))
    except IntegrityError:
        superseded = {
            "status": JobStatus.CANCELLED,
            "error": ended["error"],
            "detail": ASKED_AGAIN,
            "finished_at": timezone.now(),
        }
        return bool(attempt_in_hand(job).update(**superseded))


def due(jobs: models.QuerySet[Job]) -> models.QuerySet[Job]:
    """Those of the jobs that wait and may begin now."""
    return jobs.filter(Q(run_after__isnull=True) | Q(run_after__lte=timezone.now()), status=JobStatus.WAITING)


def _claim(job_id: int) -> Job | None:
    now = timezone.now()
    try:
        with transaction.atomic():
            claimed = due(Job.objects.filter(pk=job_id)).update(
                status=JobStatus.RUNNING,
                attempts=F("attempts") + 1,
                started_at=now,
                heartbeat_at=now,
                progress_done=0,
                progress_total=None,
                detail="",
            )
    except IntegrityError:
        # Its namesake runs. Whoever ends that one delivers this one.
        return None
    return Job.objects.get(pk=job_id) if claimed else None


def _end(job: Job, ended: dict[str, Any]) -> None:
    if not end_attempt(job, ended):
        logger.warning("Job %s (%s): attempt %s ended after it was given up.", job.pk, job, job.attempts)


def _plain(result: Any) -> Any:
    """Refused here, inside the attempt, rather than by the database after the work is done."""
    return json.loads(json.dumps(result, cls=DjangoJSONEncoder, allow_nan=False))
