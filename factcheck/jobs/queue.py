"""Put work on the queue and take it off: `enqueue`, `cancel`, `retry`.

The Job row is written in the caller's transaction: work is asked for exactly when the change that needs it is
committed. Only then is a worker told, and if it cannot be, the row waits for the sweeper.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.audit import Target, record
from factcheck.audit.request import current_request_id
from factcheck.jobs.delivery import deliver
from factcheck.jobs.errors import JobError
from factcheck.jobs.models import LIVE, Job, JobStatus
from factcheck.jobs.registry import find_handler

# Times to look again when the waiting namesake that blocked an insert was gone a moment later. One is the usual
# need; more means that workers take this key faster than it can be asked for.
TRIES = 5


def enqueue(
    name: str, arguments: Mapping[str, Any], key: str, *, run_after: datetime | None = None, by: Any = None
) -> Job:
    """Ask for a piece of work; returns its waiting Job, which may have been asked for before.

    name: of a registered handler. arguments: JSON-like keyword arguments of the handler. key: what the work is
    about; while a job of this name and key waits, asking again returns that one, with the moment it was given.
    One that runs already does not count: it may have read the old state, so a second one waits behind it.
    run_after: not before this moment; None = at once. by: the user who asked; None = the machine.
    Never fails for want of a broker. Raises UnknownHandler for a name nobody handles, and JobError when a job of
    that name and key waits with other arguments: the key must say everything the arguments say.
    """
    handler = find_handler(name)
    values = json.loads(json.dumps(dict(arguments), cls=DjangoJSONEncoder, allow_nan=False))
    for _attempt in range(TRIES):
        with transaction.atomic():
            waiting = _waiting_namesake(name, key)
            if waiting is not None:
                return _same_work(waiting, values)
            try:
                with transaction.atomic():
                    job = Job.objects.create(
                        name=name,
                        key=key,
                        arguments=values,
                        max_attempts=handler.max_attempts,
                        created_by=by,
                        request_id=current_request_id(),
                        run_after=run_after,
                    )
            except IntegrityError:
                continue
            if run_after is None:
                _deliver_after_commit(job)
            return job
    raise JobError(
        _("The job %(name)s %(key)s could not be queued in %(tries)s tries; ask again.")
        % {"name": name, "key": key, "tries": TRIES}
    )


def cancel(job: Job, *, by: Any = None, reason: str = "") -> None:
    """Take a job off the queue; a running handler is stopped at its next progress report.

    Raises JobError for a job that is finished.
    """
    with transaction.atomic():
        record("job.cancel", actor=by, target=_target(job), reason=reason)
        cancelled = Job.objects.filter(pk=job.pk, status__in=LIVE).update(
            status=JobStatus.CANCELLED, finished_at=timezone.now()
        )
        job.refresh_from_db()
        if not cancelled:
            raise JobError(
                _("Job %(job)s is %(status)s; only a waiting or running job can be cancelled.")
                % {"job": job.pk, "status": job.get_status_display()}
            )


def retry(job: Job, *, by: Any = None, reason: str = "") -> None:
    """Put a failed, parked or cancelled job back on the queue with its attempts forgiven.

    Raises JobError for any other status, or when the same work waits already.
    """
    with transaction.atomic():
        record("job.retry", actor=by, target=_target(job), reason=reason)
        if _waiting_namesake(job.name, job.key) is not None:
            raise JobError(
                _("The work of job %(job)s waits already; retrying it would do it twice.") % {"job": job.pk}
            )
        stopped = Job.objects.filter(
            pk=job.pk, status__in=[JobStatus.FAILED, JobStatus.PARKED, JobStatus.CANCELLED]
        )
        retried = stopped.update(
            status=JobStatus.WAITING,
            attempts=0,
            error="",
            run_after=None,
            delivered_at=None,
            finished_at=None,
        )
        job.refresh_from_db()
        if not retried:
            raise JobError(
                _("Job %(job)s is %(status)s; only a failed, parked or cancelled job can be retried.")
                % {"job": job.pk, "status": job.get_status_display()}
            )
        _deliver_after_commit(job)


def _waiting_namesake(name: str, key: str) -> Job | None:
    """The waiting job of that name and key, kept waiting until this transaction ends.

    Otherwise a worker could begin it now, read the state before this transaction commits, and the change that
    asked for it again would never be worked on. A shared lock, so that callers do not queue behind each other;
    Django has no word for it. SQLite lets no second writer in anyway.
    """
    waiting = Job.objects.filter(name=name, key=key, status=JobStatus.WAITING).first()
    if waiting is None or connection.vendor != "postgresql":
        return waiting
    locked = "SELECT * FROM jobs_job WHERE id = %s AND status = %s FOR SHARE"
    return next(iter(Job.objects.raw(locked, [waiting.pk, JobStatus.WAITING])), None)


def _same_work(waiting: Job, arguments: dict[str, Any]) -> Job:
    if waiting.arguments != arguments:
        raise JobError(
            _(
                "A job %(job)s waits with the arguments %(arguments)s, not %(others)s: give this work another key."
            )
            % {"job": waiting, "arguments": waiting.arguments, "others": arguments}
        )
    return waiting


def _deliver_after_commit(job: Job) -> None:
    transaction.on_commit(partial(deliver, job), robust=True)


def _target(job: Job) -> Target:
    return Target(type="jobs.job", id=str(job.pk), label=str(job))
