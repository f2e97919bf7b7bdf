"""Database triggers that keep the table of unfinished reviews, whoever holds the connection.

Outward: ``put_up``, ``take_down``, ``fill``, ``missing_triggers``. An article is unfinished from its first moment
until its stage says that it is done, and again as soon as the stage says otherwise or is gone. Writes of one article
follow each other, since they hold its stage.
"""

from typing import Any

from claims.guards import STANDING

ARTICLES, STAGES, TABLE = "sources_article", "claims_reviewstage", "claims_unfinishedreview"
DONE = "done"
# By name: the table that it watches.
TRIGGERS = {
    "claims_unfinished_article": ARTICLES,
    "claims_unfinished_said": STAGES,
    "claims_unfinished_moved": STAGES,
    "claims_unfinished_gone": STAGES,
}
FUNCTIONS = ("claims_article_is_unfinished", "claims_stage_tells_unfinished")


def put_up(connection: Any) -> None:
    """Create the triggers, replacing those that stand; ``fill`` afterwards. Raises KeyError for a strange vendor."""
    take_down(connection)
    _run(connection, _UP[connection.vendor])


def take_down(connection: Any) -> None:
    is_postgresql = connection.vendor == "postgresql"
    on = {name: f" ON {table}" if is_postgresql else "" for name, table in TRIGGERS.items()}
    _run(connection, [f"DROP TRIGGER IF EXISTS {name}{on[name]}" for name in TRIGGERS])
    if is_postgresql:
        _run(connection, [f"DROP FUNCTION IF EXISTS {name}()" for name in FUNCTIONS])


def fill(connection: Any) -> None:
    """From nothing: what the triggers would have kept had they always stood."""
    _run(connection, [_EMPTY, _FILL])


def missing_triggers(connection: Any) -> list[str]:
    """Names of triggers that should stand and do not: SQLite loses one when a migration remakes its table."""
    if TABLE not in connection.introspection.table_names():
        return []
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    return sorted(set(TRIGGERS) - standing)


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _add(article: str, when: str = "true") -> str:
    return f"INSERT INTO {TABLE} (article_id) SELECT {article} WHERE {when} ON CONFLICT DO NOTHING;"


_EMPTY = f"DELETE FROM {TABLE}"  # noqa: S608 - names of ours alone, here and below
_FILL = f"""
    INSERT INTO {TABLE} (article_id) SELECT id FROM {ARTICLES}
    WHERE NOT EXISTS (SELECT 1 FROM {STAGES} WHERE {STAGES}.article_id = {ARTICLES}.id AND stage = '{DONE}')
"""  # noqa: S608
_TELL = f"""
    DELETE FROM {TABLE} WHERE article_id = NEW.article_id AND NEW.stage = '{DONE}';
    {_add("NEW.article_id", f"NEW.stage <> '{DONE}'")}
"""  # noqa: S608
_LEAVE = _add("OLD.article_id", "OLD.article_id <> NEW.article_id")
_SQLITE = [
    f"CREATE TRIGGER claims_unfinished_article AFTER INSERT ON {ARTICLES} BEGIN {_add('NEW.id')} END",
    f"CREATE TRIGGER claims_unfinished_said AFTER INSERT ON {STAGES} BEGIN {_TELL} END",
    f"""
    CREATE TRIGGER claims_unfinished_moved AFTER UPDATE OF stage, article_id ON {STAGES}
    BEGIN {_LEAVE} {_TELL} END
    """,
    f"CREATE TRIGGER claims_unfinished_gone AFTER DELETE ON {STAGES} BEGIN {_add('OLD.article_id')} END",
]
_POSTGRESQL = [
    f"""
    CREATE FUNCTION claims_article_is_unfinished() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {_add("NEW.id")} RETURN NULL; END $$
    """,
    f"""
    CREATE FUNCTION claims_stage_tells_unfinished() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN {_add("OLD.article_id")} RETURN NULL; END IF;
        IF TG_OP = 'UPDATE' THEN {_LEAVE} END IF;
        {_TELL} RETURN NULL;
    END $$
    """,
    f"""
    CREATE TRIGGER claims_unfinished_article AFTER INSERT ON {ARTICLES}
    FOR EACH ROW EXECUTE FUNCTION claims_article_is_unfinished()
    """,
    *(
        f"CREATE TRIGGER {name} AFTER {what} ON {STAGES}"
        " FOR EACH ROW EXECUTE FUNCTION claims_stage_tells_unfinished()"
        for name, what in (
            ("claims_unfinished_said", "INSERT"),
            ("claims_unfinished_moved", "UPDATE OF stage, article_id"),
            ("claims_unfinished_gone", "DELETE"),
        )
    ),
]
_UP = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
