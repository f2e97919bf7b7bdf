"""A real broker and a real worker process. Each test has its own keys there, so runs in parallel do not meet."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from celery import Celery
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from redis import Redis

from factcheck.celery import app as project_app
from factcheck.jobs import cancel, delivery, enqueue
from factcheck.jobs.models import Job, JobStatus
from factcheck.jobs.sweeping import sweep
from tests.factcheck.jobs.conftest import Register, database_url

pytestmark = [pytest.mark.redis, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

PATIENCE_SECONDS = 30
StartWorker = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def prefix() -> Iterator[str]:
    """Celery as in production in this process; what begins every key of this test on the broker."""
    prefix = f"test-{uuid4().hex}:"
    options = {**project_app.conf.broker_transport_options, "global_keyprefix": prefix}
    app = Celery("tests", broker=settings.REDIS_URL, set_as_current=False)
    app.conf.broker_transport_options = options
    app.set_current()
    delivery.ask_broker_after(0)
    yield prefix
    project_app.set_current()
    with Redis.from_url(settings.REDIS_URL) as broker:
        for key in broker.scan_iter(f"{prefix}*"):
            broker.delete(key)


@pytest.fixture
def start_worker(prefix: str, tmp_path: Path) -> Iterator[StartWorker]:
    workers: list[subprocess.Popen[bytes]] = []
    command = ["-m", "celery", "-A", "tests.factcheck.jobs.worker", "worker", "--pool", "prefork"]
    quiet = ["--concurrency", "1", "--without-gossip", "--without-mingle", "--loglevel", "WARNING"]

    def start() -> "subprocess.Popen[bytes]":
        with (tmp_path / f"worker-{len(workers)}.log").open("wb") as log:
            worker = subprocess.Popen(
                [sys.executable, *command, *quiet],
                env={**os.environ, "DATABASE_URL": database_url(), "JOBS_TEST_PREFIX": prefix},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        workers.append(worker)
        return worker

    yield start
    for worker in workers:
        kill(worker)


def kill(worker: "subprocess.Popen[bytes]") -> None:
    """The worker and its pool, at once, as a machine that loses its power would."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(timeout=10)


@pytest.fixture(autouse=True)
def handlers(register: Register) -> None:
    """This process only needs the names; the worker has the functions."""

    def elsewhere(**arguments: Any) -> None:
        raise AssertionError("The job ran in the test's own process.")

    register("tests.count", elsewhere, retries=3, timeout_seconds=30)
    register("tests.sleep", elsewhere, retries=0, timeout_seconds=1)


def wait_until(job: Job, *, says: Callable[[Job], bool]) -> Job:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        job.refresh_from_db()
        if says(job):
            return job
        time.sleep(0.05)
    raise AssertionError(f"After {PATIENCE_SECONDS} s the job is {job.status}: {job.detail} {job.error}")


def is_done(job: Job) -> bool:
    return job.status == JobStatus.DONE


def count(steps: int, pause_seconds: float = 0.0) -> Job:
    return enqueue("tests.count", {"steps": steps, "pause_seconds": pause_seconds}, uuid4().hex)


def test_a_worker_does_the_work_after_the_commit(start_worker: StartWorker) -> None:
    start_worker()
    with transaction.atomic():
        job = count(3)
    job = wait_until(job, says=is_done)
    assert (job.progress_done, job.progress_total, job.detail) == (3, 3, "Step 3 of 3.")
    assert job.result["steps"] == 3
    assert job.result["process"] != os.getpid()
    assert job.delivered_at is not None


def test_jobs_asked_for_while_the_broker_was_away_are_done_when_it_is_back(start_worker: StartWorker) -> None:
    delivery.ask_broker_after(60)
    jobs = [count(1) for _ in range(3)]
    assert all(job.delivered_at is None for job in jobs)
    delivery.ask_broker_after(0)
    start_worker()
    assert sweep().delivered == 3
    for job in jobs:
        assert wait_until(job, says=is_done).attempts == 1


def test_a_killed_worker_s_job_is_done_by_another(start_worker: StartWorker) -> None:
    first = start_worker()
    job = count(100, pause_seconds=0.1)
    wait_until(job, says=lambda job: job.progress_done >= 1)
    kill(first)
    assert sweep().lost == 0, "the worker may be alive, as far as anybody can know"
    silent_since = timezone.now() - timedelta(seconds=90)
    arguments = {"steps": 2, "pause_seconds": 0.0}
    Job.objects.filter(pk=job.pk).update(heartbeat_at=silent_since, arguments=arguments)
    assert sweep().lost == 1
    Job.objects.filter(pk=job.pk).update(run_after=None)
    start_worker()
    assert sweep().delivered == 1
    job = wait_until(job, says=is_done)
    assert (job.attempts, job.result["steps"]) == (2, 2)


def test_a_cancelled_job_stops_in_the_middle(start_worker: StartWorker) -> None:
    start_worker()
    job = count(1000, pause_seconds=0.05)
    wait_until(job, says=lambda job: job.progress_done >= 1)
    cancel(job)
    after = count(1)
    wait_until(after, says=is_done)  # the one worker is free again, long before 1000 steps
    job.refresh_from_db()
    assert job.status == JobStatus.CANCELLED
    assert job.progress_done < 1000


def test_a_job_that_takes_too_long_is_stopped(start_worker: StartWorker) -> None:
    start_worker()
    job = enqueue("tests.sleep", {}, uuid4().hex)
    job = wait_until(job, says=lambda job: job.status == JobStatus.PARKED)
    assert job.error == "It took longer than 1 seconds."
