"""Conflicts page by page: each once and in order, also for a reader from whom some are hidden."""

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from claims.admin import event_page
from tests.claims.admin.cast import logged_in
from tests.claims.admin.rows import consensus
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

LINK = re.compile(r'href="(\?[^"]*)" rel="(prev|next)"')


@pytest.fixture(autouse=True)
def _two_rows_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_page, "MOST_CONFLICTS", 2)


def contested(day: int | None, **fields: Any) -> Any:
    when = None if day is None else date(2020, 1, day)
    event = EventFactory(title=f"Attack {day}", date_edtf=str(when or ""), date_lower=when, date_upper=when)
    return consensus(event=event, evidence="contested", has_value=False, number=None, **fields)


def page(client: Any, query: str) -> tuple[list[str], dict[str, str]]:
    response = client.get(reverse("admin:conflicts") + query)
    assert response.status_code == 200
    links = {kind: at.replace("&amp;", "&") for at, kind in LINK.findall(response.content.decode())}
    return [conflict.row.event.title for conflict in response.context["conflicts"]], links


def test_every_conflict_stands_on_one_page_the_latest_first_and_those_of_an_unknown_day_last() -> None:
    for day in (3, None, 1, 4, 2):
        contested(day)
    client, query, pages = logged_in("editor"), "", []
    while True:
        rows, links = page(client, query)
        pages.append(rows)
        if "next" not in links:
            break
        query = links["next"]
    assert pages == [["Attack 4", "Attack 3"], ["Attack 2", "Attack 1"], ["Attack None"]]
    assert page(client, links["prev"])[0] == pages[1]


def test_what_needs_a_look_has_pages_of_its_own() -> None:
    for day in (1, 2, 3):
        contested(day, review_priority=1)
    client = logged_in("editor")
    response = client.get(reverse("admin:conflicts"))
    assert [task.row.event.title for task in response.context["tasks"]] == ["Attack 3", "Attack 2"]
    later = response.context["tasks_page"].later
    assert "tasks_after=" in later
    assert len(client.get(reverse("admin:conflicts") + later).context["conflicts"]) == 2


# A row that is derived anew has another number; an address may hold anything.
@pytest.mark.parametrize("query", ["?conflicts_after=987654321", "?conflicts_before=x", "?tasks_after=-1"])
def test_a_row_that_is_gone_leads_to_the_first_page(query: str) -> None:
    contested(1)
    assert page(logged_in("editor"), query)[0] == ["Attack 1"]


# What stood beside it was ruled on since: others are still contested.
@pytest.mark.parametrize(("query", "place"), [("conflicts_after", 0), ("conflicts_before", 2)])
def test_a_row_beside_which_none_is_left_leads_to_the_first_page(query: str, place: int) -> None:
    rows = [contested(day) for day in (1, 2, 3)]
    assert page(logged_in("editor"), f"?{query}={rows[place].pk}")[0] == ["Attack 3", "Attack 2"]


def test_a_tab_is_named_by_the_screen_and_not_by_what_is_said_about_it() -> None:
    pages = [
        reverse("admin:conflicts"),
        reverse("admin:claims_event_change", args=[EventFactory(title="Fire").pk]),
    ]
    client = logged_in("editor")
    titles = [re.findall("<title>(.*?)</title>", client.get(each).content.decode()) for each in pages]
    assert titles[0] == ["Conflicts · Factcheck Workbench"]
    assert titles[1][0].startswith("Fire")
