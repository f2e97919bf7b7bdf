"""Wholes and their parts: how a part is said."""

from decimal import Decimal

from claims.consensus.settled import Settled
from claims.consensus.wholes import shown_part
from claims.domain.codes import Evidence
from claims.domain.scopes import WHOLE


def test_a_part_without_a_value_is_said_by_bounds_that_need_not_be_whole() -> None:
    part = Settled(
        "E1", "oil_spilt", WHOLE, Evidence.CONTESTED, "measured", low=Decimal("2.5"), high=Decimal("4.75")
    )
    said = shown_part(part)
    assert (said.lower, said.upper) == (Decimal("2.5"), Decimal("4.75"))
