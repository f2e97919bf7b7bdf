"""Tables emptied by deleting: a test commits a few rows, and PostgreSQL truncates by writing new files per table."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db.backends.postgresql.operations import DatabaseOperations

TRUNCATIONS = DatabaseOperations.sql_flush


@contextmanager
def emptied_by_deleting() -> Iterator[None]:
    """Meanwhile a flush on PostgreSQL deletes, unless it was asked for more than that."""
    with patch.object(DatabaseOperations, "sql_flush", deletions):
        yield


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
