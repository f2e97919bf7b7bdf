"""System check: the trigger that keeps article texts immutable stands on every database that holds them."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import connections

from sources.guards import GUARD, TABLE, is_up


def check_text_guard(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Warn (sources.W001) of each database without its guard."""
    unguarded = [
        alias
        for alias in databases or ()
        if TABLE in connections[alias].introspection.table_names() and not is_up(connections[alias])
    ]
    return [
        CheckWarning(
            f"The texts of articles on database {alias!r} can be changed: {GUARD} is missing.",
            hint="Run sources.guards.put_up in a migration after the one that altered the table.",
            id="sources.W001",
        )
        for alias in unguarded
    ]
