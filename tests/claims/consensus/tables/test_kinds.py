"""Cells of a table, read or refused."""

import pytest

from claims.consensus.errors import BadRow, BadTable
from claims.consensus.tables.kinds import TableKind, kind_named, read_value
from claims.domain.errors import DomainError


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (TableKind.COUNT, "many", '"many" is no number. Accepted: digits with an optional decimal point.'),
        (TableKind.COUNT, "2.5", "A count is a whole number from 0; got 2.5."),
        (TableKind.COUNT, "-1", "A count is a whole number from 0; got -1."),
        (TableKind.COUNT, "", "The columns value, lower and upper are empty."),
        (TableKind.MEASURE, "nan", '"nan" is no number. Accepted: digits with an optional decimal point.'),
        (TableKind.BOOLEAN, "maybe", '"maybe" is no boolean. Accepted: true, yes, 1, false, no, 0.'),
        (TableKind.LABEL, " ", "The column value is empty."),
        (
            TableKind.TIME,
            "25:00",
            (
                'The time "25:00" cannot be read. Accepted: HH:MM, a day and HH:MM, '
                "morning, midday, afternoon, evening, night."
            ),
        ),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_is_accepted(kind: TableKind, text: str, message: str) -> None:
    with pytest.raises((BadRow, DomainError)) as refusal:
        read_value(kind, text)
    assert str(refusal.value) == message


def test_a_date_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(DomainError, match=r'The date "yesterday" cannot be read\.'):
        read_value(TableKind.DATE, "yesterday")


def test_a_comparator_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadRow, match=r'"over" is no comparator\. Accepted: exact, at_least'):
        read_value(TableKind.COUNT, "7", comparator="over")


def test_given_ends_come_before_those_of_the_comparator() -> None:
    reading = read_value(TableKind.COUNT, "50", comparator="about", lower="48", upper="52")
    assert (reading.interval.lower, reading.interval.upper) == (48, 52)


def test_a_stated_none_is_a_zero() -> None:
    assert read_value(TableKind.COUNT, "0", comparator="none").number == 0


def test_equal_cells_have_one_key() -> None:
    assert read_value(TableKind.COUNT, "7.0").key == read_value(TableKind.COUNT, "7").key
    assert read_value(TableKind.TIME, "2020-01-01T7:05:00").key == "2020-01-01 07:05"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(BadTable, match=r'There is no kind "colour"\. Accepted: count, measure'):
        kind_named("colour")
