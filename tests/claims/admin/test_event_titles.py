"""Titles that the machine made are said in the reader's language, where they are shown; what is stored stays."""

import pytest
from django.urls import reverse
from django.utils import translation

from claims.admin.event_titles import event_title
from claims.models import Event
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import AttributeFactory, ClaimFactory, EventFactory

TITLES = [
    # what the machine made, and what a French editor reads
    ("rocket_fire", "occurrence", "Rocket fire, Taji, 2020-11-17", "Tirs de roquettes, Taji, 2020-11-17"),
    ("", "statement", "Statement, 2020-11", "Déclaration, 2020-11"),
    ("attack", "series", "Series, Taji", "Série, Taji"),
    # a title that a person gave, a first part of another kind, and a code that nobody labelled
    ("rocket_fire", "occurrence", "Seven rockets on the Green Zone", "Seven rockets on the Green Zone"),
    ("rocket_fire", "occurrence", "Ambush, Taji", "Ambush, Taji"),
    ("regatta", "occurrence", "Regatta, Taji", "Regatta, Taji"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("act", "kind", "stored", "french"), TITLES)
def test_a_made_title_is_said_in_french_and_a_given_one_stays(
    act: str, kind: str, stored: str, french: str
) -> None:
    event = Event(title=stored, act_kind=act, kind=kind)
    assert event_title(event) == stored
    with translation.override("fr"):
        assert event_title(event) == french


@pytest.mark.django_db
def test_lists_and_pages_show_it_and_the_row_keeps_its_title() -> None:
    event = EventFactory(title="Rocket fire, Taji, 2020-11-17", act_kind="rocket_fire")
    attribute = AttributeFactory(key="killed")
    adopted(attribute)
    claim = ClaimFactory(event=event, attribute=attribute, accepted=True)
    client = logged_in("editor", language="fr")
    for address in (
        reverse("admin:claims_event_changelist"),
        reverse("admin:claims_claim_changelist"),
        reverse("admin:event_page", args=[event.public_id]),
        reverse("admin:article_page", args=[claim.article.public_id]),
    ):
        text = Page(client.get(address)).text
        assert "Tirs de roquettes, Taji" in text, address
        assert "Rocket fire" not in text, address
    event.refresh_from_db()
    assert event.title == "Rocket fire, Taji, 2020-11-17"
