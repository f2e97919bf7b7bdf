"""Copy a claim to another attribute or another event: one mention, two facts.

Outward: ``copy_claim``. The copy stands on the same words and testifies as a claim of its own; what it states was
stated anew by whoever copied it.
"""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from claims.domain.codes import Reach, Sensitivity, Stake
from claims.models import Claim
from claims.services.claim_content import ClaimContent, strictest_sensitivity
from claims.services.errors import BadClaim
from claims.services.review import add_claim


def copy_claim(source: Claim, content: ClaimContent, *, by: Any) -> Claim:
    """Add a claim on the words of another one.

    source: a claim that the person may read, in a blind review as they left it; without a row where they added it
    there themselves, and then the copy names what the source was copied from. content: what the copy says, its quote
    the source's, its focus inside it. What no form shows (as of, reach, stake) is the words' and is kept.
    Accepted at once, or kept for its reviewer in a blind review. Raises NotAllowed, and BadClaim where the copy is of
    the same attribute and event, or on other words.
    """
    if (content.attribute, content.event) == (source.attribute, source.event):
        raise BadClaim(
            _("This would say claim %(number)s again: choose another attribute or another event.")
            % {"number": source.ordinal}
        )
    if (content.start, content.end) != (source.start, source.end):
        raise BadClaim(_("A copy stands on the words of its claim: add a claim where it is about others."))
    copied = replace(
        content,
        as_of_lower=source.as_of_lower,
        as_of_upper=source.as_of_upper,
        reach=Reach(source.reach),
        stake=Stake(source.stake),
        sensitivity=_sensitivity(source, content),
        copied_from=source.copied_from if source.pk is None else source,
    )
    return add_claim(source.article, copied, by=by)


def _sensitivity(source: Claim, content: ClaimContent) -> Sensitivity | None:
    """Of the same attribute the source's own level; of another the usual one, but where somebody raised the source's.

    None = the usual one.
    """
    level = Sensitivity(source.sensitivity)
    if content.attribute == source.attribute:
        return level
    strictness = list(Sensitivity).index
    usual = strictest_sensitivity(source.article, source.attribute_version, source.actor)
    if strictness(level) <= strictness(usual) or content.attribute.current is None:
        return None
    fresh = strictest_sensitivity(source.article, content.attribute.current, content.actor)
    return max(level, fresh, key=strictness)
