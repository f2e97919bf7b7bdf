"""Two who decide by themselves: nothing of it is the article's before both are done, and nothing is lost after."""

from typing import Any

import pytest
from django.test import override_settings

from claims.domain.codes import Axis, ClaimStatus, Modality, ValueRelation, Verification
from claims.models import (
    Claim,
    DecisionKind,
    Notification,
    Review,
    ReviewDecision,
    ReviewStage,
    ReviewState,
    Stage,
)
from claims.selectors.blind import OWN_FROM, as_decided, own_pass
from claims.selectors.decisions import decided_on
from claims.selectors.differences import pairs_of
from claims.services.blind import change_addition, is_drawn, start_blind_review, withdraw_addition
from claims.services.errors import BadDecision, NotAllowed
from claims.services.linking import decide_link
from claims.services.review import (
    accept_claim,
    accept_under_policy,
    add_claim,
    edit_claim,
    reject_claim,
    reopen_claim,
)
from claims.services.reviewing import finish_review, reopen_review
from claims.services.routing import route_claims
from claims.services.seeding import load_codebook_and_registers
from claims.services.settling import end_blind_review
from claims.services.skipping import skip_claim, unskip_claim
from claims.services.suggesting import suggest_claims
from factcheck.accounts.models import User
from factcheck.jobs.models import Job
from tests.claims.admin.cast import person
from tests.claims.services.blind_cast import Pair, pair
from tests.claims.services.cast import FIRST, add
from tests.factories import ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db
WHY = "The words do not state this."


@pytest.fixture
def two() -> Pair:
    return pair()


def seen(two: Pair, person: Any) -> dict[str, str]:
    """Quote -> status, as the person's own page shows it."""
    claims = Claim.objects.filter(article=two.article)
    return {claim.quote: claim.status for claim in as_decided(claims, own_pass(two.article, person))}


def decide_all(two: Pair, person: Any) -> None:
    for claim in two.claims:
        accept_claim(claim.pk, by=person)


def test_what_one_decides_changes_no_claim_and_is_theirs_alone(two: Pair) -> None:
    before = list(Claim.objects.order_by("pk").values())
    accept_claim(two.claims[0].pk, by=two.nadia)
    reject_claim(two.claims[1].pk, by=two.nadia, reason=WHY)
    edit_claim(two.claims[2].pk, two.edited(2, modality=Modality.HEDGED), by=two.nadia)
    add_claim(two.article, two.addition(), by=two.nadia)
    assert list(Claim.objects.order_by("pk").values()) == before
    assert not Job.objects.exists()
    assert list(seen(two, two.nadia).values()) == ["accepted", "rejected", "accepted", "accepted"]
    assert set(seen(two, two.tomas).values()) == {"suggested"}


def test_an_edit_is_shown_to_its_author_as_edited(two: Pair) -> None:
    edit_claim(two.claims[2].pk, two.edited(2, modality=Modality.HEDGED), by=two.nadia)
    shown = as_decided([two.fresh(2)], own_pass(two.article, two.nadia))
    assert [claim.modality for claim in shown] == [Modality.HEDGED]
    assert shown[0].pk == two.claims[2].pk
    assert two.fresh(2).modality == Modality.ASSERTED


def test_a_decision_is_taken_back_and_stays_on_record(two: Pair) -> None:
    accept_claim(two.claims[0].pk, by=two.nadia)
    reopen_claim(two.claims[0].pk, by=two.nadia)
    assert set(seen(two, two.nadia).values()) == {"suggested"}
    assert ReviewDecision.objects.get().is_latest is False


def test_a_suggestion_that_one_skipped_stays_open_for_them(two: Pair) -> None:
    skip_claim(two.claims[0].pk, by=two.nadia)
    assert set(seen(two, two.nadia).values()) == {"suggested"}
    assert decided_on(two.article, two.nadia, own_pass(two.article, two.nadia)).skipped == {two.claims[0].pk}
    assert decided_on(two.article, two.tomas, own_pass(two.article, two.tomas)).skipped == frozenset()
    unskip_claim(two.claims[0].pk, by=two.nadia)
    with pytest.raises(BadDecision, match="You have not skipped"):
        unskip_claim(two.claims[0].pk, by=two.nadia)


def test_an_addition_is_corrected_and_withdrawn_with_a_reason(two: Pair) -> None:
    added = add_claim(two.article, two.addition(), by=two.nadia)
    assert (added.pk, added.ordinal) == (None, OWN_FROM + 1)
    change_addition(two.article, added.ordinal, two.addition(count=11), by=two.nadia)
    shown = as_decided([], own_pass(two.article, two.nadia))
    assert [(claim.ordinal, claim.number) for claim in shown] == [(OWN_FROM + 1, 11)]
    with pytest.raises(BadDecision, match="not there any more"):
        change_addition(two.article, added.ordinal, two.addition(count=12), by=two.tomas)
    with pytest.raises(BadDecision, match="needs a reason"):
        withdraw_addition(two.article, added.ordinal, by=two.nadia, reason=" ")
    withdraw_addition(two.article, added.ordinal, by=two.nadia, reason=WHY)
    assert as_decided([], own_pass(two.article, two.nadia)) == []
    assert [row.kind for row in ReviewDecision.objects.order_by("pk")] == ["add", "add", "reject"]
    assert add_claim(two.article, two.addition(), by=two.nadia).ordinal == OWN_FROM + 2


def test_a_move_is_part_of_what_one_would_have_it_say(two: Pair) -> None:
    elsewhere = EventFactory()
    edit_claim(two.claims[0].pk, two.edited(0, modality=Modality.HEDGED), by=two.nadia)
    route_claims([two.claims[0]], elsewhere, by=two.nadia)
    assert two.fresh(0).event != elsewhere
    shown = as_decided([two.fresh(0)], own_pass(two.article, two.nadia))[0]
    assert (shown.event, shown.modality) == (elsewhere, Modality.HEDGED)
    with pytest.raises(BadDecision, match="by themselves, one article at a time"):
        route_claims([two.claims[0], ClaimFactory()], elsewhere, by=two.nadia)


def test_a_third_person_decides_nothing(two: Pair) -> None:
    for act in (
        lambda: accept_claim(two.claims[0].pk, by=two.helen),
        lambda: add_claim(two.article, two.addition(), by=two.helen),
        lambda: route_claims([two.claims[0]], None, by=two.helen),
        lambda: finish_review(two.article, by=two.helen),
    ):
        with pytest.raises(BadDecision, match="Two other people review this article"):
            act()
    with pytest.raises(BadDecision, match="wait until both reviewers are done"):
        decide_link(
            two.claims[0], ClaimFactory(attribute=two.claims[0].attribute), Axis.VALUE,
            ValueRelation.CORROBORATES, by=two.helen,
        )  # fmt: skip
    assert not ReviewDecision.objects.exists()


def test_a_policy_accepts_nothing_of_it(two: Pair) -> None:
    assert accept_under_policy(Claim.objects.all(), policy="all") == 0


def test_the_first_to_decide_take_the_places() -> None:
    two = pair(started=False)
    start_blind_review(two.article, by=two.helen)
    accept_claim(two.claims[0].pk, by=two.tomas)
    accept_claim(two.claims[0].pk, by=two.nadia)
    places = dict(Review.objects.values_list("reviewer__username", "slot"))
    assert places == {"tomas": 1, "nadia": 2}


def test_only_what_is_undecided_is_reviewed_blind() -> None:
    two = pair(started=False)
    with pytest.raises(NotAllowed):
        start_blind_review(two.article, by=two.nadia)
    with pytest.raises(BadDecision, match="two different people"):
        start_blind_review(two.article, by=two.helen, reviewers=[two.nadia, two.nadia])
    with pytest.raises(NotAllowed, match="may not review"):
        start_blind_review(two.article, by=two.helen, reviewers=[person("reader", username="sofia")])
    accept_claim(two.claims[0].pk, by=two.nadia)
    with pytest.raises(BadDecision, match=r"decided already \(1\)"):
        start_blind_review(two.article, by=two.helen)


@pytest.mark.parametrize(("share", "drawn"), [(0.0, 0), (0.5, 1), (1.0, 1)])
def test_a_share_of_what_comes_in_is_drawn_by_its_id(share: float, drawn: int) -> None:
    load_codebook_and_registers()
    with override_settings(BLIND_SHARE=share):
        articles = [add(FIRST.replace("Seven", word), "Harbour Gazette") for word in ("Seven", "Six", "Four")]
        for article in articles:
            suggest_claims(article)
    blind = set(ReviewStage.objects.filter(stage=Stage.BLIND).values_list("article__public_id", flat=True))
    assert blind == {article.public_id for article in articles if is_drawn(article.public_id, share)}
    assert (len(blind) > 0) >= (drawn and share == 1.0)


def test_the_share_is_met() -> None:
    drawn = sum(is_drawn(f"A{number:010d}", 0.2) for number in range(2000))
    assert 340 < drawn < 460


def test_done_is_said_for_oneself_and_refused_while_something_is_open(two: Pair) -> None:
    accept_claim(two.claims[0].pk, by=two.nadia)
    with pytest.raises(BadDecision, match="2 suggestions are open"):
        finish_review(two.article, by=two.nadia)
    decide_all(two, two.nadia)
    finish_review(two.article, by=two.nadia)
    assert two.stage == Stage.BLIND
    assert two.fresh(0).status == ClaimStatus.SUGGESTED
    with pytest.raises(BadDecision, match="open it again first"):
        reopen_claim(two.claims[0].pk, by=two.nadia)
    reopen_review(two.article, by=two.nadia)
    reopen_claim(two.claims[0].pk, by=two.nadia)


def test_what_both_say_is_merged_and_the_article_is_done(two: Pair) -> None:
    for reviewer in (two.nadia, two.tomas):
        accept_claim(two.claims[0].pk, by=reviewer)
        reject_claim(two.claims[1].pk, by=reviewer, reason=WHY)
        edit_claim(two.claims[2].pk, two.edited(2, modality=Modality.HEDGED), by=reviewer)
        add_claim(two.article, two.addition(), by=reviewer)
        finish_review(two.article, by=reviewer)
    assert two.stage == Stage.DONE
    assert [two.fresh(number).status for number in range(3)] == ["accepted", "rejected", "accepted"]
    assert two.fresh(2).modality == Modality.HEDGED
    assert two.fresh(1).decision_reason == WHY
    added = Claim.objects.get(quote=two.addition().quote)
    assert (added.ordinal, added.status, added.public_id) == (4, "accepted", f"{two.article.public_id}.4")
    assert set(Claim.objects.values_list("verification", flat=True)) == {Verification.TWO_BLIND}
    assert set(added.decisions.values_list("review__reviewer__username", flat=True)) == {"nadia", "tomas"}
    assert added.history.latest().act.verb == "review.settle"
    assert Job.objects.filter(name="claims.derive_event").exists()


def test_what_they_differ_on_waits_as_it_was(two: Pair) -> None:
    decide_all(two, two.nadia)
    add_claim(two.article, two.addition(), by=two.nadia)
    accept_claim(two.claims[0].pk, by=two.tomas)
    reject_claim(two.claims[1].pk, by=two.tomas, reason=WHY)
    edit_claim(two.claims[2].pk, two.edited(2, modality=Modality.HEDGED), by=two.tomas)
    for reviewer in (two.tomas, two.nadia):
        finish_review(two.article, by=reviewer)
    assert two.stage == Stage.ADJUDICATION
    assert [two.fresh(number).status for number in range(3)] == ["accepted", "suggested", "suggested"]
    assert Claim.objects.count() == 3
    assert ReviewDecision.objects.get(kind=DecisionKind.ADD).content is not None
    with pytest.raises(BadDecision, match="decided in adjudication"):
        accept_claim(two.claims[1].pk, by=two.helen)
    with pytest.raises(BadDecision, match="not decided yet"):
        finish_review(two.article, by=two.helen)


def test_how_sure_a_coder_is_makes_no_difference(two: Pair) -> None:
    accept_claim(two.claims[0].pk, by=two.nadia, certainty=1)
    accept_claim(two.claims[0].pk, by=two.tomas, certainty=3)
    for reviewer in (two.nadia, two.tomas):
        for claim in two.claims[1:]:
            accept_claim(claim.pk, by=reviewer)
        finish_review(two.article, by=reviewer)
    assert two.stage == Stage.DONE


def test_nothing_to_claim_said_by_both_is_done(two: Pair) -> None:
    for reviewer in (two.nadia, two.tomas):
        for claim in two.claims:
            reject_claim(claim.pk, by=reviewer, reason=WHY)
        with pytest.raises(BadDecision, match="nothing to claim here"):
            finish_review(two.article, by=reviewer)
        finish_review(two.article, by=reviewer, nothing_to_claim=True)
    assert ReviewStage.objects.get().nothing_to_claim


def test_a_new_suggestion_opens_a_pass_that_was_done() -> None:
    load_codebook_and_registers()
    article, nadia = add(FIRST, "Harbour Gazette"), person("reviewer", username="nadia")
    start_blind_review(article, by=person("editor", username="helen"), reviewers=[nadia])
    finish_review(article, by=nadia, nothing_to_claim=True)
    suggest_claims(article)
    assert Review.objects.get().state == ReviewState.OPEN
    assert Notification.objects.get().recipient == nadia
    assert ReviewStage.objects.get().stage == Stage.BLIND


def test_what_two_decided_nobody_takes_back_alone(two: Pair) -> None:
    for reviewer in (two.nadia, two.tomas):
        decide_all(two, reviewer)
        finish_review(two.article, by=reviewer)
    with pytest.raises(BadDecision, match="Two people decided about"):
        reopen_claim(two.claims[0].pk, by=two.tomas)
    with pytest.raises(BadDecision, match="Say why you decide otherwise"):
        edit_claim(two.claims[0].pk, two.edited(0, modality=Modality.HEDGED), by=two.tomas)
    assert two.stage == Stage.DONE


def test_a_review_that_one_left_is_ended_with_a_reason_and_nothing_is_lost(two: Pair) -> None:
    decide_all(two, two.nadia)
    add_claim(two.article, two.addition(), by=two.nadia)
    accept_claim(two.claims[0].pk, by=two.tomas)
    with pytest.raises(BadDecision, match="Say why"):
        end_blind_review(two.article, by=two.helen, reason=" ")
    with pytest.raises(NotAllowed):
        end_blind_review(two.article, by=two.nadia, reason=WHY)
    two.tomas.groups.set(two.helen.groups.all())
    with pytest.raises(NotAllowed, match="one of the two"):
        end_blind_review(two.article, by=User.objects.get(pk=two.tomas.pk), reason=WHY)
    end_blind_review(two.article, by=two.helen, reason="Tomas left.")
    assert two.stage == Stage.ADJUDICATION
    assert [two.fresh(number).status for number in range(3)] == ["accepted", "suggested", "suggested"]
    assert len(pairs_of(two.article)) == 3
    with pytest.raises(BadDecision, match="under no blind review"):
        end_blind_review(two.article, by=two.helen, reason=WHY)
