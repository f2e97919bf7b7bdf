"""How the claims of an article stand beside what others say: as a card tells it, without the consensus itself.

Outward: ``Stands`` and ``stands_on``.
"""

from dataclasses import dataclass

from claims.domain.codes import Evidence
from claims.models import ConsensusClaim
from sources.models import Article


@dataclass(frozen=True, slots=True)
class Stands:
    """is_contested: others say otherwise. agreeing: how many other voices say so at the most."""

    is_contested: bool
    agreeing: int


def stands_on(article: Article) -> dict[int, Stands]:
    """By row id of the claim, for those that a consensus heard. One query, of four columns."""
    rows = ConsensusClaim.objects.filter(claim__article=article).order_by("consensus")
    read = rows.values_list("claim", "consensus__evidence", "consensus__has_value", "consensus__voices_max")
    return {
        claim: Stands(evidence == Evidence.CONTESTED, max(voices - 1, 0) if has_value else 0)
        for claim, evidence, has_value, voices in read
    }
