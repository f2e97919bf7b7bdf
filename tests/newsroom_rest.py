"""The tables beside the daily work, filled as ``newsroom`` fills its own.

Outward: ``of_each``, ``grow_rest`` after ``newsroom.grow``, and ``grow_apart``. What hangs on the work (people,
notices, seals, releases) is copied with it: each copy is of the claim, the article, the event or the act that was
copied with it. The registers and the log of log-ins stand apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db import connection
from django.db.models import Max, Model

from claims.models import (
    Actor,
    Assignment,
    CodebookSnapshot,
    CodingCondition,
    DatasetRelease,
    EventLessons,
    EventLink,
    Fit,
    Lease,
    LinkDoubt,
    NoticeClaim,
    Notification,
    Place,
    PracticeRun,
    ReleaseFile,
    Resolution,
    Scope,
)
from factcheck.accounts.models import User
from factcheck.audit.models import Seal, SealedAct
from sources.models import Feed, Notice, RawDocument, Source, TextKey
from tests.claims.admin.rows import MAKERS
from tests.factories import SnapshotFactory
from tests.newsroom import Newsroom
from tests.row_copies import copy_row, numbered

# Above the numbers of all copies. Arbitrary.
LATEST_CODEBOOK = 1_000_000
# What notices said once: a page of the past reads it.
VERSIONS = Notice.history.model
# One row of each table, of which the others are copies; and what the columns of the copies are.
Rows = Mapping[type[Model], Model]
Columns = dict[str, str]


@dataclass(frozen=True, slots=True)
class Before:
    """Row ids before the first copy of each: copy n of a claim has the id claim + n. person: whose the rows are."""

    person: int
    act: int
    article: int
    claim: int
    event: int


# Columns in which copies differ: over ``n``, and where other rows of these are named over the ids of theirs. In the
# order in which they are made.
REST: dict[type[Model], Callable[[Before, Callable[[type[Model]], int]], Columns]] = {
    User: lambda of, copied: {"username": numbered("u")},
    TextKey: lambda of, copied: {"key": numbered("k"), "article_id": f"{of.article} + n"},
    Notice: lambda of, copied: {"article_id": f"{of.article} + n"},
    VERSIONS: lambda of, copied: {"id": f"{copied(Notice)} + n", "article_id": f"{of.article} + n"},
    NoticeClaim: lambda of, copied: {"notice_id": f"{copied(Notice)} + n", "claim_id": f"{of.claim} + n"},
    # Of articles that are done: those that are open wait for everybody.
    Assignment: lambda of, copied: {
        "article_id": f"{of.article} + (n + 1) / 2",
        "reviewer_id": f"{copied(User)} + n",
    },
    Lease: lambda of, copied: {"article_id": f"{of.article} + n", "holder_id": f"{copied(User)} + n"},
    CodingCondition: lambda of, copied: {"article_id": f"{of.article} + n"},
    LinkDoubt: lambda of, copied: {"first_id": f"{of.claim} + n", "second_id": f"{of.claim} + n + 1"},
    Notification: lambda of, copied: {"recipient_id": str(of.person)},
    PracticeRun: lambda of, copied: {"person_id": f"{copied(User)} + n"},
    EventLink: lambda of, copied: {"from_event_id": f"{of.event} + n", "to_event_id": f"{of.event} + n + 1"},
    EventLessons: lambda of, copied: {"event_id": f"{of.event} + n"},
    Resolution: lambda of, copied: {"public_id": numbered("R"), "event_id": f"{of.event} + n"},
    CodebookSnapshot: lambda of, copied: {"number": "1000 + row_id", "sha256": numbered("sha")},
    Fit: lambda of, copied: {"number": "1000 + row_id"},
    DatasetRelease: lambda of, copied: {"name": numbered("r")},
    ReleaseFile: lambda of, copied: {"release_id": f"{copied(DatasetRelease)} + n"},
    Seal: lambda of, copied: {"number": "1000 + row_id", "sha256": numbered("sha")},
    SealedAct: lambda of, copied: {"act_id": f"{of.act} + n", "seal_id": f"{copied(Seal)} + n"},
}
APART: dict[type[Model], Columns] = {
    Source: {"key": numbered("o"), "name": numbered("Agency ")},
    Actor: {"key": numbered("actor"), "name": numbered("Actor ")},
    Place: {"key": numbered("place"), "name": numbered("Place ")},
    Scope: {"key": numbered("group:"), "name": numbered("Part ")},
    # Each of another of the sources.
    Feed: {
        "url": numbered("https://outlet.example/"),
        "source_id": "(SELECT max(id) FROM sources_source) - n",
    },
    RawDocument: {"sha256": numbered("sha")},
    AccessAttempt: {"username": numbered("u")},
    AccessLog: {"username": numbered("u")},
    AccessFailureLog: {"username": numbered("u")},
}


def of_each(tables: Mapping[type[Model], object]) -> Rows:
    """Before ``grow``; and of REST before a codebook is adopted, which is the latest then."""
    if CodebookSnapshot in tables:
        SnapshotFactory(number=LATEST_CODEBOOK)
    made: dict[type[Model], Any] = {}
    for number, model in enumerate(tables, 1):
        made[model] = made[Notice].history.get() if model is VERSIONS else MAKERS[model](number)
    return made


def grow_rest(rows: Rows, room: Newsroom, number: int) -> None:
    """Copy each of the rows of REST. number: as many as ``grow`` has just made of every table."""
    claim = room.claim
    before = (_before(type(row), number) for row in (room.act, claim.article, claim, claim.event))
    of = Before(room.person.pk, *before)
    copied: dict[type[Model], int] = {}
    for model, row in rows.items():
        # One less: where claims and events are joined in pairs, the last has no next one.
        copied[model] = copy_row(row, number - 1, **REST[model](of, copied.__getitem__))
    _analyze(rows)


def grow_apart(rows: Rows, number: int) -> None:
    """Copy each of the rows of APART."""
    for model, row in rows.items():
        copy_row(row, number, **APART[model])
    _analyze(rows)


def _before(model: type[Model], number: int) -> int:
    return int(model._default_manager.aggregate(last=Max("pk"))["last"]) - number


def _analyze(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for model in rows:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
