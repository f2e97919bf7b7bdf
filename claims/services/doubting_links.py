"""Saying that one cannot say how two claims stand to each other.

Outward: ``doubt_pair`` and ``undo_doubt``. Nothing is decided: the pair waits for somebody else.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim, LinkDoubt
from claims.services.blind_routing import refuse_pair_at_work
from claims.services.errors import BadDecision
from claims.services.linking import DECIDE, lock_linked
from claims.services.permission import require
from factcheck.audit import acting, record


@transaction.atomic
def doubt_pair(one: Claim, other: Claim, *, by: Any, reason: str = "") -> LinkDoubt:
    """Once per person and pair: said again, the new reason replaces the old one. Raises NotAllowed, BadDecision."""
    require(by, DECIDE)
    if one.pk == other.pk:
        raise BadDecision(_("A link joins two different claims."))
    first, second = lock_linked(one.pk, other.pk)
    refuse_pair_at_work({first.article_id, second.article_id})
    with acting(record("link.doubt", actor=by, target=first, reason=reason, new={"with": second.public_id})):
        doubt, _created = LinkDoubt.objects.update_or_create(
            first=first, second=second, person=by, defaults={"reason": reason[:500]}
        )
    return doubt


@transaction.atomic
def undo_doubt(doubt: LinkDoubt, *, by: Any) -> None:
    """Take one's own doubt back. Raises NotAllowed, BadDecision for somebody else's."""
    require(by, DECIDE)
    if doubt.person != by:
        raise BadDecision(_("This is somebody else's doubt: answer the pair instead."))
    first, second = doubt.first, doubt.second
    with acting(record("link.undo_doubt", actor=by, target=first, old={"with": second.public_id})):
        doubt.delete()
