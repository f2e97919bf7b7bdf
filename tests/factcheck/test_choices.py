"""Every code has one label."""

from enum import StrEnum

import pytest
from django.core.exceptions import ImproperlyConfigured

from factcheck.choices import labelled


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def test_choices_follow_the_order_of_the_codes() -> None:
    assert labelled(Colour, {Colour.BLUE: "Blue", Colour.RED: "Red"}) == [("red", "Red"), ("blue", "Blue")]


def test_a_code_without_a_label_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"Labels of Colour: missing \['blue'\], unknown \[\]"):
        labelled(Colour, {Colour.RED: "Red"})
