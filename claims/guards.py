"""Database triggers that keep what is frozen as it was, whoever holds the connection.

Outward: ``put_up``, ``take_down``, ``missing_guards``. Refused: any UPDATE of a version of an attribute, a codebook
snapshot, a fit, a file of a release; and an UPDATE of a release that changes what it says (its state may change).
Deleting stays possible for ``flush``; foreign keys protect these rows in the program. Django raises IntegrityError.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Frozen:
    """A table whose rows never change; columns: only these are frozen, () = all of the row."""

    table: str
    columns: tuple[str, ...] = ()

    @property
    def guard(self) -> str:
        return f"{self.table}_is_frozen"

    @property
    def message(self) -> str:
        return f"{self.table} is frozen: make a new version"


FROZEN = (
    Frozen("claims_attributeversion"),
    Frozen("claims_codebooksnapshot"),
    Frozen("claims_fit"),
    Frozen("claims_fitsource"),
    Frozen("claims_fitcopying"),
    Frozen("claims_releasefile"),
    Frozen("claims_datasetrelease", ("name", "version", "title", "profile", "content_sha256", "previous_id")),
)
FUNCTION = "claims_refuse_change"
STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


def guard_statements(vendor: str, tables: Sequence[Frozen] = FROZEN) -> tuple[list[str], list[str]]:
    """Statements (up, down) for `sqlite` or `postgresql`. Raises ValueError for any other vendor."""
    if vendor == "sqlite":
        return [_sqlite(frozen) for frozen in tables], [f"DROP TRIGGER IF EXISTS {f.guard}" for f in tables]
    if vendor == "postgresql":
        drops = [f"DROP TRIGGER IF EXISTS {frozen.guard} ON {frozen.table}" for frozen in tables]
        return [_FUNCTION_SQL, *map(_postgresql, tables)], [*drops, f"DROP FUNCTION IF EXISTS {FUNCTION}()"]
    raise ValueError(f"Frozen rows have no guard for {vendor!r}; accepted: sqlite, postgresql.")


def put_up(connection: Any) -> None:
    """Create the guards of the tables that exist, replacing those that stand; later migrations bring more tables."""
    up, down = guard_statements(connection.vendor, _existing(connection))
    _run(connection, [*down, *up])


def take_down(connection: Any) -> None:
    _run(connection, guard_statements(connection.vendor, _existing(connection))[1])


def _existing(connection: Any) -> list[Frozen]:
    tables = set(connection.introspection.table_names())
    return [frozen for frozen in FROZEN if frozen.table in tables]


def missing_guards(connection: Any) -> list[str]:
    """Names of guards that should stand and do not: SQLite loses one when a migration remakes its table."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    return sorted(frozen.guard for frozen in _existing(connection) if frozen.guard not in standing)


_FUNCTION_SQL = (
    f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " RAISE EXCEPTION '% is frozen: make a new version', TG_TABLE_NAME"
    " USING ERRCODE = 'integrity_constraint_violation'; END $$"
)


def _sqlite(frozen: Frozen) -> str:
    changes = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in frozen.columns)
    when = f"WHEN {changes}" if changes else ""
    return (
        f"CREATE TRIGGER {frozen.guard} BEFORE UPDATE ON {frozen.table} {when}"
        f" BEGIN SELECT RAISE(ABORT, '{frozen.message}'); END"
    )


def _postgresql(frozen: Frozen) -> str:
    changes = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in frozen.columns)
    when = f"WHEN ({changes})" if changes else ""
    return (
        f"CREATE TRIGGER {frozen.guard} BEFORE UPDATE ON {frozen.table}"
        f" FOR EACH ROW {when} EXECUTE FUNCTION {FUNCTION}()"
    )


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
