"""Database triggers that keep the day of its event with each row of consensus, whoever holds the connection.

Outward: ``put_up``, ``take_down``, ``fill``, ``missing_triggers`` and ``UNDATED``. What needs an editor is listed by
the days of the events. Read from the events, all of it would be sorted for each page; an index holds columns of its
own table alone.
"""
# ruff: noqa: S608 - statements are put together from names of ours alone

from datetime import date
from typing import Any

from claims.guards import STANDING

EVENTS, CONSENSUS = "claims_event", "claims_consensus"
# The day of an event without one: such rows come last, and no index has to know of missing days.
UNDATED = date.min
# By name: the table that it watches, and what happens to it.
TRIGGERS = {
    "claims_event_day_of_new": (CONSENSUS, "INSERT"),
    "claims_event_day_of_moved": (CONSENSUS, "UPDATE OF event_id, event_day"),
    "claims_event_day_told": (EVENTS, "UPDATE OF date_lower"),
}
_DAY = f"(SELECT COALESCE(date_lower, '{UNDATED}') FROM {EVENTS} WHERE {EVENTS}.id = {CONSENSUS}.event_id)"
_SET = f"UPDATE {CONSENSUS} SET event_day = {_DAY} WHERE event_day <> {_DAY}"


def put_up(connection: Any) -> None:
    """Create the triggers, replacing those that stand; ``fill`` afterwards."""
    take_down(connection)
    _run(connection, [each for name in TRIGGERS for each in _trigger(name, connection.vendor)])


def take_down(connection: Any) -> None:
    for name, (table, _what) in TRIGGERS.items():
        on = f" ON {table}" if connection.vendor == "postgresql" else ""
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}{on}"])
        if connection.vendor == "postgresql":
            _run(connection, [f"DROP FUNCTION IF EXISTS {name}()"])


def fill(connection: Any) -> None:
    """What the triggers would have kept had they always stood."""
    _run(connection, [_SET])


def missing_triggers(connection: Any) -> list[str]:
    """Names of triggers that should stand and do not: SQLite loses one when a migration remakes its table."""
    if CONSENSUS not in connection.introspection.table_names():
        return []
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, CONSENSUS)
        if "event_day" not in {column.name for column in columns}:
            return []
        cursor.execute(STANDING[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    return sorted(set(TRIGGERS) - standing)


def _trigger(name: str, vendor: str) -> list[str]:
    """Only rows that change are written. A save writes every column, so that events are asked whether the day did."""
    table, what = TRIGGERS[name]
    of_row = "event_id = NEW.id" if table == EVENTS else "id = NEW.id"
    body = f"{_SET} AND {of_row};"
    is_not = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    when = f"WHEN (OLD.date_lower {is_not} NEW.date_lower)" if table == EVENTS else ""
    if vendor == "sqlite":
        return [f"CREATE TRIGGER {name} AFTER {what} ON {table} {when} BEGIN {body} END"]
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$",
        f"CREATE TRIGGER {name} AFTER {what} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {name}()",
    ]


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
