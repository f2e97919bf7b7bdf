"""What a statement reads, by the database's own plan: the rows of large tables that it goes through.

Outward: ``read_whole``. SQLite's plan tells which tables are gone through from one end; that is right for the first
page of a list in the order of an index, and for nothing that sorts or has no end. PostgreSQL counts the rows of each
step.
"""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from django.db import connection

_SCAN = re.compile(r"^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
_OWN_INDEX = re.compile(r"^sqlite_autoindex_(\w+)_\d+$")
# "claims_claim" U0: a table inside a condition, of which no row is a row of the list.
_ALIAS = re.compile(r'"(\w+)" ([A-Z]\d+)\b')
# The statement's own: a condition inside it has its own limit, and is asked of each row.
_LIMITED = re.compile(r" LIMIT \d+(\) subquery)?$")
_SORTS = ("USE TEMP B-TREE FOR ORDER BY", "USE TEMP B-TREE FOR GROUP BY", "USE TEMP B-TREE FOR DISTINCT")


_OF_SMALL_TABLES = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "enable_bitmapscan")


def read_whole(statement: str, tables: Collection[str], most: int, *, may_stop: bool = True) -> list[str]:
    """Steps of the plan that read one of the tables whole; on PostgreSQL, that read more than ``most`` of its rows.

    may_stop: whether a page that is full ends it; a page of what few rows have is never full.
    """
    find = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    return list(find(statement, tables, most, may_stop))


def _on_sqlite(statement: str, tables: Collection[str], _most: int, may_stop: bool) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        steps = [step for *_, step in cursor.fetchall()]
    named: dict[str, set[str]] = {}
    for table, alias in _ALIAS.findall(statement):
        named.setdefault(alias, set()).add(table)
    stops = may_stop and _LIMITED.search(statement) is not None and not any(step in _SORTS for step in steps)
    for step in steps:
        scanned = _SCAN.match(step)
        if scanned is None or (stops and scanned[1] not in named):
            continue
        of = named.get(scanned[1], {scanned[1]})
        if scanned[2]:
            of = {_table_of(scanned[2])}
        if of & set(tables):
            yield step


def _table_of(index: str) -> str:
    """The table whose rows are all in the index, "" = it holds some of them: those that it was made for are few."""
    own = _OWN_INDEX.match(index)
    if own is not None:
        return own[1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'index' AND name = %s", [index])
        table, made_as = cursor.fetchone()
    return "" if " WHERE " in made_as else table


def _on_postgresql(statement: str, tables: Collection[str], most: int, _may_stop: bool) -> Iterator[str]:
    with connection.cursor() as cursor:
        # A planner weighs the size of these tables, which is that of the test: at a million it takes the index.
        cursor.execute(";".join(f"SET LOCAL {each} = off" for each in _OF_SMALL_TABLES))
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}")
        (told,) = cursor.fetchone()
        cursor.execute(";".join(f"SET LOCAL {each} = on" for each in _OF_SMALL_TABLES))
    plan = json.loads(told) if isinstance(told, str) else told
    for step in _steps(plan[0]["Plan"]):
        passed = step.get("Rows Removed by Filter", 0) + step.get("Rows Removed by Index Recheck", 0)
        rows = (step["Actual Rows"] + passed) * step["Actual Loops"]
        if step.get("Relation Name") in tables and rows > most:
            yield f"{step['Node Type']} on {step['Relation Name']}: {rows:,.0f} rows"


def _steps(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield step
    for inner in step.get("Plans", []):
        yield from _steps(inner)
