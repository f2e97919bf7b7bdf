"""Searches of lists: so many rows at once, further on request, by id at once; the same words on both databases."""

import re
from typing import Any

import pytest
from django.urls import reverse

from claims.models import Event
from factcheck import searched
from tests.claims.admin.cast import logged_in, superuser
from tests.factories import ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db

ADDRESS = "admin:claims_event_changelist"


@pytest.fixture(autouse=True)
def _four_rows_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searched, "MOST_SEARCHED", 4)


def asked(client: Any, query: str) -> Any:
    response = client.get(reverse(ADDRESS) + query)
    assert response.status_code == 200, response.headers
    return response


def titles(response: Any) -> list[str]:
    return [row.title for row in response.context["cl"].result_list]


def way_on(response: Any) -> str:
    found = re.search(r'href="([^"]*)">Search further', response.content.decode())
    return found[1].replace("&amp;", "&") if found else ""


def test_a_search_stops_says_so_and_goes_on_where_it_stopped() -> None:
    client = superuser()
    EventFactory(title="Rare thing")
    for number in range(9):
        EventFactory(title=f"Attack {number}")
    seen = []
    response = asked(client, "?q=rare")
    while way_on(response):
        assert "4 rows were searched" in response.content.decode()
        seen.append(titles(response))
        response = asked(client, way_on(response))
    assert [*seen, titles(response)] == [[], [], ["Rare thing"]]


def test_all_rows_are_searched_on_request() -> None:
    client = superuser()
    EventFactory(title="Rare thing")
    for number in range(9):
        EventFactory(title=f"Attack {number}")
    response = asked(client, "?q=rare&everywhere=1")
    assert titles(response) == ["Rare thing"]
    assert "rows were searched" not in response.content.decode()


def test_a_small_table_is_searched_as_a_whole() -> None:
    for number in range(4):
        EventFactory(title=f"Attack {number}")
    assert "rows were searched" not in asked(superuser(), "?q=rare").content.decode()


def test_an_id_is_found_wherever_it_stands() -> None:
    first = EventFactory(title="The first")
    for number in range(9):
        EventFactory(title=f"Attack {number}")
    for written in (first.public_id, first.public_id.lower(), f" {first.public_id} "):
        assert titles(asked(superuser(), f"?q={written}")) == ["The first"]


# Words as they stand, words as they are typed: apostrophes, capitals with accents, phrases.
@pytest.mark.parametrize(
    "typed", ["l'école", "L’ÉCOLE", "ÉCOLE", "école détruite", '"l\'école détruite"', "Détruite"]
)
def test_french_words_are_found_as_they_are_typed(typed: str) -> None:
    EventFactory(title="Frappe sur l’école détruite")
    EventFactory(title="Attack on a school")
    response = superuser().get(reverse(ADDRESS), {"q": typed})
    assert titles(response) == ["Frappe sur l’école détruite"]


def test_a_row_that_a_reader_may_not_see_is_neither_found_nor_a_place_to_go_on_from() -> None:
    hidden = EventFactory(title="Hidden thing")
    ClaimFactory(event=hidden, sensitivity="confidential")
    EventFactory(title="Open thing")
    reader = logged_in("reader")
    assert titles(asked(reader, "?q=thing")) == ["Open thing"]
    assert titles(asked(reader, f"?q={hidden.public_id}")) == []
    answer = reader.get(reverse(ADDRESS) + f"?q=thing&after={hidden.pk}")
    assert answer.status_code == 302
    assert Event.objects.filter(title="Hidden thing").exists()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?after={first}", 6),
        ("?before={last}", 6),
        ("?q=thing&after={first}", 4),
        ("?q=thing&before={last}", 4),
    ],
)
def test_a_row_beside_which_none_is_left_leads_to_the_first_page(query: str, found: int) -> None:
    events = [EventFactory(title=f"thing {number}") for number in range(6)]
    response = asked(superuser(), query.format(first=events[0].pk, last=events[-1].pk))
    assert titles(response) == [f"thing {number}" for number in range(5, 5 - found, -1)]
    assert bool(way_on(response)) == (found == 4)


def test_a_search_that_begins_anew_and_finds_nothing_goes_on() -> None:
    for number in range(6):
        last = EventFactory(title=f"thing {number}")
    response = asked(superuser(), f"?q=rare&before={last.pk}")
    assert titles(response) == []
    assert "after=" in way_on(response)
