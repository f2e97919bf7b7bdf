"""/api/v1/actors/, /places/ and /scopes/."""

from decimal import Decimal

import pytest
from django.test import Client

from claims.models import PlaceExternalId, PlaceName
from sources.codes import Sensitivity
from tests.claims.api.cast import get, named, results
from tests.factories import ActorFactory, PlaceFactory, ScopeFactory, SourceFactory

pytestmark = pytest.mark.django_db


def test_place_has_names_coordinates_and_foreign_ids(public: Client) -> None:
    baghdad = PlaceFactory(key="baghdad", latitude=Decimal("33.31524"), longitude=Decimal("44.36607"))
    zone = PlaceFactory(key="green-zone", name="Green Zone", kind="district", country="IQ", parent=baghdad)
    PlaceName.objects.create(entry=zone, language="fr", name="zone verte", is_alias=False)
    PlaceExternalId.objects.create(entry=zone, scheme="wikidata", identifier="Q845210")
    found = get(public, "places/green-zone/")
    assert (found["name"], found["part_of"], found["kind"], found["country"]) == (
        "Green Zone",
        "baghdad",
        "district",
        "IQ",
    )
    assert found["names"] == [{"language": "fr", "name": "zone verte", "is_alias": False}]
    assert found["external_ids"] == [{"scheme": "wikidata", "identifier": "Q845210"}]
    assert (found["latitude"], found["longitude"]) == (None, None)
    assert get(public, "places/baghdad/")["latitude"] == 33.31524
    assert [place["key"] for place in results(public, "places/", part_of="baghdad")] == ["green-zone"]


def test_scope_says_whether_its_parts_are_disjoint(public: Client) -> None:
    ScopeFactory(facet="group", key="group:soldiers", parts_are_disjoint=True)
    found = get(public, "scopes/group:soldiers/")
    assert (found["facet"], found["parts_are_disjoint"], found["place"]) == ("group", True, None)


def test_restricted_actor_is_hidden_and_not_named_as_a_whole_of_others(
    public: Client, trusted: Client
) -> None:
    hidden = ActorFactory(key="hidden", sensitivity=Sensitivity.RESTRICTED)
    part = ActorFactory(key="part", parent=hidden)
    named(part, "Une partie")
    assert [actor["key"] for actor in results(public, "actors/")] == ["part"]
    assert get(public, "actors/part/")["part_of"] is None
    assert public.get("/api/v1/actors/hidden/").status_code == 404
    assert get(trusted, "actors/part/")["part_of"] == "hidden"


def test_actor_does_not_betray_the_restricted_source_it_speaks_as(public: Client) -> None:
    ActorFactory(key="group", speaks_as=SourceFactory(sensitivity=Sensitivity.RESTRICTED))
    assert get(public, "actors/group/")["speaks_as"] is None


@pytest.mark.parametrize(("value", "status"), [("true", 200), ("false", 200), ("yes", 400)])
def test_flag_is_true_or_false(public: Client, value: str, status: int) -> None:
    response = public.get("/api/v1/actors/", {"is_provisional": value})
    assert response.status_code == status


def test_flag_that_is_neither_is_refused_in_words(public: Client) -> None:
    response = public.get("/api/v1/actors/", {"is_provisional": "yes"})
    assert response.json() == {"is_provisional": ['"yes" is not known. Accepted: true, false.']}
