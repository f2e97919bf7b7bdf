"""The Celery application of the worker that test_worker.py starts: the project's own, with handlers to watch.

JOBS_TEST_PREFIX begins every key it uses on the broker, so that no other worker there takes these jobs.
"""

import os
import time

import django

from factcheck.celery import app

django.setup()

from factcheck.jobs import Progress, handler  # noqa: E402 - the models need the settings first

__all__ = ["app"]

app.conf.broker_transport_options["global_keyprefix"] = os.environ["JOBS_TEST_PREFIX"]


@handler("tests.count", retries=3, timeout_seconds=30)
def count(progress: Progress, steps: int, pause_seconds: float) -> dict[str, int]:
    for step in range(1, steps + 1):
        progress(step, steps, f"Step {step} of {steps}.")
        time.sleep(pause_seconds)
    return {"process": os.getpid(), "steps": steps}


@handler("tests.sleep", retries=0, timeout_seconds=1)
def sleep(progress: Progress) -> None:
    time.sleep(20)
