"""Asking for a trial of the codebook over many events in the background.

Outward: ``start_trial`` and ``run_trial``. The job keeps only which events would change: who looks at them derives
them again, and sees no more than they may.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from claims.models import Event
from claims.selectors.codebook import current_codebook
from claims.selectors.trial import events_of_trial, trial, tried_codebook
from claims.services.codebook import REVISE
from claims.services.errors import ServiceError
from claims.services.permission import require
from factcheck.jobs import enqueue
from factcheck.jobs.models import Job

TRY_CODEBOOK = "claims.try_codebook"
# Events whose ids the job keeps: a trial that changes more is no small change. Arbitrary but works.
MOST_KEPT = 500


def start_trial(attribute: str, *, policy: str, tolerance: Decimal | None, by: Any) -> Job:
    """Queue a trial. Raises NotAllowed, and what ``tried_codebook`` raises, before anything is queued."""
    require(by, REVISE)
    tried_codebook(_codebook(), attribute, policy=policy, tolerance=tolerance)
    told = "" if tolerance is None else str(tolerance)
    arguments = {"attribute": attribute, "policy": policy, "tolerance": told}
    return enqueue(TRY_CODEBOOK, arguments, f"try:{attribute}:{policy}:{told}", by=by)


def run_trial(
    attribute: str, policy: str, tolerance: str, progress: Callable[[int, int], None] | None = None
) -> dict[str, Any]:
    """differences: rows that would change. read: events read. events: ids of those that would, MOST_KEPT at most."""
    codebook = _codebook()
    wanted = Decimal(tolerance) if tolerance else None
    changed = tried_codebook(codebook, attribute, policy=policy, tolerance=wanted)
    ids = events_of_trial(codebook, attribute)
    number, events = 0, dict[str, None]()
    for one in trial(ids, changed, None, progress):
        number += 1
        events[one.event.public_id] = None
    return {"differences": number, "read": len(ids), "events": list(events)[:MOST_KEPT]}


def events_that_change(job: Job) -> list[int]:
    """Row ids of the events that a finished trial found to change."""
    kept = (job.result or {}).get("events", [])
    return list(Event.objects.live().filter(public_id__in=kept).order_by("pk").values_list("pk", flat=True))


def _codebook() -> Any:
    codebook = current_codebook()
    if codebook is None:
        raise ServiceError(_("There is no codebook yet. Load the seeds or define attributes first."))
    return codebook
