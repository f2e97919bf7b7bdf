"""Take back an act on several claims as one: what was accepted together, what was moved together.

Outward: ``take_back``, ``TAKEN_BACK`` and ``open_claims_again``. All or nothing: a claim that changed since is named,
and nothing moves.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Verification
from claims.models import Claim, Event, Reopened, ReviewDecision
from claims.selectors.decisions import ACCEPTED, MOVED
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.events import ROUTE, lock_live_event
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.routing import NAMED_IN_MESSAGE, lock_claims
from claims.services.stages import open_again
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from factcheck.audit.models import Act
from sources.models import Article

ACCEPT = "claims.accept_claim"
TAKEN_BACK = {ACCEPTED: ACCEPT, MOVED: ROUTE}


def take_back(act_id: int, article: Article, *, by: Any) -> list[Claim]:
    """Undo one's own act on claims of one article. Returns the claims as they are again.

    Raises NotAllowed, and BadDecision for an act that is not one's own or not of this kind, and where a claim, or the
    event it came from, changed since.
    """
    act = Act.objects.select_related("detail").filter(pk=act_id, actor=by, verb__in=TAKEN_BACK).first()
    if act is None:
        raise BadDecision(_("There is no such act of yours to take back."))
    require(by, TAKEN_BACK[act.verb])
    with transaction.atomic():
        lock_article(article.pk)
        left = dict(Claim.history.filter(act=act).values_list("id", "row_version"))
        events = _events_before(act) if act.verb == MOVED else {}
        rows = lock_claims(left, {})
        _check_unchanged(rows, left, article)
        told = {"act": act.pk, "verb": act.verb, "claims": len(rows)}
        with acting(record("claim.take_back", actor=by, target=article, new=told)):
            after = [row.event for row in rows]
            if act.verb == MOVED:
                _move_back(rows, events, left)
            else:
                open_claims_again(rows, by)
                open_again(article.pk, Reopened.DECISION, by=by)
            derive_later(*after, *(row.event for row in rows))
    return rows


def _check_unchanged(rows: Sequence[Claim], left: Mapping[int, int], article: Article) -> None:
    if not rows or any(row.article_id != article.pk for row in rows):
        raise BadDecision(_("There is no such act of yours to take back."))
    changed = [row.public_id for row in rows if row.row_version != left[row.pk]]
    if changed:
        raise BadDecision(
            _("%(claims)s changed since: take back what is left one by one.")
            % {"claims": ", ".join(changed[:NAMED_IN_MESSAGE])}
        )


def open_claims_again(rows: Sequence[Claim], by: Any) -> None:
    """Make suggestions of them again, under the act in force. rows: locked."""
    for row in rows:
        row.status, row.verification = ClaimStatus.SUGGESTED, Verification.MACHINE
        row.decided_at, row.decision_reason = None, ""
        row.row_version += 1
    update_many(Claim, rows, ["status", "verification", "decided_at", "decision_reason", "row_version"])
    ReviewDecision.objects.filter(claim__in=rows, is_latest=True, review__reviewer=by).update(is_latest=False)


def _events_before(act: Act) -> dict[str, Event | None]:
    """Public id of each claim -> the event it was moved from, locked. Events before claims, as routing locks them."""
    told = act.detail.old if isinstance(act.detail.old, dict) else {}
    wanted = {public_id for public_id in told.values() if isinstance(public_id, str)}
    known = Event.objects.filter(public_id__in=wanted).order_by("pk")
    live = {event.public_id: lock_live_event(event) for event in known}
    return {claim: None if event is None else live.get(str(event)) for claim, event in told.items()}


def _move_back(rows: Sequence[Claim], events: Mapping[str, Event | None], left: Mapping[int, int]) -> None:
    if any(row.public_id not in events for row in rows):
        raise BadDecision(_("Too many claims were moved for the act to name where each was."))
    before = Claim.history.filter(id__in=left).values_list(
        "id", "row_version", "emendation", "date_as_written"
    )
    said = {(pk, version): words for pk, version, *words in before}
    for row in rows:
        row.event = events[row.public_id]
        # A date flagged as a misprint of the other event's is none beside its own.
        row.emendation, row.date_as_written = said.get(
            (row.pk, left[row.pk] - 1), [row.emendation, row.date_as_written]
        )
        row.row_version += 1
    update_many(Claim, rows, ["event", "emendation", "date_as_written", "row_version"])
