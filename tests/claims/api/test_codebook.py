"""/api/v1/codebook/ and /attributes/."""

import pytest
from django.test import Client

from claims.domain.codebook import Codebook
from claims.models import Attribute
from claims.services.codebook import adopt_codebook
from tests.claims.api.cast import get, results
from tests.factories import AttributeFactory, SnapshotFactory

pytestmark = pytest.mark.django_db


def test_current_codebook_holds_every_attribute_with_its_meaning(public: Client) -> None:
    killed = AttributeFactory(key="killed", definition__examples={"en": ("One was killed.",)})
    SnapshotFactory(number=1)
    SnapshotFactory(number=2, versions=[killed.current], event_definition={"en": "One action."})
    found = get(public, "codebook/current/")
    assert (found["number"], found["event_definition"]) == (2, {"en": "One action."})
    (attribute,) = found["attributes"]
    assert (attribute["attribute"], attribute["number"], attribute["value_kind"]) == ("killed", 1, "count")
    assert attribute["label"] == {"en": "killed", "fr": "killed"}
    assert attribute["meaning"]["en"] == "The number of killed."
    assert attribute["examples"] == {"en": ["One was killed."]}
    assert attribute["tolerance"] == 0
    assert get(public, "codebook/1/")["attributes"] == []
    assert [row["number"] for row in results(public, "codebook/")] == [1, 2]


def test_there_may_be_no_codebook_yet(public: Client) -> None:
    assert public.get("/api/v1/codebook/current/").status_code == 404


def test_adopted_codebook_is_served_with_its_own_hash(public: Client) -> None:
    definition = AttributeFactory(key="injured").current.to_domain
    Attribute.objects.all()
    snapshot = adopt_codebook(Codebook({"injured": definition}, {"en": "One action."}), by=None, note="first")
    assert get(public, "codebook/current/")["sha256"] == snapshot.sha256


def test_attribute_keeps_its_earlier_meanings(public: Client) -> None:
    killed = AttributeFactory(key="killed")
    first = killed.current
    second = type(first).objects.create(
        attribute=killed,
        number=2,
        value_kind="count",
        definition=first.definition | {"unit": "person"},
        unit="person",
        sha256="1" * 64,
    )
    killed.current = second
    killed.save()
    found = get(public, "attributes/killed/")
    assert found["current"]["number"] == 2
    assert [version["number"] for version in found["versions"]] == [2, 1]
    assert [row["key"] for row in results(public, "attributes/", family="people")] == ["killed"]
