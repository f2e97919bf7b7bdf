"""Places, actors and informants in a claim's form: what is offered while somebody types, and to whom."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ActorFactory, AttributeFactory, ClaimFactory, PlaceFactory, SourceFactory

pytestmark = pytest.mark.django_db


def told(client: Client, **asked: str) -> Any:
    return client.get(reverse("admin:entry_offers"), asked).json()["names"]


def test_an_entry_is_offered_by_its_names_and_its_key() -> None:
    place = PlaceFactory(key="ain-ardun", name="Ain Ardun")
    place.names.create(language="fr", name="Source-sur-Ardun", is_alias=False)
    client = logged_in("reviewer")
    for typed in ("ardu", "source-sur", "ain-ardun"):
        assert told(client, of="places", q=typed) == ["Ain Ardun"], typed
    assert told(client, of="places", q="nowhere") == told(client, of="actors", q="ardu") == []
    assert told(client, of="moons", q="") == []


def test_names_at_hidden_levels_are_offered_to_nobody_who_may_not_see_them() -> None:
    for make in (ActorFactory, SourceFactory):
        make(key=f"hidden-{make.__name__.lower()}", name="Hidden One", sensitivity="confidential")
    reviewer, administrator, reader = (logged_in(role) for role in ("reviewer", "administrator", "reader"))
    for of in ("actors", "sources"):
        assert told(reviewer, of=of, q="hidden") == []
        assert told(administrator, of=of, q="hidden") == ["Hidden One"]
        assert reader.get(reverse("admin:entry_offers"), {"of": of}).status_code == 403


def test_of_two_that_bear_a_name_the_one_chosen_is_stored() -> None:
    attribute = AttributeFactory(key="place", definition__value_kind="place")
    adopted(attribute)
    for key in ("ardun-north", "ardun-south"):
        PlaceFactory(key=key, name="Ardun")
    reviewer = logged_in("reviewer")
    names = told(reviewer, of="places", q="ardun")
    assert names == ["Ardun [ardun-north]", "Ardun [ardun-south]"]
    words = {"value_kind": "place", "wording": "Ardun", "number": None, "comparator": "exact"}
    claim = ClaimFactory(attribute=attribute, **words)
    address = reverse("admin:claim_act", args=[claim.article.public_id, claim.ordinal])
    data = {
        "act": "edit", "attribute": "place", "wording": "Ardun", "entry": names[1], "modality": "asserted",
        "actuality": "happened", "polarity": "positive", "row_version": claim.row_version,
    }  # fmt: skip
    page = Page(reviewer.get(f"{address}?mode=edit", headers={"HX-Request": "true"}))
    assert "?of=places" in page.html
    assert page.html.count("?of=sources") == 2
    answer = reviewer.post(address, data, headers={"HX-Request": "true"})
    assert answer.status_code == 200, Page(answer).text
    claim.refresh_from_db()
    assert claim.place is not None
    assert claim.place.key == "ardun-south"
