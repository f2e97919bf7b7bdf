"""What becomes of a claim that a correction left without its words: a person anchors it, or rejects it.

Outward: ``anchor_orphan`` and ``reject_orphan``. To leave it is to do nothing: it waits.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Verification
from claims.models import Claim, Reopened
from claims.selectors.orphans import waiting_orphans
from claims.services.blind_routing import refuse_pair_at_work
from claims.services.carrying import Move, carry
from claims.services.deriving import derive_later
from claims.services.errors import BadClaim, BadDecision
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.review import ACCEPT
from claims.services.stages import open_again
from factcheck.audit import acting, record
from factcheck.locking import lock_row
from sources.models import Article
from sources.selectors.articles import lineage


def anchor_orphan(
    claim_id: int, start: int, end: int, *, by: Any, article_id: int, expected_version: int | None = None
) -> Claim:
    """Put the claim onto these words of the current version, under its id.

    start, end: code points of that version, end exclusive. article_id: the version that the person saw. Accepted
    again, as it was decided, where the words that state its value stand in them; else it is a suggestion there, to be
    decided on its card: nobody has said that the new words state the same. Raises NotAllowed, StaleRow, BadDecision,
    BadClaim for offsets outside the text.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        article = _current(claim_id, article_id)
        refuse_pair_at_work([article.pk])
        lock_article(article.pk)
        claim = _locked(claim_id, expected_version)
        if not 0 <= start < end <= len(article.text):
            told = {"start": start, "end": end, "length": len(article.text)}
            raise BadClaim(
                _("%(start)s to %(end)s is no stretch of the text of %(length)s characters.") % told
            )
        states_it = (claim.focus or claim.quote) in article.text[start:end]
        old = {"article": claim.article.public_id, "quote": claim.quote[:200]}
        new = {"article": article.public_id, "start": start, "end": end}
        with acting(record("claim.anchor", actor=by, target=claim, old=old, new=new)):
            claim.status = ClaimStatus.ACCEPTED if states_it else ClaimStatus.SUGGESTED
            claim.verification = claim.verification if states_it else Verification.MACHINE
            claim.decision_reason = "" if states_it else _("The words changed: decide it anew.")
            claim.decided_at = claim.decided_at if states_it else None
            # Locking raised the version already, and so does the move.
            claim.row_version -= 1
            carry(
                [Move(claim, article, start, end)],
                ["status", "verification", "decision_reason", "decided_at"],
            )
            # What is done has no suggestion, and is not said to hold nothing while it does.
            why = Reopened.CLAIM if states_it else Reopened.SUGGESTION
            open_again(article.pk, why, by=by, only_if_empty=states_it)
            derive_later(claim.event)
    return claim


def reject_orphan(claim_id: int, *, by: Any, reason: str, expected_version: int | None = None) -> Claim:
    """The correction took it back. reason: needed, in words. Raises NotAllowed, StaleRow, BadDecision."""
    require(by, ACCEPT)
    if not reason.strip():
        raise BadDecision(_("A rejection needs a reason: say what is wrong with the claim."))
    with transaction.atomic():
        lock_article(Claim.objects.values_list("article", flat=True).get(pk=claim_id))
        claim = _locked(claim_id, expected_version)
        old = {"status": claim.status}
        with acting(record("claim.reject", actor=by, target=claim, reason=reason, old=old)):
            claim.status, claim.decision_reason = ClaimStatus.REJECTED, reason[:500]
            claim.decided_at = timezone.now()
            claim.save()
            derive_later(claim.event)
    return claim


def _current(claim_id: int, article_id: int) -> Article:
    """The current version of the claim's article. Raises BadDecision where the person saw another one."""
    of = Claim.objects.select_related("article").get(pk=claim_id).article
    current = lineage(of).filter(is_current=True).first()
    if current is None or current.pk != article_id:
        raise BadDecision(_("The text was corrected again in the meantime. Look at the new one first."))
    return current


def _locked(claim_id: int, expected_version: int | None) -> Claim:
    claim = lock_row(Claim, claim_id, expected_version)
    if not waiting_orphans().filter(pk=claim.pk).exists():
        raise BadDecision(_("%(id)s is no orphan that waits: it is %(status)s.") % {
            "id": claim.public_id, "status": claim.get_status_display(),
        })  # fmt: skip
    return claim
