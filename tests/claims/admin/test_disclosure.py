"""A planted restricted name is on no page of the admin for whoever may not read it, and on the pages of who may."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.consensus.explanation import remark
from claims.domain.codes import Evidence, InformantKind, ValueKind
from claims.models import Actor, Claim, Comment, EventLink, SeriesDefinition
from claims.services.release import publish_release
from factcheck.accounts.models import User
from factcheck.audit import acting, record
from sources.codes import Sensitivity
from sources.models import Notice, Source
from tests.claims.admin.cast import Page, adopted, logged_in, person
from tests.claims.admin.every_screen import named_screens, screens, tables
from tests.claims.api.cast import consensus_of, link, named, ruling_on
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    SourceFactory,
    UserFactory,
)  # fmt: skip

pytestmark = pytest.mark.django_db

PLANTED = "Noura Haddad"
WITNESS = "Basim Rahal"
VICTIM = "Yara Khalil"
TEXT = f"Seven rockets were fired. {PLANTED}, nine, was killed near the station, said {WITNESS}."
# Of each form and each answer its own: sixty-four random letters hold "yara" once in some hundred runs.
TOKEN = re.compile(r"\b[A-Za-z0-9]{64}\b")
SECRETS = ("Noura", "Haddad", "نورا", "Basim", "Rahal", "Yara", "Khalil", "noura", "haddad", "basim", "yara")


def in_one_act(row: Any, **fields: Any) -> None:
    """Two versions of a row, so that its history has something to tell."""
    with acting(record("row.change", actor=UserFactory(), target=row, reason=f"{PLANTED} was misspelt.")):
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()


@pytest.fixture
def world() -> Claim:
    """A public claim whose quote holds the words of a restricted one, and names wherever text can stand."""
    article = ArticleFactory(text=TEXT, title=f"{PLANTED} killed", url="https://outlet.example/noura-haddad")
    event = EventFactory(
        title=f"Death of {PLANTED} and {VICTIM}", target=f"the home of {PLANTED}", victims=VICTIM
    )
    name = AttributeFactory(
        key="victim_name",
        definition__value_kind=ValueKind.ACTOR,
        definition__sensitivity=Sensitivity.RESTRICTED,
    )
    person = ActorFactory(key="noura-haddad", name=PLANTED, kind="person", sensitivity=Sensitivity.RESTRICTED)
    named(person, "نورا حداد")
    ActorFactory(name="A family", parent=person)
    witness = SourceFactory(key="basim-rahal", name=WITNESS, sensitivity=Sensitivity.RESTRICTED)
    SourceFactory(name="A paper", owner=witness)
    hidden = ClaimFactory(
        accepted=True, article=article, event=event, attribute=name, value_kind=ValueKind.ACTOR, number=None,
        actor=person, wording=PLANTED, quote=PLANTED, sensitivity=Sensitivity.RESTRICTED,
    )  # fmt: skip
    killed: Claim = ClaimFactory(
        accepted=True, article=article, event=event, quote=f"{PLANTED}, nine, was killed", informant=witness,
        informant_text=WITNESS, informant_kind=InformantKind.NAMED, scope_text=f"{PLANTED} alone",
        decision_reason=f"{PLANTED} is named.",
    )  # fmt: skip
    adopted(killed.attribute, name)
    consensus_of(
        killed, remarks=[remark("says", count=1, value=killed.value)], evidence=Evidence.CONTESTED,
        has_value=False, number=None, lower=None, upper=None,
    )  # fmt: skip
    consensus_of(hidden)
    other: Claim = ClaimFactory(accepted=True, article=article, event=event, quote="Seven rockets were fired")
    ClaimFactory(article=article, event=event, quote="was killed near the station")
    link(killed, other, decided_by=UserFactory(), detail=f"Both speak of {PLANTED}, Noura for short.")
    ruling_on(killed, UserFactory(), reason=f"{PLANTED} is on the list.", evidence=f"{WITNESS} wrote it.")
    EventLink.objects.create(
        from_event=EventFactory(title="A march"),
        to_event=event,
        relation="before",
        detail=f"{PLANTED} led it.",
    )
    SeriesDefinition.objects.create(event=event, who=PLANTED, what_counts=f"attacks on {PLANTED}")
    notice = Notice.objects.create(
        article=article, kind="correction", published_on="2020-11-18", summary=f"It was not {PLANTED}."
    )
    notice.touched.create(claim=killed)
    notice.touched.create(claim=hidden)
    Comment.objects.create(claim=killed, author=UserFactory(), body=f"Is {PLANTED} the child?")
    in_one_act(event, title=f"Death of {PLANTED}, {VICTIM}", victims=f"{VICTIM}; {PLANTED}")
    in_one_act(killed, scope_text=PLANTED)
    in_one_act(article, title=f"{PLANTED} was killed", byline=WITNESS)
    publish_release("tried")
    return killed


# What a reader may not open, whatever stands in the address: it is a reviewer's or an editor's work.
CLOSED_TO_READERS = {
    "adjudicate", "agreement", "article_correct", "article_facts", "article_several", "automation_bias",
    "claim_words", "entry_offers", "event_split", "event_unmerge", "import_claims", "link_accept", "links_accept",
    "notifications", "policy_trial", "practice", "queue", "scope_offers", "scoreboard", "sheet_template", "thread",
    "undo",
}  # fmt: skip
# Of each of these a reviewer's walk opens its page alone, not every row's: the reader's walk opened them all.
OF_EVERY_ROW = ("restore", "undo", "release_file", "release_zip", "link_pair", "thread")


def walked(user: User, pages: Iterable[str]) -> tuple[dict[str, int], dict[str, list[str]]]:
    """What each page answers, and which of the secrets stand in which page."""
    client = Client()
    client.force_login(user)
    answers, told = {}, {}
    for path in pages:
        response = client.get(path, follow=True)
        html = TOKEN.sub("", b"".join(response).decode(errors="replace"))
        answers[path] = response.status_code
        if found := [secret for secret in SECRETS if secret in html]:
            told[path] = found
    return answers, told


def test_a_reader_finds_a_planted_name_on_no_page(world: Claim) -> None:
    named = named_screens()
    answers, told = walked(person("reader"), [*tables(), *screens()])
    assert told == {}
    assert set(answers.values()) <= {200, 403, 404, 405}
    # Else nothing was looked at.
    assert {
        name for name, pages in named.items() if pages and all(answers[page] != 200 for page in pages)
    } == (CLOSED_TO_READERS)


def test_a_reviewer_finds_a_confidential_name_on_no_screen(world: Claim) -> None:
    for table in (Actor, Source, Claim):
        rows = table._default_manager.filter(sensitivity=Sensitivity.RESTRICTED)
        rows.update(sensitivity=Sensitivity.CONFIDENTIAL)
    answers, told = walked(person("reviewer"), screens(but=OF_EVERY_ROW))
    # The victims of an event are restricted, which a reviewer reads.
    assert {path: found for path, found in told.items() if set(found) - {"Yara", "Khalil", "yara"}} == {}
    assert list(answers.values()).count(200) > len(answers) / 2


def test_a_reader_still_reads_what_is_public(world: Claim) -> None:
    client = logged_in("reader")
    event = world.event
    assert event is not None
    page = Page(client.get(reverse("admin:event_page", args=[event.public_id])))
    assert "Death of [withheld]" in page.text
    claims = Page(client.get(reverse("admin:claims_claim_changelist")))
    assert "[withheld], nine, was killed" in claims.text
    assert "Seven rockets were fired" in claims.text
    assert "Death of [withheld]" in Page(client.get(reverse("admin:conflicts"))).text


def test_the_mark_is_in_the_readers_language(world: Claim) -> None:
    client = logged_in("reader", language="fr")
    assert "[non communiqué]" in Page(client.get(reverse("admin:claims_claim_changelist"))).text


def test_a_reviewer_reads_the_names(world: Claim) -> None:
    client = logged_in("reviewer")
    for name in ("claims_claim_changelist", "claims_event_changelist", "claims_claimlink_changelist"):
        assert PLANTED in Page(client.get(reverse(f"admin:{name}"))).html, name
    for name in ("claims_claim_history", "claims_event_history"):
        row = world if "claim_" in name else world.event
        assert "Noura" in Page(client.get(reverse(f"admin:{name}", args=[row.pk]))).html, name  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("claims_claim", "Haddad"),
        ("claims_claim", "Noura Haddad nine"),
        ("claims_claim", '"Haddad, nine"'),
        ("claims_event", "Khalil"),
        ("claims_event", "Haddad"),
        ("claims_claimlink", "Noura"),
        ("claims_resolution", "Haddad"),
        ("sources_article", "Haddad"),
        ("claims_actor", "Haddad"),
        ("sources_source", "Rahal"),
    ],
)
def test_a_search_finds_no_hidden_words(world: Claim, table: str, words: str) -> None:
    address = reverse(f"admin:{table}_changelist")
    assert number_of_rows(logged_in("reader"), address, words) == 0
    assert number_of_rows(logged_in("editor"), address, words) > 0


def test_a_search_finds_shown_words_of_rows_that_hold_hidden_ones(world: Claim) -> None:
    address = reverse("admin:claims_claim_changelist")
    reader = logged_in("reader")
    assert number_of_rows(reader, address, "was killed") == 2
    assert number_of_rows(reader, address, "rockets") == 1


def number_of_rows(client: Client, address: str, words: str) -> int:
    html = Page(client.get(address, {"q": words})).html
    return len(re.findall(r"<tr[ >]", html.partition("<tbody")[2]))


@pytest.mark.parametrize(
    "query", ["quote__icontains=Haddad", "wording=Noura+Haddad", "actor__key=noura-haddad"]
)
def test_an_address_asks_a_list_nothing_but_its_filters(world: Claim, query: str) -> None:
    response = logged_in("reader").get(f"{reverse('admin:claims_claim_changelist')}?{query}")
    assert response.status_code == 400


def test_names_are_not_offered_while_typing(world: Claim) -> None:
    asked = {"app_label": "claims", "model_name": "claim", "field_name": "event", "term": "Haddad"}
    assert logged_in("reader").get(reverse("admin:autocomplete"), asked).status_code == 404


def test_a_reader_learns_not_whether_words_stand_in_a_text(world: Claim) -> None:
    address = reverse("admin:claim_add", args=[world.article.public_id])
    response = logged_in("reader").post(address, {"act": "begin", "quote": PLANTED, "attribute": "killed"})
    assert response.status_code == 403


def test_what_cannot_be_read_whole_cannot_be_edited(world: Claim) -> None:
    """A reviewer who may not read confidential words would save the mark in their place."""
    person = ActorFactory(name="Dara Osman", sensitivity=Sensitivity.CONFIDENTIAL)
    event = world.event
    assert event is not None
    event.title = f"{person.name} attacked"
    event.save()
    client = logged_in("reviewer")
    address = reverse("admin:claims_event_change", args=[event.pk])
    assert "Dara" not in Page(client.get(address)).html
    assert client.post(address, {"title": "[withheld] attacked", "row_version": 1}).status_code == 403
    event.refresh_from_db()
    assert event.title == "Dara Osman attacked"
