"""The queue's acts: take the next task, skip one with a reason.

Outward: ``next_task`` and ``skip_task``.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Assignment
from claims.selectors.queue import Task, tasks_for
from claims.services.errors import BadDecision
from claims.services.leasing import LeaseTaken, release_leases, take_lease
from claims.services.permission import require
from factcheck.audit import record
from sources.models import Article

ACCEPT = "claims.accept_claim"
# Tasks tried one after the other where others take them at the same moment. As many as people press a key at once.
TRIED = 20


def next_task(*, by: Any, leaving: Article | None = None) -> Task | None:
    """The first task that nobody else takes at the same moment, leased; None = nothing waits.

    leaving: the article that the person goes on from; whatever they held is let go. Raises NotAllowed.
    """
    require(by, ACCEPT)
    release_leases(by)
    for task in tasks_for(by, TRIED, leaving=None if leaving is None else leaving.pk):
        if leaving is not None and task.article.pk == leaving.pk:
            continue
        try:
            take_lease(task.article, by=by)
        except LeaseTaken:
            continue
        return task
    return None


def skip_task(article: Article, *, by: Any, reason: str) -> None:
    """Leave an article to others: it leaves the person's queue, with why, until it is given to them again.

    Raises NotAllowed, and BadDecision without a reason.
    """
    require(by, ACCEPT)
    if not reason.strip():
        raise BadDecision(_("Say why you skip the article: the next person should know."))
    with transaction.atomic():
        record("task.skip", actor=by, target=article, reason=reason)
        given = Assignment.objects.select_for_update().filter(article=article, reviewer=by, is_closed=False)
        rows = list(given)
        for row in rows or [Assignment(article=article, reviewer=by)]:
            row.is_closed, row.skip_reason = True, reason.strip()[:300]
            row.row_version += row.pk is not None
            row.save()
        release_leases(by)
