"""Accepted as it stood, or corrected: what the scoreboard makes of a claim that was decided more than once."""

from dataclasses import replace
from typing import Any

import pytest

from claims.domain.codes import Modality, Producer
from claims.models import Claim, ProducerRun, Proposal
from claims.selectors.scoreboard import Share
from claims.services.claim_content import content_of
from claims.services.review import accept_claim, edit_claim, reject_claim, reopen_claim
from tests.claims.admin.cast import person
from tests.claims.selectors.test_scoreboard import Desk, one
from tests.claims.services.blind_cast import Pair, pair
from tests.claims.services.test_adjudicating import decide, disputed, done
from tests.factories import SnapshotFactory

pytestmark = pytest.mark.django_db
WHY = "A rank."


@pytest.fixture
def nadia() -> Any:
    return person("reviewer", username="nadia")


def corrected(by: Any) -> Claim:
    claim = Desk().proposed()
    return edit_claim(claim.pk, replace(content_of(claim), scope_text="a girl"), by=by)


def test_a_corrected_claim_that_is_rejected_and_accepted_again_stays_corrected(nadia: Any) -> None:
    claim = corrected(nadia)
    reject_claim(claim.pk, by=nadia, reason=WHY)
    accept_claim(claim.pk, by=nadia)
    assert one().precision == Share(0, 1)
    assert one().recall == Share(0, 1)


def test_a_corrected_claim_that_is_accepted_once_more_stays_corrected(nadia: Any) -> None:
    accept_claim(corrected(nadia).pk, by=nadia)
    assert one().precision == Share(0, 1)


def test_a_corrected_claim_that_was_opened_again_stands_as_suggested(nadia: Any) -> None:
    claim = corrected(nadia)
    reopen_claim(claim.pk, by=nadia)
    accept_claim(claim.pk, by=nadia)
    assert one().precision == Share(1, 1)


def test_a_rejected_suggestion_that_is_accepted_after_all_stood_and_its_coders_certainty_corrects_nothing(
    nadia: Any,
) -> None:
    claim = Desk().proposed()
    reject_claim(claim.pk, by=nadia, reason=WHY)
    accept_claim(claim.pk, by=nadia, certainty=3)
    accept_claim(claim.pk, by=nadia)
    assert one().precision == Share(1, 1)


def proposed_to(two: Pair) -> None:
    run = ProducerRun.objects.create(
        article=two.article, producer=Producer.RULES, version="1+aaaa", codebook=SnapshotFactory()
    )
    Proposal.objects.bulk_create(Proposal(run=run, claim=claim, rule="r") for claim in two.claims)


def test_of_two_the_side_that_an_adjudicator_took_says_whether_it_was_corrected() -> None:
    """Three suggestions: both accept one; of the others an adjudicator takes a rejection, and who edited nothing."""
    two = pair()
    proposed_to(two)
    disputed(two)
    done(two)
    decide(two, 1, two.tomas)
    assert decide(two, 2, two.nadia).modality == Modality.ASSERTED
    score = one()
    assert (score.accepted, score.corrected, score.rejected) == (2, 0, 1)


def test_an_edit_that_an_adjudicator_took_is_a_correction() -> None:
    two = pair()
    proposed_to(two)
    disputed(two)
    done(two)
    decide(two, 1, two.nadia)
    assert decide(two, 2, two.tomas).modality == Modality.HEDGED
    score = one()
    assert (score.accepted, score.corrected, score.rejected) == (2, 1, 0)
