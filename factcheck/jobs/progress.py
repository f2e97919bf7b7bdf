"""What a handler is given to say how far it is: `progress(done, total, detail)`.

Each report is a sign of life, and the moment at which a cancelled handler is stopped.
"""

from __future__ import annotations

from time import monotonic

from django.db import models
from django.utils import timezone

from factcheck.jobs.errors import Cancelled, JobError
from factcheck.jobs.models import Job, JobStatus

# Seconds between two writes of one job's progress. Arbitrary but works: finer than a page that refreshes itself,
# and a loop over thousands of claims does not write thousands of rows.
REPORT_EVERY_SECONDS = 0.5


class Progress:
    """Reports of one attempt at one job. Report between transactions: inside one nobody sees it before the end."""

    def __init__(self, job: Job, *, every_seconds: float = REPORT_EVERY_SECONDS) -> None:
        self.job = job
        self._every_seconds = every_seconds
        self._written_at: float | None = None

    def __call__(self, done: int, total: int | None = None, detail: str = "") -> None:
        """Say that `done` of `total` steps are behind (total None = not known), and what is going on.

        Writes at most every half second, and always the last step. Raises Cancelled when the job was cancelled
        or handed to another worker, JobError when done is more than total.
        """
        if total is not None and done > total:
            raise JobError(
                f"Job {self.job.pk} reported {done} of {total} steps: no more can be done than there are."
            )
        if done != total and not self._is_due():
            return
        self._written_at = monotonic()
        mine = attempt_in_hand(self.job).update(
            progress_done=done, progress_total=total, detail=detail[:300], heartbeat_at=timezone.now()
        )
        if not mine:
            raise Cancelled(f"Job {self.job.pk} was cancelled, or is another worker's by now.")

    def _is_due(self) -> bool:
        return self._written_at is None or monotonic() - self._written_at >= self._every_seconds


def attempt_in_hand(job: Job) -> models.QuerySet[Job]:
    """The job's row as long as this very attempt runs: the fence against a worker given up for lost."""
    return Job.objects.filter(pk=job.pk, status=JobStatus.RUNNING, attempts=job.attempts)
