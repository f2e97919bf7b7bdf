"""Work that is asked for once a night: ``ask_nightly()``, called in every round of the sweeper's loop.

One job per handler and night; its key names the night, so that any number of sweepers ask for one. A night that no
sweeper lived through is made up for the next time one does.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from factcheck.jobs.models import Job
from factcheck.jobs.queue import enqueue
from factcheck.jobs.registry import nightly_names

# In the time zone of the workbench, after the last edits of a day and before the first of the next. Arbitrary.
FROM_HOUR = 2


def ask_nightly() -> int:
    """How many jobs were asked for: 0 in all rounds of a night but the first."""
    night = (timezone.localtime() - timedelta(hours=FROM_HOUR)).date().isoformat()
    key = f"night:{night}"
    names = nightly_names()
    asked = (
        set(Job.objects.filter(name__in=names, key=key).values_list("name", flat=True)) if names else set()
    )
    missing = [name for name in names if name not in asked]
    for name in missing:
        enqueue(name, {}, key)
    return len(missing)
