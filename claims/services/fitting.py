"""Asking for a Fit in the background: every night, or when an administrator asks.

Outward: ``start_fit`` and ``LEARN_FIT``. The learning itself is in ``learning``, which needs numpy and stays out of
the web process.
"""

from typing import Any

from claims.services.permission import require
from factcheck.jobs import enqueue
from factcheck.jobs.models import Job

LEARN_FIT = "claims.learn_fit"
KEY = "fit"
ADD = "claims.add_fit"


def start_fit(*, by: Any) -> Job:
    """Queue the learning of a Fit; one that waits already is not queued twice. Raises NotAllowed."""
    require(by, ADD)
    return enqueue(LEARN_FIT, {}, KEY, by=by)
