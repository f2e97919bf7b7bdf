"""What two blind reviewers differ on: decided by a third, and nothing that one of them found is lost."""

from typing import Any

import pytest

from claims.domain.codes import ClaimStatus, Modality, Verification
from claims.models import Claim, DecisionKind, Review, ReviewDecision, ReviewRound, ReviewState, Stage
from claims.selectors.differences import lettered, overlap, pairs_of
from claims.services.adjudicating import adjudicate
from claims.services.errors import BadDecision, NotAllowed
from claims.services.review import accept_claim, add_claim, edit_claim, reject_claim
from claims.services.reviewing import finish_review
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from tests.claims.services.blind_cast import SENTENCES, Pair, pair
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
WHY = "The words do not state this."


@pytest.fixture
def two() -> Pair:
    return pair()


def done(two: Pair) -> None:
    for reviewer in (two.nadia, two.tomas):
        finish_review(two.article, by=reviewer)


def disputed(two: Pair) -> None:
    """nadia accepts all; tomas rejects the second and edits the third."""
    for claim in two.claims:
        accept_claim(claim.pk, by=two.nadia)
    accept_claim(two.claims[0].pk, by=two.tomas)
    reject_claim(two.claims[1].pk, by=two.tomas, reason=WHY)
    edit_claim(two.claims[2].pk, two.edited(2, modality=Modality.HEDGED), by=two.tomas)


def letter(two: Pair, key: str, person: User) -> str:
    """Whether the person is A or B of a difference."""
    found = next(each for each in pairs_of(two.article) if each.key == key)
    sides = lettered(found, two.article)
    return "ab"[
        [side.decision is not None and side.decision.review.reviewer == person for side in sides].index(True)
    ]


def keys(two: Pair) -> list[str]:
    return [each.key for each in pairs_of(two.article)]


def decide(two: Pair, number: int, person: User, **fields: Any) -> Claim:
    """Take what a person says of a suggestion."""
    key = f"s{two.claims[number].pk}"
    return adjudicate(two.article, key, letter(two, key, person), by=two.helen, **fields)


def test_only_the_differences_wait(two: Pair) -> None:
    disputed(two)
    done(two)
    assert keys(two) == [f"s{two.claims[1].pk}", f"s{two.claims[2].pk}"]
    assert [each.differing for each in pairs_of(two.article)] == [[], ["modality"]]


def test_one_side_is_taken_and_the_last_makes_it_done(two: Pair) -> None:
    disputed(two)
    done(two)
    rejected = decide(two, 1, two.tomas)
    assert (rejected.status, rejected.decision_reason) == (ClaimStatus.REJECTED, WHY)
    assert two.stage == Stage.ADJUDICATION
    edited = decide(two, 2, two.tomas)
    assert (edited.status, edited.modality) == (ClaimStatus.ACCEPTED, Modality.HEDGED)
    assert {rejected.verification, edited.verification} == {Verification.ADJUDICATED}
    assert two.fresh(0).verification == Verification.TWO_BLIND
    assert two.stage == Stage.DONE
    review = Review.objects.get(round=ReviewRound.ADJUDICATION)
    assert (review.reviewer, review.state) == (two.helen, ReviewState.DONE)
    assert [row.kind for row in review.decisions.order_by("pk")] == [DecisionKind.REJECT, DecisionKind.EDIT]
    assert Act.objects.filter(verb="review.adjudicate", actor=two.helen).count() == 2


def test_the_adjudicator_says_it_their_own_way(two: Pair) -> None:
    disputed(two)
    done(two)
    content = two.edited(1, modality=Modality.HEARSAY)
    claim = adjudicate(two.article, f"s{two.claims[1].pk}", "own", content=content, by=two.helen)
    assert (claim.modality, claim.status) == (Modality.HEARSAY, ClaimStatus.ACCEPTED)


def test_what_one_added_is_taken_or_rejected_with_a_reason_and_kept(two: Pair) -> None:
    for reviewer in (two.nadia, two.tomas):
        for claim in two.claims:
            accept_claim(claim.pk, by=reviewer)
    add_claim(two.article, two.addition(), by=two.nadia)
    add_claim(two.article, two.addition(sentence=0, count=3), by=two.tomas)
    done(two)
    [hers] = [key for key in keys(two) if letter_of_addition(two, key) == two.nadia]
    [his] = [key for key in keys(two) if key != hers]
    absent = "b" if letter(two, hers, two.nadia) == "a" else "a"
    with pytest.raises(BadDecision, match="says nothing of it"):
        adjudicate(two.article, hers, absent, by=two.helen)
    with pytest.raises(BadDecision, match="needs a reason"):
        adjudicate(two.article, his, "reject", by=two.helen)
    taken = adjudicate(two.article, hers, letter(two, hers, two.nadia), by=two.helen)
    refused = adjudicate(two.article, his, "reject", reason=WHY, by=two.helen)
    assert (taken.ordinal, taken.status, taken.created_by) == (4, ClaimStatus.ACCEPTED, two.nadia)
    assert (refused.status, refused.decision_reason, refused.quote) == (
        ClaimStatus.REJECTED,
        WHY,
        SENTENCES[0],
    )
    assert two.stage == Stage.DONE
    assert not ReviewDecision.objects.filter(claim__isnull=True).exists()


def letter_of_addition(two: Pair, key: str) -> User:
    [row] = ReviewDecision.objects.filter(pk=int(key.removeprefix("d")))
    return row.review.reviewer


def test_additions_of_one_attribute_on_overlapping_words_are_one_difference(two: Pair) -> None:
    for reviewer, count in ((two.nadia, 10), (two.tomas, 11)):
        for claim in two.claims:
            accept_claim(claim.pk, by=reviewer)
        add_claim(two.article, two.addition(count=count), by=reviewer)
    done(two)
    [found] = pairs_of(two.article)
    assert found.overlap == 1
    assert set(found.differing) == {"number", "lower", "upper"}
    taken = adjudicate(two.article, found.key, letter(two, found.key, two.tomas), by=two.helen)
    assert taken.number == 11
    assert taken.decisions.values("review__reviewer").distinct().count() == 3


def test_the_same_claim_in_another_scope_is_a_difference(two: Pair) -> None:
    for reviewer, scope in ((two.nadia, ""), (two.tomas, "at the pier")):
        for claim in two.claims:
            accept_claim(claim.pk, by=reviewer)
        add_claim(two.article, two.addition(scope_text=scope), by=reviewer)
    done(two)
    assert [each.differing for each in pairs_of(two.article)] == [["scope_text"]]
    assert Claim.objects.count() == 3


def test_nobody_adjudicates_their_own_review_nor_without_the_permission(two: Pair) -> None:
    disputed(two)
    done(two)
    key = keys(two)[0]
    with pytest.raises(NotAllowed, match="adjudicate_review"):
        adjudicate(two.article, key, "a", by=two.nadia)
    two.tomas.groups.set(two.helen.groups.all())
    editor = User.objects.get(pk=two.tomas.pk)
    with pytest.raises(NotAllowed, match="somebody else adjudicates it"):
        adjudicate(two.article, key, "a", by=editor)


def test_what_is_decided_or_changed_meanwhile_is_not_decided_again(two: Pair) -> None:
    disputed(two)
    with pytest.raises(BadDecision, match="changed since it was shown"):
        adjudicate(two.article, f"s{two.claims[1].pk}", "a", by=two.helen)
    done(two)
    key = f"s{two.claims[1].pk}"
    with pytest.raises(BadDecision, match="changed since it was shown"):
        adjudicate(two.article, key, "a", by=two.helen, expected_version=9)
    adjudicate(two.article, key, "a", by=two.helen, expected_version=1)
    with pytest.raises(BadDecision, match="changed since it was shown"):
        adjudicate(two.article, key, "b", by=two.ravi)


def test_a_choice_that_is_none_is_refused(two: Pair) -> None:
    disputed(two)
    done(two)
    with pytest.raises(BadDecision, match="Accepted: a, b, own, reject"):
        adjudicate(two.article, keys(two)[0], "both", by=two.helen)


def test_a_move_is_a_difference(two: Pair) -> None:
    elsewhere = EventFactory()
    for reviewer in (two.nadia, two.tomas):
        for claim in two.claims[:2]:
            accept_claim(claim.pk, by=reviewer)
    accept_claim(two.claims[2].pk, by=two.nadia)
    edit_claim(two.claims[2].pk, two.edited(2, event=elsewhere), by=two.tomas)
    done(two)
    assert [each.differing for each in pairs_of(two.article)] == [["event_id"]]
    assert decide(two, 2, two.tomas).event == elsewhere


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (5, 15), 1 / 3),  # 5 shared of 15
        ((0, 10), (10, 20), 0.0),  # side by side
        ((0, 10), (2, 4), 0.2),  # one within the other
    ],
)
def test_overlap_is_what_is_shared_of_what_either_has(one: Any, other: Any, share: float) -> None:
    assert overlap(one, other) == pytest.approx(share)
