"""Taking decisions about links back.

Outward: ``undo_link`` for one and ``undo_accepted`` for all that one act accepted. What stood there before is live
again, as a new row; nothing where nothing stood there. A decision that somebody replaced since is left alone.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.models import ClaimLink, Event, LinkOrigin
from claims.selectors.open_links import ACCEPTED_MANY
from claims.services.blind_routing import refuse_pair_at_work
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.linking import DECIDE, close_links, lock_linked
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.audit.history import create_many
from factcheck.audit.models import Act
from factcheck.locking import StaleRow

UNDONE_MANY = "links.undo"


@transaction.atomic
def undo_link(link: ClaimLink, *, by: Any, reason: str = "") -> ClaimLink | None:
    """Take one's own decision back; returns what is live again, None where nothing was decided or suggested before.

    Raises NotAllowed, BadDecision for a suggestion or another person's decision, and StaleRow where somebody decided
    since.
    """
    require(by, DECIDE)
    if link.origin != LinkOrigin.DECIDED:
        raise BadDecision(_("Only a decision can be taken back: the machine's suggestion is answered."))
    if link.decided_by != by:
        raise BadDecision(_("%(who)s decided about this link.") % {"who": link.decided_by})
    first, second = lock_linked(link.first_id, link.second_id)
    refuse_pair_at_work({first.article_id, second.article_id})
    live = ClaimLink.objects.select_for_update(of=("self",)).live().filter(pk=link.pk).first()
    if live is None:
        raise StaleRow(_("Somebody decided about this pair since. Look at it again."))
    before = _replaced([live]).get(live.pk)
    act = record(
        "link.undo",
        actor=by,
        target=first,
        reason=reason,
        old=_told(live, second.public_id),
        new=None if before is None else _told(before, second.public_id),
    )
    with acting(act):
        restored = _restore([live], {} if before is None else {live.pk: before})
        derive_later(first.event, second.event)
    return restored[0] if restored else None


@transaction.atomic
def undo_accepted(act: Act, event: Event, *, by: Any) -> tuple[int, int]:
    """Take back what one act accepted of an event; returns how many were undone, and how many were decided since.

    Raises NotAllowed, and BadDecision where the act accepted nothing there, where it is another person's, and where
    all of it was decided since.
    """
    require(by, DECIDE)
    if act.verb != ACCEPTED_MANY or act.target_id != event.public_id:
        raise BadDecision(_("This act accepted no links of this event."))
    if act.actor != by:
        raise BadDecision(
            _("%(who)s did this: they alone take it back. Decide anew, with a reason.") % {"who": act.actor}
        )
    written = ClaimLink.history.filter(act=act, history_type="+").values_list("id", flat=True)
    pairs = ClaimLink.objects.filter(pk__in=list(written))
    claims = lock_linked(*(pk for pair in pairs.values_list("first_id", "second_id") for pk in pair))
    articles = pairs.values_list("first__article_id", "second__article_id")
    refuse_pair_at_work({pk for pair in articles for pk in pair})
    links = list(pairs.live().select_for_update(of=("self",)).order_by("pk"))
    if not links:
        raise BadDecision(_("All of these pairs were decided anew since: nothing is left to take back."))
    kept = pairs.count() - len(links)
    undone = record(
        UNDONE_MANY, actor=by, target=event, old={"act": act.pk}, new={"undone": len(links), "kept": kept}
    )
    with acting(undone):
        _restore(links, _replaced(links))
        # The claims may stand in another event by now.
        derive_later(event, *(claim.event for claim in claims))
    return len(links), kept


def _replaced(links: Sequence[ClaimLink]) -> dict[int, ClaimLink]:
    """Row id of a live link -> the row that it replaced: the last one before it, one version lower."""
    of_pairs = Q(first__in={link.first_id for link in links}, second__in={link.second_id for link in links})
    earlier: dict[tuple[int, int, str, int], ClaimLink] = {}
    for row in ClaimLink.objects.filter(of_pairs, is_live=False).order_by("pk"):
        earlier[row.first_id, row.second_id, row.axis, row.row_version] = row
    places = {link.pk: (link.first_id, link.second_id, link.axis, link.row_version - 1) for link in links}
    return {pk: earlier[place] for pk, place in places.items() if place in earlier}


def _restore(links: Sequence[ClaimLink], replaced: dict[int, ClaimLink]) -> list[ClaimLink]:
    close_links(links)
    fresh = []
    for link in links:
        before = replaced.get(link.pk)
        if before is None:
            continue
        before.pk, before._state.adding = None, True
        before.is_live, before.closed_at, before.row_version = True, None, link.row_version + 1
        fresh.append(before)
    return create_many(ClaimLink, fresh)


def _told(link: ClaimLink, second: str) -> dict[str, str]:
    return {"relation": link.relation, "direction": link.direction, "with": second, "origin": link.origin}
