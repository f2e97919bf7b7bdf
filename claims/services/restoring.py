"""Restore an earlier version of a row: a claim's content, an event, an entry of a register.

Outward: ``restore_version`` and ``RESTORABLE``. An act of its own, through the services that change such a row, so
that nothing is restored which could not be entered today; the version shown is checked, and a reason is needed.
"""

import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Actor, Claim, Event, Place, Scope
from claims.models.claim_content import CONTENT
from claims.services.claim_content import content_of
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.permission import require
from claims.services.register_edits import revise_entry
from claims.services.review import edit_claim
from factcheck.audit import acting, record
from factcheck.locking import lock_row
from sources.models import Source

# Columns that a restored event takes over; what hangs on it (claims, links, a merge) stays as it is.
EVENT_COLUMNS = (
    "title", "kind", "act_kind", "date_edtf", "date_lower", "date_upper", "place", "target", "parent",
)  # fmt: skip
RESTORABLE: dict[str, Any] = {
    model._meta.model_name or "": model for model in (Claim, Event, Actor, Place, Scope, Source)
}


def columns_of(model: Any) -> tuple[str, ...]:
    """Names of the columns that restoring a row of the model takes over."""
    if model is Claim:
        return tuple(name for name in CONTENT if name != "event")
    if model is Event:
        return EVENT_COLUMNS
    return tuple(
        field.name for field in model._meta.fields if field.editable and field.name not in ("id", "key")
    )


def restore_version(row: Any, version_id: int, *, by: Any, reason: str, expected_version: int) -> None:
    """version_id: row id of the version in the history of the row. expected_version: of the row, as it was shown.

    A claim restored is accepted as restored, in the event where it stands now. Raises NotAllowed, StaleRow, BadClaim,
    BadRegisterEntry, and BadDecision for a version of another row or a missing reason.
    """
    model = type(row)
    version = model.history.filter(id=row.pk, history_id=version_id).first()
    if version is None:
        raise BadDecision(_("This is no version of that row."))
    if not reason.strip():
        raise BadDecision(_("Restoring a version needs a reason."))
    verb, told = f"{model._meta.model_name}.restore", {"version": version.row_version}
    with transaction.atomic(), acting(record(verb, actor=by, target=row, reason=reason, new=told)):
        if model is Claim:
            _restore_claim(row, version, by, reason, expected_version)
        elif model is Event:
            _restore_event(row, version, by, expected_version)
        else:
            changes = {name: getattr(version, name) for name in columns_of(model)}
            revise_entry(row, changes, by=by, reason=reason, expected_version=expected_version)


def _restore_claim(claim: Claim, version: Any, by: Any, reason: str, expected_version: int) -> None:
    earlier = copy.copy(Claim.objects.select_related("article", "event").get(pk=claim.pk))
    for name in columns_of(Claim):
        setattr(earlier, name, getattr(version, name))
    edit_claim(claim.pk, content_of(earlier), by=by, expected_version=expected_version, reason=reason)


def _restore_event(event: Event, version: Any, by: Any, expected_version: int) -> None:
    require(by, "claims.change_event")
    row = lock_row(Event, event.pk, expected_version)
    if row.merged_into_id is not None:
        raise BadDecision(_("%(id)s was merged into another event.") % {"id": row.public_id})
    if row.date_edtf != version.date_edtf:
        row.date_decided_by, row.date_doubt = by, ""
    for name in EVENT_COLUMNS:
        setattr(row, name, getattr(version, name))
    try:
        row.full_clean()
    except ValidationError as error:
        raise BadDecision(" ".join(error.messages)) from error
    row.save()
    derive_later(row)
