"""Every list asks the database the same number of questions for 2 rows as for 20, and counts nothing."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, DatasetRelease, EventLink, ReleaseFile
from factcheck.accounts.models import User
from sources.models import SourceName
from tests.claims.api.cast import consensus_of, link, logged_in, named, reader, ruling_on, snapshot
from tests.claims.api.test_access import LISTS
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

FEW, MANY = 2, 20


def a_claim() -> Claim:
    """With every relation that a list reads."""
    claim: Claim = ClaimFactory(
        accepted=True,
        article=ArticleFactory(),
        informant=SourceFactory(),
        channel=SourceFactory(),
        informant_text="the police",
    )
    return claim


def make_release(number: int) -> None:
    release = DatasetRelease.objects.create(
        name=f"release-{number}", version=1, title="x", content_sha256="0" * 64, codebook=snapshot()
    )
    for path in ("a.csv", "b.csv"):
        ReleaseFile.objects.create(release=release, path=path, sha256="0", size_bytes=1, compressed=b"x")


def make_event(_number: int) -> None:
    event = EventFactory(parent=EventFactory(), place=PlaceFactory(), split_from=EventFactory())
    EventFactory(merged_into=event)
    EventLink.objects.create(from_event=event, to_event=event.parent, relation="before", state="decided")


def make_article(_number: int) -> None:
    first = ArticleFactory(is_current=False)
    ArticleFactory(original=first, version=2, source=first.source, text="Another text.", translation_of=first)


def make_source(_number: int) -> None:
    source = SourceFactory(owner=SourceFactory())
    SourceName.objects.create(source=source, language="fr", name="Le Journal")


def make_actor(_number: int) -> None:
    named(ActorFactory(parent=ActorFactory(), speaks_as=SourceFactory()), "Un groupe")


def make_consensus(_number: int) -> None:
    claim = a_claim()
    consensus_of(claim, ClaimFactory(accepted=True, event=claim.event))


MAKERS: dict[str, Callable[[int], Any]] = {
    "actors": make_actor,
    "articles": make_article,
    "attributes": lambda number: AttributeFactory(key=f"attribute_{number}"),
    "claims": lambda _number: a_claim(),
    "codebook": lambda _number: SnapshotFactory(),
    "consensus": make_consensus,
    "events": make_event,
    "links": lambda _number: link(a_claim(), a_claim(), decided_by=UserFactory()),
    "places": lambda _number: PlaceFactory(parent=PlaceFactory()),
    "releases": make_release,
    "resolutions": lambda _number: ruling_on(a_claim(), UserFactory()),
    "scopes": lambda _number: ScopeFactory(parent=ScopeFactory(), place=PlaceFactory()),
    "sources": make_source,
}


def queries_of(client: Client, name: str, at_least: int) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(f"/api/v1/{name}/", {"page_size": 100})
    assert len(response.json()["results"]) >= at_least
    return [query["sql"] for query in captured]


def administrator() -> User:
    user = UserFactory()
    user.user_permissions.set(Permission.objects.all())
    return user


@pytest.mark.parametrize("who", [reader, administrator])
@pytest.mark.parametrize("name", LISTS)
def test_number_of_queries_does_not_grow_with_the_rows(name: str, who: Callable[[], User]) -> None:
    client = logged_in(who())
    for number in range(FEW):
        MAKERS[name](number)
    few = queries_of(client, name, FEW)
    for number in range(FEW, MANY):
        MAKERS[name](number)
    many = queries_of(client, name, MANY)
    assert len(few) == len(many)
    assert not [query for query in many if "COUNT(" in query.upper()]


def test_texts_stay_in_the_database_where_a_list_is_asked_for() -> None:
    client = logged_in(administrator())
    make_consensus(0)
    for name in ("articles", "claims", "consensus"):
        queries = queries_of(client, name, 1)
        assert not [query for query in queries if '"sources_article"."text",' in query], name


def test_pages_hold_every_row_once() -> None:
    client = logged_in(reader())
    ruled = [ClaimFactory(accepted=True) for _ in range(7)]
    for claim in ruled[:3]:
        consensus_of(claim)
        injured = ClaimFactory(
            accepted=True, event=claim.event, attribute=AttributeFactory(key="injured"), number=Decimal(2)
        )
        consensus_of(injured)
    for name, rows in (("claims", 10), ("consensus", 6)):
        found, address = [], f"/api/v1/{name}/?page_size=4"
        while address:
            page = client.get(address).json()
            found += page["results"]
            address = page["next"]
        assert len(found) == rows
        assert len({str(row) for row in found}) == rows
