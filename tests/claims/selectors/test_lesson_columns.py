"""Rows read in bulk say of every claim what is said of it where it is read by itself."""

from dataclasses import replace
from typing import Any

import pytest

from claims.domain.codes import Comparator, InformantKind, Modality, Reach, Stake, ValueState
from claims.models import Actor, Attribute, Claim, Event
from claims.selectors.lesson_columns import columns_of, incomplete
from claims.selectors.lesson_evidence import Ground, evidence_on
from claims.selectors.statements import statements_of_events
from sources.codes import SourceClass
from sources.models import Article, Source
from tests.claims.services.lessons_cast import attacks
from tests.factories import ActorFactory, ArticleFactory, ClaimFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> list[Event]:
    """Attacks of which each claim is another kind of statement."""
    events = attacks()
    party = SourceFactory(key="front", source_class=SourceClass.PARTY)
    Source.objects.filter(key="office").update(source_class=SourceClass.OFFICIAL)
    article = Article.objects.order_by("pk")[0]
    translated = ArticleFactory(
        text="One girl was killed, in translation.", translation_of=article, source=party
    )
    grouped = ArticleFactory(text="One girl was killed. Others repeat it.", text_group="G1", source=None)
    versions = {"original": grouped, "version": 2, "is_current": False}
    later = ArticleFactory(
        text="One girl was killed. The second version.", translation_of=grouped, **versions
    )
    killed = Attribute.objects.get(key="killed")
    for changed in (
        {"informant": party, "informant_kind": InformantKind.NAMED},
        {"informant": party, "informant_kind": InformantKind.ANONYMOUS, "stake": Stake.NONE},
        {
            "informant": Source.objects.get(key="clinic"),
            "informant_kind": InformantKind.UNCLEAR,
            "channel": party,
        },
        {"channel": party, "informant_text": "a guard", "informant_kind": InformantKind.NAMED},
        {"article": translated, "number": None, "comparator": Comparator.SOME, "lower": None, "upper": None},
        {"article": grouped, "unit": "person", "reach": Reach.PRESUMED, "says_rose": True},
        {"article": later, "modality": Modality.DENIED, "is_recap": True},
        {"number": None, "value_state": ValueState.UNKNOWN, "stake": Stake.PARTY},
    ):
        ClaimFactory(attribute=killed, event=events[0], accepted=True, **changed)
    return events


def read(events: list[Event], **changed: Any) -> Any:
    ground = Ground.now()
    assert ground is not None
    ground = replace(ground, **changed)
    names = {event.pk: event.public_id for event in events}
    return names, evidence_on(names, ground), ground


def test_every_claim_is_the_statement_that_it_is_by_itself(told: list[Event]) -> None:
    columns = columns_of(*read(told))
    found = {columns.id[claim]: columns.statement(claim) for claim in range(len(columns.id))}
    assert found == {one.id: one for own in statements_of_events(told).values() for one in own}
    assert len(found) == Claim.objects.count()


def test_what_says_the_same_is_one_value(told: list[Event]) -> None:
    columns = columns_of(*read(told))
    assert len({id(value) for value in columns.value}) == len(set(columns.value))


def test_no_claims_have_no_columns(told: list[Event]) -> None:
    Claim.objects.update(status="rejected")
    assert columns_of(*read(told)).id == ()


def test_an_event_that_names_what_was_not_read_is_incomplete(told: list[Event]) -> None:
    names, evidence, ground = read(told)
    assert incomplete(names, evidence, ground) == set()
    outlet = Article.objects.get(claims=Claim.objects.filter(event=told[1])[0]).source
    assert outlet is not None
    without = {pk: row for pk, row in ground.sources.items() if pk != outlet.pk}
    assert told[1].pk in incomplete(names, evidence, replace(ground, sources=without))
    place = Claim.objects.filter(event=told[2], place__isnull=False).values_list("place", flat=True)[0]
    without = {pk: row for pk, row in ground.places.items() if pk != place}
    assert told[2].pk in incomplete(names, evidence, replace(ground, places=without))
    article = Claim.objects.filter(event=told[3]).values_list("article", flat=True)[0]
    fewer = {pk: row for pk, row in evidence.articles.items() if pk != article}
    assert incomplete(names, replace(evidence, articles=fewer), ground) == {told[3].pk}


def test_an_actor_keeps_its_key(told: list[Event]) -> None:
    actor = ActorFactory(key="front")
    claim = Claim.objects.filter(place__isnull=False)[0]
    Claim.objects.filter(pk=claim.pk).update(value_kind="actor", place=None, actor=actor, wording="the front")
    columns = columns_of(*read(told))
    assert columns.value[columns.id.index(claim.public_id)].key == Actor.objects.get().key
