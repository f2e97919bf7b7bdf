"""A suggestion as the decision that says the same.

Outward: ``decided``.
"""

from typing import Any

from claims.models import ClaimLink, LinkOrigin


def decided(link: ClaimLink, by: Any) -> ClaimLink:
    """The unsaved decision that says what a suggestion says, with its reason.

    It counts on from the row it replaces: whoever still shows that one is seen to be late.
    """
    return ClaimLink(
        first_id=link.first_id,
        second_id=link.second_id,
        axis=link.axis,
        relation=link.relation,
        direction=link.direction,
        origin=LinkOrigin.DECIDED,
        detail=link.detail,
        decided_by=by,
        row_version=link.row_version + 1,
    )
