"""The rules that hold between the columns of a release."""

import pytest

from claims.exports.verification import _attribute_rule

ROW = {
    "low": "1",
    "value": "1",
    "high": "1",
    "high_open": "false",
    "evidence": "undisputed",
    "ruling": "none",
    "voices_min": "1",
    "voices_max": "1",
    "grade": "single_voice",
    "confidence": "",
    "confidence_basis": "none",
}


@pytest.mark.parametrize("basis", ["ruled(200)", "ruled(4000)"])
def test_a_confidence_calibrated_on_enough_ruled_items_may_be_released(basis: str) -> None:
    assert list(_attribute_rule(ROW | {"confidence": "0.9", "confidence_basis": basis})) == []


@pytest.mark.parametrize("basis", ["none", "simulator", "ruled", "ruled(199)", "ruled(0)", "ruled(-300)"])
def test_any_other_confidence_is_a_fault(basis: str) -> None:
    assert list(_attribute_rule(ROW | {"confidence": "0.9", "confidence_basis": basis})) == [
        f'a confidence on the basis "{basis}" is published; accepted: ruled(n) with n of 200 or more.'
    ]


def test_a_confidence_is_a_probability() -> None:
    assert list(_attribute_rule(ROW | {"confidence": "1.2", "confidence_basis": "ruled(200)"})) == [
        "the confidence 1.2 is no probability."
    ]
