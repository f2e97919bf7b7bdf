"""Who works on an article right now: a lease with a time-out, so that two people never work on one unknowingly.

Outward: ``take_lease``, ``release_leases`` and ``LeaseTaken``. A lease refuses nobody's act: it says who is there. It
runs out by itself; what was left undone is in the queue again from then on.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from claims.models import Lease
from claims.selectors.working import Taken, place_for
from claims.services.errors import ServiceError
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.stages import locked_stage
from sources.models import Article

ACCEPT = "claims.accept_claim"
# The shortest time that a database tells apart.
MOMENT = timedelta(microseconds=1)


class LeaseTaken(ServiceError):
    """Somebody else works on the article. other: who is told to be there."""

    def __init__(self, other: Taken) -> None:
        self.other = other
        super().__init__(_told(other))


def take_lease(article: Article, *, by: Any) -> Lease:
    """Take the article, or hold it for longer; LEASE_MINUTES from now. Raises NotAllowed, LeaseTaken."""
    require(by, ACCEPT)
    now = timezone.now()
    until = now + timedelta(minutes=settings.LEASE_MINUTES)
    with transaction.atomic():
        # Two who come at once would each find the place free that is left beside a blind reviewer. The article comes
        # first, as in every act: a new lease refers to it, and would wait for an act that waits for the stage.
        lock_article(article.pk)
        locked_stage(article.pk)
        slot, other = place_for(article, by)
        if other is not None:
            raise LeaseTaken(other)
        lease = _locked(article, slot)
        if lease is None:
            lease = _opened(article, slot, by, now, until)
        if lease.holder_id != by.pk and lease.expires_at > now:
            raise LeaseTaken(Taken(lease))
        if lease.holder_id != by.pk or lease.expires_at <= now:
            lease.holder, lease.taken_at = by, now
        lease.expires_at = until
        lease.save()
    return lease


def release_leases(by: Any) -> None:
    """Let go of all that the person holds; the rows stay, as the time when they left."""
    now = timezone.now()
    with transaction.atomic():
        for lease in Lease.objects.select_for_update().filter(holder=by, expires_at__gt=now).order_by("pk"):
            lease.expires_at = max(now, lease.taken_at + MOMENT)
            lease.save(update_fields=["expires_at"])


def _told(other: Taken) -> str:
    if other.lease is None:
        return _("Both places of this blind review are taken.")
    told = {"who": other.lease.holder, "until": time_format(timezone.localtime(other.lease.expires_at))}
    return _("%(who)s works on this article, until %(until)s or longer.") % told


def _locked(article: Article, slot: int) -> Lease | None:
    rows = Lease.objects.select_for_update(of=("self",)).select_related("holder")
    return rows.filter(article=article, slot=slot).first()


def _opened(article: Article, slot: int, by: Any, now: Any, until: Any) -> Lease:
    """The first lease of a place; where two people come at once, that of the one who was first."""
    try:
        with transaction.atomic():
            return Lease.objects.create(article=article, slot=slot, holder=by, taken_at=now, expires_at=until)
    except IntegrityError:
        found = _locked(article, slot)
        if found is None:
            raise
        return found
