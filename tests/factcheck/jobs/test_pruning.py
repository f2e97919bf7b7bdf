"""Finished jobs are forgotten after a while, and nothing that somebody still has to look at."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.audit import record
from factcheck.audit.models import Act
from factcheck.jobs.models import FINISHED, Job, JobStatus
from factcheck.jobs.pruning import prune_jobs

pytestmark = pytest.mark.django_db
DONE, FAILED, PARKED = JobStatus.DONE, JobStatus.FAILED, JobStatus.PARKED
CANCELLED, WAITING = JobStatus.CANCELLED, JobStatus.WAITING


def job(key: str, status: JobStatus = DONE, days: int = 100, name: str = "tests.work") -> int:
    """A job that ended so many days ago, where it has ended."""
    ended = timezone.now() - timedelta(days=days) if status in FINISHED else None
    row = Job.objects.create(name=name, key=key, status=status, finished_at=ended)
    return row.pk


def left() -> set[int]:
    return set(Job.objects.values_list("pk", flat=True))


def test_old_jobs_go_and_young_ones_stay() -> None:
    gone = [job("a"), job("b"), job("c", CANCELLED)]
    kept = {job("d", days=89), job("last")}
    assert prune_jobs(90) == len(gone)
    assert left() == kept


@pytest.mark.parametrize("status", [FAILED, PARKED, WAITING])
def test_what_waits_for_somebody_stays_however_old(status: JobStatus) -> None:
    kept = {job("a", status), job("last")}
    prune_jobs(90)
    assert left() == kept


def test_a_failure_goes_once_the_work_was_done() -> None:
    job("a", FAILED)
    job("a")
    kept = {job("last")}
    assert prune_jobs(90) == 2
    assert left() == kept


def test_no_failure_becomes_the_last_word() -> None:
    failed = job("a", FAILED, days=10)
    done = job("a")
    kept = {failed, done, job("last")}
    prune_jobs(90)
    assert left() == kept


def test_the_latest_of_each_name_stays_for_its_result() -> None:
    kept = {job("a", name="tests.stress"), job("b")}
    assert prune_jobs(90) == 0
    assert left() == kept


def test_the_acts_of_a_job_stay_and_one_act_says_how_many_went() -> None:
    retried = record("job.retry", actor=None, reason="Once more.")
    job("a")
    job("last")
    prune_jobs(90)
    assert Act.objects.filter(pk=retried.pk).exists()
    act = Act.objects.get(verb="job.prune")
    assert (act.actor, act.new["jobs"]) == (None, 1)
    prune_jobs(90)
    assert Act.objects.filter(verb="job.prune").count() == 1
