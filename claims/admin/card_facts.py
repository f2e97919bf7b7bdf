"""What a card says of a claim beside its value and words: whose account it is, of which part, how sure.

Outward: ``facts_of``.
"""

from dataclasses import dataclass

from django.utils.translation import gettext

from claims.domain.codes import Actuality, Modality, Polarity, Reach
from claims.models import Claim
from claims.selectors.local_names import local_name
from sources.codes import Sensitivity


@dataclass(frozen=True, slots=True)
class Fact:
    """label: what stands before the words, "" = nothing. tone: of a tag with a ground, "" = plain. title: more."""

    words: str
    label: str = ""
    tone: str = ""
    title: str = ""


def facts_of(claim: Claim) -> list[Fact]:
    """In the order of the card; what goes without saying is left out."""
    found = []
    if claim.scope_key or claim.scope_text:
        found.append(Fact(_scope(claim), gettext("scope")))
    if claim.attribution:
        # Before the name, which a card at rest cuts.
        is_carried = claim.reach == Reach.PRESUMED
        label = gettext("carried over from") if is_carried else gettext("according to")
        found.append(Fact(claim.attribution, label))
    if claim.modality != Modality.ASSERTED:
        found.append(Fact(claim.get_modality_display()))
    if claim.actuality != Actuality.HAPPENED:
        found.append(Fact(claim.get_actuality_display()))
    if claim.polarity == Polarity.NEGATIVE:
        found.append(Fact(claim.get_polarity_display()))
    if claim.is_recap:
        found.append(Fact(gettext("recap")))
    if claim.sensitivity != Sensitivity.PUBLIC:
        found.append(Fact(claim.get_sensitivity_display(), tone="warn"))
    if claim.emendation:
        found.append(Fact(gettext("emended date"), tone="warn", title=claim.emendation))
    return found


def _scope(claim: Claim) -> str:
    """The first of its facets that is set, else its words."""
    for scope in (claim.scope_group, claim.scope_place, claim.scope_party, claim.scope_phase):
        if scope is not None:
            return local_name(scope)
    return claim.scope_text
