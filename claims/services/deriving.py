"""Asking for a consensus to be derived anew, once the change that calls for it is committed.

Outward: ``derive_later`` for events, ``derive_all_later`` for what reaches them all: the codebook, the registers.
Services never import tasks: they write a Job row in their own transaction.
"""

from claims.models import Event
from factcheck.jobs import enqueue

DERIVE_EVENT = "claims.derive_event"
DERIVE_ALL = "claims.derive_all"
ALL = "derive:all"


def derive_later(*events: Event | None) -> None:
    """Queue one derivation per event; None is passed over; an event already waiting is not queued twice."""
    for public_id in sorted({event.public_id for event in events if event is not None}):
        enqueue(DERIVE_EVENT, {"event": public_id}, f"derive:{public_id}")


def derive_all_later() -> None:
    """Queue one derivation of every event; none where there is no event yet, or where one waits already."""
    if Event.objects.live().exists():
        enqueue(DERIVE_ALL, {}, ALL)
