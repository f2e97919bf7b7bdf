"""Erase the words of an act and keep its place: `erase_detail` leaves a tombstone that says who and why.

The act, its hash and its seal stay; the salt goes with the words, so the hash cannot be searched for them.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.audit.errors import AuditError
from factcheck.audit.models import Act, ActDetail
from factcheck.audit.recording import Target, record

ERASE = "audit.erase_detail"


def erase_detail(act: Act, *, actor: Any, reason: str) -> Act:
    """Blank the labels, reason, old and new values of `act`; returns the act of erasing.

    Raises AuditError when no reason is given, when the detail is erased already, or when `act` is itself an
    erasure: the record of what was withheld must stay readable.
    """
    if not reason.strip():
        raise AuditError(_("An erasure needs a reason."))
    if act.verb == ERASE:
        raise AuditError(_("Act %(act)s is an erasure; what it says cannot be erased.") % {"act": act.pk})
    with transaction.atomic():
        erasing = record(ERASE, actor=actor, target=erasure_target(act), reason=reason)
        erased = ActDetail.objects.filter(act=act, erased_at__isnull=True).update(
            actor_label="",
            target_label="",
            reason="",
            old=None,
            new=None,
            salt="",
            erased_at=timezone.now(),
            erased_by=erasing,
        )
        if not erased:
            raise AuditError(_("The detail of act %(act)s is erased already.") % {"act": act.pk})
    return erasing


def erasure_target(act: Act) -> Target:
    """How an erasing act names the act it erased."""
    return Target(type="audit.act", id=str(act.pk))
