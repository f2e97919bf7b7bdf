import re

import pytest

from claims.domain.codes import InformantKind, Stake
from claims.extraction.drafts import Attribution
from claims.services.informants import Resolver, stake_of
from factcheck.audit.models import Act
from sources.codes import Sensitivity, SourceClass, SourceKind
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


def test_unknown_channel_becomes_one_source_of_which_nothing_is_said() -> None:
    found = resolver().channel(Attribution(informant="a minister", channel="The Quay Eye"))
    again = resolver().channel(Attribution(channel="the quay  eye"))
    assert found is not None
    assert re.fullmatch(r"source-[0-9a-f]{10}", found.key)
    assert (found.kind, found.source_class) == (SourceKind.UNNAMED, SourceClass.UNNAMED)
    assert (found.name, found.sensitivity) == ("The Quay Eye", Sensitivity.PUBLIC)
    assert Source.objects.count() == 1
    assert again == found


@pytest.mark.parametrize(
    "attribution",
    [
        Attribution(channel="Ada Lind", informant_kind=InformantKind.EYEWITNESS),
        Attribution(channel="@Ada_Lind"),
    ],
)
def test_channel_that_may_be_a_private_person_is_restricted_and_its_key_tells_nothing(
    attribution: Attribution,
) -> None:
    found = resolver().channel(attribution)
    assert found is not None
    assert found.sensitivity == Sensitivity.RESTRICTED
    act = Act.objects.get(verb="source.add")
    assert act.target_id == act.detail.target_label == found.key
    assert "ada" not in found.key.casefold()


@pytest.mark.parametrize(
    ("wording", "is_agency"),
    [
        ("Agence France Presse", True),
        ("l’Agence France Presse", True),  # elided, with a curly apostrophe
        ("l'agence de presse AFP", True),
        ("the AFP", True),
        ("Jane AFP", False),  # a longer name that ends alike
        ("AFP Baghdad", False),
    ],
)
def test_agency_is_known_by_each_of_its_names(wording: str, is_agency: bool) -> None:
    agency = SourceFactory(key="afp", name="Agence France-Presse", kind=SourceKind.AGENCY)
    for name in ("AFP", "Agence France Presse"):
        SourceName.objects.create(source=agency, language="fr", name=name)
    found = resolver().channel(Attribution(channel=wording))
    assert (found == agency) is is_agency


@pytest.mark.parametrize("wording", ["AFP", "Agence France Presse", "l’agence de presse AFP"])
def test_shipped_agencies_are_one_channel_under_every_name(seeds: None, wording: str) -> None:
    found = resolver().channel(Attribution(channel=wording))
    assert found is not None
    assert (found.key, found.kind) == ("afp", SourceKind.AGENCY)


def test_words_that_name_nobody_make_no_source() -> None:
    assert resolver().channel(Attribution(channel="local media")) is None
    assert not Source.objects.exists()


def test_party_to_the_conflict_has_a_stake() -> None:
    assert stake_of(SourceFactory(source_class=SourceClass.PARTY)) is Stake.PARTY
    assert stake_of(SourceFactory(source_class=SourceClass.OFFICIAL)) is Stake.UNKNOWN
    assert stake_of(None) is Stake.UNKNOWN
