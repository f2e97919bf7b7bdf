"""From whom two claims have it, step by step, with what they have in common.

Outward: ``chains_of``. An unnamed witness is nobody in particular: two of them are never marked as one.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from claims.domain.codes import InformantKind
from claims.domain.notation import folded
from claims.models import Claim
from claims.selectors.local_names import local_name
from claims.selectors.veiling import withholds

VAGUE = (InformantKind.ANONYMOUS, InformantKind.UNCLEAR, InformantKind.EYEWITNESS)


@dataclass(frozen=True, slots=True)
class ChainPart:
    """role: who they are in the chain, to read. is_shared: the other claim has it from them too."""

    role: str
    words: str
    is_shared: bool


def chains_of(first: Claim, second: Claim) -> tuple[list[ChainPart], list[ChainPart]]:
    """Outlet, channel, informant, as far as each is there. Of what is withheld nothing is compared."""
    parts = [_parts(claim) for claim in (first, second)]
    compares = not (withholds(first) or withholds(second))
    shared = {key for _, _, key in parts[0] if key} & {key for _, _, key in parts[1] if key}
    one, other = (
        [ChainPart(role, words, compares and key in shared) for role, words, key in each] for each in parts
    )
    return one, other


def _parts(claim: Claim) -> list[tuple[str, str, Any]]:
    source = claim.article.source
    found: list[tuple[str, str, Any]] = []
    outlet = claim.article.public_id if source is None else local_name(source)
    found.append((gettext("outlet"), outlet, None if source is None else source.pk))
    if claim.channel_text:
        found.append((gettext("channel"), claim.channel_text, claim.channel_id or folded(claim.channel_text)))
    if claim.informant_text:
        known = claim.informant_id or folded(claim.informant_text)
        found.append(
            (gettext("informant"), claim.informant_text, None if claim.informant_kind in VAGUE else known)
        )
    return found
