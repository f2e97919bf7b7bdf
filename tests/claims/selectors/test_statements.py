"""Claims as the statements that the consensus hears: who has a stake, and whose claims count."""

from typing import Any

import pytest

from claims.domain.codes import InformantKind, Stake
from claims.selectors.statements import statement_of
from sources.codes import SourceClass, SourceKind
from sources.models import Source
from tests.factories import ArticleFactory, ClaimFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def army() -> Source:
    return SourceFactory(key="army", kind=SourceKind.OFFICIAL_BODY, source_class=SourceClass.PARTY)


def stake_of(**fields: Any) -> Stake:
    return statement_of(ClaimFactory(accepted=True, **fields)).stake


def test_a_party_that_informs_has_a_stake(army: Source) -> None:
    assert stake_of(informant=army, informant_kind=InformantKind.NAMED) is Stake.PARTY


def test_a_party_that_publishes_in_its_own_voice_has_a_stake(army: Source) -> None:
    assert stake_of(article=ArticleFactory(source=army)) is Stake.PARTY


def test_a_party_that_carries_what_nobody_named_says_has_a_stake(army: Source) -> None:
    unnamed = SourceFactory(kind=SourceKind.UNNAMED, source_class=SourceClass.UNNAMED)
    assert stake_of(channel=army) is Stake.PARTY
    assert stake_of(informant=unnamed, informant_kind=InformantKind.ANONYMOUS, channel=army) is Stake.PARTY


def test_an_informant_who_is_named_speaks_for_themselves(army: Source) -> None:
    hospital = SourceFactory(kind=SourceKind.OFFICIAL_BODY, source_class=SourceClass.ORGANISATION)
    assert (
        stake_of(informant=hospital, informant_kind=InformantKind.NAMED, article=ArticleFactory(source=army))
        is Stake.UNKNOWN
    )


def test_what_the_coder_said_of_the_stake_stands(army: Source) -> None:
    assert stake_of(informant=army, informant_kind=InformantKind.NAMED, stake=Stake.NONE) is Stake.NONE
