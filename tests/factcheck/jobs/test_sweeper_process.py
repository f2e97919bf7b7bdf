"""The sweeper as production starts it: its own process, in a loop, stopped by SIGTERM."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from factcheck.jobs.models import Job, JobStatus
from tests.factcheck.jobs.conftest import database_url

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

PATIENCE_SECONDS = 30


def test_the_loop_parks_a_job_that_kills_its_workers_and_stops_when_told(tmp_path: Path) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    job = Job.objects.create(
        name="tests.gone",
        key="key",
        status=JobStatus.RUNNING,
        attempts=1,
        started_at=long_ago,
        heartbeat_at=long_ago,
    )
    log = tmp_path / "sweeper.log"
    with log.open("wb") as output:
        sweeper = subprocess.Popen(
            [
                sys.executable,
                str(settings.BASE_DIR / "manage.py"),
                "sweep_jobs",
                "--loop",
                "--interval",
                "0.1",
            ],
            env={**os.environ, "DATABASE_URL": database_url(), "REDIS_URL": "", "PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        while job.status == JobStatus.RUNNING and time.monotonic() < until:
            time.sleep(0.05)
            job.refresh_from_db()
        sweeper.send_signal(signal.SIGTERM)
        assert sweeper.wait(timeout=10) == 0
    finally:
        sweeper.kill()
        sweeper.wait()
    assert job.status == JobStatus.PARKED
    assert log.read_text().splitlines() == [
        "Sweeping every 0.1 seconds.",
        "0 jobs delivered, 0 not for want of a broker, 1 taken back from lost workers.",
    ]
