"""The usual reasons of a rejection are read in the reader's language, whoever gave them in which."""

import pytest
from django.utils.translation import override

from claims.admin.card import Card
from claims.admin.usual_reasons import USUAL_REASONS, reason_said
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import AttributeFactory, ClaimFactory


@pytest.mark.parametrize("given", ["The words do not state this.", "Les mots ne disent pas cela."])
def test_a_usual_reason_is_said_in_the_readers_language(given: str) -> None:
    assert reason_said(given) == "The words do not state this."
    with override("fr"):
        assert reason_said(given) == "Les mots ne disent pas cela."


def test_what_somebody_wrote_stays_as_it_is() -> None:
    with override("fr"):
        assert reason_said("Not in this article.") == "Not in this article."


def test_a_card_offers_them_all() -> None:
    assert Card.usual_reasons.fget is not None
    assert len(USUAL_REASONS) <= 9  # each is one digit


@pytest.mark.django_db
def test_the_card_of_a_rejected_claim_says_why_in_french() -> None:
    attribute = AttributeFactory(key="killed")
    adopted(attribute)
    claim = ClaimFactory(attribute=attribute, status="rejected", decision_reason="Wrong value.")
    page = Page(logged_in("reviewer", language="fr").get(f"/admin/articles/{claim.article.public_id}/"))
    assert "Mauvaise valeur." in page.text
    assert "Wrong value." not in page.text
