"""The mentions of one fact: the same of the same in the same way. Another value, event or informant: another fact."""

from typing import Any

import pytest

from claims.domain.codes import ClaimStatus, Comparator, Modality, ValueKind, ValueState
from claims.models import Claim, Event
from claims.selectors.mentions import fact_of, mentions_of
from sources.models import Article
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    found: Article = ArticleFactory()
    return found


def claims(article: Article, *changes: dict[str, Any]) -> list[Claim]:
    """Claims "killed 3" of one event, one for each change of it, numbered from 1."""
    killed, event = AttributeFactory(), EventFactory()
    usual = {"article": article, "attribute": killed, "event": event, "number": 3}
    made = [ClaimFactory(**{**usual, **change, "ordinal": at}) for at, change in enumerate(changes, 1)]
    return [Claim.objects.get(pk=each.pk) for each in made]


def groups(found: list[Claim]) -> list[tuple[int, ...]]:
    mentions = mentions_of(found)
    assert all(number in [each.ordinal for each in alike] for number, alike in mentions.items())
    return sorted({tuple(each.ordinal for each in alike) for alike in mentions.values()})


def test_a_fact_mentioned_once_is_no_group(article: Article) -> None:
    assert mentions_of(claims(article, {})) == {}


def test_mentions_stand_together_in_their_order(article: Article) -> None:
    assert groups(claims(article, {}, {"number": 4}, {}, {})) == [(1, 3, 4)]


@pytest.mark.parametrize(
    "change",
    [
        {"number": 4},
        {"comparator": Comparator.AT_LEAST, "lower": 3, "upper": None},
        {"modality": Modality.HEDGED},
        {"scope_key": "group:soldiers"},
    ],
)
def test_what_differs_is_another_fact(article: Article, change: dict[str, Any]) -> None:
    one, other = claims(article, {}, change)
    assert fact_of(one) != fact_of(other)
    assert mentions_of([one, other]) == {}


@pytest.mark.parametrize("voice", [{"informant_text": "the army"}, {"channel_text": "an agency"}])
def test_the_articles_own_words_mention_what_the_one_that_it_quotes_says(
    article: Article, voice: dict[str, Any]
) -> None:
    found = claims(article, {}, voice, {"number": 4}, voice)
    assert groups(found) == [(1, 2, 4)]
    assert fact_of(found[0]) != fact_of(found[1])  # other articles are compared with each of them


def test_where_it_quotes_several_each_says_so_by_itself(article: Article) -> None:
    army, hospital = {"informant_text": "the army"}, {"informant_text": "the hospital"}
    assert groups(claims(article, {}, army, hospital, {}, army)) == [(1, 4), (2, 5)]


def test_another_event_is_another_fact(article: Article) -> None:
    other: Event = EventFactory()
    assert mentions_of(claims(article, {}, {"event": other})) == {}


def test_what_no_event_has_yet_is_not_said_to_be_one_fact(article: Article) -> None:
    assert mentions_of(claims(article, {"event": None}, {"event": None})) == {}


def test_a_rejected_claim_mentions_nothing(article: Article) -> None:
    assert mentions_of(claims(article, {}, {"status": ClaimStatus.REJECTED})) == {}


def test_a_text_is_one_fact_in_capitals_too(article: Article) -> None:
    damage = AttributeFactory(key="damage", definition__value_kind="text")
    text = {"attribute": damage, "value_kind": ValueKind.TEXT, "number": None, "lower": None, "upper": None}
    found = claims(article, {**text, "wording": "Two Cars"}, {**text, "wording": "two cars"})
    assert groups(found) == [(1, 2)]


def test_two_that_say_that_it_is_not_known_are_one_fact(article: Article) -> None:
    unknown = {"value_state": ValueState.UNKNOWN, "number": None, "lower": None, "upper": None}
    assert groups(claims(article, unknown, {}, unknown)) == [(1, 3)]
