"""Take one's own decision about a link back.

Outward: ``retract_link``. What it replaced is live again, as a row of its own; where it replaced nothing the pair is
open, and the machine may suggest anew.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import ClaimLink
from claims.services.blind_routing import refuse_pair_at_work
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.linking import DECIDE, close_links, lock_linked
from claims.services.permission import require
from factcheck.audit import acting, record

SAME = (
    "axis", "relation", "direction", "origin", "detail", "score", "producer_version", "decided_by_id",
)  # fmt: skip


def retract_link(link: ClaimLink, *, by: Any, reason: str) -> ClaimLink | None:
    """Returns the row that is live now; None = the pair is open.

    Raises NotAllowed, and BadDecision for another person's decision, one replaced since, or a missing reason.
    """
    require(by, DECIDE)
    if not reason.strip():
        raise BadDecision(_("Taking a decision back needs a reason."))
    with transaction.atomic():
        first, second = lock_linked(link.first_id, link.second_id)
        refuse_pair_at_work({first.article_id, second.article_id})
        row = ClaimLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
        if row.decided_by != by:
            raise BadDecision(_("%(who)s decided about this link.") % {"who": row.decided_by})
        if not row.is_live:
            raise BadDecision(_("The link was decided anew since."))
        replaced = _replaced_by(row)
        old = {"relation": row.relation, "direction": row.direction, "with": second.public_id}
        with acting(record("link.retract", actor=by, target=first, reason=reason, old=old)):
            close_links([row])
            live = None
            if replaced is not None:
                same = {name: getattr(replaced, name) for name in SAME}
                live = ClaimLink.objects.create(
                    first=first, second=second, row_version=row.row_version + 1, **same
                )
            derive_later(first.event, second.event)
    return live


def _replaced_by(row: ClaimLink) -> ClaimLink | None:
    """The row that the same act closed."""
    made = row.history.order_by("history_id").first()
    if made is None or made.act_id is None:
        return None
    closed = ClaimLink.history.filter(act=made.act_id, is_live=False).exclude(id=row.pk)
    pks = closed.filter(first=row.first_id, second=row.second_id, axis=row.axis).values_list("id", flat=True)
    return ClaimLink.objects.filter(pk__in=list(pks)).first()
