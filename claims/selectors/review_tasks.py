"""What does not add up, as tasks for reviewers: the rows with a violation, each with the claims behind it.

Outward: ``open_tasks``, ``review_tasks`` and ``tasks_of``. A task closes by itself once claims or links are mended:
the next derivation no longer says it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from claims.consensus.violations import violations
from claims.models import Claim, Consensus, ConsensusClaim, ConsensusRole
from claims.selectors.consensus_as_read import as_read
from claims.selectors.events import keys_of_scopes, scope_label
from claims.selectors.filled_page import filled_page
from claims.selectors.local_names import local_scope_names
from claims.selectors.readable import readable_claims, readable_consensus
from claims.selectors.veiling import veiled
from factcheck.keyset_pages import in_order

# Claims named with a task; the page of the event has them all. Arbitrary but works.
MOST_CLAIMS = 8


@dataclass(frozen=True, slots=True)
class Task:
    """remarks: the violations, the most pressing first. claims: those behind the row, left_out: how many more."""

    row: Consensus
    scope: str
    remarks: list[Sequence[Any]]
    claims: list[Claim]
    left_out: int = 0

    @property
    def priority(self) -> int:
        return self.row.review_priority


def open_tasks(user: Any) -> QuerySet[Consensus]:
    """The most pressing first, then the latest event."""
    rows = readable_consensus(user).filter(review_priority__gt=0)
    return rows.select_related("event__place", "attribute__current").order_by(
        "review_priority", "-event_day", "event_id", "attribute__key", "scope_key"
    )


def review_tasks(user: Any, most: int) -> list[Task]:
    """The first ``most``, as ``tasks_of``; one query more."""
    page = filled_page(open_tasks(user), most, lambda ids: tasks_of(user, ids))
    return [] if page is None else page.items


def tasks_of(user: Any, ids: Sequence[int]) -> list[Task]:
    """Those of these rows, as the user may read them: four queries, and those of the veil."""
    read = as_read(user, in_order(open_tasks(user), ids))
    rows = veiled(user, [row for row in read if row.review_priority])
    if not rows:
        return []
    behind: dict[int, list[int]] = {row.pk: [] for row in rows}
    told = ConsensusClaim.objects.filter(consensus__in=behind).exclude(role=ConsensusRole.SUPERSEDED)
    for consensus, claim in told.order_by("consensus", "claim").values_list("consensus", "claim"):
        behind[consensus].append(claim)
    wanted = {claim for claims in behind.values() for claim in claims}
    claims = _claims(wanted, user)
    names = local_scope_names(keys_of_scopes(rows))
    return [_task(row, [claims[pk] for pk in behind[row.pk] if pk in claims], names) for row in rows]


def _task(row: Consensus, claims: list[Claim], names: dict[str, str]) -> Task:
    left_out = max(0, len(claims) - MOST_CLAIMS)
    remarks = violations(row.remarks)
    return Task(row, scope_label(row.scope_key, names), remarks, claims[:MOST_CLAIMS], left_out)


def _claims(pks: set[int], user: Any) -> dict[int, Claim]:
    rows = readable_claims(user).filter(pk__in=pks).defer("article__text")
    rows = rows.select_related("article__source", "attribute__current", "place", "actor")
    return {claim.pk: claim for claim in veiled(user, rows)}
