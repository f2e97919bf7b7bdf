"""/api/v1/articles/ and /sources/: what was published, to those who may see it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from sources.codes import Sensitivity
from sources.models import Article, Notice, SourceName, Zone
from tests.claims.api.cast import get, logged_in, reader, results
from tests.factories import TEXT, ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(db: None) -> Client:
    """Somebody who sees what is public."""
    return logged_in(reader())


@pytest.fixture
def trusted(db: None) -> Client:
    """Somebody who sees the restricted as well."""
    return logged_in(reader("view_restricted_claim"))


def ids(client: Client, **parameters: Any) -> set[str]:
    return {article["id"] for article in results(client, "articles/", **parameters)}


def test_text_is_on_the_page_of_the_article_alone(public: Client) -> None:
    article = ArticleFactory()
    (listed,) = results(public, "articles/")
    assert "text" not in listed
    found = get(public, f"articles/{article.public_id}/")
    assert found["text"] == TEXT
    assert found["length"] == len(TEXT)


def test_article_names_its_outlet_date_and_rights(public: Client) -> None:
    ArticleFactory(
        source=SourceFactory(key="gazette"),
        published="2020-11",
        published_lower=date(2020, 11, 1),
        published_upper=date(2020, 11, 30),
        published_precision="month",
        published_basis="stated",
        rights="CC BY 4.0",
    )
    (found,) = results(public, "articles/")
    assert (found["source"], found["published"], found["rights"]) == ("gazette", "2020-11", "CC BY 4.0")
    assert (found["published_lower"], found["published_upper"]) == ("2020-11-01", "2020-11-30")
    assert (found["published_precision"], found["published_basis"]) == ("month", "stated")


def test_zones_and_notices_stand_on_the_page(public: Client) -> None:
    article = ArticleFactory()
    Zone.objects.create(article=article, role="lead", start=0, end=20)
    Notice.objects.create(
        article=article, kind="correction", published_on=date(2020, 11, 20), summary="Five, not seven."
    )
    found = get(public, f"articles/{article.public_id}/")
    assert found["zones"] == [{"role": "lead", "start": 0, "end": 20, "language": ""}]
    assert [(notice["kind"], notice["summary"]) for notice in found["notices"]] == [
        ("correction", "Five, not seven.")
    ]


def test_later_version_names_the_first_one(public: Client) -> None:
    first = ArticleFactory(is_current=False)
    second = ArticleFactory(source=first.source, text="Five rockets.", original=first, version=2)
    assert get(public, f"articles/{second.public_id}/")["first_version"] == first.public_id
    assert ids(public, is_current="true") == {second.public_id}
    assert ids(public) == {first.public_id, second.public_id}


def test_restricted_article_is_for_the_trusted(public: Client, trusted: Client) -> None:
    article = ArticleFactory(sensitivity=Sensitivity.RESTRICTED)
    by_witness = ArticleFactory(source=SourceFactory(sensitivity=Sensitivity.RESTRICTED))
    assert ids(public) == set()
    assert public.get(f"/api/v1/articles/{article.public_id}/").status_code == 404
    assert ids(trusted) == {article.public_id, by_witness.public_id}


def test_hidden_article_is_not_named_by_its_translation(public: Client, trusted: Client) -> None:
    hidden = ArticleFactory(sensitivity=Sensitivity.RESTRICTED)
    article = ArticleFactory(translation_of=hidden)
    assert get(public, f"articles/{article.public_id}/")["translation_of"] is None
    assert get(trusted, f"articles/{article.public_id}/")["translation_of"] == hidden.public_id


def test_article_without_an_outlet_is_shown(public: Client) -> None:
    article = ArticleFactory(source=None)
    assert get(public, f"articles/{article.public_id}/")["source"] is None


def test_list_is_narrowed(public: Client) -> None:
    wanted: Article = ArticleFactory(
        source=SourceFactory(key="gazette"),
        language="fr",
        published="2020-11-17",
        published_lower=date(2020, 11, 17),
        published_upper=date(2020, 11, 17),
    )
    ArticleFactory()
    for parameters in (
        {"source": "gazette"},
        {"language": "fr"},
        {"published_from": "2020-11-17", "published_until": "2020-11-17"},
    ):
        assert ids(public, **parameters) == {wanted.public_id}, parameters
    assert ids(public, kind="post") == set()


def test_source_has_its_names_and_owner(public: Client) -> None:
    source = SourceFactory(key="gazette", owner=SourceFactory(key="press-group"), country="IQ")
    SourceName.objects.create(source=source, language="fr", name="La Gazette", is_alias=False)
    found = get(public, "sources/gazette/")
    assert (found["owner"], found["country"], found["source_class"]) == ("press-group", "IQ", "outlet")
    assert found["names"] == [{"language": "fr", "name": "La Gazette", "is_alias": False}]
    assert {row["key"] for row in results(public, "sources/", country="IQ")} == {"gazette"}


def test_restricted_source_is_hidden_and_named_by_nobody(public: Client, trusted: Client) -> None:
    hidden = SourceFactory(key="witness-7", sensitivity=Sensitivity.RESTRICTED)
    SourceFactory(key="account", owner=hidden)
    assert {row["key"] for row in results(public, "sources/")} == {"account"}
    assert get(public, "sources/account/")["owner"] is None
    assert get(trusted, "sources/account/")["owner"] == "witness-7"
    response = public.get("/api/v1/articles/", {"source": "witness-7"})
    assert response.json() == {"source": ['There is no source "witness-7".']}


def test_confidential_source_is_hidden_from_who_sees_the_restricted(trusted: Client) -> None:
    SourceFactory(key="insider", sensitivity=Sensitivity.CONFIDENTIAL)
    assert results(trusted, "sources/") == []


def test_unknown_class_is_refused_with_what_is_accepted(public: Client) -> None:
    response = public.get("/api/v1/sources/", {"source_class": "blog"})
    assert response.status_code == 400
    assert response.json() == {
        "source_class": [
            (
                '"blog" is not known. Accepted: document, official, organisation, agency, outlet, witness, party, '
                "unnamed, account."
            )
        ]
    }
