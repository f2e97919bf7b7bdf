"""System check: the triggers that keep the audit append-only stand on every database that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import connections

from factcheck.audit.guards import GUARDED_TABLES, missing_guards


def check_guards(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Warn (audit.W001) of each database without its guards: SQLite loses them when it remakes a table."""
    messages: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if not set(GUARDED_TABLES) <= set(connection.introspection.table_names()):
            continue
        missing = missing_guards(connection)
        if missing:
            messages.append(
                CheckWarning(
                    f"The audit on database {alias!r} is not append-only: {', '.join(missing)} missing.",
                    hint="Run factcheck.audit.guards.put_up in a migration after the one that altered it.",
                    id="audit.W001",
                )
            )
    return messages
