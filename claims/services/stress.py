"""Asking for the stress test over all events in the background.

Outward: ``start_stress_test``, ``run_stress_test`` and ``events_that_fall``. The job keeps only in which events a
grade falls: who looks at them derives them again, and sees no more than they may.
"""

from collections.abc import Callable
from typing import Any

from claims.models import Event
from claims.selectors.independence import all_falls, events_in_doubt
from claims.services.permission import require
from factcheck.jobs import enqueue
from factcheck.jobs.models import Job, JobStatus

STRESS_TEST = "claims.stress_test"
# Events whose ids the job keeps: more than a page shows. Arbitrary but works.
MOST_KEPT = 500


def start_stress_test(*, by: Any) -> Job:
    """Queue the test of all events; one that waits already is returned. Raises NotAllowed."""
    require(by, "claims.view_consensus")
    return enqueue(STRESS_TEST, {}, STRESS_TEST, by=by)


def run_stress_test(progress: Callable[[int, int], None] | None = None) -> dict[str, Any]:
    """falls: grades that fall. read: events with voices in doubt. events: ids of those where any falls, MOST_KEPT at
    most.
    """
    number, events = 0, dict[str, None]()
    for fall in all_falls(None, progress):
        number += 1
        events[fall.event.public_id] = None
    return {"falls": number, "read": len(events_in_doubt(None)), "events": list(events)[:MOST_KEPT]}


def latest_stress_tests() -> tuple[Job | None, Job | None]:
    """The last one that was done, and one that waits, runs or failed after it; each None where there is none."""
    jobs = Job.objects.filter(name=STRESS_TEST).order_by("-pk")
    latest = jobs.first()
    done = jobs.filter(status=JobStatus.DONE).first()
    return done, None if latest is None or latest == done else latest


def events_that_fall(job: Job) -> list[int]:
    """Row ids of the events in which a finished test found a grade to fall."""
    kept = (job.result or {}).get("events", [])
    return list(Event.objects.live().filter(public_id__in=kept).order_by("pk").values_list("pk", flat=True))
