"""System checks: the triggers that keep frozen rows, the table of unfinished reviews and the days of events stand on
every database.
"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import connections

from claims import event_days
from claims.guards import missing_guards
from claims.unfinished import missing_triggers


def check_frozen_rows(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Warn (claims.W001) of each guard that is missing."""
    return [
        CheckWarning(
            f"Frozen rows on database {alias!r} can be changed: {guard} is missing.",
            hint="Run claims.guards.put_up in a migration after the one that altered the table.",
            id="claims.W001",
        )
        for alias in databases or ()
        for guard in missing_guards(connections[alias])
    ]


def check_unfinished_reviews(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Warn (claims.W002) of each trigger that is missing: articles would be lost from the queue."""
    return [
        CheckWarning(
            f"Unfinished reviews on database {alias!r} are not kept: {trigger} is missing.",
            hint="Run claims.unfinished.put_up and fill in a migration after the one that altered the table.",
            id="claims.W002",
        )
        for alias in databases or ()
        for trigger in missing_triggers(connections[alias])
    ]


def check_event_days(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Warn (claims.W003) of each trigger that is missing: conflicts would be listed out of order."""
    return [
        CheckWarning(
            f"Days of events on database {alias!r} are not kept with the consensus: {trigger} is missing.",
            hint="Run claims.event_days.put_up and fill in a migration after the one that altered the table.",
            id="claims.W003",
        )
        for alias in databases or ()
        for trigger in event_days.missing_triggers(connections[alias])
    ]
