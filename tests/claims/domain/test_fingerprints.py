"""What counts as the same value where only a mark of it is kept."""

from claims.domain.codes import Comparator, ValueKind
from claims.domain.dates import parse_date
from claims.domain.fingerprints import fingerprint
from claims.domain.values import Category, DateValue, Named, Truth, quantity


def test_equal_values_have_one_mark_however_they_are_written() -> None:
    assert fingerprint(quantity(Comparator.EXACT, 7)) == fingerprint(quantity(Comparator.EXACT, 7))
    day = parse_date("2020-11-17")
    assert fingerprint(DateValue(day, "Tuesday")) == fingerprint(DateValue(day, "17 November"))
    one, other = Named(ValueKind.ACTOR, "the army", "army"), Named(ValueKind.ACTOR, "Army", "army")
    assert fingerprint(one) == fingerprint(other)
    assert fingerprint(Category("rocket", "rockets")) == fingerprint(Category("rocket", "a rocket"))


def test_what_says_something_else_has_another() -> None:
    marks = [
        fingerprint(value)
        for value in (
            quantity(Comparator.EXACT, 7),
            quantity(Comparator.AT_LEAST, 7),
            quantity(Comparator.NONE, 0),
            quantity(Comparator.EXACT, 7, unit="person"),
            Truth(True),
            Truth(False),
            Named(ValueKind.ACTOR, "army"),
            Named(ValueKind.ACTOR, "army", "army"),
            Named(ValueKind.PLACE, "army"),
        )
    ]
    assert len(set(marks)) == len(marks)
