"""Claims that an act moved go back to where they were.

Outward: ``moved_by``, ``return_claims`` and ``history_of``. What stands as the act left it goes back; what somebody
moved since stays, and so does an emendation that was there before or was written since.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from claims.models import Claim, Event
from claims.services.merged_rows import MOVED_CLAIM
from factcheck.audit.history import update_many
from factcheck.audit.models import Act

BATCH_CLAIMS = 500


def history_of(model: type[models.Model]) -> Any:
    return model.history.model.objects  # type: ignore[attr-defined]


def moved_by(model: type[models.Model], act: Act) -> list[int]:
    """Row ids of what the act changed."""
    return list(history_of(model).filter(act=act).values_list("id", flat=True))


def return_claims(act: Act, here: Event, back: Event) -> int:
    """Claims that the act moved and that still stand ``here`` go ``back``; both are locked. Returns how many."""
    ids, returned = moved_by(Claim, act), 0
    for start in range(0, len(ids), BATCH_CLAIMS):
        part = ids[start : start + BATCH_CLAIMS]
        flagged = _flagged(act, part)
        claims = list(Claim.objects.select_for_update().filter(pk__in=part, event=here).order_by("pk"))
        for claim in claims:
            claim.event = back
            claim.row_version += 1
            if claim.emendation and claim.emendation == flagged.get(claim.pk):
                claim.emendation = ""
        update_many(Claim, claims, MOVED_CLAIM)
        returned += len(claims)
    return returned


def _flagged(act: Act, ids: Sequence[int]) -> Mapping[int, str]:
    """Row id -> the misprint that the act flagged; what was flagged before is left out."""
    rows = history_of(Claim).filter(act=act, id__in=ids).exclude(emendation="")
    return {row.id: row.emendation for row in rows if not _emended_before(row)}


def _emended_before(row: Any) -> bool:
    before = row.prev_record
    return before is not None and bool(before.emendation)
