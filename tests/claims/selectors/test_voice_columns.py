"""Articles of one voice stand side by side in the matrix under one heading, where it is true of all rows."""

from typing import Any

import pytest

from claims.models import Attribute, Claim, Event
from claims.selectors.events import event_matrix
from claims.selectors.voice_columns import voice_columns
from claims.services.consensus import derive_event
from sources.models import Article
from tests.claims.admin.cast import adopted
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    found: Event = EventFactory()
    return found


@pytest.fixture
def killed() -> Attribute:
    attribute: Attribute = AttributeFactory(key="killed")
    return attribute


def told(event: Event, attribute: Attribute, article: Article, **fields: Any) -> Claim:
    claim: Claim = ClaimFactory(event=event, accepted=True, attribute=attribute, article=article, **fields)
    return claim


def shown(event: Event) -> list[tuple[list[str], str]]:
    columns = voice_columns(event_matrix(event, None))
    return [([article.public_id for article in column.articles], column.origin) for column in columns]


def test_articles_of_one_informant_stand_under_one_heading(event: Event, killed: Attribute) -> None:
    army = SourceFactory(name="The army")
    first, between, last = (ArticleFactory(source=SourceFactory()) for _ in range(3))
    for article in (first, last):
        told(event, killed, article, informant=army, informant_kind="named", informant_text="the army")
    told(event, killed, between, number=3)
    adopted(killed)
    derive_event(event)
    assert shown(event) == [
        ([first.public_id, last.public_id], "The army"),
        ([between.public_id], ""),
    ]


def test_articles_that_share_no_row_stand_alone(event: Event, killed: Attribute) -> None:
    injured = AttributeFactory(key="injured")
    one, other = ArticleFactory(), ArticleFactory()
    told(event, killed, one)
    told(event, injured, other)
    adopted(killed, injured)
    derive_event(event)
    assert shown(event) == [([one.public_id], ""), ([other.public_id], "")]


def test_articles_that_are_two_voices_in_another_row_stand_apart(event: Event, killed: Attribute) -> None:
    injured, army = AttributeFactory(key="injured"), SourceFactory(name="The army")
    one, other = (ArticleFactory(source=SourceFactory()) for _ in range(2))
    for article, informant in ((one, army), (other, army)):
        told(event, killed, article, informant=informant, informant_kind="named", informant_text="the army")
    told(event, injured, one, informant=army, informant_kind="named", informant_text="the army")
    told(event, injured, other, informant=SourceFactory(name="A hospital"), informant_kind="named")
    adopted(killed, injured)
    derive_event(event)
    assert len(shown(event)) == 2


def test_what_is_only_suggested_makes_no_voice(event: Event, killed: Attribute) -> None:
    for _ in range(2):
        ClaimFactory(event=event, attribute=killed, article=ArticleFactory())
    adopted(killed)
    derive_event(event)
    assert [origin for _, origin in shown(event)] == ["", ""]
