"""/api/v1/claims/: what is listed, how a value reads, and how the list is narrowed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from claims.domain.codes import ClaimStatus, Comparator, ValueKind, Verification
from claims.models import Claim
from sources.codes import Sensitivity
from tests.claims.api.cast import get, results
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def ids(client: Client, **parameters: Any) -> set[str]:
    return {claim["id"] for claim in results(client, "claims/", **parameters)}


def test_only_what_counts_as_data_is_listed(public: Client) -> None:
    accepted = ClaimFactory(accepted=True)
    retracted = ClaimFactory(status=ClaimStatus.RETRACTED)
    for status in (ClaimStatus.SUGGESTED, ClaimStatus.REJECTED, ClaimStatus.ORPHANED):
        ClaimFactory(status=status)
    assert ids(public) == {accepted.public_id, retracted.public_id}


def test_suggestions_are_listed_where_they_are_asked_for(public: Client) -> None:
    ClaimFactory(accepted=True)
    suggestion = ClaimFactory()
    (found,) = results(public, "claims/", status="suggested")
    assert (found["id"], found["status"], found["verification"]) == (
        suggestion.public_id,
        "suggested",
        "machine",
    )


def test_count_reads_as_numbers_with_bounds(public: Client) -> None:
    claim = ClaimFactory(
        accepted=True, comparator=Comparator.AT_LEAST, number=Decimal(3), lower=Decimal(3), upper=None
    )
    found = get(public, f"claims/{claim.public_id}/")
    assert (found["shown"], found["comparator"]) == ("≥ 3", "at_least")
    assert (found["number"], found["lower"], found["upper"]) == (3, 3, None)


def test_stated_zero_is_a_zero(public: Client) -> None:
    claim = ClaimFactory(accepted=True, comparator=Comparator.NONE, number=Decimal(0))
    found = get(public, f"claims/{claim.public_id}/")
    assert (found["shown"], found["number"], found["lower"], found["upper"]) == ("0", 0, 0, 0)


def test_quote_is_the_stretch_that_its_offsets_name(public: Client) -> None:
    claim = ClaimFactory(accepted=True)
    found = get(public, f"claims/{claim.public_id}/")
    text = get(public, f"articles/{found['article']}/")["text"]
    assert text[found["start"] : found["end"]] == found["quote"] == "One girl was killed"


@pytest.mark.parametrize(
    ("kind", "columns", "shown"),
    [
        (
            ValueKind.DATE,
            {
                "date_edtf": "2020-11-17",
                "date_lower": date(2020, 11, 17),
                "date_upper": date(2020, 11, 17),
            },
            "2020-11-17",
        ),
        (ValueKind.TIME, {"time_text": "20:30"}, "20:30"),
        (ValueKind.CATEGORY, {"category": "rocket"}, "rocket"),
        (ValueKind.BOOLEAN, {"boolean": False}, "false"),
        (ValueKind.TEXT, {"wording": "windows broken"}, "windows broken"),
    ],
)
def test_other_kinds_read_in_their_own_column(
    public: Client, kind: ValueKind, columns: dict[str, Any], shown: str
) -> None:
    attribute = AttributeFactory(key=f"some_{kind}", definition__value_kind=kind)
    claim = ClaimFactory(accepted=True, attribute=attribute, value_kind=kind, number=None, **columns)
    found = get(public, f"claims/{claim.public_id}/")
    assert (found["value_kind"], found["shown"], found["number"]) == (kind, shown, None)


def test_place_reads_as_its_key_and_wording(public: Client) -> None:
    attribute = AttributeFactory(key="place", definition__value_kind=ValueKind.PLACE)
    place = PlaceFactory(key="green-zone")
    claim = ClaimFactory(
        accepted=True,
        attribute=attribute,
        value_kind=ValueKind.PLACE,
        number=None,
        place=place,
        wording="zone verte",
    )
    found = get(public, f"claims/{claim.public_id}/")
    assert (found["place"], found["wording"], found["shown"]) == ("green-zone", "zone verte", "zone verte")


def test_attribution_names_the_chain(public: Client) -> None:
    police, agency = SourceFactory(key="police"), SourceFactory(key="agency")
    claim = ClaimFactory(
        accepted=True,
        informant=police,
        informant_text="the police",
        channel=agency,
        channel_text="an agency",
    )
    found = get(public, f"claims/{claim.public_id}/")
    assert (found["informant"], found["channel"]) == ("police", "agency")
    assert found["attribution"] == "the police > an agency"


def test_list_is_narrowed_by_what_a_claim_belongs_to(public: Client) -> None:
    scope = ScopeFactory(facet="group", key="group:us-soldiers")
    wanted: Claim = ClaimFactory.build(
        article=ArticleFactory(source=SourceFactory(key="gazette")),
        event=EventFactory(),
        attribute=AttributeFactory(key="injured"),
        status=ClaimStatus.ACCEPTED,
        verification=Verification.TWO_BLIND,
    )
    wanted.attribute_version = wanted.attribute.current  # type: ignore[assignment]
    wanted.set_scope(group=scope)
    wanted.save()
    other = ClaimFactory(accepted=True)
    assert ids(public) == {wanted.public_id, other.public_id}
    for parameters in (
        {"event": wanted.event.public_id},  # type: ignore[union-attr]
        {"article": wanted.article.public_id},
        {"attribute": "injured"},
        {"source": "gazette"},
        {"scope": "group:us-soldiers"},
        {"verification": "two_blind"},
    ):
        assert ids(public, **parameters) == {wanted.public_id}, parameters
    assert ids(public, scope="whole") == {other.public_id}


def test_id_of_a_merged_event_finds_the_claims_of_its_survivor(public: Client) -> None:
    claim = ClaimFactory(accepted=True)
    merged = EventFactory(merged_into=claim.event)
    assert ids(public, event=merged.public_id) == {claim.public_id}


@pytest.mark.parametrize(
    ("parameter", "value", "message"),
    [
        (
            "status",
            "done",
            '"done" is not known. Accepted: suggested, accepted, rejected, retracted, orphaned.',
        ),
        ("attribute", "wounded", '"wounded" is not known. Accepted: injured, killed.'),
        ("event", "E999999", 'There is no event "E999999".'),
        ("source", "nobody", 'There is no source "nobody".'),
        (
            "scope",
            "soldiers",
            (
                'The scope "soldiers" cannot be read at "soldiers". Accepted: one key per facet of place, group, '
                'party, phase. "whole" stands for the whole event.'
            ),
        ),
        ("page_size", "0", '"0" is no page size. Accepted: a whole number from 1 to 200.'),
        ("cursor", "?", '"?" is no cursor of this list. Accepted: the one that `next` gives.'),
        (
            "atribute",
            "killed",
            (
                "Unknown parameter. Accepted: event, article, attribute, source, scope, status, verification, "
                "cursor, page_size."
            ),
        ),
    ],
)
def test_refusal_says_what_is_accepted(public: Client, parameter: str, value: str, message: str) -> None:
    AttributeFactory(key="killed")
    AttributeFactory(key="injured")
    response = public.get("/api/v1/claims/", {parameter: value})
    assert (response.status_code, response.json()) == (400, {parameter: [message]})


def test_restricted_claim_is_shown_to_the_trusted_alone(public: Client, trusted: Client) -> None:
    claim = ClaimFactory(accepted=True, sensitivity=Sensitivity.RESTRICTED)
    assert ids(public) == set()
    assert public.get(f"/api/v1/claims/{claim.public_id}/").status_code == 404
    assert ids(trusted) == {claim.public_id}


def test_claim_of_a_restricted_outlet_is_hidden_with_it(public: Client, trusted: Client) -> None:
    outlet = SourceFactory(sensitivity=Sensitivity.RESTRICTED)
    claim = ClaimFactory(accepted=True, article=ArticleFactory(source=outlet))
    assert ids(public) == set()
    assert ids(trusted) == {claim.public_id}


def test_restricted_informant_is_not_named(public: Client, trusted: Client) -> None:
    witness = SourceFactory(key="witness-7", name="Basim Rahal", sensitivity=Sensitivity.RESTRICTED)
    claim = ClaimFactory(accepted=True, informant=witness, informant_text="the baker across the street")
    found = get(public, f"claims/{claim.public_id}/")
    assert (found["informant"], found["attribution"]) == (None, "[withheld]")
    found = get(trusted, f"claims/{claim.public_id}/")
    assert (found["informant"], found["attribution"]) == ("witness-7", "the baker across the street")


def test_restricted_actor_is_not_named(public: Client) -> None:
    attribute = AttributeFactory(key="perpetrator", definition__value_kind=ValueKind.ACTOR)
    actor = ActorFactory(key="salim-dagher", name="Salim Dagher", sensitivity=Sensitivity.RESTRICTED)
    claim = ClaimFactory(
        accepted=True,
        attribute=attribute,
        value_kind=ValueKind.ACTOR,
        number=None,
        actor=actor,
        wording="Salim Dagher",
    )
    found = get(public, f"claims/{claim.public_id}/")
    assert (found["actor"], found["wording"], found["shown"]) == (None, "[withheld]", "[withheld]")


def test_no_row_id_stands_in_a_claim(public: Client) -> None:
    claim = ClaimFactory(accepted=True)
    found = get(public, f"claims/{claim.public_id}/")
    assert found["id"] == claim.public_id
    assert not {"pk", "created_by", "anchored_from", "row_version"} & set(found)
