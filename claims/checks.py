"""System check: the triggers that keep frozen rows as they were stand on every database that holds them."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import connections

from claims.guards import missing_guards


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
