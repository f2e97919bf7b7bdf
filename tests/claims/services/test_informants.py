import pytest

from claims.domain.codes import Stake
from claims.extraction.drafts import Attribution
from claims.services.informants import Resolver, stake_of
from sources.codes import SourceClass, SourceKind
from sources.models import Source, SourceName
from sources.selectors.names import source_names
from tests.factories import ActorFactory, SourceFactory

pytestmark = pytest.mark.django_db


def resolver() -> Resolver:
    return Resolver(source_names())


def test_wording_of_exactly_one_source_is_resolved() -> None:
    army = SourceFactory(name="Harbour army")
    SourceName.objects.create(source=army, language="en", name="the army")
    assert resolver().informant(Attribution(informant="The Army")) == army


def test_wording_of_two_sources_is_left_open() -> None:
    for name in ("North army", "South army"):
        SourceName.objects.create(source=SourceFactory(name=name), language="en", name="the army")
    assert resolver().informant(Attribution(informant="the army")) is None


def test_actor_speaks_through_its_source() -> None:
    office = SourceFactory(name="Press office")
    ActorFactory(key="port-authority", speaks_as=office)
    found = resolver().informant(Attribution(informant="its harbour master", informant_key="port-authority"))
    assert found == office


def test_outlet_that_speaks_itself_has_no_informant() -> None:
    assert resolver().informant(Attribution()) is None
    assert resolver().channel(Attribution()) is None


def test_unknown_agency_becomes_one_source() -> None:
    found = resolver().channel(Attribution(informant="a witness", channel="Agency Q"))
    again = resolver().channel(Attribution(channel="Agency Q"))
    assert found is not None
    assert (found.key, found.kind, found.source_class) == ("agency-q", SourceKind.AGENCY, SourceClass.AGENCY)
    assert again == found
    assert Source.objects.count() == 1


def test_words_that_name_nobody_make_no_source() -> None:
    assert resolver().channel(Attribution(channel="local media")) is None
    assert not Source.objects.exists()


def test_party_to_the_conflict_has_a_stake() -> None:
    assert stake_of(SourceFactory(source_class=SourceClass.PARTY)) is Stake.PARTY
    assert stake_of(SourceFactory(source_class=SourceClass.OFFICIAL)) is Stake.UNKNOWN
    assert stake_of(None) is Stake.UNKNOWN
