"""Parameters that a list refuses, so that no mistake answers with everything."""

import pytest
from django.test import Client

from tests.claims.api.cast import logged_in, reader
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(db: None) -> Client:
    return logged_in(reader())


@pytest.mark.parametrize(
    ("query", "body"),
    [
        (
            "knd=agency",
            {"knd": ["Unknown parameter. Accepted: kind, source_class, country, cursor, page_size."]},
        ),
        (
            "format=xml",
            {"format": ["Unknown parameter. Accepted: kind, source_class, country, cursor, page_size."]},
        ),
        ("kind=agency&kind=party", {"kind": ["Given more than once. Accepted: one value."]}),
        ("kind=", {"kind": ["Empty. Give it a value, or leave the parameter out."]}),
        ("country=%20", {"country": ["Empty. Give it a value, or leave the parameter out."]}),
        ("cursor=", {"cursor": ["Empty. Give it a value, or leave the parameter out."]}),
        ("country=%00", {"country": ["Null characters are not allowed."]}),
    ],
)
def test_mistake_is_refused(public: Client, query: str, body: dict[str, list[str]]) -> None:
    SourceFactory()
    response = public.get(f"/api/v1/sources/?{query}")
    assert (response.status_code, response.json()) == (400, body)


def test_next_page_keeps_the_filters(public: Client) -> None:
    for number in range(3):
        SourceFactory(key=f"s{number}", kind="agency")
    SourceFactory(key="other", kind="party")
    page = public.get("/api/v1/sources/?kind=agency&page_size=2").json()
    assert [row["key"] for row in page["results"]] == ["s0", "s1"]
    page = public.get(page["next"]).json()
    assert [row["key"] for row in page["results"]] == ["s2"]
    assert page["next"] is None


def test_row_added_meanwhile_neither_repeats_nor_hides_another(public: Client) -> None:
    for key in ("b", "c", "d"):
        SourceFactory(key=key)
    page = public.get("/api/v1/sources/?page_size=2").json()
    SourceFactory(key="a")
    assert [row["key"] for row in public.get(page["next"]).json()["results"]] == ["d"]
