"""Entries of the registers, claims and titles are called as the reader's language calls them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from claims.admin.cells import said
from claims.admin.event_titles import event_title
from claims.admin.row_titles import row_title
from claims.domain.codes import ValueKind
from claims.models import Claim, Event, Place
from claims.selectors.local_names import forget, local_name, local_named, local_place, local_scope_names
from claims.services.reviewing import finish_review
from claims.templatetags.workbench import entry_name
from factcheck.refusals import refusal_text
from sources.models import SourceName
from sources.services.naming import account_of_post
from tests.claims.admin.cast import Page, adopted, person
from tests.factories import (
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def baghdad() -> Place:
    place: Place = PlaceFactory(key="baghdad", name="Baghdad")
    place.names.create(language="fr", name="Bagdad", is_alias=False)
    place.names.create(language="fr", name="la capitale irakienne")
    place.names.create(language="ar", name="بغداد", is_alias=False)
    return place


def in_french(*given: Any) -> list[str]:
    with override("fr"):
        return [local_name(row) for row in given]


def test_an_entry_is_called_by_its_name_in_the_readers_language(baghdad: Place) -> None:
    source = SourceFactory(name="The army")
    SourceName.objects.create(source=source, language="fr", name="l’armée", is_alias=False)
    assert in_french(baghdad, source, None) == ["Bagdad", "l’armée", ""]
    assert [local_name(baghdad), local_name(source)] == ["Baghdad", "The army"]


def test_an_entry_without_a_name_there_keeps_its_own(baghdad: Place) -> None:
    quay = PlaceFactory(name="the quay")
    quay.names.create(language="fr", name="le quai", is_alias=True)
    assert in_french(quay) == ["the quay"]


def test_a_name_that_is_withheld_stays_withheld(baghdad: Place) -> None:
    baghdad.name = "(withheld)"  # as a veil leaves a row, which is not saved
    assert in_french(baghdad) == ["(withheld)"]


def test_a_page_asks_once_for_all_names_and_the_workbenchs_language_not_at_all(baghdad: Place) -> None:
    others = [PlaceFactory() for _ in range(3)]
    with CaptureQueriesContext(connection) as english:
        assert [local_name(place) for place in others]
    with CaptureQueriesContext(connection) as french:
        in_french(baghdad, *others, baghdad)
    assert (len(english), len(french)) == (0, 1)


def test_an_edited_name_is_read_anew(baghdad: Place) -> None:
    assert in_french(baghdad) == ["Bagdad"]
    baghdad.names.filter(name="Bagdad").update(name="Baghdâd")
    forget()
    assert in_french(baghdad) == ["Baghdâd"]


def test_scopes_are_called_so_too(baghdad: Place) -> None:
    scope = ScopeFactory(key="place:baghdad", facet="place", name="Baghdad")
    scope.names.create(language="fr", name="Bagdad", is_alias=False)
    with override("fr"):
        assert local_scope_names() == {"place:baghdad": "Bagdad"}


def test_a_title_of_the_machine_names_its_place_in_the_readers_language(baghdad: Place) -> None:
    made = EventFactory(title="Rocket fire, Baghdad, 2020-11-17", act_kind="rocket_fire", place=baghdad)
    given = EventFactory(title="A night in Baghdad, 2020", act_kind="rocket_fire", place=baghdad)
    with override("fr"):
        assert event_title(made).endswith(", Bagdad, 2020-11-17")
        assert event_title(given) == "A night in Baghdad, 2020"


def test_a_name_that_two_places_have_is_left() -> None:
    for key, name in (("tripoli-libya", "Tripoli"), ("tripoli-lebanon", "Tripoli (Liban)")):
        place = PlaceFactory(key=key, name="Tripoli")
        place.names.create(language="fr", name=name, is_alias=False)
    with override("fr"):
        assert local_place("Tripoli") == "Tripoli"


def stated(place: Place, wording: str) -> Claim:
    attribute = AttributeFactory(key="place", family="place", definition__value_kind=ValueKind.PLACE)
    return Claim(
        attribute=attribute, value_kind=ValueKind.PLACE, value_state="known", wording=wording, place=place
    )


def test_whoever_keeps_a_name_in_a_register_is_called_so_and_other_words_are_left(baghdad: Place) -> None:
    with override("fr"):
        assert (local_named("Baghdad"), local_named("the capital")) == ("Bagdad", "the capital")


def test_the_account_of_an_unsigned_post_is_called_so_in_the_readers_language() -> None:
    unsigned = account_of_post("Two rockets just hit.", "A1", by=None)
    signed = account_of_post("Two rockets just hit. — Nobody (@nobody) 1 March 2021", "A2", by=None)
    assert in_french(unsigned, signed) == ["compte non identifié", "@nobody"]
    assert local_name(unsigned) == "unidentified account"


def test_a_value_is_the_entrys_name_and_other_words_are_the_articles(baghdad: Place) -> None:
    with override("fr"):
        assert said(stated(baghdad, "")) == "Bagdad"
        assert said(stated(baghdad, "Baghdad")) == "Bagdad"
        assert said(stated(baghdad, "the Iraqi capital")) == "the Iraqi capital"
    assert said(stated(baghdad, "")) == "Baghdad"


def test_what_the_register_calls_an_article_s_words_is_said_in_the_readers_language(baghdad: Place) -> None:
    with override("fr"):
        assert entry_name(stated(baghdad, "the capital")) == "Bagdad"
        assert entry_name(stated(baghdad, "Bagdad")) == ""
        assert entry_name(stated(baghdad, "Baghdad")) == ""
    with override("en"):
        assert entry_name(stated(baghdad, "the capital")) == "Baghdad"


def test_a_claim_is_called_by_the_label_of_its_attribute() -> None:
    event = EventFactory(title="A blast")
    claim = ClaimFactory(attribute=AttributeFactory(key="rockets_fired"), event=event)
    assert row_title(claim) == "rockets fired: One girl was killed"
    assert str(claim) == "rockets_fired: One girl was killed"


def test_pages_of_the_admin_call_rows_so(baghdad: Place) -> None:
    client = Client()
    client.force_login(person("administrator", language="fr"))
    claim = ClaimFactory(attribute=AttributeFactory(key="rockets_fired"))
    adopted(claim.attribute)
    page = Page(client.get(reverse("admin:claims_claim_history", args=[claim.pk])))
    assert "Historique" in page.text
    assert "rockets fired: One girl" not in page.text  # the reader's label, here the key
    assert "rockets_fired : One girl was killed" in page.text.replace("\N{NO-BREAK SPACE}", " ")
    history = Page(client.get(reverse("admin:claims_place_history", args=[baghdad.pk])))
    assert "Historique de Bagdad" in history.text
    Event.objects.update(place=baghdad)
    assert "Bagdad" in Page(client.get(reverse("admin:claims_event_changelist"))).text


def test_a_refusal_of_done_names_what_is_open_by_its_label() -> None:
    claim = ClaimFactory(attribute=AttributeFactory(key="rockets_fired"))
    with pytest.raises(Exception, match="rockets fired: One girl was killed") as refused:
        finish_review(claim.article, by=None)
    assert refusal_text(refused.value) == str(refused.value)
