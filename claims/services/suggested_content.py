"""What a producer said before anybody corrected it, read from the history of the row.

Outward: ``restore_suggested`` and ``says_as_suggested``.
"""

from typing import Any

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from claims.models.claim_content import CONTENT, column

ANCHORS = ("start", "end", "quote", "focus_start", "focus_end", "focus")


def restore_suggested(claim: Claim) -> None:
    """Put the content of the last version that was still a suggestion back on the row, unsaved.

    A claim that was never edited stays as it is. Its event stays too where it was moved since: routing is no part of
    what the producer said about the words. Where it went on in a corrected text, it stands where it stands now.
    """
    suggested = _last_suggested(claim)
    for name in () if suggested is None else _said(claim, suggested):
        setattr(claim, name, getattr(suggested, name))


def says_as_suggested(claim: Claim) -> bool:
    """Whether a claim says what its producer said; of one that was no suggestion nothing was changed either.

    How certain a person is of it is no part of what the producer said.
    """
    suggested = _last_suggested(claim)
    if suggested is None:
        return True
    fields = [column(name).attname for name in _said(claim, suggested) if name != "certainty"]
    return all(getattr(claim, name) == getattr(suggested, name) for name in fields)


def _last_suggested(claim: Claim) -> Any:
    """Its row in the history; None = it never was a suggestion."""
    return claim.history.filter(status=ClaimStatus.SUGGESTED).order_by("-history_id").first()


def _said(claim: Claim, suggested: Any) -> list[str]:
    """The fields that its producer filled, as far as they are the same in the text that it stands in now."""
    kept = ("event", *ANCHORS) if suggested.article_id != claim.article_id else ("event",)
    return [name for name in CONTENT if name not in kept]
