"""The state that a release is made of: one moment of the database, with every consensus derived.

Outward: ``one_view``, the transaction, and ``derive_what_is_stale`` inside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from claims.models import CodebookSnapshot, Consensus, DatasetRelease, Event
from claims.services.consensus import BATCH_EVENTS, derive_all, derive_event
from claims.services.deriving import DERIVE_ALL, DERIVE_EVENT
from claims.services.errors import ServiceError
from factcheck.jobs.models import Job, JobStatus

# PostgreSQL: what was read was changed by another transaction that ended first; two that waited for each other.
_LOST_RACES = ("40001", "40P01")


@contextmanager
def one_view() -> Iterator[None]:
    """One transaction that sees one moment, and the only one that makes releases meanwhile.

    SQLite's transactions (IMMEDIATE) are that already. On PostgreSQL the lock is taken before the first read, so that
    what waited for it sees what the other left. Raises ServiceError where another change got in between.
    """
    is_outermost = not connection.in_atomic_block
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                _execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ" if is_outermost else "")
                _execute(f"LOCK TABLE {DatasetRelease._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
            yield
    except DatabaseError as error:
        if getattr(error.__cause__, "pgcode", None) not in _LOST_RACES:
            raise
        raise ServiceError(
            _("Something was changed while the release was being made. Nothing was written: publish again.")
        ) from error


def _execute(statement: str) -> None:
    if statement:
        with connection.cursor() as cursor:
            cursor.execute(statement)


def derive_what_is_stale(snapshot: CodebookSnapshot, *, by: Any) -> int:
    """Derive anew each event whose derivation still waits, failed, or was made under another codebook; all of them
    where that of all waits or failed: an edited register moves any of them.

    snapshot: the codebook in force. Returns how many events were derived. Raises what deriving raises.
    """
    if _awaited(DERIVE_ALL).exists():
        return derive_all(by=by)
    behind = Consensus.objects.exclude(codebook=snapshot).values("event")
    live = Event.objects.live()
    stale = {
        *live.filter(pk__in=behind).values_list("pk", flat=True),
        *(event.current.pk for event in Event.objects.filter(public_id__in=_awaited_events())),
    }
    if len(stale) > BATCH_EVENTS:
        return derive_all(by=by)
    for event in live.filter(pk__in=stale).order_by("public_id"):
        derive_event(event, by=by)
    return len(stale)


def _awaited_events() -> list[str]:
    return sorted({job.arguments["event"] for job in _awaited(DERIVE_EVENT)})


def _awaited(name: str) -> QuerySet[Job]:
    """The jobs of this name that did not end well, or did not end yet, and after which none of their key did."""
    later = Job.objects.filter(name=name, key=OuterRef("key"), status=JobStatus.DONE, pk__gt=OuterRef("pk"))
    return Job.objects.filter(~Exists(later), name=name).exclude(status=JobStatus.DONE)
