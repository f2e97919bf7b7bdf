"""The dashboard: what waits, what needs an editor, what to do first; and the navigation by flow."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.services.consensus import derive_event
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db

HOME = reverse("admin:index")


def test_the_first_run_says_what_to_do() -> None:
    page = Page(logged_in("reviewer").get(HOME))
    assert "Load the codebook" in page.text
    assert "Add an article" in page.text
    assert page.refused == []


def test_articles_with_open_suggestions_are_the_queue() -> None:
    claim = ClaimFactory(article__title="Rockets on a base")
    ClaimFactory(article=claim.article, accepted=True)
    adopted(claim.attribute)
    page = Page(logged_in("reviewer").get(HOME))
    assert "Rockets on a base" in page.text
    assert "1 of 2" in page.text


def test_contested_values_need_an_editor() -> None:
    event = EventFactory(title="Rockets on a base")
    first = ClaimFactory(event=event, accepted=True)
    ClaimFactory(event=event, accepted=True, attribute=first.attribute, number=3)
    adopted(first.attribute)
    derive_event(event)
    page = Page(logged_in("editor").get(HOME))
    assert "1 open conflict" in page.text
    assert "Rockets on a base" in page.text


def test_what_a_reader_may_not_see_is_not_counted() -> None:
    adopted(ClaimFactory(sensitivity=Sensitivity.RESTRICTED, article__title="Names").attribute)
    page = Page(logged_in("reader").get(HOME))
    assert "0 open suggestions" in page.text
    assert "Nothing waits for you" in page.text


def test_queries_do_not_grow_with_articles() -> None:
    client: Client = logged_in("editor")
    adopted(ClaimFactory().attribute)
    client.get(HOME)
    with CaptureQueriesContext(connection) as few:
        client.get(HOME)
    for _ in range(20):
        ClaimFactory()
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("role", "sees", "does_not_see"),
    [
        (
            "reader",
            ["Articles", "Claims", "Events", "Conflicts", "Releases", "Codebook"],
            ["Audit", "People", "Reviews"],
        ),
        ("reviewer", ["Reviews", "Comments"], ["Audit", "People"]),
        ("editor", ["Audit"], ["People", "Seals"]),
        ("administrator", ["Audit", "People", "Seals"], []),
    ],
)
def test_navigation_shows_what_the_person_may_open(
    role: str, sees: list[str], does_not_see: list[str]
) -> None:
    groups = logged_in(role).get(HOME).context["navigation"]
    labels = {str(item["label"]) for group in groups for item in group["items"]}
    assert set(sees) <= labels
    assert not set(does_not_see) & labels


def test_every_entry_of_the_navigation_opens() -> None:
    client = logged_in("administrator")
    for group in client.get(HOME).context["navigation"]:
        for item in group["items"]:
            response = client.get(item["url"])
            assert response.status_code == 200, item["url"]
            assert f'href="{item["url"]}" aria-current="page"' in response.content.decode()
