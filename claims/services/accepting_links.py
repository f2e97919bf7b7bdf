"""Accepting many suggested links at once.

Outward: ``accept_links``. All of them or none, in one transaction and one act; ``undoing_links`` takes them back.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import ClaimLink, Event, LinkOrigin
from claims.selectors.open_links import ACCEPTED_MANY
from claims.services.blind_routing import refuse_pair_at_work
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.linking import DECIDE, close_links, lock_linked
from claims.services.permission import require
from claims.services.suggestion_decided import decided
from factcheck.audit import acting, record
from factcheck.audit.history import create_many
from factcheck.audit.models import Act
from factcheck.locking import StaleRow

# Accepted at once: as many as a person looks through before they say yes. Arbitrary but works.
MOST_ACCEPTED = 200


@transaction.atomic
def accept_links(event: Event, versions: Mapping[int, int], *, by: Any, reason: str = "") -> Act:
    """Decide suggested links of an event as they were suggested.

    versions: row id -> the row version that the person saw. Raises NotAllowed, BadDecision where there are none or
    more than MOST_ACCEPTED, and StaleRow, with nothing accepted, where one of them is no longer the live suggestion
    that was shown.
    """
    require(by, DECIDE)
    if not 0 < len(versions) <= MOST_ACCEPTED:
        raise BadDecision(
            _("Between 1 and %(most)s pairs are accepted at once; got %(n)s.")
            % {"most": MOST_ACCEPTED, "n": len(versions)}
        )
    pairs = ClaimLink.objects.filter(pk__in=versions, first__event=event, second__event=event)
    lock_linked(*(pk for pair in pairs.values_list("first_id", "second_id") for pk in pair))
    articles = pairs.values_list("first__article_id", "second__article_id")
    refuse_pair_at_work({pk for pair in articles for pk in pair})
    rows = pairs.live().filter(origin=LinkOrigin.SUGGESTED).select_for_update(of=("self",)).order_by("pk")
    links = [link for link in rows if link.row_version == versions[link.pk]]
    if len(links) < len(versions):
        raise StaleRow(
            _(
                "%(gone)s of the %(n)s pairs were decided or changed since you saw them. Nothing was accepted: "
                "look at the others again."
            )
            % {"gone": len(versions) - len(links), "n": len(versions)}
        )
    relations = sorted({link.relation for link in links})
    new = {"relations": relations, "pairs": len(links)}
    act = record(ACCEPTED_MANY, actor=by, target=event, reason=reason, new=new)
    with acting(act):
        close_links(links)
        create_many(ClaimLink, [decided(link, by) for link in links])
        derive_later(event)
    return act
