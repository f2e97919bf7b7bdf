"""Background work: each handler loads by id and calls one service."""

from typing import Any

from claims.models import Event
from claims.services.consensus import derive_event
from claims.services.deriving import DERIVE_EVENT
from factcheck.jobs import handler


@handler(DERIVE_EVENT)
def derive(progress: Any, event: str) -> str:
    """Derive the consensus of one event, or of the event it was merged into."""
    row = Event.objects.select_related("merged_into").get(public_id=event).current
    derive_event(row)
    return f"Consensus of {row.public_id} derived."
