"""/api/v1/consensus/ and what leads there: links and rulings."""

from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from django.test import Client

from claims.consensus.explanation import remark, say
from claims.domain.attributes import CategoryDefinition
from claims.domain.codes import Axis, Comparator, Evidence, Grade, Provenance, ValueKind
from claims.domain.values import Category, quantity
from claims.models import ResolutionState
from factcheck.accounts.models import User
from sources.codes import Sensitivity
from tests.claims.admin.cast import adopted
from tests.claims.api.cast import consensus_of, get, link, logged_in, reader, results, ruling_on
from tests.factories import AttributeFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


def row(client: Client, **parameters: Any) -> Any:
    (found,) = results(client, "consensus/", **parameters)
    return found


def test_settled_value_has_bounds_voices_and_its_claims(public: Client) -> None:
    claim = ClaimFactory(accepted=True)
    consensus_of(claim)
    found = row(public)
    assert (found["event"], found["attribute"], found["scope"]) == (claim.event.public_id, "killed", "")
    assert (found["shown"], found["number"], found["low"], found["high"]) == ("1", 1, 1, 1)
    assert (found["evidence"], found["ruling"], found["grade"]) == ("undisputed", "none", "single_voice")
    assert (found["voices_min"], found["voices_max"], found["high_open"]) == (1, 1, False)
    assert found["claims"] == [
        {
            "claim": claim.public_id,
            "url": f"http://testserver/api/v1/claims/{claim.public_id}/",
            "voice": 1,
            "role": "supports",
            "detail": "says it",
            "article": claim.article.public_id,
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
        }
    ]


def test_explanation_and_details_are_in_the_language_of_the_request(public: Client) -> None:
    categories = (CategoryDefinition("car_bomb", {"en": "Car bomb", "fr": "Voiture piégée"}),)
    weapon = AttributeFactory(
        key="weapon", definition__value_kind=ValueKind.CATEGORY, definition__categories=categories
    )
    claim = ClaimFactory(
        accepted=True, attribute=weapon, value_kind=ValueKind.CATEGORY, number=None, lower=None, upper=None,
        category="car_bomb",
    )  # fmt: skip
    consensus = consensus_of(claim, remarks=[remark("member", count=1, value=Category("car_bomb"))])
    consensus.testimonies.update(detail="It names car_bomb.")
    said = {
        "en": ("Car bomb: one voice.", "It names car_bomb."),
        "fr": ("Voiture piégée : une voix.", "Elle nomme voiture piégée."),
    }
    for language, (explanation, detail) in said.items():
        [found] = public.get("/api/v1/consensus/", headers={"accept-language": language}).json()["results"]
        assert (found["explanation"], found["claims"][0]["detail"]) == (explanation, detail)


def test_reason_of_a_link_is_in_the_language_of_the_request_and_a_persons_own_words_are_not(
    public: Client,
) -> None:
    first = ClaimFactory(accepted=True)
    second, third = (ClaimFactory(accepted=True, event=first.event) for _ in range(2))
    link(first, second, decided_by=UserFactory(), detail="7 updates 3: the same origin, later.")
    link(first, third, decided_by=UserFactory(), detail="The army told both.")
    found = public.get("/api/v1/links/", headers={"accept-language": "fr"}).json()["results"]
    assert {row["detail"] for row in found} == {
        "7 met à jour 3 : la même origine, plus tard.", "The army told both.",
    }  # fmt: skip


def test_contested_row_has_candidates_and_no_value(public: Client) -> None:
    claim = ClaimFactory(accepted=True)
    consensus_of(
        claim, has_value=False, number=None, upper=None, evidence=Evidence.CONTESTED, grade=Grade.DISPUTED
    )
    found = row(public, evidence="contested")
    assert (found["has_value"], found["shown"], found["number"]) == (False, "—", None)
    assert (found["high"], found["high_open"]) == (None, True)
    assert [candidate["shown"] for candidate in found["candidates"]] == ["1"]


def test_bound_is_shown_as_one(public: Client) -> None:
    claim = ClaimFactory(
        accepted=True, comparator=Comparator.AT_LEAST, number=Decimal(3), lower=Decimal(3), upper=None
    )
    consensus_of(claim, value_is_bound=True)
    assert row(public)["shown"] == "≥ 3"


def test_explanation_is_in_the_language_of_the_request(public: Client) -> None:
    said = remark("only_voice", value=quantity(Comparator.EXACT, 1))
    consensus_of(ClaimFactory(accepted=True), remarks=[said])
    assert row(public)["explanation"] == "One voice says 1."
    response = public.get("/api/v1/consensus/", headers={"Accept-Language": "fr"})
    assert [row["explanation"] for row in response.json()["results"]] == say([said], "fr")
    assert response.headers["Content-Language"] == "fr"


def test_row_without_a_claim_that_the_reader_sees_is_hidden(public: Client, trusted: Client) -> None:
    consensus_of(ClaimFactory(accepted=True, sensitivity=Sensitivity.RESTRICTED))
    assert results(public, "consensus/") == []
    assert len(results(trusted, "consensus/")) == 1


def test_hidden_claim_is_left_out_of_the_evidence(public: Client, trusted: Client) -> None:
    shown = ClaimFactory(accepted=True)
    hidden = ClaimFactory(accepted=True, event=shown.event, sensitivity=Sensitivity.RESTRICTED)
    adopted(shown.attribute)
    consensus_of(shown, hidden)
    assert [claim["claim"] for claim in row(public)["claims"]] == [shown.public_id]
    assert len(row(trusted)["claims"]) == 2


def test_row_of_a_restricted_attribute_is_hidden(public: Client) -> None:
    attribute = AttributeFactory(
        key="victim_age",
        definition__value_kind=ValueKind.COUNT,
        definition__sensitivity=Sensitivity.RESTRICTED,
    )
    consensus_of(ClaimFactory(accepted=True, attribute=attribute))
    assert results(public, "consensus/") == []


def test_list_is_narrowed(public: Client) -> None:
    first, second = ClaimFactory(accepted=True), ClaimFactory(accepted=True)
    consensus_of(first)
    consensus_of(second, grade=Grade.ESTABLISHED)
    assert row(public, event=first.event.public_id)["event"] == first.event.public_id
    assert row(public, grade="established")["event"] == second.event.public_id
    assert len(results(public, "consensus/", attribute="killed", scope="whole", ruling="none")) == 2


def test_decided_links_are_listed_and_suggested_ones_where_asked_for(public: Client) -> None:
    one, other, third = (ClaimFactory(accepted=True) for _ in range(3))
    link(one, other, decided_by=UserFactory())
    link(one, third)
    (found,) = results(public, "links/")
    assert (found["first"], found["second"]) == (one.public_id, other.public_id)
    assert (found["relation"], found["origin"], found["direction"]) == ("corroborates", "decided", "none")
    (found,) = results(public, "links/", origin="suggested")
    assert found["second"] == third.public_id


def test_all_that_is_suggested_is_read_page_by_page_each_link_once(public: Client, trusted: Client) -> None:
    hidden = ClaimFactory(accepted=True, sensitivity=Sensitivity.RESTRICTED)
    claims = [hidden, *(ClaimFactory(accepted=True) for _ in range(4))]
    for one, other in combinations(claims, 2):
        link(one, other)
    link(claims[1], claims[2], axis=Axis.PROVENANCE, relation=Provenance.INDEPENDENT)
    for client, links in ((public, 7), (trusted, 11)):
        pairs, address = [], "/api/v1/links/?origin=suggested&page_size=2"
        while address:
            page = client.get(address).json()
            pairs += [(row["first"], row["second"], row["axis"]) for row in page["results"]]
            address = page["next"]
        assert len(pairs) == len(set(pairs)) == links
        assert pairs == sorted(pairs)


def test_link_to_a_claim_that_is_no_data_is_not_listed(public: Client) -> None:
    link(ClaimFactory(accepted=True), ClaimFactory(), decided_by=UserFactory())
    assert results(public, "links/") == []


def test_link_to_a_hidden_claim_is_hidden(public: Client, trusted: Client) -> None:
    hidden = ClaimFactory(accepted=True, sensitivity=Sensitivity.RESTRICTED)
    link(ClaimFactory(accepted=True), hidden, decided_by=UserFactory())
    assert results(public, "links/") == []
    assert len(results(trusted, "links/")) == 1


def test_replaced_link_is_not_listed(public: Client) -> None:
    link(ClaimFactory(accepted=True), ClaimFactory(accepted=True), decided_by=UserFactory(), is_live=False)
    assert results(public, "links/") == []


def test_links_are_found_from_either_end(public: Client) -> None:
    one, other = ClaimFactory(accepted=True), ClaimFactory(accepted=True)
    link(one, other, decided_by=UserFactory())
    link(one, other, decided_by=UserFactory(), axis=Axis.PROVENANCE, relation=Provenance.INDEPENDENT)
    link(ClaimFactory(accepted=True), ClaimFactory(accepted=True), decided_by=UserFactory())
    for claim in (one, other):
        assert len(results(public, "links/", claim=claim.public_id)) == 2
        assert len(results(public, "links/", event=claim.event.public_id)) == 2
    assert len(results(public, "links/", claim=one.public_id, axis="provenance")) == 1


def test_ruling_says_its_reason_and_what_it_cites(public: Client) -> None:
    claim = ClaimFactory(accepted=True)
    ruling = ruling_on(claim, UserFactory())
    found = get(public, f"resolutions/{ruling.public_id}/")
    assert (found["event"], found["attribute"], found["kind"]) == (claim.event.public_id, "killed", "value")
    assert (found["shown"], found["number"], found["state"]) == ("1", 1, "live")
    assert found["reason"] == "The hospital's list names her."
    assert found["cited_claims"] == [claim.public_id]


def test_withdrawn_ruling_is_listed_where_it_is_asked_for(public: Client) -> None:
    ruling = ruling_on(ClaimFactory(accepted=True), UserFactory(), state=ResolutionState.WITHDRAWN)
    assert results(public, "resolutions/") == []
    assert [row["id"] for row in results(public, "resolutions/", state="withdrawn")] == [ruling.public_id]


def test_ruling_on_a_hidden_event_is_hidden(public: Client) -> None:
    ruling_on(ClaimFactory(accepted=True, sensitivity=Sensitivity.RESTRICTED), UserFactory())
    assert results(public, "resolutions/") == []


def test_editor_of_a_ruling_is_not_named(public: Client) -> None:
    editor: User = reader()
    ruling_on(ClaimFactory(accepted=True), editor)
    assert editor.username not in str(results(logged_in(editor), "resolutions/"))
