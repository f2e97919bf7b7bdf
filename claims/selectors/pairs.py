"""Two claims side by side, with the live links between them and the words around their quotes.

Outward: ``pair_of``. A pair is told to whoever may see both claims.
"""

from dataclasses import dataclass
from typing import Any

from claims.domain.codes import Axis
from claims.models import Claim, ClaimLink
from claims.selectors.readable import readable_claims
from claims.selectors.veiling import veiled, withholds

# Characters shown on each side of a quote: the paragraph it stands in, but for those that run over a page. Arbitrary
# but works.
CONTEXT = 600


@dataclass(frozen=True, slots=True)
class Side:
    """A claim with the words before and after its quote, cut at the paragraph."""

    claim: Claim
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Pair:
    """one, other: the claims as they are, to decide about; one has the lower row id, as links store it.

    first, second: the same to be shown. links: by axis, the live ones, to be shown.
    """

    one: Claim
    other: Claim
    first: Side
    second: Side
    links: dict[str, ClaimLink]

    def link(self, axis: Axis) -> ClaimLink | None:
        return self.links.get(axis)


def pair_of(one: str, other: str, user: Any) -> Pair | None:
    """one, other: public ids of two claims, in any order. None where the user may not see both."""
    claims = list(
        readable_claims(user)
        .filter(public_id__in=[one, other])
        .select_related(
            "article__source", "attribute__current", "event", "place", "actor", "informant", "channel"
        )
        .order_by("pk")
    )
    if len(claims) != 2:  # noqa: PLR2004 - a pair
        return None
    first, second = claims
    live = ClaimLink.objects.live().filter(first=first, second=second).select_related("decided_by")
    for link in (links := list(live)):
        link.first, link.second = first, second
    shown = veiled(user, [first, second])
    is_withheld = any(withholds(claim.article) for claim in shown)
    one_side, other_side = (
        _side(side, None if is_withheld else claim) for side, claim in zip(shown, claims, strict=True)
    )
    return Pair(first, second, one_side, other_side, {link.axis: link for link in veiled(user, links)})


def _side(shown: Claim, claim: Claim | None) -> Side:
    """claim: as it stands in its article; None = words of an article are withheld, so none stand around the quote."""
    if claim is None:
        return Side(shown, "", "")
    text = claim.article.text
    before = text[max(claim.start - CONTEXT, 0) : claim.start].rpartition("\n")[2]
    after = text[claim.end : claim.end + CONTEXT].partition("\n")[0]
    return Side(shown, before, after)
