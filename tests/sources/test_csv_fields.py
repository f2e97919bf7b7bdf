"""The longest field of a CSV file: one limit for the process, which nobody lowers for others."""

import csv
from collections.abc import Iterator

import pytest

from sources.csv_fields import allow_csv_fields


@pytest.fixture
def limit() -> Iterator[int]:
    before = csv.field_size_limit(1000)
    yield 1000
    csv.field_size_limit(before)


def test_a_longer_field_is_allowed(limit: int) -> None:
    allow_csv_fields(limit + 1)
    assert csv.field_size_limit() == limit + 1


def test_whoever_needs_less_takes_nothing_from_others(limit: int) -> None:
    allow_csv_fields(100)
    assert csv.field_size_limit() == limit
