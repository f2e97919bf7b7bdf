"""Asking for a consensus to be derived anew, once the change that calls for it is committed.

Outward: ``derive_later``. Services never import tasks: they write a Job row in their own transaction.
"""

from claims.models import Event
from factcheck.jobs import enqueue

DERIVE_EVENT = "claims.derive_event"


def derive_later(*events: Event | None) -> None:
    """Queue one derivation per event; None is passed over; an event already waiting is not queued twice."""
    for public_id in sorted({event.public_id for event in events if event is not None}):
        enqueue(DERIVE_EVENT, {"event": public_id}, f"derive:{public_id}")
