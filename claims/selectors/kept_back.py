"""What undoing an act on many rows leaves as it is, and why: the rest is undone.

Outward: ``Kept``, ``kept_claims`` and ``kept_links``, each row by row id. Asked for the preview, and again while the
rows are locked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from claims.models import Claim, ClaimLink, Resolution, ResolutionState
from factcheck.audit.models import Act

# What an acceptance writes. A claim that was moved or corrected since, and stays accepted so, is opened as it stands.
ACCEPTANCE = ("status", "verification", "decided_at", "decision_reason")


@dataclass(frozen=True, slots=True)
class Kept:
    """row: a claim or a link that stays. why: in the reader's language."""

    row: Any
    why: str


def kept_claims(act: Act, rows: Sequence[Claim]) -> dict[int, Kept]:
    """Claims that a policy accepted, and that somebody decided since, or that a ruling in force cites.

    rows: those that the act accepted. Two queries.
    """
    left = {version.id: version for version in Claim.history.filter(act=act).order_by("history_id")}
    citing = _citing(rows)
    found: dict[int, Kept] = {}
    for row in rows:
        if any(getattr(row, name) != getattr(left[row.pk], name) for name in ACCEPTANCE):
            found[row.pk] = Kept(row, _("decided since"))
        elif row.pk in citing:
            found[row.pk] = Kept(row, _("cited by the ruling %(ruling)s") % {"ruling": citing[row.pk]})
    return found


def kept_links(links: Sequence[ClaimLink]) -> dict[int, Kept]:
    """Links that were accepted together and decided anew since."""
    return {link.pk: Kept(link, _("decided since")) for link in links if not link.is_live}


def _citing(claims: Sequence[Claim]) -> Mapping[int, str]:
    """Row id of a claim -> the first ruling in force that cites it: whoever ruled counts on its being accepted."""
    live = Resolution.objects.exclude(state=ResolutionState.WITHDRAWN).filter(cited_claims__in=claims)
    pairs = live.order_by("-public_id").values_list("cited_claims", "public_id")
    return dict(pairs)
