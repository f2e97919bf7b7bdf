"""What a card says of a claim beside its value: who says it, and whether they are named in these very words."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from claims.admin.card_facts import facts_of
from claims.domain.codes import Reach
from claims.models import Claim
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db


def test_who_speaks_on_from_an_earlier_sentence_is_marked_on_the_card() -> None:
    claim = ClaimFactory(informant_text="the army", reach=Reach.PRESUMED)
    adopted(claim.attribute)
    page = Page(logged_in("reviewer").get(reverse("admin:article_page", args=[claim.article.public_id])))
    card = page.html.partition(f'id="claim-{claim.ordinal}"')[2].partition('<div class="card-more">')[0]
    assert "<b>carried over from</b> the army" in card
    assert "according to" not in card


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (Claim(informant_text="the army", reach=Reach.CERTAIN), ["according to"]),  # named in the sentence
        (Claim(informant_text="", reach=Reach.PRESUMED), []),  # nobody is
    ],
)
def test_nothing_is_carried_over_where_the_sentence_names_who_speaks_or_nobody_does(
    claim: Claim, said: list[str]
) -> None:
    assert [fact.label for fact in facts_of(claim)] == said


def test_it_is_said_in_the_readers_language() -> None:
    with override("fr"):
        facts = facts_of(Claim(informant_text="l'armée", reach=Reach.PRESUMED))
    assert [(fact.label, fact.words) for fact in facts] == [("repris de", "l'armée")]
