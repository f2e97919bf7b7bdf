"""Events whose date a person decided while their news tells another year.

Outward: ``dates_in_doubt``.
"""

from typing import Any

from claims.models import Event
from claims.selectors.readable import readable_events
from claims.selectors.veiling import veiled


def dates_in_doubt(user: Any, most: int) -> list[Event]:
    """Live events that the user may read, the latest opened first; at most ``most``."""
    # Said this way round: by the index of what was merged into nothing, SQLite would read all events.
    asked = readable_events(user).exclude(date_doubt="").exclude(merged_into__isnull=False)
    return veiled(user, asked.select_related("date_decided_by").order_by("-id")[:most])
