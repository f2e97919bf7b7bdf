"""One of the injured who died: told by a sentence, he is among the dead, and no longer among the injured."""

from decimal import Decimal
from typing import Any

import pytest

from claims.consensus.gravest import DIED_OF_WOUNDS
from claims.domain.codes import Evidence
from claims.domain.values import Quantity
from claims.models import Attribute, Claim, Event
from claims.selectors.registers import current_registers
from claims.selectors.told_by_sentences import Told, told_by_sentences
from claims.services.consensus import settle_now
from sources.models import Article
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    ScopeFactory,
    SnapshotFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

TEXT = (
    "Un docker a été tué et neuf personnes ont été blessées. "
    "Des pierres ont blessé cinq passants, dont l'un est décédé lundi de ses blessures."
)


@pytest.fixture
def event() -> Event:
    parts = ["injured", "killed"]
    versions = [
        AttributeFactory(key="casualties", definition__policy="toll", definition__parts=parts),
        *(
            AttributeFactory(key=key, definition__policy="toll", definition__part_of="casualties")
            for key in parts
        ),
    ]
    SnapshotFactory(versions=[attribute.current for attribute in versions])
    return EventFactory(public_id="E000001")


@pytest.fixture
def article() -> Article:
    return ArticleFactory(text=TEXT, language="fr")


def count(event: Event, attribute: str, number: int, focus: str, scope: str, **fields: Any) -> Claim:
    article = fields.pop("article", None) or Article.objects.get()
    facet = scope.partition(":")[0]
    start = article.text.index(focus)
    return ClaimFactory(
        article=article,
        event=event,
        attribute=Attribute.objects.get(key=attribute),
        accepted=True,
        quote=article.text,
        number=Decimal(number),
        focus=focus,
        focus_start=start,
        focus_end=start + len(focus),
        scope_key=scope,
        **{f"scope_{facet}": ScopeFactory(facet=facet, key=scope, name=scope)},
        **fields,
    )


@pytest.fixture
def all_four(article: Article, event: Event) -> list[Claim]:
    return [
        count(event, "killed", 1, "Un docker", "group:dockers"),
        count(event, "injured", 9, "neuf", "place:quay"),
        count(event, "injured", 5, "cinq", "place:street"),
        count(event, "killed", 1, "l'un", DIED_OF_WOUNDS),
    ]


def told(event: Event, **fields: Any) -> Told:
    registers = current_registers()
    assert registers is not None
    return told_by_sentences([event], registers, **fields)


def settled(event: Event) -> dict[str, Any]:
    return {row.attribute: row for row in settle_now(event) if row.scope.is_whole}


def test_two_killed_and_nine_to_thirteen_injured(event: Event, all_four: list[Claim]) -> None:
    killed, injured = settled(event)["killed"], settled(event)["injured"]
    assert isinstance(killed.value, Quantity)
    assert (killed.value.number, killed.evidence) == (2, Evidence.UNDISPUTED)
    assert (injured.value, injured.low, injured.high) == (None, 9, 13)


def test_only_the_figure_that_holds_the_dead_loses_one(event: Event, all_four: list[Claim]) -> None:
    assert told(event).moved == {
        "E000001": frozenset({(("injured", "place:street"), ("killed", DIED_OF_WOUNDS))})
    }
    assert told(event).apart == {
        ("E000001", "killed"): frozenset({frozenset({"group:dockers", DIED_OF_WOUNDS})})
    }


def test_without_the_word_nothing_is_told(event: Event) -> None:
    ArticleFactory(text=TEXT.replace("dont l'un est", "et l'un est"), language="fr")
    count(event, "killed", 1, "Un docker", "group:dockers")
    count(event, "injured", 5, "cinq", "place:street")
    count(event, "killed", 1, "l'un", DIED_OF_WOUNDS)
    assert told(event) == Told()
    assert (settled(event)["killed"].low, settled(event)["killed"].high) == (1, 2)


def test_another_speaker_s_dead_may_be_the_same(article: Article, event: Event) -> None:
    count(event, "killed", 1, "Un docker", "group:dockers", informant=SourceFactory())
    count(event, "injured", 5, "cinq", "place:street")
    count(event, "killed", 1, "l'un", DIED_OF_WOUNDS)
    assert told(event).apart == {}
    assert told(event).moved


def test_claims_that_may_not_be_shown_tell_nothing(event: Event, all_four: list[Claim]) -> None:
    shown = {claim.public_id for claim in all_four if claim.scope_key != "place:street"}
    assert told(event, among=shown) == Told()


def test_the_number_of_queries_is_fixed(
    event: Event, all_four: list[Claim], django_assert_num_queries: Any
) -> None:
    registers = current_registers()
    assert registers is not None
    with django_assert_num_queries(5):
        told_by_sentences([event], registers)
    Claim.objects.update(scope_phase=None)
    with django_assert_num_queries(3):
        told_by_sentences([event], registers)
