"""Prove that the audit is what was sealed: `verify_audit()` recomputes each hash, stops at the first break.

What a chain cannot show is that its newest seals were cut off together with their acts. Whoever kept the hash
of a seal elsewhere (a release, a letter, another machine) passes it as `expected_sha256`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from factcheck.audit.erasure import ERASE
from factcheck.audit.hashing import detail_sha256, seal_sha256
from factcheck.audit.models import Act, ActDetail, Seal


@dataclass(frozen=True, slots=True)
class Verified:
    """The outcome. broken_seal: number of the first that does not hold; None = none is at fault."""

    seals: int
    acts: int
    erased: int
    unsealed: int
    problem: str = ""
    broken_seal: int | None = None

    @property
    def holds(self) -> bool:
        """True when nothing was found wrong."""
        return not self.problem


class _Broken(Exception):
    """Carries the sentence that says what does not hold."""


def verify_audit(*, expected_sha256: str = "") -> Verified:
    """Recompute the chain from seal 1, then acts not sealed yet. Never raises for a broken audit.

    expected_sha256: hash of a seal noted earlier, which must still be in the chain; empty = none was noted.
    """
    seals = acts = erased = 0
    previous, noted = "", not expected_sha256
    for seal in Seal.objects.order_by("number").iterator():
        try:
            erased += _verify_seal(seal, expected_number=seals + 1, previous=previous)
        except _Broken as problem:
            return _outcome(seals, acts, erased, f"Seal {seal.number} is broken: {problem}", seal.number)
        seals, acts, previous = seals + 1, acts + seal.acts, seal.sha256
        noted = noted or seal.sha256 == expected_sha256
    if not noted:
        return _outcome(
            seals, acts, erased, f"No seal has the hash {expected_sha256}: the chain was cut or rewritten."
        )
    try:
        erased += _verify_details(_with_details(Act.objects.filter(sealed__isnull=True)))
    except _Broken as problem:
        return _outcome(seals, acts, erased, f"Among the acts not sealed yet: {problem}")
    return _outcome(seals, acts, erased)


def _outcome(
    seals: int, acts: int, erased: int, problem: str = "", broken_seal: int | None = None
) -> Verified:
    unsealed = Act.objects.filter(sealed__isnull=True).count()
    return Verified(
        seals=seals, acts=acts, erased=erased, unsealed=unsealed, problem=problem, broken_seal=broken_seal
    )


def _verify_seal(seal: Seal, *, expected_number: int, previous: str) -> int:
    """Returns how many of its details are erased."""
    if seal.number != expected_number:
        raise _Broken(f"seal {expected_number} is missing before it.")
    if seal.previous_sha256 != previous:
        raise _Broken("it is not chained on the seal before.")
    acts = _with_details(Act.objects.filter(sealed__seal=seal))
    if len(acts) != seal.acts:
        raise _Broken(f"it covers {seal.acts} acts, {len(acts)} are there.")
    recomputed = seal_sha256(
        number=seal.number, previous_sha256=previous, created_at=seal.created_at, acts=acts
    )
    if recomputed != seal.sha256:
        raise _Broken(f"its acts {seal.first_act_id} to {seal.last_act_id} are not as they were sealed.")
    return _verify_details(acts)


def _with_details(acts: models.QuerySet[Act]) -> list[Act]:
    return list(acts.order_by("id").select_related("detail__erased_by"))


def _verify_details(acts: list[Act]) -> int:
    return sum(_is_erased(act) for act in acts)


def _is_erased(act: Act) -> bool:
    try:
        detail = act.detail
    except ActDetail.DoesNotExist as missing:
        raise _Broken(f"the detail of act {act.pk} is gone.") from missing
    if detail.erased_at is None:
        if detail_sha256(detail) != act.detail_sha256:
            raise _Broken(f"the detail of act {act.pk} is not as it was recorded.")
        return False
    erasing = detail.erased_by
    if erasing is None or (erasing.verb, erasing.target_id) != (ERASE, str(act.pk)):
        raise _Broken(f"the detail of act {act.pk} is erased, and no act says so.")
    return True
