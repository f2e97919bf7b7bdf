"""Tell a worker that a job waits: `deliver(job)`. A message lost is no job lost: the sweeper tells again.

Without a broker (Celery in eager mode) the job runs here and now. `run_delivered` is what the worker calls.
"""

from __future__ import annotations

import logging
from time import monotonic
from typing import Any

from celery import current_app
from django.utils import timezone

from factcheck.jobs.errors import UnknownHandler
from factcheck.jobs.models import Job
from factcheck.jobs.registry import find_handler
from factcheck.jobs.running import due, run_job

TASK = "jobs.run"
# Between asking a handler to stop and killing its worker: time for its transaction to roll back.
KILL_AFTER_SECONDS = 30

# After a failed delivery this process asks the broker nothing for so long: one transaction may enqueue hundreds of
# jobs, and a broker that does not even refuse takes seconds to give up on, each time. Shorter than a sweep is apart.
PAUSE_SECONDS = 3.0

_broker_is_asked_again_at = 0.0

logger = logging.getLogger(__name__)


def deliver(job: Job) -> bool:
    """Send the job to a worker, or run it here in eager mode. False when it could not be sent; never raises."""
    if current_app.conf.task_always_eager:
        run_delivered(job.pk)
        return True
    if monotonic() < _broker_is_asked_again_at:
        return False
    try:
        _send(job)
    except Exception as error:  # whatever a broker's client raises: the caller's change is committed already
        logger.warning("Job %s (%s) could not be delivered and waits for the sweeper: %s", job.pk, job, error)
        ask_broker_after(PAUSE_SECONDS)
        return False
    Job.objects.filter(pk=job.pk).update(delivered_at=timezone.now())
    return True


def ask_broker_after(seconds: float) -> None:
    """Leave the broker alone for so long; 0 = ask it again at once."""
    global _broker_is_asked_again_at  # noqa: PLW0603 - one broker per process, one clock for it
    _broker_is_asked_again_at = monotonic() + seconds


def run_delivered(job_id: int) -> None:
    """Run a job, then deliver the one of the same name and key that was asked for meanwhile, if any."""
    job = run_job(job_id)
    if job is None:
        return
    successor = due(Job.objects.filter(name=job.name, key=job.key)).first()
    if successor is not None:
        deliver(successor)


def _send(job: Job) -> None:
    limits = _time_limits(job)
    current_app.tasks[TASK].apply_async(args=(job.pk,), retry=False, ignore_result=True, **limits)


def _time_limits(job: Job) -> dict[str, Any]:
    try:
        handler = find_handler(job.name)
    except UnknownHandler:
        # Another version of the program may know it; a worker that does not will say so on the job.
        return {}
    return {
        "soft_time_limit": handler.timeout_seconds,
        "time_limit": handler.timeout_seconds + KILL_AFTER_SECONDS,
    }
