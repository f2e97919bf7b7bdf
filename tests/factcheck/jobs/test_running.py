"""One attempt: how it is claimed, reports, ends."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override

from factcheck.audit import record
from factcheck.jobs import JobError, Progress, Refused, cancel, enqueue
from factcheck.jobs.models import Job, JobStatus
from factcheck.jobs.running import run_job
from tests.factcheck.jobs.conftest import Register

pytestmark = pytest.mark.django_db


def queued(name: str = "tests.work", **arguments: Any) -> Job:
    return enqueue(name, arguments, "key")


def run(job: Job) -> Job:
    ended = run_job(job.pk)
    assert ended is not None
    return ended


def make_due(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(run_after=None)


def test_a_result_is_kept(register: Register) -> None:
    register("tests.work", lambda progress, numbers: {"sum": sum(numbers)})
    job = run(queued(numbers=[1, 2]))
    assert (job.status, job.result) == (JobStatus.DONE, {"sum": 3})


def test_zero_is_a_result(register: Register) -> None:
    register("tests.work", lambda progress: 0)
    assert run(queued()).result == 0


def test_a_result_that_cannot_be_stored_is_a_failure_of_the_handler(register: Register) -> None:
    register("tests.work", lambda progress: object(), retries=0)
    job = run(queued())
    assert job.status == JobStatus.PARKED
    assert job.error == "TypeError: Object of type object is not JSON serializable"


def test_a_job_is_claimed_once(register: Register) -> None:
    register("tests.work", lambda progress: None)
    job = queued()
    assert run_job(job.pk) is not None
    assert run_job(job.pk) is None
    assert run_job(10**9) is None


def test_progress_is_seen_while_the_job_runs(register: Register) -> None:
    seen: list[tuple[int, int | None, str]] = []

    def work(progress: Progress) -> None:
        progress(1, 3, "Reading the first article.")
        row = Job.objects.get(pk=progress.job.pk)
        seen.append((row.progress_done, row.progress_total, row.detail))

    register("tests.work", work)
    job = run(queued())
    assert seen == [(1, 3, "Reading the first article.")]
    assert (job.progress_done, job.progress_total) == (1, 3)


def test_a_quick_loop_writes_its_first_and_last_step_only(
    register: Register, django_assert_num_queries: Any
) -> None:
    def work(progress: Progress) -> None:
        with django_assert_num_queries(2):
            for step in range(1, 1001):
                progress(step, 1000)

    register("tests.work", work, retries=0)
    job = run(queued())
    assert (job.status, job.progress_done, job.error) == (JobStatus.DONE, 1000, "")


def test_more_steps_done_than_there_are_is_refused_in_words(register: Register) -> None:
    register("tests.work", lambda progress: progress(3, 2), retries=0)
    job = queued()
    assert run(job).error == (
        f"JobError: Job {job.pk} reported 3 of 2 steps: no more can be done than there are."
    )


def test_a_cancelled_handler_stops_at_its_next_report(register: Register) -> None:
    steps: list[int] = []

    def work(progress: Progress) -> None:
        for step in range(1, 4):
            steps.append(step)
            if step == 2:
                cancel(Job.objects.get(pk=progress.job.pk))
            progress(step, step)

    register("tests.work", work)
    job = run(queued())
    assert steps == [1, 2]
    assert (job.status, job.error) == (JobStatus.CANCELLED, "")


def test_a_cancelled_job_stays_cancelled_when_its_handler_reports_nothing(register: Register) -> None:
    register("tests.work", lambda progress: cancel(Job.objects.get(pk=progress.job.pk)))
    assert run(queued()).status == JobStatus.CANCELLED


def fail(progress: Progress) -> None:
    raise ValueError("the page is not there")


def test_a_failed_attempt_waits_with_growing_pauses_and_is_parked_in_the_end(register: Register) -> None:
    register("tests.work", fail, retries=2)
    job = queued()
    pauses = []
    for _attempt in range(2):
        before = timezone.now()
        waiting = run(job)
        assert (waiting.status, waiting.error) == (JobStatus.WAITING, "ValueError: the page is not there")
        assert waiting.run_after is not None
        pauses.append(round((waiting.run_after - before) / timedelta(seconds=1)))
        assert run_job(job.pk) is None, "it ran before its pause was over"
        make_due(job)
    last = run(job)
    assert pauses == [10, 20]
    assert (last.status, last.attempts, last.error) == (
        JobStatus.PARKED,
        3,
        "ValueError: the page is not there",
    )


def test_a_success_clears_the_error_of_the_attempt_before(register: Register) -> None:
    outcomes = iter([ValueError("once"), None])

    def work(progress: Progress) -> None:
        if (error := next(outcomes)) is not None:
            raise error

    register("tests.work", work)
    job = queued()
    assert run(job).error == "ValueError: once"
    make_due(job)
    assert (run(job).status, run_job(job.pk)) == (JobStatus.DONE, None)
    job.refresh_from_db()
    assert job.error == ""


def test_a_refusal_is_final(register: Register) -> None:
    def work(progress: Progress) -> None:
        raise Refused("The article was erased; there is nothing to extract.")

    register("tests.work", work, retries=5)
    job = run(queued())
    assert (job.status, job.attempts, job.error) == (
        JobStatus.FAILED,
        1,
        "The article was erased; there is nothing to extract.",
    )


def test_a_failure_while_the_same_work_waits_leaves_it_to_the_one_that_waits(register: Register) -> None:
    def work(progress: Progress) -> None:
        queued()
        raise ValueError("too early")

    register("tests.work", work)
    first = run(queued())
    assert (first.status, first.error) == (JobStatus.CANCELLED, "ValueError: too early")
    assert first.detail == "The same work was asked for again and waits on its own."
    with override("fr"):
        assert first.detail_said == "Le même travail a été redemandé et attend de son côté."
        assert Job().detail_said == ""
    assert Job.objects.get(status=JobStatus.WAITING) != first


def test_a_worker_given_up_for_lost_cannot_overwrite_its_successor(register: Register) -> None:
    def work(progress: Progress) -> str:
        Job.objects.filter(pk=progress.job.pk).update(attempts=2)
        return "late"

    register("tests.work", work)
    job = run(queued())
    assert (job.status, job.attempts, job.result) == (JobStatus.RUNNING, 2, None)


def test_a_lost_worker_that_wakes_up_is_stopped_at_its_report(register: Register) -> None:
    reached: list[str] = []

    def work(progress: Progress) -> None:
        Job.objects.filter(pk=progress.job.pk).update(attempts=2)
        progress(1)
        reached.append("after the report")

    register("tests.work", work)
    run(queued())
    assert reached == []


def test_an_unknown_name_is_an_error_on_the_job_not_in_the_worker(register: Register) -> None:
    register("tests.work", fail)
    job = queued()
    Job.objects.filter(pk=job.pk).update(name="tests.gone")
    ended = run(job)
    assert ended.status == JobStatus.WAITING
    assert ended.error.startswith("UnknownHandler: No handler is registered for jobs called 'tests.gone'.")


def test_the_acts_of_a_job_carry_the_request_that_asked_for_it(register: Register) -> None:
    acts: list[str] = []
    register("tests.work", lambda progress: acts.append(record("tests.act", actor=None).request_id))
    job = run(queued())
    assert acts == [f"job-{job.pk}"]
    Job.objects.filter(pk=queued().pk).update(request_id="req-00000001")
    run(queued())
    assert acts[1] == "req-00000001"


def test_reporting_more_than_the_total_is_an_error(register: Register) -> None:
    register("tests.work", lambda progress: None)
    with pytest.raises(JobError):
        Progress(queued())(2, 1)
