from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Place, PlaceName
from claims.selectors.gazetteer import current_gazetteer
from claims.selectors.stored_or_shipped import shipped
from claims.services.seeding import SEEDS, load_codebook_and_registers
from tests.claims.admin.test_register_edits import save
from tests.factories import PlaceFactory, ScopeFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_registers_in_the_database_read_like_those_of_the_seeds() -> None:
    load_codebook_and_registers()
    stored, seeded = current_gazetteer(), shipped(SEEDS).gazetteer
    assert stored == seeded


def test_provisional_entries_change_nothing_of_how_the_next_article_is_read() -> None:
    load_codebook_and_registers()
    before = current_gazetteer()
    ScopeFactory(key="group:dock-workers", name="dock workers", is_provisional=True)
    assert current_gazetteer() == before


@pytest.fixture
def harbour() -> Place:
    made: Place = PlaceFactory(key="ardun", name="Ardun")
    PlaceName.objects.create(entry=made, language="fr", name="Ardoun")
    return made


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def named(wording: str) -> str:
    return current_gazetteer().place_key(wording)


def test_registers_that_did_not_move_are_not_read_again(harbour: Place) -> None:
    before = current_gazetteer()
    with CaptureQueriesContext(connection) as asked:
        assert current_gazetteer() is before
    assert len(asked) == 3


def test_what_moves_in_a_register_is_read_at_once(harbour: Place) -> None:
    assert (named("Ardun"), named("Ardoun"), named("Old Ardun")) == ("ardun", "ardun", "")
    added = PlaceFactory(key="karsa", name="Karsa")
    assert named("Karsa") == "karsa"
    PlaceName.objects.create(entry=harbour, language="en", name="Old Ardun")
    assert named("Old Ardun") == "ardun"
    added.name = "New Karsa"
    added.save()
    assert (named("Karsa"), named("New Karsa")) == ("", "karsa")
    added.is_provisional = True
    added.save()
    assert named("New Karsa") == ""


@pytest.mark.parametrize(
    ("changes", "found"),
    [({"names-0-name": "Ardoune"}, ("", "ardun")), ({"names-0-DELETE": "on"}, ("", ""))],
)
def test_a_name_that_an_editor_changes_or_takes_away_is_read_at_once(
    admin: Client, harbour: Place, changes: dict[str, Any], found: tuple[str, str]
) -> None:
    assert named("Ardoun") == "ardun"
    name = harbour.names.get()
    inline = {
        "names-TOTAL_FORMS": 1, "names-INITIAL_FORMS": 1, "names-0-id": name.pk, "names-0-entry": harbour.pk,
        "names-0-language": "fr", "names-0-name": "Ardoun", "names-0-is_alias": "on",
    }  # fmt: skip
    save(admin, harbour, **{**inline, **changes})
    assert (named("Ardoun"), named("Ardoune")) == found
