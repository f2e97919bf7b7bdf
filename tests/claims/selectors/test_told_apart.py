"""Claims of one sentence, told apart or not, and what becomes of their sum."""

from decimal import Decimal
from typing import Any

import pytest

from claims.consensus.explanation import say
from claims.domain.codes import Polarity
from claims.domain.scopes import ScopeRegister
from claims.models import Attribute, Claim, Consensus, Event, Scope
from claims.selectors.registers import current_registers
from claims.selectors.told_apart import told_apart
from claims.services.consensus import derive_event, settle_now
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

SENTENCE = "Four boats sank in the bay, while three others sank in the river."
KEYS = frozenset({"place:bay", "place:river"})


@pytest.fixture
def sunk() -> Attribute:
    attribute = AttributeFactory(key="sites_struck", definition__policy="tally")
    SnapshotFactory(versions=[attribute.current])
    return attribute


@pytest.fixture
def event(sunk: Attribute) -> Event:
    return EventFactory(public_id="E000001")


@pytest.fixture
def article() -> Article:
    return ArticleFactory(text=SENTENCE)


@pytest.fixture
def bay() -> Scope:
    return ScopeFactory(facet="place", key="place:bay", name="the bay")


@pytest.fixture
def river() -> Scope:
    return ScopeFactory(facet="place", key="place:river", name="the river")


def count(article: Article, event: Event, scope: Scope, number: int, focus: str, **fields: Any) -> Claim:
    start = article.text.index(focus)
    quote = fields.pop("quote", article.text)
    return ClaimFactory(
        article=article,
        event=event,
        attribute=Attribute.objects.get(key="sites_struck"),
        accepted=True,
        quote=quote,
        number=Decimal(number),
        focus=focus,
        focus_start=start,
        focus_end=start + len(focus),
        scope_key=scope.key,
        **{f"scope_{scope.facet}": scope},
        **fields,
    )


@pytest.fixture
def four(article: Article, event: Event, bay: Scope) -> Claim:
    return count(article, event, bay, 4, "Four boats")


def apart(event: Event) -> Any:
    return told_apart([event], ScopeRegister())


def test_one_sentence_makes_a_checked_sum(article: Article, event: Event, four: Claim, river: Scope) -> None:
    count(article, event, river, 3, "three others")
    assert apart(event) == {("E000001", "sites_struck"): frozenset({KEYS})}
    derive_event(event)
    whole = Consensus.objects.get(event=event, scope_key="")
    assert (whole.number, whole.lower, whole.upper) == (7, 7, 7)
    assert say(whole.remarks, "en") == [
        "The parts that do not overlap, 4 and 3, add up to 7.",
        "One sentence tells these parts apart; the register of scopes does not say how they stand.",
    ]


def test_quotes_that_are_clauses_of_one_sentence_do_as_well(
    article: Article, event: Event, bay: Scope, river: Scope
) -> None:
    count(article, event, bay, 4, "Four boats", quote="Four boats sank in the bay")
    count(article, event, river, 3, "three others", quote="three others sank in the river")
    assert apart(event) == {("E000001", "sites_struck"): frozenset({KEYS})}


def test_parts_of_different_sentences_have_no_sum(event: Event, bay: Scope, river: Scope) -> None:
    article = ArticleFactory(text="Four boats sank in the bay. Three others sank in the river.")
    count(article, event, bay, 4, "Four boats")
    count(article, event, river, 3, "Three others")
    assert apart(event) == {}
    [whole] = [row for row in settle_now(event) if row.scope.is_whole]
    assert (whole.value, whole.low, whole.high) == (None, 4, 7)


def test_a_part_of_the_other_is_not_told_apart(event: Event, bay: Scope, river: Scope) -> None:
    article = ArticleFactory(text="Four boats sank in the bay, including three in the mouth of the river.")
    count(article, event, bay, 4, "Four boats")
    count(article, event, river, 3, "three")
    assert apart(event) == {}


def test_what_the_register_knows_is_not_asked_of_a_sentence(
    article: Article, event: Event, four: Claim, bay: Scope, river: Scope
) -> None:
    river.parent = bay
    river.save()
    count(article, event, river, 3, "three others")
    registers = current_registers()
    assert registers is not None
    assert told_apart([event], registers.scopes) == {}


def test_two_speakers_of_one_sentence_are_not_added(
    article: Article, event: Event, four: Claim, river: Scope
) -> None:
    count(article, event, river, 3, "three others", informant=SourceFactory(), informant_text="the police")
    assert apart(event) == {}


def test_scopes_of_two_facets_may_overlap(article: Article, event: Event, four: Claim) -> None:
    count(article, event, ScopeFactory(facet="group"), 3, "three others")
    assert apart(event) == {}


def test_what_is_denied_or_not_accepted_tells_nothing_apart(
    article: Article, event: Event, four: Claim, river: Scope
) -> None:
    count(article, event, river, 3, "three others", polarity=Polarity.NEGATIVE)
    other = count(article, event, river, 3, "three others")
    Claim.objects.filter(pk=other.pk).update(status="orphaned")
    assert apart(event) == {}
