"""Lists by key: every row once and in order, either way, whatever lacks the key; nothing is counted."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.admin.events import EventAdmin
from claims.models import Event
from tests.claims.admin.cast import superuser
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

ADDRESS = "admin:claims_event_changelist"
LINK = re.compile(r'href="(\?[^"]*)" rel="(prev|next)"')


@pytest.fixture(autouse=True)
def _three_rows_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EventAdmin, "list_per_page", 3)


def events(*days: int | None) -> list[Event]:
    """Events so many days after the first of 2020; None = of an unknown day."""
    first = date(2020, 1, 1)
    return [
        EventFactory(date_edtf="", date_lower=None, date_upper=None)
        if day is None
        else EventFactory(
            date_edtf=str(first + timedelta(day)),
            date_lower=first + timedelta(day),
            date_upper=first + timedelta(day),
        )
        for day in days
    ]


def page(client: Any, query: str = "") -> tuple[list[int], dict[str, str]]:
    """The keys of the rows shown, and where its two links lead."""
    response = client.get(reverse(ADDRESS) + query)
    assert response.status_code == 200, response.headers
    links = {
        relation: href.replace("&amp;", "&") for href, relation in LINK.findall(response.content.decode())
    }
    return [row.pk for row in response.context["cl"].result_list], links


def walk(client: Any, query: str, relation: str) -> list[list[int]]:
    """All pages from this one on. Bounded: a list that leads in a circle fails here."""
    pages = []
    for _page in range(20):
        rows, links = page(client, query)
        pages.append(rows)
        if relation not in links:
            return pages
        query = links[relation]
    raise AssertionError(pages)


@pytest.mark.parametrize(
    "days",
    [
        (),
        (1,),
        (1, 2, 3),  # one full page
        (1, 2, 3, 4),
        (5, 5, 5, 5, 5, 5, 5),  # equal keys: the number of the row decides
        (1, None, 2, None, None, 3, None, 4),  # a page in which the known days end
        (None, None, None, None, None, None, None),
        (1, 2, 3, None, None, None),  # the known days fill a page to its end
    ],
    ids=str,
)
@pytest.mark.parametrize("order", ["", "?o=2", "?o=-2"])
def test_every_row_stands_once_and_in_order_either_way(days: tuple[int | None, ...], order: str) -> None:
    made = events(*days)
    descending = order != "?o=2"
    known = sorted(
        (each for each in made if each.date_lower is not None),
        key=lambda each: (
            each.date_lower.toordinal(),
            each.pk if order == "" or not descending else -each.pk,
        ),
        reverse=descending,
    )
    client = superuser()

    forwards = walk(client, order, "next")
    rows = [pk for each in forwards for pk in each]

    assert sorted(rows) == sorted(each.pk for each in made)
    assert [Event.objects.get(pk=pk).date_lower for pk in rows[: len(known)]] == [
        each.date_lower for each in known
    ]
    assert all(Event.objects.get(pk=pk).date_lower is None for pk in rows[len(known) :])
    assert [len(each) for each in forwards[:-1]] == [3] * (len(forwards) - 1)
    if len(rows) > 1:
        joined = "&" if order else "?"
        backwards = walk(client, f"{order}{joined}before={rows[-1]}", "prev")
        assert [pk for each in reversed(backwards) for pk in each] == rows[:-1]


def test_nothing_is_counted_and_nothing_skipped_over() -> None:
    events(1, 2, 3, 4, None)
    client = superuser()
    _rows, links = page(client)
    with CaptureQueriesContext(connection) as caught:
        page(client, links["next"])
    asked = [query["sql"] for query in caught if "claims_event" in query["sql"]]
    assert asked
    assert not any("OFFSET" in sql or sql.startswith("SELECT COUNT") for sql in asked)


def test_a_filter_begins_at_the_first_page() -> None:
    events(1, 2, 3, 4)
    client = superuser()
    _rows, links = page(client)
    text = client.get(reverse(ADDRESS) + links["next"]).content.decode()
    assert "kind__" not in text
    assert all("after=" not in href for href in re.findall(r'href="(\?[^"]*kind=[^"]*)"', text))
    assert 'name="after"' not in text


@pytest.mark.parametrize(
    "wanted", ["?after=999999", "?before=x", "?after=", f"?after={'9' * 40}", "?after=٣"]
)
def test_a_row_that_is_not_there_leads_to_the_first_page(wanted: str) -> None:
    events(1, 2)
    response = superuser().get(reverse(ADDRESS) + wanted, follow=True)
    assert response.status_code == 200
    assert len(response.context["cl"].result_list) == 2
