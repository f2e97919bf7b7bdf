"""Background work with progress: the Job row is the truth, the broker only delivers.

Outward: ``enqueue``, ``cancel``, ``retry`` for services; ``handler``, ``Progress``, ``Refused`` for tasks.py.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.jobs.errors import Cancelled, JobError, Refused
    from factcheck.jobs.progress import Progress
    from factcheck.jobs.queue import cancel, enqueue, retry
    from factcheck.jobs.registry import handler

__all__ = ["Cancelled", "JobError", "Progress", "Refused", "cancel", "enqueue", "handler", "retry"]

_HOMES = {
    "Cancelled": "factcheck.jobs.errors",
    "JobError": "factcheck.jobs.errors",
    "Progress": "factcheck.jobs.progress",
    "Refused": "factcheck.jobs.errors",
    "cancel": "factcheck.jobs.queue",
    "enqueue": "factcheck.jobs.queue",
    "handler": "factcheck.jobs.registry",
    "retry": "factcheck.jobs.queue",
}


def __getattr__(name: str) -> Any:
    """Import on first use: Django imports this package before its models can be."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
