"""The scope of a claim, named in its form; and what is offered while somebody types."""

from typing import Any

import pytest
from django.urls import reverse

from claims.models import Claim
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import AttributeFactory, ClaimFactory, ScopeFactory
from tests.row_copies import copy_row, numbered

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    attribute = AttributeFactory(key="killed")
    adopted(attribute)
    soldiers = ScopeFactory(key="group:soldiers", name="US soldiers", facet="group")
    made: Claim = ClaimFactory(attribute=attribute, scope_group=soldiers, scope_key=soldiers.key)
    return made


def edited(claim: Claim, **sent: Any) -> Any:
    """Post the card's form as the page shows it, with some fields changed."""
    address = reverse("admin:claim_act", args=[claim.article.public_id, claim.ordinal])
    data = {
        "act": "edit", "attribute": "killed", "comparator": "exact", "number": "1", "modality": "asserted",
        "actuality": "happened", "polarity": "positive", "row_version": claim.row_version,
    }  # fmt: skip
    return logged_in("reviewer").post(address, {**data, **sent}, headers={"HX-Request": "true"})


def test_the_form_calls_a_scope_by_its_name_and_lists_no_others(claim: Claim) -> None:
    copy_row(claim.scope_group, 500, key=numbered("group:"), name=numbered("Part "))
    address = reverse("admin:claim_act", args=[claim.article.public_id, claim.ordinal])
    page = Page(logged_in("reviewer").get(f"{address}?mode=edit", headers={"HX-Request": "true"}))
    assert 'value="US soldiers"' in page.html
    assert "Part 1" not in page.html


@pytest.mark.parametrize("named", ["US soldiers", "group:soldiers"])
def test_a_claim_keeps_the_scope_that_its_form_names(claim: Claim, named: str) -> None:
    assert edited(claim, scope_group=named).status_code == 200
    claim.refresh_from_db()
    assert (claim.status, claim.scope_key) == ("accepted", "group:soldiers")


def test_an_empty_field_takes_the_scope_away(claim: Claim) -> None:
    assert edited(claim, scope_group="").status_code == 200
    claim.refresh_from_db()
    assert (claim.scope_group, claim.scope_key) == (None, "")


def test_a_name_that_the_register_lacks_is_refused_and_stays_in_the_form(claim: Claim) -> None:
    answer = edited(claim, scope_group="the cooks")
    assert answer.status_code == 422
    page = Page(answer)
    assert (
        "The register of scopes has no “the cooks” here. Accepted: the name or key of one entry" in page.text
    )
    assert 'value="the cooks"' in page.html
    claim.refresh_from_db()
    assert claim.scope_key == "group:soldiers"


def test_a_name_that_two_bear_is_refused(claim: Claim) -> None:
    ScopeFactory(key="group:soldiers-2", name="US soldiers", facet="group")
    assert "Several scopes are called “US soldiers”." in Page(edited(claim, scope_group="US soldiers")).text


def test_names_are_offered_to_whoever_decides(claim: Claim) -> None:
    copy_row(claim.scope_group, 25, key=numbered("group:"), name=numbered("Part "))
    address = f"{reverse('admin:scope_offers')}?facet=group"
    told = logged_in("reviewer").get(f"{address}&q=us").json()
    assert told == {"names": ["US soldiers"], "more": ""}
    assert logged_in("editor").get(address).json()["more"] == "6 more: type to narrow."
    assert logged_in("reader").get(address).status_code == 403
