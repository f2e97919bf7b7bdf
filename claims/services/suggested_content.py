"""What a producer said before anybody corrected it, read from the history of the row.

Outward: ``restore_suggested``.
"""

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from claims.models.claim_content import CONTENT

ANCHORS = ("start", "end", "quote", "focus_start", "focus_end", "focus")


def restore_suggested(claim: Claim) -> None:
    """Put the content of the last version that was still a suggestion back on the row, unsaved.

    A claim that was never edited stays as it is. Its event stays too where it was moved since: routing is no part of
    what the producer said about the words. Where it went on in a corrected text, it stands where it stands now.
    """
    suggested = claim.history.filter(status=ClaimStatus.SUGGESTED).order_by("-history_id").first()
    if suggested is None:
        return
    kept = ("event", *ANCHORS) if suggested.article_id != claim.article_id else ("event",)
    for name in CONTENT:
        if name not in kept:
            setattr(claim, name, getattr(suggested, name))
