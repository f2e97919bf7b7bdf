"""What a profile publishes rests on what it shows."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from claims.domain.values import quantity
from claims.exports.verification import verify
from claims.models import Claim, Consensus, Event, Resolution, RulingKind
from claims.selectors.release_scope import ReleaseScope
from claims.selectors.released_consensus import ReleasedConsensus
from claims.selectors.released_rows import ReleasedRow
from claims.services.consensus import derive_event
from claims.services.resolution import resolve_conflict
from sources.codes import Sensitivity
from tests.claims.services.release_cast import codebook, killed, names, perpetrator, row, rows, says, written
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    ScopeFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    codebook(killed(), perpetrator())
    return EventFactory()


def withheld(folder: Path) -> dict[tuple[str, str], int]:
    return {(one["table"], one["reason"]): int(one["rows"]) for one in rows(folder, "withheld")}


def ruled(event: Event, number: int, **fields: object) -> Resolution:
    derive_event(event)
    return resolve_conflict(
        event,
        killed(),
        "",
        kind=RulingKind.VALUE,
        value=quantity("exact", Decimal(number)),
        reason=f"The register of the hospital says {number}.",
        by=UserFactory(is_superuser=True),
        **fields,
    )


def said_words(found: dict[str, str]) -> set[str]:
    """The words of a row's cells but those of its ids and moments, whose digits are chance."""
    cells = (cell for name, cell in found.items() if name not in ("event", "claims", "as_of"))
    return {word for cell in cells for word in re.findall(r"\w+", cell)}


def test_a_confidential_figure_moves_no_cell_of_a_public_row(event: Event, tmp_path: Path) -> None:
    shown = says(event, 2)
    says(event, 19, sensitivity=Sensitivity.CONFIDENTIAL)
    _release, folder = written(tmp_path, event)
    found = row(folder, "attributes", attribute="killed")
    assert (found["value"], found["low"], found["high"], found["candidates"]) == ("2", "2", "2", "2")
    assert (found["evidence"], found["voices_max"], found["claims"]) == ("undisputed", "1", shown.public_id)
    assert "19" not in said_words(found)
    assert (
        withheld(folder)["attributes", "some claims behind it are restricted: derived from the others"] == 1
    )
    assert row(folder, "claims", claim=shown.public_id)["voice"] == "1"


def test_an_internal_release_reads_the_stored_row(event: Event, tmp_path: Path) -> None:
    says(event, 2)
    says(event, 19, sensitivity=Sensitivity.CONFIDENTIAL)
    _release, folder = written(tmp_path, event, "inside", profile="internal")
    found = row(folder, "attributes", attribute="killed")
    assert (found["value"], found["low"], found["high"], found["evidence"]) == ("", "2", "19", "contested")


def test_an_actor_is_called_by_its_name_in_the_register_be_the_row_stored_or_derived(
    event: Event, tmp_path: Path
) -> None:
    brigade = ActorFactory(name="Ninth Brigade")
    names(event, "la neuvième brigade", actor=brigade)
    new = ActorFactory(name="some raiders", is_provisional=True)
    for words in ("some raiders", "the raiders", "the raiders"):
        names(event, words, actor=new)
    _release, folder = written(tmp_path, event)
    assert row(folder, "attributes")["candidates"] == "the raiders; Ninth Brigade"
    says(event, 2, sensitivity=Sensitivity.CONFIDENTIAL)
    _release, folder = written(tmp_path, event, "derived")
    assert row(folder, "attributes", attribute="perpetrator")["candidates"] == "the raiders; Ninth Brigade"


def test_nothing_is_stored_for_a_profile(event: Event, tmp_path: Path) -> None:
    says(event, 2)
    says(event, 19, sensitivity=Sensitivity.CONFIDENTIAL)
    derive_event(event)
    before = list(Consensus.objects.values_list("pk", "content_sha256"))
    written(tmp_path)
    assert list(Consensus.objects.values_list("pk", "content_sha256")) == before


def test_a_row_that_only_hidden_claims_support_is_counted_and_not_shown(event: Event, tmp_path: Path) -> None:
    says(event, 2)
    names(event, "Noura Haddad", sensitivity=Sensitivity.RESTRICTED)
    _release, folder = written(tmp_path, event)
    assert [one["attribute"] for one in rows(folder, "attributes")] == ["killed"]
    assert withheld(folder)["attributes", "the attribute or every claim behind it is restricted"] == 1


def test_a_claim_on_hidden_words_does_not_testify(event: Event, tmp_path: Path) -> None:
    """Its value cell is withheld, so a row that gives the value would undo that."""
    veiled = says(event, 7)
    says(event, 7, article=veiled.article, sensitivity=Sensitivity.CONFIDENTIAL)
    says(event, 5)
    _release, folder = written(tmp_path, event)
    found = row(folder, "claims", claim=veiled.public_id)
    assert (found["value"], found["low"], found["high"]) == ("[withheld]", "", "")
    assert found["quote"] == "[withheld] people were killed"
    settled = row(folder, "attributes", attribute="killed")
    assert (settled["value"], settled["low"], settled["high"]) == ("5", "5", "5")
    assert verify(folder) == []


@pytest.mark.parametrize("hidden", ["people", "people were"], ids=["inside", "beyond"])
def test_a_number_that_begins_before_hidden_words_is_told(event: Event, tmp_path: Path, hidden: str) -> None:
    """ "One girl", "a contractor of a foreign company": that it was one does not tell who it was."""
    claim = says(event, 1)
    described(claim, hidden)
    claim.focus = "1 people"
    claim.focus_end = claim.article.text.index(claim.focus) + len(claim.focus)
    claim.save()
    _release, folder = written(tmp_path, event)
    found = row(folder, "claims")
    rest = "1 people were killed".replace(hidden, "[withheld]")
    assert (found["value"], found["quote"], found["start"], found["end"]) == ("1", rest, "", "")
    assert row(folder, "attributes")["value"] == "1"


def test_a_number_inside_hidden_words_is_withheld(event: Event, tmp_path: Path) -> None:
    """ "A boy of twelve": what is hidden holds the number itself."""
    described(says(event, 1), "1 people")
    _release, folder = written(tmp_path, event)
    assert row(folder, "claims")["value"] == "[withheld]"
    assert rows(folder, "attributes") == []


def described(claim: Claim, words: str) -> Claim:
    """Words of the claim's own sentence that describe somebody, which the public profile does not show."""
    span = claim.article.text.index(words)
    return ClaimFactory(
        accepted=True,
        article=claim.article,
        event=claim.event,
        attribute=perpetrator(),
        quote=claim.quote,
        focus=words,
        focus_start=span,
        focus_end=span + len(words),
        value_kind="actor",
        number=None,
        wording=words,
        sensitivity=Sensitivity.RESTRICTED,
    )


def test_a_ruling_for_a_value_that_only_hidden_claims_state_is_withheld(event: Event, tmp_path: Path) -> None:
    says(event, 2)
    says(event, 19, sensitivity=Sensitivity.CONFIDENTIAL)
    ruled(event, 19)
    _release, folder = written(tmp_path)
    found = row(folder, "attributes", attribute="killed")
    assert (found["value"], found["high"], found["ruling"]) == ("2", "2", "none")
    assert rows(folder, "resolutions") == []
    assert (
        withheld(folder)["resolutions", "its row is not released, or it rests on or cites what is restricted"]
        == 1
    )
    assert "19" not in said_words(found)


def test_a_ruling_that_cites_a_hidden_claim_of_another_event_is_withheld(
    event: Event, tmp_path: Path
) -> None:
    says(event, 2)
    says(event, 3)
    cited = says(EventFactory(), 3, sensitivity=Sensitivity.RESTRICTED)
    ruled(event, 3, cited_claims=[cited])
    _release, folder = written(tmp_path)
    found = row(folder, "attributes", event=event.public_id)
    assert (found["evidence"], found["ruling"], found["value"]) == ("contested", "none", "")
    assert rows(folder, "resolutions") == []


def test_a_ruling_on_released_claims_stands_beside_hidden_ones_of_another_attribute(
    event: Event, tmp_path: Path
) -> None:
    says(event, 2)
    says(event, 3)
    names(event, "Noura Haddad", sensitivity=Sensitivity.RESTRICTED)
    ruling = ruled(event, 3)
    _release, folder = written(tmp_path)
    found = row(folder, "attributes", attribute="killed")
    assert (found["value"], found["ruling"]) == ("3", "ruled")
    assert [one["resolution"] for one in rows(folder, "resolutions")] == [ruling.public_id]
    assert verify(folder) == []


def test_what_is_derived_for_a_profile_is_what_is_stored_where_nothing_is_hidden(event: Event) -> None:
    """Every cell, of numbers, zeros, bounds, names and a ruling, through both ways of reading."""
    says(event, 2)
    says(event, 3, as_of_lower=None)
    names(event, "the Dawn Front", actor=ActorFactory(name="Dawn Front"))
    names(event, "the Dusk Front", informant=SourceFactory())
    ruled(event, 3)
    stored, derived = _both_ways(event)
    assert derived == stored
    assert len(stored) == 2


def test_whole_and_parts_read_the_same_both_ways() -> None:
    injured = AttributeFactory(key="injured", family="people", definition__part_of="casualties")
    parts = AttributeFactory(key="killed", family="people", definition__part_of="casualties")
    whole = AttributeFactory(
        key="casualties", family="people", definition__parts=("injured", "killed"), definition__unit="person"
    )
    codebook(injured, parts, whole)
    event = EventFactory()
    says(event, 2)
    hurt = says(event, 4)
    hurt.attribute, hurt.attribute_version = injured, injured.current
    hurt.save()
    stored, derived = _both_ways(event)
    assert derived == stored
    assert {one.attribute for one in stored} == {"casualties", "injured", "killed"}


def _both_ways(event: Event) -> tuple[list[ReleasedRow], list[ReleasedRow]]:
    derive_event(event)
    consensus = ReleasedConsensus(ReleaseScope("internal"))
    derived = sorted(consensus._derived([event.pk]), key=lambda one: one.place)
    return list(consensus.rows()), [_as_stored(one) for one in derived]


def _as_stored(one: ReleasedRow) -> ReleasedRow:
    """As JSON gives the remarks back."""
    return replace(one, remarks=[[code, dict(arguments)] for code, arguments in one.remarks])


def test_a_sentence_of_shown_claims_makes_the_sum_of_a_profile_too(event: Event, tmp_path: Path) -> None:
    """A hidden claim has the event derived anew: what one sentence tells apart is still told apart."""
    text = "Four men died in the harbour, while three others died in the market."
    article = ArticleFactory(text=text)
    for number, words, place in ((4, "Four men", "harbour"), (3, "three others", "market")):
        scope = ScopeFactory(facet="place", key=f"place:{place}", name=place)
        start = text.index(words)
        ClaimFactory(
            accepted=True,
            event=event,
            attribute=killed(),
            article=article,
            quote=text,
            focus=words,
            focus_start=start,
            focus_end=start + len(words),
            number=Decimal(number),
            scope_key=scope.key,
            scope_place=scope,
        )
    names(event, "a neighbour", sensitivity=Sensitivity.CONFIDENTIAL)
    _release, folder = written(tmp_path, event)
    assert Consensus.objects.get(event=event, attribute=killed(), scope_key="").number == 7
    found = row(folder, "attributes", attribute="killed", scope="")
    assert (found["value"], found["low"], found["high"]) == ("7", "7", "7")
