"""How much a database goes through for one answer, which no other work on the machine changes.

Outward: ``work_of``. SQLite counts the steps of its machine, in thousands; PostgreSQL the blocks of tables and
indexes that the statements of the answer touch, asked one by one afterwards.
"""

import json
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

# Steps between two calls. Arbitrary: a page takes some ten thousand, and a call costs as much as some hundred.
STEPS = 1000


def work_of(client: Any, address: str, headers: dict[str, str] | None) -> int:
    """Thousand steps of SQLite, or blocks of PostgreSQL."""
    return (
        _steps(client, address, headers)
        if connection.vendor == "sqlite"
        else _blocks(client, address, headers)
    )


def _steps(client: Any, address: str, headers: dict[str, str] | None) -> int:
    passed = [0]

    def pass_on() -> int:
        passed[0] += 1
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(pass_on, STEPS)
    try:
        client.get(address, headers=headers)
    finally:
        connection.connection.set_progress_handler(None, 0)
    return passed[0]


def _blocks(client: Any, address: str, headers: dict[str, str] | None) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers=headers)
        asked = [query["sql"] for query in captured.captured_queries]
    return sum(_blocks_of(statement) for statement in asked if statement.startswith("SELECT"))


def _blocks_of(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) {statement}")
        (told,) = cursor.fetchone()
    plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])
