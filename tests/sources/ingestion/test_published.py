"""Publication dates: as partial as they are stated, and on the basis they rest on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.codes import DateBasis, DatePrecision
from sources.errors import BadMetadata
from sources.ingestion.published import (
    NOT_KNOWN,
    Published,
    published_in_header,
    published_in_url,
    read_published,
)

DATES = "accepted: YYYY, YYYY-MM, YYYY-MM-DD, or null where it is not known"


@pytest.mark.parametrize(
    ("value", "text", "precision"),
    [
        ("2020", "2020", DatePrecision.YEAR),
        (2020, "2020", DatePrecision.YEAR),
        ("2020-07", "2020-07", DatePrecision.MONTH),
        (" 2020-02-29 ", "2020-02-29", DatePrecision.DAY),
        # A moment is cut to the day as its publisher's clock shows it.
        ("2020-07-03T23:59:00+02:00", "2020-07-03", DatePrecision.DAY),
        ("2020-07-03 21:14", "2020-07-03", DatePrecision.DAY),
    ],
)
def test_a_stated_date_keeps_its_precision(value: object, text: str, precision: DatePrecision) -> None:
    assert read_published(value, DateBasis.STATED) == Published(text, precision, DateBasis.STATED)


@pytest.mark.parametrize("value", [None, ""])
def test_no_date_is_a_date_not_known(value: object) -> None:
    assert read_published(value, DateBasis.STATED) == NOT_KNOWN


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("2020-13", "is in no calendar"),
        ("2019-02-29", "is in no calendar"),
        ("2020-00", "is in no calendar"),
        ("20-12-2020", "cannot be read"),
        ("2020-7-3", "cannot be read"),
        ("2020-07-03Tnoon", "cannot be read"),
        ("2020-07-03T99:99", "cannot be read"),
        ("3 July 2020", "cannot be read"),
        ("0020", "cannot be read"),
        (True, "cannot be read"),
        (20.5, "cannot be read"),
        (["2020"], "cannot be read"),
    ],
)
def test_a_date_that_cannot_be_read_is_named(value: object, what: str) -> None:
    with pytest.raises(BadMetadata) as caught:
        read_published(value, DateBasis.STATED)
    assert str(caught.value) == f"the date {value!r} {what}; {DATES}"


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_reads_back_as_itself(day: date) -> None:
    assert read_published(str(day), DateBasis.STATED).text == str(day)


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://quai.example/2020/12/20/barge", "2020-12-20"),
        ("https://quai.example/20201220/barge.html", "2020-12-20"),
        ("https://quai.example/news/2020-12-20-barge", "2020-12-20"),
        ("https://quai.example/2020/12/barge", "2020-12"),
        ("https://quai.example/2020/12", "2020-12"),
        # Not dates: an article's number, an impossible month, a year inside a longer number.
        ("https://quai.example/202012/barge", ""),
        ("https://quai.example/2020/77/barge", ""),
        ("https://quai.example/120201220", ""),
        ("https://quai.example/barge-1.1113366", ""),
        ("", ""),
    ],
)
def test_a_date_is_read_from_an_address(url: str, text: str) -> None:
    published = published_in_url(url)
    assert published.text == text
    assert published.basis is (DateBasis.URL if text else DateBasis.NONE)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (" date 2020-07 Une barge a coulé.", "2020-07"),
        ("date 2020-12-20\n\nBarge sinks", "2020-12-20"),
        # Not a header: inside a sentence; no such month.
        ("The date 2020-07 was given.", ""),
        ("date 2020-77 Barge sinks", ""),
        ("Barge sinks", ""),
    ],
)
def test_a_date_is_read_from_a_header_line(text: str, published: str) -> None:
    assert published_in_header(text).text == published
