"""What keeps an article from being done, in words.

Outward: ``refuse_open`` and ``refuse_emptiness``.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Claim
from claims.services.errors import BadDecision

# Open suggestions that a refusal names; the page shows them all. Arbitrary but works.
NAMED = 3
# Characters of a quote by which it names one. Arbitrary but works.
LONGEST = 60


def refuse_open(seen: Sequence[Claim], number: int) -> None:
    """Raise BadDecision where suggestions are open. seen: those that the person may see; number: of all."""
    if number == 0:
        return
    if not seen:
        raise BadDecision(_("A suggestion is open that you may not see: an editor decides it."))
    more = ", …" if number > min(len(seen), NAMED) else ""
    text = ngettext("%(n)d suggestion is open: %(which)s", "%(n)d suggestions are open: %(which)s", number)
    named = ", ".join(f"{claim.attribute}: {claim.focus or claim.quote[:LONGEST]}" for claim in seen[:NAMED])
    raise BadDecision(text % {"n": number, "which": named + more})


def refuse_emptiness(*, has_claims: bool, nothing_to_claim: bool) -> None:
    """Raise BadDecision where it is said that there is nothing to claim and there is, or the other way round."""
    if has_claims and nothing_to_claim:
        raise BadDecision(_("Claims of this article are accepted: it holds something to claim."))
    if not has_claims and not nothing_to_claim:
        raise BadDecision(
            _(
                "No claim of this article is accepted. Say that there is nothing to claim here, or add what is."
            )
        )
