"""One notation everywhere."""

from decimal import Decimal

import pytest
from django.utils import translation

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.values import Truth, quantity
from claims.models import Claim, Consensus
from claims.selectors.shown_values import shown_number, shown_settled, shown_value


def claim(comparator: Comparator, number: int | None = None, **ends: int | None) -> Claim:
    row = Claim()
    row.set_value(quantity(comparator, number, **ends))  # type: ignore[arg-type]
    return row


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (claim(Comparator.EXACT, 7), "7"),
        (claim(Comparator.AT_LEAST, 3), "≥ 3"),
        (claim(Comparator.MORE_THAN, 14), "> 14"),
        (claim(Comparator.ABOUT, 5200), "≈ 5,200"),
        (claim(Comparator.NEARLY, 90), "≲ 90"),
        (claim(Comparator.RANGE, None, low=2, high=4), "2–4"),
        (claim(Comparator.NONE), "0"),  # a stated zero is a number
        (claim(Comparator.SOME, None, low=24), "≥ 24"),
        (claim(Comparator.SOME), "some"),
        (Claim(value_kind=ValueKind.COUNT, value_state=ValueState.UNKNOWN), "?"),  # said to be unknown
        (Claim(value_kind=ValueKind.BOOLEAN, boolean=False), "false"),
    ],
)
def test_what_a_claim_states(row: Claim, shown: str) -> None:
    assert shown_value(row) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"has_value": False, "lower": Decimal(5), "upper": Decimal(7)}, "—"),  # contested: no value
        ({"number": Decimal(7), "lower": Decimal(4), "upper": Decimal(9)}, "7"),
        ({"number": Decimal(15), "lower": Decimal(15), "value_is_bound": True}, "≥ 15"),
        ({"number": Decimal(90), "lower": Decimal(85), "upper": Decimal(90), "value_is_bound": True}, "≲ 90"),
        ({"number": Decimal(52), "lower": Decimal(50), "upper": Decimal(54), "value_is_bound": True}, "≈ 52"),
        ({"lower": Decimal(11), "upper": Decimal(13), "value_is_bound": True}, "11–13"),
        (
            # At least 2, says one; at least 1, say others, who agree.
            {"number": Decimal(2), "comparator": "at_least", "lower": Decimal(1), "value_is_bound": True},
            "≥ 2",
        ),
        (
            {
                "number": Decimal(3),
                "comparator": "at_least",
                "lower": Decimal(3),
                "upper": Decimal(9),
                "value_is_bound": True,
            },
            "≥ 3",
        ),
    ],
)
def test_what_a_consensus_publishes(fields: dict[str, object], shown: str) -> None:
    assert shown_settled(Consensus(**{"value_kind": ValueKind.COUNT, "has_value": True, **fields})) == shown


def test_numbers_are_grouped_as_the_reader_writes_them() -> None:
    with translation.override("fr"):
        assert shown_number(Decimal(5200)) == "5\xa0200"


def test_a_truth_is_no_number() -> None:
    row = Consensus(has_value=True)
    row.set_value(Truth(True))
    assert shown_settled(row) == "true"
