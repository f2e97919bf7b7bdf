"""Database triggers that keep the text of an article as it was published, whoever holds the connection.

`guard_statements(vendor)` gives the SQL that puts them up and takes them down; the migration runs it. Refused: any
UPDATE that changes `text` or `text_sha256`, unless it is the one erasure of the row (`erased_at` is set by the same
statement). Deleting stays possible, so that `flush` can empty a test database. Django raises IntegrityError.
"""

from typing import Any

TABLE = "sources_article"
GUARD = "sources_article_text_is_immutable"
MESSAGE = "the text of an article is immutable: store a new version"

# What an UPDATE that changes the text must be to pass.
ERASURE = "OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL"


def guard_statements(vendor: str) -> tuple[list[str], list[str]]:
    """Statements (up, down) for `sqlite` or `postgresql`. Raises ValueError for any other vendor."""
    if vendor == "sqlite":
        return _sqlite_up(), [f"DROP TRIGGER IF EXISTS {GUARD}"]
    if vendor == "postgresql":
        return _postgresql_up(), [
            f"DROP TRIGGER IF EXISTS {GUARD} ON {TABLE}",
            "DROP FUNCTION IF EXISTS sources_refuse_text()",
        ]
    raise ValueError(f"Articles have no guard for {vendor!r}; accepted: sqlite, postgresql.")


def put_up(connection: Any) -> None:
    """Create the guard, replacing one that stands; the table must exist."""
    up, down = guard_statements(connection.vendor)
    _run(connection, [*down, *up])


def take_down(connection: Any) -> None:
    """Drop the guard if it exists."""
    _run(connection, guard_statements(connection.vendor)[1])


def is_up(connection: Any) -> bool:
    """Whether the guard stands on this database: SQLite loses it when it remakes the table."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return GUARD in {name for (name,) in cursor.fetchall()}


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite_up() -> list[str]:
    changes = "NEW.text IS NOT OLD.text OR NEW.text_sha256 IS NOT OLD.text_sha256"
    trigger = (
        f"CREATE TRIGGER {GUARD} BEFORE UPDATE OF text, text_sha256 ON {TABLE}"
        f" WHEN ({changes}) AND NOT ({ERASURE}) BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    )
    return [trigger]


def _postgresql_up() -> list[str]:
    changes = "NEW.text IS DISTINCT FROM OLD.text OR NEW.text_sha256 IS DISTINCT FROM OLD.text_sha256"
    function = (
        "CREATE OR REPLACE FUNCTION sources_refuse_text() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    trigger = (
        f"CREATE TRIGGER {GUARD} BEFORE UPDATE OF text, text_sha256 ON {TABLE}"
        f" FOR EACH ROW WHEN (({changes}) AND NOT ({ERASURE})) EXECUTE FUNCTION sources_refuse_text()"
    )
    return [function, trigger]
