"""Forms of the admin: a stale save is refused with what changed, a save is one act, history tells it."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Place
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from tests.claims.admin.cast import Page, logged_in
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return logged_in("editor")


@pytest.fixture
def place() -> Place:
    found: Place = PlaceFactory(name="Taji", key="taji")
    return found


def form_of(place: Place, **changed: object) -> dict[str, object]:
    inlines = {
        f"{prefix}-{name}": 0
        for prefix in ("names", "external_ids")
        for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    }
    return {"name": place.name, "kind": "city", "row_version": place.row_version, **inlines, **changed}


def save(client: Client, place: Place, data: dict[str, object]) -> object:
    return client.post(reverse("admin:claims_place_change", args=[place.pk]), data)


def test_a_save_raises_the_version_and_is_one_act(editor: Client, place: Place) -> None:
    save(editor, place, form_of(place, name="Camp Taji"))
    place.refresh_from_db()
    assert (place.name, place.row_version) == ("Camp Taji", 2)
    act = Act.objects.get(verb="place.change")
    assert (act.target_id, act.old, act.new) == ("taji", {"name": "Taji"}, {"name": "Camp Taji"})
    assert place.history.latest().act == act


def test_a_stale_save_is_refused_with_what_changed(editor: Client, place: Place) -> None:
    stale = form_of(place, name="Mine")
    save(editor, place, form_of(place, name="Camp Taji"))
    response = save(editor, place, stale)
    place.refresh_from_db()
    assert place.name == "Camp Taji"
    assert "version 1 was shown, version 2 is stored" in Page(response).text


def test_a_stale_save_names_the_fields_that_moved(editor: Client) -> None:
    editor.post(
        reverse("admin:claims_place_add"),
        {**form_of(PlaceFactory.build(name="Taji", row_version=1)), "key": "taji"},
    )
    place = Place.objects.get(key="taji")
    stale = form_of(place, name="Mine")
    save(editor, place, form_of(place, name="Camp Taji"))
    assert "name: Taji → Camp Taji" in Page(save(editor, place, stale)).text


def test_a_form_without_its_version_is_refused(editor: Client, place: Place) -> None:
    data = form_of(place, name="Mine")
    del data["row_version"]
    save(editor, place, data)
    place.refresh_from_db()
    assert place.name == "Taji"


def test_history_tells_who_what_and_when(editor: Client, place: Place) -> None:
    save(editor, place, form_of(place, name="Camp Taji"))
    page = Page(editor.get(reverse("admin:claims_place_history", args=[place.pk])))
    assert "the-editor" in page.text
    assert "changed: place" in page.text
    assert page.refused == []


def test_the_language_switch_holds_for_good(editor: Client) -> None:
    editor.post(reverse("admin:set_language"), {"language": "fr", "next": reverse("admin:index")})
    assert User.objects.get(username="the-editor").language == "fr"
    assert '<html lang="fr"' in editor.get(reverse("admin:index")).content.decode()


def test_preferences_are_saved(editor: Client) -> None:
    editor.post(reverse("admin:preferences"), {"language": "en"})
    user = User.objects.get(username="the-editor")
    assert (user.language, user.shortcuts_enabled) == ("en", False)
    assert "data-shortcuts" not in editor.get(reverse("admin:index")).content.decode()


def test_a_stranger_is_asked_to_log_in() -> None:
    response = Client().get(reverse("admin:index"), follow=True)
    page = Page(response)
    assert "Log in" in page.text
    assert page.refused == []
    assert "Articles" not in page.text
