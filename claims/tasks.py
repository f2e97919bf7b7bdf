"""Background work: each handler loads by id and calls one service."""

from typing import Any

from claims.models import Event
from claims.services.consensus import derive_all, derive_event
from claims.services.deriving import DERIVE_ALL, DERIVE_EVENT
from factcheck.jobs import handler


@handler(DERIVE_EVENT)
def derive(progress: Any, event: str) -> str:
    """Derive the consensus of one event, or of the event it was merged into."""
    row = Event.objects.select_related("merged_into").get(public_id=event).current
    derive_event(row)
    return f"Consensus of {row.public_id} derived."


# An hour: 200 events take some seconds, and each batch is reported.
@handler(DERIVE_ALL, timeout_seconds=3600, silence_seconds=600)
def derive_every_event(progress: Any) -> str:
    """Derive the consensus of every event, after a change of the codebook or of the registers."""
    events = derive_all(progress)
    return f"Consensus of {events} events derived."
