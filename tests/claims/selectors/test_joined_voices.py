from typing import Any

import pytest

from claims.consensus.voices import Independence
from claims.domain.codes import Axis, Provenance
from claims.models import Claim, Event
from claims.selectors.attribution_chains import chains_of
from claims.selectors.joined_voices import ShownVoices, voices_beside
from claims.services.linking import decide_link
from tests.claims.admin.cast import adopted
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return EventFactory()


@pytest.fixture
def claims(event: Event) -> list[Claim]:
    """Three outlets in their own voice."""
    attribute = AttributeFactory(key="killed")
    adopted(attribute)
    return [
        ClaimFactory(event=event, attribute=attribute, accepted=True, article__source=SourceFactory())
        for _ in range(3)
    ]


def beside(event: Event, one: Claim, other: Claim) -> ShownVoices:
    found = voices_beside(event, UserFactory(is_superuser=True), one, other)
    assert found is not None
    return found


def test_decided_link_joins_two_voices_and_says_so(event: Event, claims: list[Claim]) -> None:
    before = beside(event, claims[0], claims[1])
    assert [len(voice.claims) for voice in before.voices] == [1, 1, 1]
    decide_link(
        claims[0], claims[1], Axis.PROVENANCE, Provenance.SAME_INFORMANT, by=UserFactory(is_superuser=True)
    )
    after = beside(event, claims[0], claims[1])
    assert sorted(len(voice.claims) for voice in after.voices) == [1, 2]
    (join,) = [join for voice in after.voices for join in voice.joins]
    assert {join.first, join.second} == {claims[0], claims[1]}
    assert join.verdict.detail == "A reviewer decided: same informant."
    assert after.between is not None
    assert after.between.independence is Independence.DEPENDENT


def test_voice_of_one_owns_no_join(event: Event, claims: list[Claim]) -> None:
    assert [voice.joins for voice in beside(event, claims[0], claims[2]).voices] == [[], [], []]


def test_nothing_counts_before_a_codebook(event: Event) -> None:
    one, other = ClaimFactory(event=event), ClaimFactory(event=event)
    assert voices_beside(event, UserFactory(is_superuser=True), one, other) is None


def shared(one: Claim, other: Claim) -> list[list[tuple[str, bool]]]:
    return [[(part.words, part.is_shared) for part in chain] for chain in chains_of(one, other)]


def said_by(informant: Any, words: str, **fields: Any) -> Claim:
    return ClaimFactory(
        informant=informant, informant_text=words, article__source=SourceFactory(name="Daily C"), **fields
    )


def test_equal_parts_of_two_chains_are_marked() -> None:
    army = SourceFactory(name="The army")
    one = said_by(army, "the army", informant_kind="named")
    other = said_by(army, "the military", informant_kind="named", article__title="other")
    assert [chain[1] for chain in shared(one, other)] == [("the army", True), ("the military", True)]


def test_two_unnamed_witnesses_are_not_one() -> None:
    one = said_by(None, "a witness", informant_kind="eyewitness")
    other = said_by(None, "a witness", informant_kind="eyewitness")
    assert [chain[1] for chain in shared(one, other)] == [("a witness", False)] * 2
