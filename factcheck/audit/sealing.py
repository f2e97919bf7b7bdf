"""Seal the acts nobody has sealed: `seal_acts()` hashes them in batches, each chained on the one before."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.audit.errors import AuditError
from factcheck.audit.hashing import seal_sha256
from factcheck.audit.models import Act, Seal, SealedAct

# Acts per seal. Arbitrary but works: verifying holds one batch in memory, and a break points at so many acts.
BATCH = 1000


def seal_acts(*, batch: int = BATCH) -> list[Seal]:
    """Seal every committed act that is in no seal yet; returns the new seals, oldest first.

    Raises AuditError when another process seals at the same moment; its seals stand and nothing is lost.
    """
    seals: list[Seal] = []
    while True:
        seal = _seal_batch(batch)
        if seal is None:
            return seals
        seals.append(seal)


def _seal_batch(batch: int) -> Seal | None:
    try:
        with transaction.atomic():
            acts = list(Act.objects.filter(sealed__isnull=True).order_by("id")[:batch])
            return _seal(acts) if acts else None
    except IntegrityError as error:
        raise AuditError("Another process is sealing the audit; run seal_audit again.") from error


def _seal(acts: list[Act]) -> Seal:
    last = Seal.objects.order_by("-number").first()
    number, previous, now = (
        (1, "", timezone.now()) if last is None else (last.number + 1, last.sha256, timezone.now())
    )
    seal = Seal.objects.create(
        number=number,
        first_act_id=acts[0].pk,
        last_act_id=acts[-1].pk,
        acts=len(acts),
        previous_sha256=previous,
        sha256=seal_sha256(number=number, previous_sha256=previous, created_at=now, acts=acts),
        created_at=now,
    )
    SealedAct.objects.bulk_create([SealedAct(act=act, seal=seal) for act in acts])
    return seal
