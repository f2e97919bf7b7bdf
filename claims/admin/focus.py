"""Which words of a quote state the value, after a person corrected the wording.

Outward: ``focus_of``.
"""

import re

from claims.models import Claim


def focus_of(claim: Claim, wording: str) -> tuple[int, int] | None:
    """(start, end) in the article's text, end exclusive; None = no focus.

    A wording that was changed and stands in the quote, as whole words and whatever breaks its lines, is the focus
    from then on; of several places the one nearest to the old focus. Otherwise the focus stays.
    """
    old = _old_focus(claim)
    words = wording.split()
    if not words or words == claim.wording.split():
        return old
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    places = [
        (claim.start + found.start(), claim.start + found.end())
        for found in re.finditer(pattern, claim.quote)
    ]
    near = claim.start if old is None else old[0]
    return min(places, key=lambda place: abs(place[0] - near), default=old)


def _old_focus(claim: Claim) -> tuple[int, int] | None:
    if claim.focus_start is None or claim.focus_end is None:
        return None
    return claim.focus_start, claim.focus_end
