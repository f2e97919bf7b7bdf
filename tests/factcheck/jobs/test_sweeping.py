"""Nothing is lost: neither for want of a broker nor with a worker."""

from datetime import timedelta
from io import StringIO
from time import monotonic
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from factcheck.celery import app
from factcheck.jobs import Progress, delivery, enqueue
from factcheck.jobs.models import Job, JobStatus
from factcheck.jobs.sweeping import Swept, sweep
from tests.factcheck.jobs.conftest import Register

pytestmark = pytest.mark.django_db

NOTHING = Swept(lost=0, delivered=0, undelivered=0)


@pytest.fixture(autouse=True)
def work(register: Register) -> list[int]:
    """The handler tests.work (silent for 60 s at most, 2 attempts), and the jobs it ran."""
    ran: list[int] = []

    def work(progress: Progress) -> None:
        ran.append(progress.job.pk)

    register("tests.work", work, retries=1, timeout_seconds=600, silence_seconds=60)
    return ran


def queued(key: str = "key") -> Job:
    return enqueue("tests.work", {}, key)


def running(silent_seconds: int, attempts: int = 1) -> Job:
    job = queued()
    then = timezone.now() - timedelta(seconds=silent_seconds)
    Job.objects.filter(pk=job.pk).update(
        status=JobStatus.RUNNING, attempts=attempts, started_at=then, heartbeat_at=then
    )
    return job


def test_a_waiting_job_nobody_was_told_of_is_delivered(work: list[int]) -> None:
    job = queued()
    assert sweep() == Swept(lost=0, delivered=1, undelivered=0)
    assert work == [job.pk]
    assert sweep() == NOTHING


def test_a_lost_broker_loses_no_job_and_raises_nothing(
    work: list[int],
    unreachable_broker: None,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
) -> None:
    begun = monotonic()
    with django_capture_on_commit_callbacks(execute=True):
        jobs = [queued(f"key {number}") for number in range(50)]
    assert monotonic() - begun < 2, "a request was held up by the lost broker"
    assert len(caplog.records) == 1, "the broker was asked again for every job"
    assert "could not be delivered and waits for the sweeper" in caplog.text
    delivery.ask_broker_after(0)
    assert sweep() == Swept(lost=0, delivered=0, undelivered=50)
    assert set(Job.objects.values_list("status", "delivered_at")) == {(JobStatus.WAITING, None)}
    assert len(jobs) == 50
    assert work == []


def test_the_broker_returns_and_everything_is_done(
    work: list[int],
    unreachable_broker: None,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        jobs = [queued(f"key {number}") for number in range(3)]
    app.set_current()
    assert sweep() == Swept(lost=0, delivered=3, undelivered=0)
    assert work == [job.pk for job in jobs]


def test_a_job_delivered_a_moment_ago_is_not_delivered_again(work: list[int]) -> None:
    Job.objects.filter(pk=queued().pk).update(delivered_at=timezone.now())
    assert sweep() == NOTHING


def test_a_job_delivered_long_ago_and_still_waiting_is_delivered_again(work: list[int]) -> None:
    Job.objects.filter(pk=queued().pk).update(delivered_at=timezone.now() - timedelta(minutes=6))
    assert sweep() == Swept(lost=0, delivered=1, undelivered=0)


def test_a_job_for_later_waits_for_its_moment(work: list[int]) -> None:
    job = enqueue("tests.work", {}, "key", run_after=timezone.now() + timedelta(hours=1))
    assert sweep() == NOTHING
    Job.objects.filter(pk=job.pk).update(run_after=timezone.now())
    assert sweep() == Swept(lost=0, delivered=1, undelivered=0)


def test_a_worker_that_reports_is_left_alone(work: list[int]) -> None:
    running(silent_seconds=80)
    assert sweep() == NOTHING


def test_the_job_of_a_silent_worker_waits_again(work: list[int]) -> None:
    job = running(silent_seconds=100)
    assert sweep() == Swept(lost=1, delivered=0, undelivered=0)
    job.refresh_from_db()
    assert job.status == JobStatus.WAITING
    assert job.error == "Its worker gave no sign of life for 100 seconds and counts as lost."
    Job.objects.filter(pk=job.pk).update(run_after=None)
    assert sweep() == Swept(lost=0, delivered=1, undelivered=0)
    job.refresh_from_db()
    assert (job.status, job.attempts) == (JobStatus.DONE, 2)


def test_a_job_that_kills_its_workers_is_parked(work: list[int]) -> None:
    job = running(silent_seconds=100, attempts=2)
    assert sweep() == Swept(lost=1, delivered=0, undelivered=0)
    job.refresh_from_db()
    assert job.status == JobStatus.PARKED
    assert work == []


def test_a_job_of_an_unknown_name_counts_as_lost_after_the_default_timeout(work: list[int]) -> None:
    job = running(silent_seconds=600)
    Job.objects.filter(pk=job.pk).update(name="tests.gone")
    assert sweep() == NOTHING
    Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - timedelta(seconds=640))
    assert sweep().lost == 1


def test_the_command_says_what_it_did(work: list[int]) -> None:
    queued()
    out = StringIO()
    call_command("sweep_jobs", "--once", stdout=out)
    assert out.getvalue() == "1 jobs delivered, 0 not for want of a broker, 0 taken back from lost workers.\n"


def test_once_and_loop_exclude_each_other() -> None:
    with pytest.raises(CommandError, match="not allowed with argument"):
        call_command("sweep_jobs", "--once", "--loop")


def test_a_message_for_a_job_that_is_gone_is_ignored(work: list[int]) -> None:
    assert delivery.run_delivered(10**9) is None
    assert work == []


def test_a_delivered_job_says_when(work: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    delivery.current_app.conf.task_always_eager = False  # put back by the fixture eager_tasks
    monkeypatch.setattr(
        delivery.current_app.tasks[delivery.TASK], "apply_async", lambda **options: sent.append(options)
    )
    job = queued()
    delivery.ask_broker_after(0)
    assert delivery.deliver(job)
    job.refresh_from_db()
    assert job.delivered_at is not None
    assert sent == [
        {"args": (job.pk,), "retry": False, "ignore_result": True, "soft_time_limit": 600, "time_limit": 630}
    ]
