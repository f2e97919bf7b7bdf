"""A planted restricted name is on no page of the admin for whoever may not read it, and on the pages of who may."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from claims.admin.addresses import addresses
from claims.consensus.explanation import remark
from claims.domain.codes import Evidence, InformantKind, ValueKind
from claims.models import Claim, ClaimLink, Comment, Event, EventLink, SeriesDefinition
from claims.services.release import publish_release
from claims.services.restoring import RESTORABLE
from factcheck.accounts.models import User
from factcheck.audit import acting, record
from factcheck.audit.models import Act
from sources.codes import Sensitivity
from sources.models import Article, Notice
from tests.claims.admin.cast import Page, adopted, logged_in, person
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


def pages_of(user: User) -> list[str]:
    """Every list, form, row and history of the admin's tables, and every address of its screens that GET serves."""
    found = [reverse("admin:index"), reverse("admin:preferences")]
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found.append(reverse(f"{base}_changelist"))
        for pk in model._default_manager.values_list("pk", flat=True):
            found += [reverse(f"{base}_change", args=[pk]), reverse(f"{base}_history", args=[pk])]
    return [*found, *screens()]


def screens() -> list[str]:
    """The addresses of ``claims/admin/addresses.py`` with every row that could stand in them."""
    claims = list(Claim.objects.select_related("article", "event"))
    arguments: dict[str, list[list[Any]]] = {
        "article_page": [[article.public_id] for article in Article.objects.all()],
        "claim_add": [[claim.article.public_id] for claim in claims],
        "claim_act": [[claim.article.public_id, claim.ordinal] for claim in claims],
        "event_page": [[claim.event.public_id] for claim in claims if claim.event],
        "event_tolls": [[claim.event.public_id] for claim in claims if claim.event],
        "event_same": [[claim.event.public_id] for claim in claims if claim.event],
        "event_pair": [
            [claim.event.public_id, other.public_id]
            for claim in claims[:1]
            for other in Event.objects.exclude(pk=claim.event_id)
            if claim.event
        ],
        "event_split": [[claim.event.public_id] for claim in claims if claim.event],
        "event_independence": [[claim.event.public_id] for claim in claims if claim.event],
        "stress": [[]],
        "series_audit": [[]],
        "policy_trial": [[]],
        "link_pair": [[one.public_id, two.public_id] for one in claims for two in claims],
        "link_accept": [[each.pk] for each in ClaimLink.objects.all()],
        "thread": [
            *(["claim", claim.public_id] for claim in claims),
            *(["event", claim.event.public_id] for claim in claims if claim.event),
            *(["link", each.pk] for each in ClaimLink.objects.all()),
        ],
        "restore": [
            [model._meta.model_name, version.id, version.history_id]
            for model in RESTORABLE.values()
            for version in model.history.all()
        ],
        "my_acts": [[]],
        "undo": [[act.pk] for act in Act.objects.all()],
        "notifications": [[]],
        "codebook": [[]],
        "conflicts": [[]],
        "releases": [[]],
        "attribute_versions": [["killed"], ["victim_name"]],
        "release_page": [["tried", 1]],
        "release_zip": [["tried", 1]],
        "release_file": [
            ["tried", 1, "claims.csv"],
            ["tried", 1, "articles.csv"],
            ["tried", 1, "events.csv"],
        ],
    }
    found = [
        reverse(f"admin:{address.name}", args=values)
        for address in addresses()
        for values in arguments.get(address.name, [])
    ]
    for claim in claims:
        page = reverse("admin:article_page", args=[claim.article.public_id])
        card = reverse("admin:claim_act", args=[claim.article.public_id, claim.ordinal])
        for mode in ("edit", "reject", "move"):
            found += [f"{page}?claim={claim.ordinal}&mode={mode}", f"{card}?mode={mode}"]
    for event in {claim.event for claim in claims if claim.event}:
        page = reverse("admin:event_page", args=[event.public_id])
        asked = ("as_of=2100-01-01", "known_at=2100-01-01", "assume=dependent")
        found += [f"{page}?{each}" for each in asked]
    return found


def read(client: Client, path: str) -> str:
    response = client.get(path, follow=True)
    assert response.status_code in (200, 403, 404, 405), path
    return b"".join(response).decode(errors="replace")


def test_a_reader_finds_a_planted_name_on_no_page(world: Claim) -> None:
    user = person("reader")
    client = Client()
    client.force_login(user)
    found = {
        path: [secret for secret in SECRETS if secret in html]
        for path in pages_of(user)
        if (html := read(client, path)) and any(secret in html for secret in SECRETS)
    }
    assert found == {}


def test_most_of_the_pages_walked_are_there_to_be_read(world: Claim) -> None:
    client = logged_in("reader")
    read_through = [client.get(path, follow=True).status_code for path in screens()]
    assert read_through.count(200) > len(read_through) / 2


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
