"""The codebook to read in the reader's language, and to revise: a save makes a version and a number."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Attribute, CodebookSnapshot
from claims.services.codebook import revise_attribute
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import AttributeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def killed() -> Attribute:
    attribute: Attribute = AttributeFactory(
        definition__examples={"en": ("Three died.",), "fr": ("Trois morts.",)}
    )
    adopted(attribute)
    return attribute


@pytest.fixture
def editor() -> Client:
    return logged_in("editor")


def shown(client: Client, attribute: Attribute) -> dict[str, Any]:
    """What the form would send back unchanged."""
    response = client.get(reverse("admin:claims_attribute_change", args=[attribute.pk]))
    form = response.context["form"]
    return {
        name: form.initial.get(name, "")
        for name in form.fields
        if form.initial.get(name) not in (None, False)
    }


def test_the_codebook_reads_in_the_language_of_the_reader(killed: Attribute) -> None:
    english = Page(logged_in("reader").get(reverse("admin:codebook")))
    french = Page(logged_in("reader", username="sofia", language="fr").get(reverse("admin:codebook")))
    assert "The number of killed." in english.text
    assert "Nombre : killed." in french.text
    assert "Trois morts." in french.text
    assert english.refused == french.refused == []


def test_an_empty_codebook_says_how_to_load_one() -> None:
    assert "load_seeds --codebook-only" in Page(logged_in("reader").get(reverse("admin:codebook"))).text


def test_a_revision_makes_a_version_and_a_codebook(editor: Client, killed: Attribute) -> None:
    data = {**shown(editor, killed), "definition__en": "People who died.", "reason": "Clearer."}
    before = Attribute.objects.get(key="killed").current.number
    response = editor.post(reverse("admin:claims_attribute_change", args=[killed.pk]), data)
    killed.refresh_from_db()
    assert response.status_code == 302
    assert killed.current.number == before + 1
    assert killed.current.text("definition", "en") == "People who died."
    assert CodebookSnapshot.objects.count() == 2
    history = Page(editor.get(reverse("admin:attribute_versions", args=["killed"])))
    assert "The number of killed." in history.text
    assert "People who died." in history.text


def test_what_the_form_does_not_show_is_carried_over(editor: Client) -> None:
    attribute = AttributeFactory(
        key="weapon", family="things", definition__value_kind="category",
        definition__lexicon={"en": {"triggers": ("with",), "rare": ("kept",)}},
    )  # fmt: skip
    adopted(attribute)
    before = attribute.current.definition
    data = {**shown(editor, attribute), "definition__en": "What was used.", "reason": "Clearer."}
    editor.post(reverse("admin:claims_attribute_change", args=[attribute.pk]), data)
    attribute.refresh_from_db()
    after = attribute.current.definition
    assert after["lexicon"]["en"]["rare"] == ["kept"]
    changed = {
        name for name in after if after[name] != before.get(name) and name not in ("definition", "lexicon")
    }
    assert {name for name in changed if after[name] or before.get(name)} == set()


def test_a_revision_of_a_version_that_moved_on_is_refused(editor: Client, killed: Attribute) -> None:
    data = {**shown(editor, killed), "definition__en": "Mine.", "reason": "Clearer."}
    definition = killed.current.to_domain
    revise_attribute("killed", replace(definition, unit="person"), by=None, reason="A unit.")
    response = editor.post(reverse("admin:claims_attribute_change", args=[killed.pk]), data)
    killed.refresh_from_db()
    assert response.status_code == 422
    assert "was changed in the meantime" in Page(response).text
    assert killed.current.text("definition", "en") != "Mine."


def test_a_revision_needs_its_reason(editor: Client, killed: Attribute) -> None:
    data = {**shown(editor, killed), "definition__en": "People who died."}
    response = editor.post(reverse("admin:claims_attribute_change", args=[killed.pk]), data)
    assert response.status_code == 422
    assert CodebookSnapshot.objects.count() == 1


def test_a_reviewer_reads_and_may_not_revise(killed: Attribute) -> None:
    reviewer = logged_in("reviewer")
    page = reviewer.get(reverse("admin:codebook")).content.decode()
    assert reverse("admin:claims_attribute_change", args=[killed.pk]) not in page
    response = reviewer.get(reverse("admin:claims_attribute_change", args=[killed.pk]))
    assert response.headers["Location"] == reverse("admin:attribute_versions", args=["killed"])
