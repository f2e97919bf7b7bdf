"""The form of a claim: whom a person names is no longer carried over, and speaks with no other's stake."""

from typing import Any

import pytest

from claims.admin.claim_form import ClaimForm, stated_by
from claims.domain.codes import Reach, Stake
from claims.models import Claim, Place
from claims.selectors.register_choices import entry_named, entry_wording
from claims.services.claim_content import ClaimContent
from sources.codes import SourceClass
from tests.factories import AttributeFactory, ClaimFactory, PlaceFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    found: Claim = ClaimFactory(informant_text="the Front", reach=Reach.PRESUMED, stake=Stake.PARTY)
    return found


def edited(claim: Claim, **fields: Any) -> ClaimContent:
    """What the form makes of a claim in which these fields were changed."""
    data = {**stated_by(claim), "attribute": claim.attribute.key, "event": claim.event.public_id, **fields}
    form = ClaimForm(
        {name: value for name, value in data.items() if value is not None},
        attribute=claim.attribute,
        attributes=[claim.attribute],
        events=[claim.event],
        claim=claim,
    )
    assert form.is_valid(), form.errors
    return form.content(claim.start, claim.end, claim.quote, None)


def test_what_is_edited_beside_who_says_it_leaves_that_as_it_was(claim: Claim) -> None:
    content = edited(claim, says_rose=True)
    assert (content.informant_text, content.reach, content.stake) == (
        "the Front", Reach.PRESUMED, Stake.PARTY
    )  # fmt: skip


@pytest.mark.parametrize("words", ["the hospital", ""])
def test_another_informant_is_certain_and_has_no_others_stake(claim: Claim, words: str) -> None:
    content = edited(claim, informant_text=words)
    assert (content.informant_text, content.reach, content.stake) == (words, Reach.CERTAIN, Stake.UNKNOWN)


def test_a_channel_that_is_named_leaves_the_informants_stake(claim: Claim) -> None:
    content = edited(claim, channel_text="a wire")
    assert (content.reach, content.stake) == (Reach.CERTAIN, Stake.PARTY)


def test_a_party_of_the_register_has_its_stake(claim: Claim) -> None:
    party = SourceFactory(name="The Brigade", source_class=SourceClass.PARTY)
    Claim.objects.filter(pk=claim.pk).update(stake=Stake.UNKNOWN)
    claim.refresh_from_db()
    content = edited(claim, informant=party.name, informant_text="the Brigade")
    assert (content.informant, content.stake) == (party, Stake.PARTY)


def of_two_springs(**fields: Any) -> Claim:
    """A claim that names the second of two places of one name."""
    attribute = AttributeFactory(key="place", family="place", definition__value_kind="place")
    _other, ours = (PlaceFactory(key=key, name="Springs") for key in ("springs-east", "springs-west"))
    claim: Claim = ClaimFactory(
        attribute=attribute, value_kind="place", wording="the springs", place=ours, number=None,
        **fields,
    )  # fmt: skip
    return claim


def test_a_place_keeps_its_claim_where_another_bears_its_name() -> None:
    claim = of_two_springs()
    assert stated_by(claim)["entry"] == "Springs [springs-west]"
    assert edited(claim, says_rose=True).place == claim.place


@pytest.mark.parametrize("written", ["Springs", "springs"])
def test_the_bare_name_means_the_place_that_the_claim_has(written: str) -> None:
    claim = of_two_springs()
    assert edited(claim, entry=written).place == claim.place


def test_another_place_of_the_name_can_be_chosen() -> None:
    content = edited(of_two_springs(), entry="Springs [springs-east]")
    assert content.place is not None
    assert content.place.key == "springs-east"


def test_sources_of_one_name_keep_what_they_told() -> None:
    _other, ours = SourceFactory(name="Desk"), SourceFactory(name="Desk")
    claim = ClaimFactory(informant=ours, informant_text="the desk", channel=ours)
    content = edited(claim, informant="Desk")
    assert (content.informant, content.channel) == (ours, ours)


def test_a_name_is_found_before_the_key_that_another_has() -> None:
    """Or what a field shows would name the wrong entry."""
    PlaceFactory(key="springs", name="The wells")
    ours = PlaceFactory(name="springs")
    assert entry_named(Place, entry_wording(ours)) == [ours]
