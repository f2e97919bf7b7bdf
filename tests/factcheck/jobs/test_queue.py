"""Asking for work, and taking it back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from factcheck.audit.models import Act
from factcheck.audit.request import request_scope
from factcheck.jobs import JobError, Progress, cancel, enqueue, retry
from factcheck.jobs.errors import UnknownHandler
from factcheck.jobs.models import Job, JobStatus
from factcheck.jobs.running import run_job
from tests.factcheck.jobs.conftest import Register

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def derive(register: Register) -> list[dict[str, Any]]:
    """The handler of claims.derive, and what it was called with."""
    calls: list[dict[str, Any]] = []

    def derive(progress: Progress, **arguments: Any) -> None:
        calls.append(arguments)

    register("claims.derive", derive, retries=2)
    return calls


def derive_event(event: str = "E000001") -> Job:
    return enqueue("claims.derive", {"event": event}, event)


def test_a_job_waits_until_the_commit_and_runs_right_after(
    derive: list[dict[str, Any]], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = derive_event()
        assert (job.status, job.attempts, job.max_attempts) == (JobStatus.WAITING, 0, 3)
        assert derive == []
    job.refresh_from_db()
    assert derive == [{"event": "E000001"}]
    assert (job.status, job.attempts, job.error) == (JobStatus.DONE, 1, "")
    assert job.finished_at is not None


def test_a_rolled_back_change_leaves_no_work(
    derive: list[dict[str, Any]], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        derive_event()
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert derive == []


def test_asking_twice_for_waiting_work_adds_nothing() -> None:
    assert derive_event() == derive_event()
    assert Job.objects.count() == 1


def test_another_key_is_another_job() -> None:
    assert derive_event("E000001") != derive_event("E000002")


def test_asking_again_while_it_runs_queues_a_second_run_behind_it() -> None:
    """The running one may have read the claims before this change: dropping the request would lose the change."""
    first = derive_event()
    Job.objects.filter(pk=first.pk).update(
        status=JobStatus.RUNNING, attempts=1, started_at=timezone.now(), heartbeat_at=timezone.now()
    )
    second = derive_event()
    assert second != first
    assert second == derive_event()
    assert run_job(second.pk) is None, "two runs of one key at the same time"


def test_the_second_run_follows_when_the_first_ends(
    register: Register, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    seen: list[int] = []

    def derive_again(progress: Progress, event: str) -> None:
        seen.append(progress.job.pk)
        if len(seen) == 1:
            with django_capture_on_commit_callbacks(execute=True):
                enqueue("claims.again", {"event": event}, event)

    register("claims.again", derive_again)
    with django_capture_on_commit_callbacks(execute=True):
        enqueue("claims.again", {"event": "E000001"}, "E000001")
    assert len(seen) == 2
    assert set(Job.objects.values_list("status", flat=True)) == {JobStatus.DONE}


def test_one_key_with_other_arguments_is_refused() -> None:
    derive_event()
    with pytest.raises(JobError) as refused:
        enqueue("claims.derive", {"event": "E000002"}, "E000001")
    assert str(refused.value) == (
        "A job claims.derive E000001 waits with the arguments {'event': 'E000001'}, not {'event': 'E000002'}:"
        " give this work another key."
    )


def test_arguments_are_compared_as_they_are_stored() -> None:
    key = "twice"
    when = timezone.now()
    assert enqueue("claims.derive", {"at": when, "ids": (1, 2)}, key) == enqueue(
        "claims.derive", {"at": when, "ids": [1, 2]}, key
    )


def test_work_nobody_handles_is_refused_where_it_is_asked_for() -> None:
    with pytest.raises(UnknownHandler, match=r"^No handler is registered for jobs called 'claims\.deriv'\."):
        enqueue("claims.deriv", {}, "E000001")
    assert not Job.objects.exists()


def test_a_job_for_later_is_left_to_the_sweeper(
    derive: list[dict[str, Any]], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        job = enqueue("claims.derive", {}, "E000001", run_after=timezone.now() + timedelta(hours=1))
    assert callbacks == []
    assert run_job(job.pk) is None
    assert derive == []


def test_a_job_knows_who_asked_and_in_which_request(mina: Any) -> None:
    with request_scope("req-00000001"):
        job = enqueue("claims.derive", {}, "E000001", by=mina)
    assert (job.created_by, job.request_id) == (mina, "req-00000001")


def test_cancelling_a_waiting_job_takes_it_off_the_queue(mina: Any, derive: list[dict[str, Any]]) -> None:
    job = derive_event()
    cancel(job, by=mina, reason="Asked for by mistake.")
    assert job.status == JobStatus.CANCELLED
    assert job.finished_at is not None
    assert run_job(job.pk) is None
    assert derive == []
    act = Act.objects.get()
    assert (act.verb, act.actor, act.target_type, act.target_id, act.reason) == (
        "job.cancel",
        mina,
        "jobs.job",
        str(job.pk),
        "Asked for by mistake.",
    )


def test_a_finished_job_cannot_be_cancelled() -> None:
    job = derive_event()
    run_job(job.pk)
    with pytest.raises(
        JobError, match=rf"^Job {job.pk} is done; only a waiting or running job can be cancelled\.$"
    ):
        cancel(job)
    assert not Act.objects.exists()


def parked(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(
        status=JobStatus.PARKED, attempts=3, error="ValueError: no", finished_at=timezone.now()
    )


def test_retrying_a_parked_job_forgives_its_attempts(
    mina: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    job = derive_event()
    parked(job)
    with django_capture_on_commit_callbacks(execute=True):
        retry(job, by=mina)
        assert (job.status, job.attempts, job.error, job.finished_at) == (JobStatus.WAITING, 0, "", None)
    job.refresh_from_db()
    assert job.status == JobStatus.DONE
    assert Act.objects.get().verb == "job.retry"


def test_a_waiting_job_cannot_be_retried() -> None:
    job = enqueue("claims.derive", {}, "E000001")
    with pytest.raises(JobError, match="waits already; retrying it would do it twice"):
        retry(job)


def test_a_done_job_cannot_be_retried() -> None:
    job = derive_event()
    run_job(job.pk)
    with pytest.raises(
        JobError, match=rf"^Job {job.pk} is done; only a failed, parked or cancelled job can be retried\.$"
    ):
        retry(job)


def test_parked_work_asked_for_again_cannot_be_retried_beside_it() -> None:
    job = derive_event()
    parked(job)
    derive_event()
    with pytest.raises(
        JobError, match=rf"^The work of job {job.pk} waits already; retrying it would do it twice\.$"
    ):
        retry(job)
    assert not Act.objects.exists()


BROKEN: list[tuple[str, Callable[[], dict[str, Any]]]] = [
    # An unknown status is neither live nor finished, so it breaks both; PostgreSQL names the other.
    ("jobs_job_(status_is_known|finished_is_dated)", lambda: {"status": "asleep"}),
    ("jobs_job_is_named", lambda: {"key": ""}),
    ("jobs_job_may_be_tried", lambda: {"max_attempts": 0}),
    ("jobs_job_progress_within_total", lambda: {"progress_done": 2, "progress_total": 1}),
    ("jobs_job_running_has_begun", lambda: {"status": JobStatus.RUNNING}),
    ("jobs_job_finished_is_dated", lambda: {"status": JobStatus.DONE}),
    ("jobs_job_finished_is_dated", lambda: {"finished_at": timezone.now()}),
]


@pytest.mark.parametrize(("constraint", "change"), BROKEN)
def test_the_database_refuses_a_broken_job(constraint: str, change: Callable[[], dict[str, Any]]) -> None:
    job = derive_event()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**change())
