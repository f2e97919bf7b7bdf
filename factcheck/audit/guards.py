"""Database triggers that keep the audit append-only, whoever holds the connection.

`guard_statements(vendor)` gives the SQL that puts them up and takes them down; the migration runs it, and
`lifted(connection)` takes them down while `flush` empties every table, as its caller wished.
Refused: UPDATE and DELETE (and TRUNCATE on PostgreSQL) of acts, seals and sealed acts, DELETE of details, and
any UPDATE of a detail that is not its one erasure. Django raises IntegrityError on both databases.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

FROZEN_TABLES = ("audit_act", "audit_seal", "audit_sealedact")
DETAIL_TABLE = "audit_actdetail"
GUARDED_TABLES = (*FROZEN_TABLES, DETAIL_TABLE)

# What an UPDATE of a detail must be to pass; the table's check constraint demands that the row is then blank.
ERASURE = "OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.act_id = OLD.act_id"


def guard_statements(vendor: str) -> tuple[list[str], list[str]]:
    """Statements (up, down) for `sqlite` or `postgresql`. Raises ValueError for any other vendor."""
    if vendor == "sqlite":
        return _sqlite_up(), _sqlite_down()
    if vendor == "postgresql":
        return _postgresql_up(), _postgresql_down()
    raise ValueError(f"The audit has no guards for {vendor!r}; accepted: sqlite, postgresql.")


def put_up(connection: Any) -> None:
    """Create the guards, replacing those that stand; the tables must exist."""
    up, down = guard_statements(connection.vendor)
    _run(connection, [*down, *up])


def take_down(connection: Any) -> None:
    """Drop the guards that exist."""
    _run(connection, guard_statements(connection.vendor)[1])


def missing_guards(connection: Any) -> list[str]:
    """Names of guards that should stand on this database and do not, sorted."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {name for (name,) in cursor.fetchall()}
    return sorted(set(_guard_names(connection.vendor)) - standing)


@contextmanager
def lifted(connection: Any) -> Iterator[None]:
    """Take the guards down and put them up again, whatever happens between. No-op before the tables exist."""
    if not set(GUARDED_TABLES) <= set(connection.introspection.table_names()):
        yield
        return
    take_down(connection)
    try:
        yield
    finally:
        put_up(connection)


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _guard_names(vendor: str) -> list[str]:
    deeds = ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")
    return [f"{table}_no_{deed}" for table in GUARDED_TABLES for deed in deeds]


def _sqlite_up() -> list[str]:
    def trigger(table: str, deed: str, when: str = "") -> str:
        return (
            f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table} {when}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only: {deed.upper()} refused'); END"
        )

    frozen = [trigger(table, deed) for table in FROZEN_TABLES for deed in ("update", "delete")]
    return [
        *frozen,
        trigger(DETAIL_TABLE, "delete"),
        trigger(DETAIL_TABLE, "update", f"WHEN NOT ({ERASURE})"),
    ]


def _sqlite_down() -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {name}" for name in _guard_names("sqlite")]


def _postgresql_up() -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP"
        " USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )

    def trigger(table: str, deed: str, each: str = "ROW", when: str = "") -> str:
        return (
            f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table}"
            f" FOR EACH {each} {when} EXECUTE FUNCTION audit_refuse()"
        )

    frozen = [trigger(table, deed) for table in FROZEN_TABLES for deed in ("update", "delete")]
    details = [
        trigger(DETAIL_TABLE, "delete"),
        trigger(DETAIL_TABLE, "update", when=f"WHEN (NOT ({ERASURE}))"),
    ]
    truncates = [trigger(table, "truncate", each="STATEMENT") for table in GUARDED_TABLES]
    return [function, *frozen, *details, *truncates]


def _postgresql_down() -> list[str]:
    drops = [
        f"DROP TRIGGER IF EXISTS {table}_no_{deed} ON {table}"
        for table in GUARDED_TABLES
        for deed in ("update", "delete", "truncate")
    ]
    return [*drops, "DROP FUNCTION IF EXISTS audit_refuse()"]
