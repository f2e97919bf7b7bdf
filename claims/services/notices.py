"""An outlet takes something back: the claims it touches count zero from then on.

Outward: ``record_notice`` and ``withdraw_notice``. Claims touched become retracted; what relays, copies or translates
them rests on nothing now and goes back into the queues (``claims.services.requeueing``), until the notice turns out
to be an error (``claims.services.calling_off``).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus
from claims.models import Claim, Event, NoticeClaim
from claims.services.calling_off import call_off
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.permission import require
from claims.services.requeueing import requeue_relays
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from factcheck.locking import StaleRow, lock_row
from sources.codes import NoticeKind
from sources.models import Article, Notice

RECORD = "sources.add_notice"
WITHDRAW = "sources.change_notice"
_DECISION = ["status", "decision_reason", "decided_at", "row_version"]


def record_notice(
    article: Article,
    *,
    kind: NoticeKind,
    published_on: date,
    summary: str,
    claims: Iterable[Claim] | None,
    by: Any,
    url: str = "",
    corrected_by: Article | None = None,
    expected_versions: Mapping[int, int] | None = None,
) -> Notice:
    """Record a correction, retraction or deletion of an article.

    claims: the ones it touches; None = all of the article; none at all only where corrected_by names the version that
    says what holds now. summary: what it says, in one's own words.
    expected_versions: the claims that the person saw touched, each with its row version; None = whatever stands.
    Raises NotAllowed, StaleRow, and BadDecision for a claim of another article or a notice that touches nothing.
    """
    require(by, RECORD)
    if not summary.strip():
        raise BadDecision(_("Say what the outlet corrects or takes back."))
    with transaction.atomic():
        touched = _touched(article, claims, may_be_none=corrected_by is not None)
        _check_versions(touched, expected_versions)
        notice = Notice(
            article=article,
            kind=kind,
            published_on=published_on,
            summary=summary,
            url=url,
            touches_whole_article=claims is None,
            corrected_by=corrected_by,
        )
        new = {"kind": kind, "claims": [claim.public_id for claim in touched]}
        with acting(record("notice.record", actor=by, target=article, reason=summary, new=new)):
            notice.save()
            NoticeClaim.objects.bulk_create(NoticeClaim(notice=notice, claim=claim) for claim in touched)
            _retract([claim for claim in touched if claim.status == ClaimStatus.ACCEPTED], summary)
            requeue_relays(notice, touched, by=by)
            derive_later(*(claim.event for claim in touched))
    return notice


def withdraw_notice(
    notice: Notice, *, by: Any, reason: str, expected_version: int | None = None
) -> list[Claim]:
    """Take back a notice that was recorded in error: what it retracted is accepted again, as it was decided then, and
    what it alone put into the queues leaves them.

    The notice leaves the tables and stays in the history. A claim that another notice touches too stays retracted.
    expected_version: the row version that the person saw. Returns the claims that are accepted again. Raises
    NotAllowed, StaleRow, and BadDecision without a reason or where the notice is gone already.
    """
    require(by, WITHDRAW)
    if not reason.strip():
        raise BadDecision(_("A withdrawal needs a reason."))
    with transaction.atomic():
        row = _locked(notice, expected_version)
        touched = list(_locked_claims(Claim.objects.filter(notices__notice=row)))
        old = {"kind": row.kind, "summary": row.summary, "claims": [claim.public_id for claim in touched]}
        with acting(record("notice.withdraw", actor=by, target=row.article, reason=reason, old=old)):
            call_off(row)
            row.touched.all().delete()
            row.delete()
            restored = _restore(touched)
            # A notice on the whole article silenced claims that were added after it, too.
            derive_later(*Event.objects.filter(claims__article=row.article).distinct())
    return restored


def _locked(notice: Notice, expected_version: int | None) -> Notice:
    try:
        return lock_row(Notice, notice.pk, expected_version)
    except Notice.DoesNotExist:
        raise BadDecision(_("The notice is withdrawn already.")) from None


def _touched(article: Article, claims: Iterable[Claim] | None, *, may_be_none: bool = False) -> list[Claim]:
    """The claims, locked: a decision on one of them that runs at the same time waits, and then is stale."""
    rows = Claim.objects.filter(article=article)
    if claims is None:
        return list(_locked_claims(rows))
    wanted = {claim.pk for claim in claims}
    found = list(_locked_claims(rows.filter(pk__in=wanted)))
    if not wanted and not may_be_none:
        raise BadDecision(
            _("The notice touches no claim. Name the claims, or say that it touches the whole article.")
        )
    if len(found) != len(wanted):
        raise BadDecision(
            _("Some of the claims are not of %(article)s. A notice touches its own article.")
            % {"article": article.public_id}
        )
    return found


def _check_versions(touched: Iterable[Claim], expected: Mapping[int, int] | None) -> None:
    if expected is not None and {claim.pk: claim.row_version for claim in touched} != dict(expected):
        raise StaleRow(_("The claims that it touches were changed in the meantime. Look at them again."))


def _locked_claims(rows: Any) -> Any:
    return rows.select_related("event", "article").select_for_update(of=("self",)).order_by("pk")


def _retract(claims: list[Claim], reason: str) -> None:
    now = timezone.now()
    for claim in claims:
        claim.status, claim.decision_reason, claim.decided_at = ClaimStatus.RETRACTED, reason[:500], now
        claim.row_version += 1
    update_many(Claim, claims, _DECISION)


def _restore(touched: list[Claim]) -> list[Claim]:
    """Accepted again, with the reason and the moment of their acceptance, where no other notice touches them."""
    whole = Notice.objects.filter(article=OuterRef("article"), touches_whole_article=True)
    named = NoticeClaim.objects.filter(claim=OuterRef("pk"))
    free = Claim.objects.filter(~Exists(whole), ~Exists(named), status=ClaimStatus.RETRACTED)
    wanted = set(free.filter(pk__in=[claim.pk for claim in touched]).values_list("pk", flat=True))
    restored = [claim for claim in touched if claim.pk in wanted]
    for claim in restored:
        before = claim.history.filter(status=ClaimStatus.ACCEPTED).order_by("-history_id").first()
        claim.status = ClaimStatus.ACCEPTED
        claim.decision_reason = "" if before is None else before.decision_reason
        claim.decided_at = None if before is None else before.decided_at
        claim.row_version += 1
    update_many(Claim, restored, _DECISION)
    return restored
