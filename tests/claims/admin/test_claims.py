"""The list of claims: what each row shows of its quote."""

import pytest
from django.urls import reverse

from tests.claims.admin.cast import Page, logged_in
from tests.factories import ArticleFactory, ClaimFactory

pytestmark = pytest.mark.django_db

QUOTE = (
    "The guards at the northern gate of the old depot said that at dawn seven rockets had come down there."
)


def test_a_quote_is_shown_around_the_words_that_state_the_value() -> None:
    at = QUOTE.index("seven")
    ClaimFactory(
        article=ArticleFactory(text=QUOTE), quote=QUOTE, focus="seven", focus_start=at, focus_end=at + 5
    )
    page = Page(logged_in("reviewer").get(reverse("admin:claims_claim_changelist")))
    assert " at dawn <b>seven</b> rockets had come down there." in page.html
    assert "northern gate" not in page.html
