"""The curve of a toll on the page of its event: drawn under the policy, with its table and its claims."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from claims.models import Event
from claims.services.consensus import derive_event
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, SourceFactory

pytestmark = pytest.mark.django_db


def told(event: Event, number: int, day: int, **fields: Any) -> Any:
    moment = datetime(2020, 11, day, 12, tzinfo=UTC)
    attribute = AttributeFactory(key="killed", definition__policy="toll", definition__accumulating=True)
    return ClaimFactory(
        event=event, attribute=attribute, accepted=True, number=number,
        as_of_lower=moment, as_of_upper=moment, **fields,
    )  # fmt: skip


@pytest.fixture
def event() -> Event:
    """One outlet says two, then five; another still says two a day later, as background."""
    found: Event = EventFactory(title="A blast at a market")
    paper = SourceFactory(name="The Paper")
    first = told(found, 2, 1, article=ArticleFactory(source=paper))
    later = ArticleFactory(source=paper, text="Later: One girl was killed, and four more people since.")
    told(found, 5, 2, article=later, says_rose=True)
    told(found, 2, 3, article=ArticleFactory(source=SourceFactory(name="The Echo")), is_recap=True)
    adopted(first.attribute)
    derive_event(found)
    return found


@pytest.mark.parametrize("address", ["event_page", "event_tolls"])
def test_the_curve_is_drawn_with_its_table(event: Event, address: str) -> None:
    page = Page(logged_in("reader").get(reverse(f"admin:{address}", args=[event.public_id])))
    assert page.refused == []
    assert '<polygon class="band" points="' in page.html
    assert "Still repeats an older figure" in page.text
    assert "The Echo: 2" in page.text


def test_coordinates_have_a_point_in_every_language(event: Event) -> None:
    page = Page(logged_in("reader", language="fr").get(reverse("admin:event_tolls", args=[event.public_id])))
    across = re.findall(r'cx="([^"]*)"', page.html)
    assert across
    assert all(re.fullmatch(r"[0-9]+(\.[0-9]+)?", x) for x in across), across
    assert "Répète encore un chiffre ancien" in page.text


def test_a_figure_told_once_has_no_curve() -> None:
    found = EventFactory()
    adopted(told(found, 2, 1).attribute)
    reader = logged_in("reader")
    page = Page(reader.get(reverse("admin:event_page", args=[found.public_id])))
    assert "Tolls over time" not in page.text
    page = Page(reader.get(reverse("admin:event_tolls", args=[found.public_id])))
    assert "No figure has grown" in page.text


def test_a_claim_that_a_reader_may_not_see_moves_nothing(event: Event) -> None:
    told(event, 40, 4, sensitivity=Sensitivity.CONFIDENTIAL)
    address = reverse("admin:event_tolls", args=[event.public_id])
    assert "40" not in Page(logged_in("reader").get(address)).text
    assert "40" in Page(logged_in("editor").get(address)).text
