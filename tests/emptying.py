"""Tables emptied by deleting: a test commits a few rows, and PostgreSQL truncates by writing new files per table.

What is deleted or rolled back stays in the files until they are vacuumed, and whoever reads a table reads past it: a
server that does not vacuum by itself is told to, now and then and after many rows.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

TRUNCATIONS, EXECUTED = DatabaseOperations.sql_flush, DatabaseOperations.execute_sql_flush
# Flushes between two vacuums (arbitrary but works).
EVERY = 25


@contextmanager
def emptied_by_deleting() -> Iterator[None]:
    """Meanwhile a flush on PostgreSQL deletes, unless it was asked for more than that."""
    flushes = count(1)

    def execute(operations: DatabaseOperations, statements: Sequence[str]) -> None:
        EXECUTED(operations, statements)
        if next(flushes) % EVERY == 0:
            vacuum()

    with (
        patch.object(DatabaseOperations, "sql_flush", deletions),
        patch.object(DatabaseOperations, "execute_sql_flush", execute),
    ):
        yield


def vacuum() -> None:
    """On PostgreSQL, outside of any transaction; elsewhere nothing."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")


def deletions(
    operations: DatabaseOperations,
    style: Any,
    tables: Sequence[str],
    *,
    reset_sequences: bool = False,
    allow_cascade: bool = False,
) -> list[str]:
    """The statements of a flush. No key is checked and no trigger asked, which takes a superuser, as testing does."""
    if not tables or reset_sequences or allow_cascade:
        return TRUNCATIONS(
            operations, style, tables, reset_sequences=reset_sequences, allow_cascade=allow_cascade
        )
    deletes = [f"DELETE FROM {operations.quote_name(table)}" for table in tables]
    return ["SET LOCAL session_replication_role = replica", *deletes]
