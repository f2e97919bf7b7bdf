"""Rows by the thousand: copies of one row, made inside the database by one statement.

Outward: ``copy_row``, and ``numbered``, ``one_of`` and ``by_turns`` for its columns. Both databases.
"""

from collections.abc import Sequence

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

# In the SQL of a column: the number of the copy, from 1, and the row id it gets.
N, ROW_ID = "n", "row_id"


def numbered(prefix: str) -> str:
    """SQL of a text that no other row has; of one width, so that its order is that of the copies."""
    return f"'{prefix}' || (1000000000 + {ROW_ID})"


def one_of(values: Sequence[str]) -> str:
    """SQL that takes the texts by turns: the first for copy 1, again for copy len(values) + 1."""
    return by_turns([_quoted(value) for value in values])


def by_turns(values: Sequence[object]) -> str:
    """SQL that takes the values, each written in SQL, by turns."""
    cases = " ".join(f"WHEN {place} THEN {value}" for place, value in enumerate(values))
    return f"CASE ({N} - 1) % {len(values)} {cases} END"


def copy_row(row: Model, number: int, /, **columns: str) -> int:
    """``number`` copies that differ in ``columns``, by their names in the database: SQL over ``n`` and ``row_id``.

    Returns the row id before the first copy: copy n has that id plus n. Raises ValueError where the row is gone.
    """
    meta = row._meta
    key, quote = meta.pk.column, connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max({quote(key)}) FROM {quote(meta.db_table)}")
        before = int(cursor.fetchone()[0])
        wanted = {field.column: f"source.{quote(field.column)}" for field in meta.concrete_fields}
        unknown = set(columns) - set(wanted)
        if unknown:
            raise ValueError(f"{meta.db_table} has no column {sorted(unknown)}; it has {sorted(wanted)}.")
        wanted |= {key: ROW_ID, **columns}
        # Without parameters, so that % stays the remainder it is.
        cursor.execute(
            f"INSERT INTO {quote(meta.db_table)} ({', '.join(map(quote, wanted))})"
            f" WITH RECURSIVE numbers({N}, {ROW_ID}) AS (SELECT 1, {before} + 1"
            f" UNION ALL SELECT {N} + 1, {ROW_ID} + 1 FROM numbers WHERE {N} < {number})"
            f" SELECT {', '.join(wanted.values())} FROM numbers, {quote(meta.db_table)} AS source"
            f" WHERE source.{quote(key)} = {int(row.pk)}"
        )
        if cursor.rowcount != number:
            raise ValueError(f"{meta.db_table} has no row {row.pk} to copy {number} times.")
        for statement in connection.ops.sequence_reset_sql(no_style(), [type(row)]):
            cursor.execute(statement)
    return before


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
