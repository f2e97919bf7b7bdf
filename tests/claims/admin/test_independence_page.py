"""The independence ledger of an event and the stress test: by page, over all events, by switch, by command."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from claims.admin.verdict_words import SENTENCES
from claims.domain.codes import InformantKind, ValueKind
from claims.models import Consensus, Event
from claims.services.consensus import derive_event
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """Two papers say one was killed, neither of them from whom: perhaps one voice, perhaps two."""
    found: Event = EventFactory(title="A blast at a market", public_id="E000001")
    for name in ("The Paper", "The Echo"):
        article = ArticleFactory(source=SourceFactory(name=name))
        first = ClaimFactory(event=found, accepted=True, article=article)
    adopted(first.attribute)
    derive_event(found)
    assert Consensus.objects.get(event=found).grade == "supported"
    return found


@pytest.fixture
def reader() -> Client:
    return logged_in("reader")


def test_each_pair_stands_with_its_verdict_and_its_evidence(reader: Client, event: Event) -> None:
    page = Page(reader.get(reverse("admin:event_independence", args=[event.public_id])))
    assert page.refused == []
    assert "The Paper: 1" in page.text
    assert "At least one does not name an informant who can be told apart." in page.text
    assert "supported single voice" in page.text


def test_the_sentences_are_said_in_french(event: Event) -> None:
    client = logged_in("reader", language="fr")
    page = Page(client.get(reverse("admin:event_independence", args=[event.public_id])))
    assert "L’une au moins ne nomme pas d’informateur que l’on puisse distinguer." in page.text


def test_the_switch_marks_what_falls_and_writes_nothing(reader: Client, event: Event) -> None:
    address = reverse("admin:event_page", args=[event.public_id])
    assert "→ single voice" not in Page(reader.get(address)).text
    page = Page(reader.get(address, {"assume": "dependent"}))
    assert "1 grade falls" in page.text
    assert "→ single voice" in page.text
    assert Consensus.objects.get(event=event).grade == "supported"


def test_all_events_are_tested_at_once(reader: Client, event: Event) -> None:
    page = Page(reader.get(reverse("admin:stress")))
    assert page.refused == []
    assert "A blast at a market" in page.text


def test_an_event_of_one_voice_has_nothing_to_lose(reader: Client) -> None:
    found = EventFactory(title="A quiet day")
    adopted(ClaimFactory(event=found, accepted=True).attribute)
    derive_event(found)
    assert "No grade falls" in Page(reader.get(reverse("admin:stress"))).text
    page = Page(reader.get(reverse("admin:event_independence", args=[found.public_id])))
    assert "Nothing to compare" in page.text


def test_the_command_lists_what_falls(event: Event) -> None:
    out = StringIO()
    call_command("stress_test", "--format", "jsonl", stdout=out, stderr=StringIO())
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {
            "event": "E000001",
            "attribute": "killed",
            "scope": "-",
            "grade": "supported",
            "then": "single_voice",
            "voices": "1-2",
        }
    ]


def test_a_hidden_claim_makes_no_pair(reader: Client, event: Event) -> None:
    hidden = ClaimFactory(
        event=event, accepted=True, number=8, sensitivity=Sensitivity.CONFIDENTIAL,
        article=ArticleFactory(source=SourceFactory(name="The Ledger")),
    )  # fmt: skip
    address = reverse("admin:event_independence", args=[event.public_id])
    assert "The Ledger" not in Page(reader.get(address)).text
    assert "The Ledger" in Page(logged_in("editor").get(address)).text
    assert hidden.event == event


def test_a_hidden_attribute_has_no_ledger(reader: Client, event: Event) -> None:
    names = AttributeFactory(
        key="victim_name",
        definition__value_kind=ValueKind.TEXT,
        definition__sensitivity=Sensitivity.RESTRICTED,
    )
    for _ in range(2):
        ClaimFactory(
            event=event,
            accepted=True,
            attribute=names,
            value_kind=ValueKind.TEXT,
            number=None,
            wording="a girl",
        )
    adopted(AttributeFactory(key="killed"), names)
    page = Page(reader.get(reverse("admin:event_independence", args=[event.public_id])))
    assert "victim name" not in page.text


def test_the_engine_says_no_verdict_that_the_catalogue_lacks(event: Event) -> None:
    """Informants of one event in every constellation that a register of two papers and two bodies gives."""
    body, other = SourceFactory(key="ministry"), SourceFactory(key="hospital")
    for informant in (body, other, body):
        ClaimFactory(event=event, accepted=True, informant=informant, informant_kind=InformantKind.NAMED)
    page = logged_in("editor").get(reverse("admin:event_independence", args=[event.public_id]))
    said = {shown.entry.verdict.detail for each in page.context["ledgers"] for shown in each.entries}
    assert said <= {str(sentence) for sentence in SENTENCES}
    assert len(said) >= 3
