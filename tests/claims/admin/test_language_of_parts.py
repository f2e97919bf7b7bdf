"""Words of an article carry the article's language, whoever reads them in whichever (WCAG 3.1.2)."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, ClaimLink, Event, LinkOrigin
from claims.services.consensus import derive_event
from sources.models import Notice, Zone
from tests.claims.admin.cast import adopted, superuser
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db

# Of no language of the screens: whatever bears these words has to say so.
TITLE, QUOTE = "Sprengsätze am Hafen", "Drei Menschen starben"
VOID = {"input", "img", "link", "meta", "br", "hr", "option", "col", "wbr"}


class Parts(HTMLParser):
    """Where words of the article stand, and in which language an element claims them to be."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        language = held.get("lang") or (self.open[-1][1] if self.open else "")
        self._note(tag, held.get("title") or "", language)
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1] if self.open else ("", "")
        # A page's title and a form's fields hold one language each, or what is being typed.
        if tag not in ("title", "textarea", "script"):
            self._note(tag, data, language)

    def _note(self, tag: str, text: str, language: str) -> None:
        if any(words in text for words in (TITLE, QUOTE)):
            self.found.append((f"<{tag}> {text.strip()[:80]}", language))


@pytest.fixture
def client() -> Client:
    return superuser()


@pytest.fixture
def told() -> dict[str, str]:
    """Two German articles of one event that contradict each other, and every screen that quotes them."""
    attribute = AttributeFactory(key="killed")
    adopted(attribute)
    event = EventFactory(title="Blasts at the harbour")
    claims = [_claim(event, attribute, number) for number in (3, 5)]
    ClaimLink.objects.create(
        first=claims[0], second=claims[1], axis="value", relation="conflicts", origin=LinkOrigin.SUGGESTED,
        detail="-",
    )  # fmt: skip
    derive_event(event)
    article = claims[0].article
    Notice.objects.create(
        article=article, kind="correction", published_on="2020-11-20", summary="Two, not three."
    )
    Zone.objects.create(article=article, role="body", start=0, end=10)
    names = ("claims_claim", "sources_article", "sources_notice", "sources_zone")
    return {
        **{name: reverse(f"admin:{name}_changelist") for name in names},
        **{name: reverse(f"admin:{name}") for name in ("index", "queue", "conflicts")},
        **{name: reverse(f"admin:{name}", args=[event.public_id]) for name in (
            "event_page", "event_independence", "event_links", "event_split",
        )},
        **{name: reverse(f"admin:{name}", args=[article.public_id]) for name in (
            "article_page", "article_notices", "article_facts", "article_versions",
        )},
        "link_desk": "{}?one={}&other={}".format(
            reverse("admin:event_links", args=[event.public_id]), *(each.public_id for each in claims)
        ),
        "link_pair": reverse("admin:link_pair", args=[each.public_id for each in claims]),
    }  # fmt: skip


def _claim(event: Event, attribute: Any, number: int) -> Claim:
    article = ArticleFactory(language="de", title=TITLE, text=f"{QUOTE} am Hafen ({number}).")
    found: Claim = ClaimFactory(
        article=article, event=event, attribute=attribute, accepted=True, number=number,
        quote=QUOTE, start=0, end=len(QUOTE), focus="Drei", focus_start=0, focus_end=4,
    )  # fmt: skip
    return found


def test_quotes_and_headlines_carry_the_articles_language(client: Client, told: dict[str, str]) -> None:
    wrong, seen = [], set()
    for name, address in told.items():
        response = client.get(address)
        assert response.status_code == 200, name
        parts = Parts(response.content.decode()).found
        seen |= {name} if parts else set()
        wrong += [(name, where) for where, language in parts if language != "de"]
    assert wrong == []
    assert set(told) - seen <= {"index", "queue", "conflicts"}, "these screens should quote the article"


def _languages(html: str) -> Iterator[str]:
    yield from (language for _where, language in Parts(html).found)


@pytest.mark.parametrize(
    ("html", "languages"),
    [
        (f'<html lang="en"><p><q lang="de">{QUOTE}</q>', ["de"]),
        (f'<html lang="en"><p lang="de"><b>{QUOTE}</b></p>', ["de"]),
        (f'<html lang="en"><p lang="de"><br>x</p><p>{QUOTE}</p>', ["en"]),
        (f'<html lang="en"><a title="{QUOTE}">x</a>', ["en"]),
    ],
)
def test_the_language_of_the_nearest_element_counts(html: str, languages: list[str]) -> None:
    assert list(_languages(html)) == languages
