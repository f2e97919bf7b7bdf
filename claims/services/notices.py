"""An outlet takes something back: the claims it touches count zero from then on.

Outward: ``record_notice``. Claims touched become retracted; people who decided claims that relay, copy or translate
them are told, since those now rest on nothing.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Provenance
from claims.models import Claim, ClaimLink, NoticeClaim, Notification
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from sources.codes import NoticeKind
from sources.models import Article, Notice

RECORD = "sources.add_notice"
RELAYING = (Provenance.RELAYS, Provenance.COPIES, Provenance.TRANSLATES)


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
) -> Notice:
    """Record a correction, retraction or deletion of an article.

    claims: the ones it touches; None = all of the article. summary: what it says, in one's own words.
    Raises NotAllowed, and BadDecision for a claim of another article or a notice that touches nothing.
    """
    require(by, RECORD)
    if not summary.strip():
        raise BadDecision("Say what the outlet corrects or takes back.")
    with transaction.atomic():
        touched = _touched(article, claims)
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
            _tell_relaying_reviewers(notice, touched)
            derive_later(*(claim.event for claim in touched))
    return notice


def _touched(article: Article, claims: Iterable[Claim] | None) -> list[Claim]:
    rows = Claim.objects.filter(article=article).select_related("event").order_by("pk")
    if claims is None:
        return list(rows)
    wanted = {claim.pk for claim in claims}
    found = list(rows.filter(pk__in=wanted))
    if not wanted:
        raise BadDecision(
            "The notice touches no claim. Name the claims, or say that it touches the whole article."
        )
    if len(found) != len(wanted):
        raise BadDecision(
            f"Some of the claims are not of {article.public_id}. A notice touches its own article."
        )
    return found


def _retract(claims: list[Claim], reason: str) -> None:
    now = timezone.now()
    for claim in claims:
        claim.status, claim.decision_reason, claim.decided_at = ClaimStatus.RETRACTED, reason[:500], now
        claim.row_version += 1
    update_many(Claim, claims, ["status", "decision_reason", "decided_at", "row_version"])


def _tell_relaying_reviewers(notice: Notice, touched: list[Claim]) -> None:
    """One notification per person and article whose accepted claims repeat a touched one."""
    relaying = _relaying(touched).select_related("article")
    told: set[tuple[int, int]] = set()
    for claim in relaying.prefetch_related("decisions__review__reviewer"):
        for decision in claim.decisions.all():
            reviewer = decision.review.reviewer
            if (reviewer.pk, claim.article_id) in told:
                continue
            told.add((reviewer.pk, claim.article_id))
            text = _('"%(article)s" repeats what was taken back: %(summary)s') % {
                "article": claim.article,
                "summary": notice.summary,
            }
            Notification.objects.create(recipient=reviewer, text=text[:300])


def _relaying(touched: list[Claim]) -> QuerySet[Claim]:
    """Accepted claims of other articles that repeat one of these by a decided link or by the same text."""
    ids = [claim.pk for claim in touched]
    links = (
        ClaimLink.objects.decided().filter(relation__in=RELAYING).filter(Q(first__in=ids) | Q(second__in=ids))
    )
    linked = {pk for pair in links.values_list("first", "second") for pk in pair}
    groups = {claim.article.text_group for claim in touched if claim.article.text_group}
    return (
        Claim.objects.accepted()
        .filter(Q(pk__in=linked) | Q(article__text_group__in=groups))
        .exclude(pk__in=ids)
        .order_by("pk")
    )
