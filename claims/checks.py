"""System checks: the triggers that keep frozen rows, and the table of unfinished reviews, stand on every database."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import connections

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
