"""The form of a claim: whom a person names is no longer carried over, and speaks with no other's stake."""

from typing import Any

import pytest

from claims.admin.claim_form import ClaimForm, stated_by
from claims.domain.codes import Reach, Stake
from claims.models import Claim
from claims.services.claim_content import ClaimContent
from sources.codes import SourceClass
from tests.factories import ClaimFactory, SourceFactory

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
