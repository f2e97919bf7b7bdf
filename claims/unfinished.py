"""Database triggers that keep the table of unfinished reviews, whoever holds the connection.

Outward: ``put_up``, ``take_down``, ``fill``, ``missing_triggers``. An article is unfinished from its first moment
until its stage says that it is done, and again as soon as the stage says otherwise or is gone. Writes of one article
follow each other, since they hold its stage. Beside, of each: whether a claim of it is suggested, and whether one
tells of a contested event.
"""
# ruff: noqa: S608 - statements are put together from names of ours alone

from typing import Any

from claims.guards import STANDING

ARTICLES, STAGES, TABLE = "sources_article", "claims_reviewstage", "claims_unfinishedreview"
CLAIMS, CONSENSUS = "claims_claim", "claims_consensus"
DONE = "done"
# By name: the table that it watches.
TRIGGERS = {
    "claims_unfinished_article": ARTICLES,
    "claims_unfinished_said": STAGES,
    "claims_unfinished_moved": STAGES,
    "claims_unfinished_gone": STAGES,
    "claims_unfinished_claimed": CLAIMS,
    "claims_unfinished_reclaimed": CLAIMS,
    "claims_unfinished_unclaimed": CLAIMS,
    "claims_unfinished_contested": CONSENSUS,
    "claims_unfinished_turned": CONSENSUS,
    "claims_unfinished_settled": CONSENSUS,
}
FUNCTIONS = (
    "claims_article_is_unfinished",
    "claims_stage_tells_unfinished",
    *(name for name, table in TRIGGERS.items() if table in (CLAIMS, CONSENSUS)),
)


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


def _has_suggestions(article: str) -> str:
    return f"EXISTS (SELECT 1 FROM {CLAIMS} WHERE article_id = {article} AND status = 'suggested')"


def _is_contested(article: str) -> str:
    return f"""EXISTS (
        SELECT 1 FROM {CLAIMS} JOIN {CONSENSUS} ON {CONSENSUS}.event_id = {CLAIMS}.event_id
        WHERE {CLAIMS}.article_id = {article} AND {_open(f"{CONSENSUS}.")}
    )"""


def _open(row: str) -> str:
    """The condition that a row of consensus, by its prefix, is contested and not ruled."""
    return f"{row}evidence = 'contested' AND {row}ruling = 'none'"


def _add(article: str, when: str = "true") -> str:
    return f"""
        INSERT INTO {TABLE} (article_id, has_suggestions, is_contested)
        SELECT {article}, {_has_suggestions(article)}, {_is_contested(article)} WHERE {when} ON CONFLICT DO NOTHING;
    """


def _contested_event(event: str) -> str:
    return f"EXISTS (SELECT 1 FROM {CONSENSUS} WHERE event_id IN ({event}) AND {_open('')})"


def _look_again(articles: str, if_contested: str = "true", lock: str = "") -> str:
    """What is known of some unfinished articles, found anew; only rows that change are written.

    if_contested: the condition under which a conflict may have come or gone. Looked for always, each claim of an
    article of a thousand would have all thousand looked at.
    """
    kept = f"{TABLE}.article_id"
    return f"""
        UPDATE {TABLE} SET has_suggestions = {_has_suggestions(kept)}, is_contested = {_is_contested(kept)}
        WHERE article_id IN (
            SELECT article_id FROM {TABLE} WHERE article_id IN ({articles}) AND (
                has_suggestions <> {_has_suggestions(kept)}
                OR CASE WHEN {if_contested} THEN is_contested <> {_is_contested(kept)} ELSE false END
            )
            {lock}
        );
    """


def _of_event(event: str) -> str:
    return f"SELECT article_id FROM {CLAIMS} WHERE event_id = {event}"


_EMPTY = f"DELETE FROM {TABLE}"
_FILL = f"""
    INSERT INTO {TABLE} (article_id, has_suggestions, is_contested)
    SELECT id, {_has_suggestions(f"{ARTICLES}.id")}, {_is_contested(f"{ARTICLES}.id")} FROM {ARTICLES}
    WHERE NOT EXISTS (SELECT 1 FROM {STAGES} WHERE {STAGES}.article_id = {ARTICLES}.id AND stage = '{DONE}')
"""
_TELL = f"""
    DELETE FROM {TABLE} WHERE article_id = NEW.article_id AND NEW.stage = '{DONE}';
    {_add("NEW.article_id", f"NEW.stage <> '{DONE}'")}
"""
_LEAVE = _add("OLD.article_id", "OLD.article_id <> NEW.article_id")
# Claims of one article and rows of one event may touch the same articles: whoever writes takes them in one order.
_IN_ORDER = "ORDER BY article_id FOR UPDATE"


def _triggers(vendor: str) -> list[str]:
    """Of claims and consensus. A save writes every column: what the article is known by has to differ."""
    is_not = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    lock = _IN_ORDER if vendor == "postgresql" else ""
    status, article, event = (
        f"OLD.{name} {is_not} NEW.{name}" for name in ("status", "article_id", "event_id")
    )
    was, is_open = _open("OLD."), _open("NEW.")
    new, old = "SELECT NEW.article_id", "SELECT OLD.article_id"
    either = f"({article} OR {event}) AND {_contested_event('OLD.event_id, NEW.event_id')}"
    told_new, told_old = _of_event("NEW.event_id"), _of_event("OLD.event_id")
    said = [
        ("claimed", f"INSERT ON {CLAIMS}", "true", new, _contested_event("NEW.event_id")),
        (
            "reclaimed",
            f"UPDATE ON {CLAIMS}",
            f"{status} OR {article} OR {event}",
            f"{new} UNION {old}",
            either,
        ),
        ("unclaimed", f"DELETE ON {CLAIMS}", "true", old, _contested_event("OLD.event_id")),
        ("contested", f"INSERT ON {CONSENSUS}", is_open, told_new, "true"),
        ("turned", f"UPDATE ON {CONSENSUS}", f"{was} OR {is_open}", f"{told_new} UNION {told_old}", "true"),
        ("settled", f"DELETE ON {CONSENSUS}", was, told_old, "true"),
    ]
    return [
        statement
        for name, what, when, articles, if_contested in said
        for statement in _TRIGGER[vendor](
            f"claims_unfinished_{name}", what, when, _look_again(articles, if_contested, lock)
        )
    ]


def _on_sqlite(name: str, what: str, when: str, body: str) -> list[str]:
    return [f"CREATE TRIGGER {name} AFTER {what} WHEN {when} BEGIN {body} END"]


def _on_postgresql(name: str, what: str, when: str, body: str) -> list[str]:
    """A function each: what a row was or is cannot be handed to one."""
    return [
        f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN {body} RETURN NULL; END $$
        """,
        f"CREATE TRIGGER {name} AFTER {what} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {name}()",
    ]


_TRIGGER = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}
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
_UP = {
    "sqlite": [*_SQLITE, *_triggers("sqlite")],
    "postgresql": [*_POSTGRESQL, *_triggers("postgresql")],
}
