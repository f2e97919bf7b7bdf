"""Record one act: `record(verb, actor=..., target=...)`, in the transaction of the change it describes.

An act is written before the rows it causes, so that their history can name it:

    with transaction.atomic(), acting(record("claim.accept", actor=user, target=claim, reason=reason)):
        claim.save()
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from factcheck.audit.context import current_act
from factcheck.audit.errors import AuditError
from factcheck.audit.hashing import LARGEST_VALUES, detail_sha256, plain_json
from factcheck.audit.models import Act, ActDetail
from factcheck.audit.request import current_request_id

VERB = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)+")
# Where a model keeps the name it is known by outside the database, in order of preference.
PUBLIC_NAMES = ("public_id", "key")


@dataclass(frozen=True, slots=True)
class Target:
    """What was acted on: its kind (as claims.claim), its public id, and how an editor would recognise it."""

    type: str
    id: str
    label: str = ""


def record(
    verb: str,
    *,
    actor: Any,
    target: models.Model | Target | None = None,
    reason: str = "",
    old: Any = None,
    new: Any = None,
    parent: Act | None = None,
) -> Act:
    """Write one act and its detail, and return it.

    actor: a user, or None when the machine acted on its own. target: a model with `public_id` or `key` (even
    unsaved), any saved model, a Target, or None for an act on nothing in particular. old, new: small JSON-like
    values, None = none. parent: the batch this is a step of; None = the act in force, if any.
    Raises AuditError for a verb that is not dotted, a target without an id, or values that cannot be stored.
    """
    if VERB.fullmatch(verb) is None:
        raise AuditError(f"Not a verb: {verb!r}. Accepted: lower-case words joined by dots, as claim.accept.")
    aim = _target(target)
    detail = ActDetail(
        actor_label="" if actor is None else str(actor)[:200],
        target_label=aim.label[:300],
        reason=reason,
        old=plain_json(old),
        new=plain_json(new),
        salt=secrets.token_hex(16),
    )
    _refuse_large(verb, detail)
    with transaction.atomic():
        act = Act.objects.create(
            verb=verb,
            actor=actor,
            target_type=aim.type,
            target_id=aim.id,
            request_id=current_request_id(),
            parent=current_act() if parent is None else parent,
            detail_sha256=detail_sha256(detail),
        )
        detail.act = act
        detail.save(force_insert=True)
    return act


def _target(target: models.Model | Target | None) -> Target:
    if target is None:
        return Target(type="", id="")
    if isinstance(target, Target):
        return target
    names = [getattr(target, name, None) for name in PUBLIC_NAMES]
    public = next((name for name in (*names, target.pk) if name not in (None, "")), None)
    kind = target._meta.label_lower
    if public is None:
        raise AuditError(f"An unsaved {kind} has no public_id, key or id yet: give it one, or pass a Target.")
    return Target(type=kind, id=str(public), label=str(target))


def _refuse_large(verb: str, detail: ActDetail) -> None:
    size = len(repr(detail.old)) + len(repr(detail.new))
    if size > LARGEST_VALUES:
        raise AuditError(
            f"The old and new values of {verb} take {size} characters; at most {LARGEST_VALUES} are accepted:"
            " record what changed, not the whole row."
        )
