"""Words and patterns of an attribute that an editor adds: found without a line of code, or refused."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.domain.dates import parse_date
from claims.extraction.document import Document
from claims.extraction.pack import language_names
from claims.models import Attribute
from claims.selectors.reading import current_reader
from tests.claims.admin.cast import Page, logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return logged_in("editor")


def form(key: str, kind: str, **fields: str) -> dict[str, Any]:
    texts = {f"{name}__{code}": key for name in ("label", "definition") for code in ("en", "fr")}
    rules = {"cardinality": "one", "tolerance": "0", "policy": "plain", "sensitivity": "public"}
    return {
        "key": key,
        "family": "other",
        "value_kind": kind,
        "reason": "Asked for.",
        **texts,
        **rules,
        **fields,
    }


def added(editor: Client, key: str, kind: str, **fields: str) -> None:
    response = editor.post(reverse("admin:claims_attribute_add"), form(key, kind, **fields))
    assert response.status_code == 302, Page(response).text


def found(key: str, lang: str, text: str) -> list[tuple[str, str]]:
    reader = current_reader()
    assert reader is not None
    drafts = reader.read(Document("a", lang, parse_date("2020-11-18"), text)).drafts
    return [(draft.value.text(), draft.focus) for draft in drafts if draft.attribute == key]


# kind of value, fields of the form, language, trigger, text, (value, focus)
Case = tuple[str, dict[str, str], str, str, str, tuple[str, str]]
CASES: list[Case] = [
    ("place", {}, "es", "fue enterrado en", "El chofer fue enterrado en Varna.", ("Varna", "Varna")),
    ("actor", {}, "es", "representado por", "Fue representado por María Soto.", ("María Soto", "María Soto")),
    (
        "date",
        {},
        "es",
        "fue liberada",
        "Fue liberada el 3 de mayo de 2020.",
        ("2020-05-03", "3 de mayo de 2020"),
    ),
    ("time", {}, "es", "toque de queda", "El toque de queda empieza a las 19 horas.", ("19:00", "19 horas")),
    ("measure", {"unit": "kg"}, "es", "carga", "Llevaba una carga de 50 kg.", ("50", "50 kg")),
    ("place", {}, "en", "was buried in", "The driver was buried in Varna.", ("Varna", "Varna")),
    ("place", {}, "fr", "a été inhumé à", "Le chauffeur a été inhumé à Varna.", ("Varna", "Varna")),
    (
        "actor",
        {},
        "en",
        "was represented by",
        "He was represented by Maria Soto.",
        ("Maria Soto", "Maria Soto"),
    ),
    (
        "actor",
        {},
        "fr",
        "était défendu par",
        "Il était défendu par Maria Soto.",
        ("Maria Soto", "Maria Soto"),
    ),
    ("date", {}, "en", "was released on", "She was released on 3 May 2020.", ("2020-05-03", "3 May 2020")),
    ("date", {}, "fr", "a été libérée", "Elle a été libérée le 3 mai 2020.", ("2020-05-03", "3 mai 2020")),
    ("time", {}, "en", "curfew", "A curfew starts at 7 p.m.", ("19:00", "7 p.m.")),
    ("time", {}, "fr", "couvre-feu", "Le couvre-feu commence à 19 heures.", ("19:00", "19 heures")),
    ("measure", {"unit": "kg"}, "en", "payload", "It bore a payload of 50 kg.", ("50", "50 kg")),
    ("measure", {"unit": "kg"}, "fr", "charge", "Il portait une charge de 50 kg.", ("50", "50 kg")),
]


@pytest.mark.parametrize("case", CASES)
def test_an_added_attribute_is_extracted_by_its_triggers(editor: Client, case: Case) -> None:
    kind, fields, lang, trigger, text, expected = case
    added(editor, "asked", kind, **{f"triggers__{lang}": trigger}, **fields)
    assert found("asked", lang, text) == [expected]


def test_an_added_pattern_is_extracted(editor: Client) -> None:
    added(editor, "drones", "count", unit="drone", patterns__en=r"(?P<value>.*) drones were seen")
    assert found("drones", "en", "\U0001f600 Hier: at least three drones were seen.") == [
        ("3", "at least three")
    ]


def test_a_bad_pattern_is_refused_beside_its_field_and_nothing_is_lost(editor: Client) -> None:
    pattern = r"(?P<value>\d+)\1"
    response = editor.post(
        reverse("admin:claims_attribute_add"), form("drones", "count", unit="drone", patterns__fr=pattern)
    )
    shown = response.context["form"]
    assert response.status_code == 422
    assert set(shown.errors) == {"patterns__fr"}
    (message,) = shown.errors["patterns__fr"]
    assert message.startswith(
        f'The pattern "{pattern}" cannot be read: invalid escape sequence: \\1. Accepted: '
    )
    assert pattern in Page(response).text
    assert not Attribute.objects.filter(key="drones").exists()


def test_the_form_asks_for_the_words_of_every_language_that_is_read(editor: Client) -> None:
    shown = editor.get(reverse("admin:claims_attribute_add")).context["form"]
    for code in language_names():
        assert {f"triggers__{code}", f"heads__{code}", f"patterns__{code}"} <= set(shown.fields)
    assert "label__es" not in shown.fields


def test_every_word_field_says_what_it_is_for(editor: Client) -> None:
    english = Page(editor.get(reverse("admin:claims_attribute_add"))).text
    french = Page(
        logged_in("editor", username="sofia", language="fr").get(reverse("admin:claims_attribute_add"))
    ).text
    assert "up to its preposition (“was buried in”): what follows them is suggested." in english
    assert "ils vont jusqu'à la préposition (« a été inhumé à »)" in french
    assert "RE2 syntax (no backreference, no lookaround)" in english
    assert "syntaxe RE2 (ni référence arrière ni assertion autour)" in french
