"""One article says "five killed" three times: three suggestions, shown together, and the voice of a single one."""

from typing import Any

import pytest

from claims.models import Claim, Consensus, ConsensusCandidate
from claims.selectors.mentions import mentions_of
from claims.services.consensus import derive_all
from claims.services.review import accept_claim, reject_claim
from claims.services.suggesting import suggest_claims
from sources.models import Article
from tests.claims.admin.cast import person
from tests.claims.services.cast import add

pytestmark = pytest.mark.django_db
OTHER = (
    "Market attacked in Mosul\n\n"
    "Gunmen attacked a market in Mosul on Tuesday, killing seven people, the hospital said.\n"
)
THRICE = (
    "Five killed in attack on market in Mosul\n\n"
    "Gunmen attacked a market in Mosul on Tuesday, killing five people{who}.\n\n"
    "Five people were killed in the attack and nine were wounded{who}.\n"
)


def killed(article: Article) -> list[Claim]:
    return list(Claim.objects.filter(article=article, attribute__key="killed").order_by("ordinal"))


def derived() -> dict[str, Any]:
    """The toll of the one event, with its candidates: everything that mentions could sway."""
    derive_all()
    row = Consensus.objects.get(attribute__key="killed")
    told = (
        "has_value",
        "number",
        "lower",
        "upper",
        "comparator",
        "evidence",
        "grade",
        "voices_min",
        "voices_max",
    )
    candidates = ConsensusCandidate.objects.filter(consensus=row).order_by("rank")
    return {
        **{name: getattr(row, name) for name in (*told, "confidence", "value_is_bound", "remarks")},
        "candidates": list(
            candidates.values_list("number", "voices_min", "voices_max", "share", "is_accepted")
        ),
    }


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("who", ["", ", police said"])
def test_three_mentions_are_three_suggestions_together_and_weigh_what_one_does(who: str) -> None:
    nadia = person("reviewer", username="nadia")
    once, thrice = add(OTHER, "Quay Post"), add(THRICE.format(who=who), "Harbour Gazette")
    for article in (once, thrice):
        suggest_claims(article)
    mentions = killed(thrice)
    assert [claim.number for claim in mentions] == [5, 5, 5]
    assert mentions_of(mentions) == {claim.ordinal: tuple(mentions) for claim in mentions}
    for claim in (*killed(once), *mentions):
        accept_claim(claim.pk, by=nadia)
    assert {claim.event_id for claim in (*killed(once), *mentions)} == {mentions[0].event_id}
    with_all = derived()
    assert [(number, least) for number, least, *_ in with_all["candidates"]] == [(5, 1), (7, 1)]
    for claim in mentions[:-1]:
        reject_claim(claim.pk, by=nadia, reason="Told again below.")
    assert derived() == with_all
