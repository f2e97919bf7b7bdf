"""A planted restricted name is found nowhere in what the public reads, and everywhere by the trusted."""

import pytest
from django.test import Client

from claims.consensus.explanation import remark
from claims.domain.codes import ValueKind
from claims.models import Claim
from claims.selectors import visibility as claims_visibility
from sources.codes import Sensitivity
from sources.selectors import visibility as sources_visibility
from tests.claims.api.cast import consensus_of, get, link, named, ruling_on
from tests.claims.api.test_access import LISTS
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

PLANTED = "Noura Haddad"
WITNESS = "Basim Rahal"
TEXT = f"Seven rockets were fired. {PLANTED}, nine, was killed near the station, said {WITNESS}."


@pytest.fixture
def world() -> Claim:
    """A public claim whose quote holds the words of a restricted one, and her name wherever text can stand."""
    article = ArticleFactory(text=TEXT, title=f"{PLANTED} killed", byline="A reporter")
    event = EventFactory(title=f"Death of {PLANTED}", target=f"the home of {PLANTED}")
    name = AttributeFactory(
        key="victim_name",
        definition__value_kind=ValueKind.ACTOR,
        definition__sensitivity=Sensitivity.RESTRICTED,
    )
    person = ActorFactory(key="noura-haddad", name=PLANTED, kind="person", sensitivity=Sensitivity.RESTRICTED)
    named(person, "نورا حداد")
    witness = SourceFactory(key="basim-rahal", name=WITNESS, sensitivity=Sensitivity.RESTRICTED)
    ClaimFactory(
        accepted=True,
        article=article,
        event=event,
        attribute=name,
        value_kind=ValueKind.ACTOR,
        number=None,
        actor=person,
        wording=PLANTED,
        quote=PLANTED,
        sensitivity=Sensitivity.RESTRICTED,
    )
    killed: Claim = ClaimFactory(
        accepted=True,
        article=article,
        event=event,
        quote=f"{PLANTED}, nine, was killed",
        informant=witness,
        informant_text=WITNESS,
        scope_text=f"{PLANTED} alone",
    )
    consensus_of(killed, remarks=[remark("only_voice", value=killed.value)])
    other: Claim = ClaimFactory(accepted=True, article=article, event=event, quote="Seven rockets were fired")
    link(killed, other, decided_by=UserFactory(), detail=f"Both speak of {PLANTED}, Noura for short.")
    ruling_on(killed, UserFactory(), reason=f"{PLANTED} is on the list.", evidence=f"{WITNESS} wrote it.")
    return killed


def everything(client: Client, claim: Claim) -> str:
    """All lists, and the pages of what the claim belongs to, as one text."""
    pages = [f"{name}/" for name in LISTS]
    pages += [
        f"claims/{claim.public_id}/",
        f"articles/{claim.article.public_id}/",
        f"events/{claim.event.public_id}/",  # type: ignore[union-attr]
    ]
    return "\n".join(client.get(f"/api/v1/{page}").content.decode() for page in pages)


def test_planted_name_is_served_to_nobody_without_the_permission(public: Client, world: Claim) -> None:
    read = everything(public, world)
    assert world.public_id in read
    for secret in (PLANTED, "Noura", "Haddad", "noura-haddad", "نورا", WITNESS, "basim-rahal"):
        assert secret not in read


def test_trusted_reader_finds_it(trusted: Client, world: Claim) -> None:
    read = everything(trusted, world)
    assert PLANTED in read
    assert WITNESS in read


def test_quote_that_lost_words_loses_its_offsets(public: Client, world: Claim) -> None:
    found = get(public, f"claims/{world.public_id}/")
    assert found["quote"] == "[withheld], nine, was killed"
    assert (found["start"], found["end"]) == (None, None)


def test_text_with_withheld_words_is_withheld_as_a_whole(
    public: Client, trusted: Client, world: Claim
) -> None:
    address = f"articles/{world.article.public_id}/"
    assert get(public, address)["text"] is None
    assert get(trusted, address)["text"] == TEXT


def test_whole_quote_of_the_same_article_keeps_its_offsets(public: Client, world: Claim) -> None:
    other = world.article.claims.get(quote="Seven rockets were fired")
    found = get(public, f"claims/{other.public_id}/")
    assert (found["quote"], found["start"]) == ("Seven rockets were fired", 0)


def test_both_apps_name_the_same_permissions() -> None:
    assert set(sources_visibility.PERMISSIONS.values()) == {
        claims_visibility.RESTRICTED,
        claims_visibility.CONFIDENTIAL,
    }
