"""A page is full while rows follow that the person may read, whichever rows leave the list once they are read."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from claims.models import Event
from claims.selectors.events import listed_conflicts, open_conflicts
from claims.selectors.filled_page import filled_page
from claims.services.consensus import derive_event
from tests.claims.admin.cast import adopted, person
from tests.claims.selectors.test_consensus_as_read import conflict_with_a_hidden_figure
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db
ROWS = 9


@pytest.fixture
def rows() -> Any:
    for _ in range(ROWS):
        EventFactory()
    return Event.objects.order_by("id")


def showing(*numbers: int) -> Any:
    """Of the rows, in their order and from 1, those alone that are for the person."""
    ids = list(Event.objects.order_by("id").values_list("pk", flat=True))
    kept = {ids[number - 1] for number in numbers}

    def shown(found: Sequence[int]) -> list[Any]:
        return [
            SimpleNamespace(row=SimpleNamespace(pk=pk), number=ids.index(pk) + 1)
            for pk in found
            if pk in kept
        ]

    return shown


def numbers(page: Any) -> list[int]:
    return [item.number for item in page.items]


def test_it_goes_on_until_the_page_is_full(rows: Any) -> None:
    shown = showing(1, 4, 5, 6, 9)
    page = filled_page(rows, 2, shown)
    assert (numbers(page), page.page.has_earlier, page.page.has_later) == ([1, 4], False, True)
    page = filled_page(rows, 2, shown, after=page.page.found[-1])
    assert (numbers(page), page.page.has_earlier, page.page.has_later) == ([5, 6], True, True)
    page = filled_page(rows, 2, shown, after=page.page.found[-1])
    assert (numbers(page), page.page.has_earlier, page.page.has_later) == ([9], True, False)
    page = filled_page(rows, 2, shown, before=page.page.found[0])
    assert (numbers(page), page.page.has_earlier, page.page.has_later) == ([5, 6], True, True)
    page = filled_page(rows, 2, shown, before=page.page.found[0])
    assert (numbers(page), page.page.has_earlier, page.page.has_later, page.is_short) == (
        [1, 4],
        False,
        True,
        False,
    )


def test_it_stops_after_some_pages_and_says_that_the_list_goes_on(rows: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("claims.selectors.filled_page.MOST_PAGES", 2)
    page = filled_page(rows, 2, showing(9))
    assert (numbers(page), len(page.page.found), page.page.has_later, page.is_short) == ([], 4, True, True)
    page = filled_page(rows, 2, showing(9), after=page.page.found[-1])
    assert (numbers(page), page.page.has_later, page.is_short) == ([], True, True)
    page = filled_page(rows, 2, showing(9), after=page.page.found[-1])
    assert (numbers(page), page.page.has_later, page.is_short) == ([9], False, False)


def test_a_row_that_is_not_there_leads_nowhere(rows: Any) -> None:
    assert filled_page(rows, 2, showing(1), after=10**9) is None
    empty = filled_page(rows.none(), 2, showing(1))
    assert (empty.items, empty.page.has_later) == ([], False)


def test_conflicts_of_hidden_figures_leave_no_page_short() -> None:
    attribute = AttributeFactory()
    hidden = [conflict_with_a_hidden_figure(attribute) for _ in range(3)]
    open_to_all = EventFactory(title="Rockets on a bridge")
    for number in (4, 9):
        ClaimFactory(
            event=open_to_all, accepted=True, attribute=attribute, number=number, article=ArticleFactory()
        )
    adopted(attribute)
    for event in (*hidden, open_to_all):
        derive_event(event)
    reader = person("reader")
    assert open_conflicts(reader).count() == 4
    assert [conflict.row.event for conflict in listed_conflicts(reader, 1)] == [open_to_all]
