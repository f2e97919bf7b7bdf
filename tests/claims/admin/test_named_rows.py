"""Registers list their entries by the reader's names, above the names they keep, which sort."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Actor, Place, Scope
from sources.models import Feed, Source
from tests.claims.admin.cast import Page, logged_in
from tests.factories import ActorFactory, PlaceFactory, ScopeFactory, SourceFactory

pytestmark = pytest.mark.django_db


def listed(client: Client, register: Any) -> str:
    address = reverse(f"admin:{register._meta.app_label}_{register._meta.model_name}_changelist")
    return Page(client.get(address)).text


def called(row: Any, name: str) -> Any:
    row.names.create(language="fr", name=name, is_alias=False)
    return row


@pytest.fixture
def french() -> Client:
    return logged_in("editor", language="fr")


@pytest.mark.parametrize(
    ("register", "made"), [(Actor, ActorFactory), (Place, PlaceFactory), (Scope, ScopeFactory)]
)
def test_a_register_names_an_entry_and_what_it_is_part_of(french: Client, register: Any, made: Any) -> None:
    wider = called(made(name="The marches"), "Les marches")
    called(made(name="The ford", parent=wider), "Le gué")
    text = listed(french, register)
    # Each in a row of its own, and the wider one beside its part.
    assert (text.count("Le gué The ford"), text.count("Les marches")) == (1, 2)
    english = listed(logged_in("editor", username="the-other"), register)
    assert "Les marches" not in english
    assert english.count("The marches") == 2


def test_sources_and_feeds_are_named_with_their_owners(french: Client) -> None:
    owner = called(SourceFactory(name="The press house"), "La maison de presse")
    source = called(SourceFactory(name="The morning", owner=owner), "Le matin")
    Feed.objects.create(url="https://example.org/feed", source=source)
    text = listed(french, Source)
    assert (text.count("Le matin The morning"), text.count("La maison de presse")) == (1, 2)
    assert "Le matin" in listed(french, Feed)


def test_an_entry_without_a_name_there_is_named_once(french: Client) -> None:
    PlaceFactory(name="The quay")
    assert listed(french, Place).count("The quay") == 1


def test_names_are_asked_for_once_however_many_rows(french: Client) -> None:
    for n in range(3):
        called(PlaceFactory(parent=PlaceFactory()), f"Lieu {n}")
    with CaptureQueriesContext(connection) as few:
        listed(french, Place)
    for n in range(3, 15):
        called(PlaceFactory(parent=PlaceFactory()), f"Lieu {n}")
    with CaptureQueriesContext(connection) as many:
        listed(french, Place)
    # Kept for a moment: the second list asks for no names at all.
    assert len(many) == len(few) - 1


def test_a_list_is_sorted_by_what_its_rows_are_part_of(french: Client) -> None:
    first, last = PlaceFactory(name="A place"), PlaceFactory(name="Z place")
    PlaceFactory(name="Mill", parent=last)
    PlaceFactory(name="Pond", parent=first)
    address = reverse("admin:claims_place_changelist")
    text = Page(french.get(address, {"o": "5"})).text
    assert text.index("Pond") < text.index("Mill")


def test_a_field_of_an_id_says_the_readers_name_beside_it(french: Client) -> None:
    wider = called(PlaceFactory(name="The marches"), "Les marches")
    place = PlaceFactory(name="The ford", parent=wider)
    page = Page(french.get(reverse("admin:claims_place_change", args=[place.pk])))
    assert "Les marches" in page.text
    assert "The marches" not in page.text
