"""Two transactions and one key, on a database that lets both run at once."""

import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction

from factcheck.jobs import Progress, enqueue, queue
from factcheck.jobs.models import Job
from factcheck.jobs.running import run_job
from tests.factcheck.jobs.conftest import Register

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

PATIENCE_SECONDS = 10.0


@pytest.fixture(autouse=True)
def undelivered(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests say themselves when a worker takes a job."""
    monkeypatch.setattr(queue, "deliver", lambda job: False)


@pytest.fixture
def happened(register: Register) -> list[str]:
    log: list[str] = []

    def work(progress: Progress) -> None:
        log.append("run")

    register("tests.work", work)
    return log


@pytest.fixture
def aside() -> Iterator[Callable[[Callable[[], object]], threading.Thread]]:
    """Start a function in a thread with a connection of its own; joined at the end."""
    threads: list[threading.Thread] = []

    def start(function: Callable[[], object]) -> threading.Thread:
        def run() -> None:
            try:
                function()
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        threads.append(thread)
        thread.start()
        return thread

    yield start
    for thread in threads:
        thread.join(PATIENCE_SECONDS)


def test_waiting_work_asked_for_again_begins_after_that_change_is_committed(
    happened: list[str], aside: Callable[[Callable[[], object]], threading.Thread]
) -> None:
    """Else it would be done on the state before the change, and nobody would do it again."""
    job = enqueue("tests.work", {}, "key")
    asked, may_commit = threading.Event(), threading.Event()

    def change() -> None:
        with transaction.atomic():
            assert enqueue("tests.work", {}, "key") == job
            asked.set()
            may_commit.wait(PATIENCE_SECONDS)
            happened.append("commit")

    changing = aside(change)
    assert asked.wait(PATIENCE_SECONDS)
    working = aside(lambda: run_job(job.pk))
    working.join(0.3)
    assert happened == []
    may_commit.set()
    changing.join(PATIENCE_SECONDS)
    working.join(PATIENCE_SECONDS)
    assert happened == ["commit", "run"]


def test_two_workers_told_of_one_job_run_it_once(
    happened: list[str], aside: Callable[[Callable[[], object]], threading.Thread]
) -> None:
    job = enqueue("tests.work", {}, "key")
    workers = [aside(lambda: run_job(job.pk)) for _ in range(4)]
    for worker in workers:
        worker.join(PATIENCE_SECONDS)
    assert happened == ["run"]


def test_two_transactions_asking_for_one_key_share_one_job(
    happened: list[str], aside: Callable[[Callable[[], object]], threading.Thread]
) -> None:
    ready = threading.Barrier(4)

    def ask() -> None:
        ready.wait(PATIENCE_SECONDS)
        enqueue("tests.work", {}, "key")

    askers = [aside(ask) for _ in range(4)]
    for asker in askers:
        asker.join(PATIENCE_SECONDS)
    assert Job.objects.count() == 1
