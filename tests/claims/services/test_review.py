"""What people decide about a claim: permission, version, anchor, reason, and nothing decided comes back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.domain.codes import ClaimStatus, Comparator, Modality, Producer, Verification
from claims.domain.values import Category, Wording, quantity
from claims.models import Claim, DecisionKind, ReviewDecision
from claims.services.claim_content import ClaimContent, content_of
from claims.services.errors import BadClaim, BadDecision, NotAllowed
from claims.services.review import (
    accept_claim,
    accept_under_policy,
    add_claim,
    edit_claim,
    reject_claim,
    reopen_claim,
)
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from factcheck.locking import StaleRow
from sources.codes import Sensitivity
from tests.factories import TEXT, ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia() -> User:
    """A reviewer who may do what these tests are about."""
    return UserFactory(username="nadia", is_superuser=True)


def decision_of(claim: Claim) -> ReviewDecision:
    return ReviewDecision.objects.get(claim=claim, is_latest=True)


def test_accepting_makes_a_suggestion_data_and_says_who_did_it(nadia: User) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia, expected_version=1)
    claim.refresh_from_db()
    assert (claim.status, claim.verification) == (ClaimStatus.ACCEPTED, Verification.ONE_REVIEWER)
    assert claim.row_version == 2
    assert decision_of(claim).kind == DecisionKind.ACCEPT
    act = Act.objects.get(verb="claim.accept")
    assert (act.actor, act.target_id, act.old) == (nadia, claim.public_id, {"status": "suggested"})
    assert claim.history.latest().act == act


def test_a_decision_asks_for_a_derivation_of_its_event(nadia: User) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia)
    job = Job.objects.get(name="claims.derive_event")
    assert job.arguments == {"event": claim.event.public_id}


def test_a_claim_that_moved_on_is_not_decided(nadia: User) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia, expected_version=1)
    with pytest.raises(StaleRow, match=r"version 1 was shown, version 2 is stored"):
        reject_claim(claim.pk, by=nadia, reason="late", expected_version=1)
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.ACCEPTED


def test_somebody_without_the_permission_decides_nothing() -> None:
    claim, reader = ClaimFactory(), UserFactory(username="sofia")
    with pytest.raises(
        NotAllowed, match=r'"sofia" may not do this: it needs the permission claims.accept_claim.'
    ):
        accept_claim(claim.pk, by=reader)
    assert not Act.objects.exists()


def test_a_rejection_needs_a_reason(nadia: User) -> None:
    claim = ClaimFactory()
    with pytest.raises(BadDecision, match="A rejection needs a reason"):
        reject_claim(claim.pk, by=nadia, reason="  ")
    reject_claim(claim.pk, by=nadia, reason="a wounded girl, not a dead one")
    claim.refresh_from_db()
    assert (claim.status, claim.decision_reason) == (ClaimStatus.REJECTED, "a wounded girl, not a dead one")


def test_editing_corrects_the_value_and_keeps_what_it_was(nadia: User) -> None:
    claim = ClaimFactory()
    content = replace(content_of(claim), value=quantity(Comparator.AT_LEAST, 1), modality=Modality.HEDGED)
    edit_claim(claim.pk, content, by=nadia, reason="the text says at least")
    claim.refresh_from_db()
    assert (claim.number, claim.lower, claim.upper) == (Decimal(1), Decimal(1), None)
    assert (claim.status, claim.modality) == (ClaimStatus.ACCEPTED, Modality.HEDGED)
    act = Act.objects.get(verb="claim.edit")
    assert act.old["modality"] == "asserted"
    assert act.new["modality"] == "hedged"
    assert [row.modality for row in claim.history.order_by("pk")] == ["asserted", "hedged"]


def test_a_quote_that_is_not_at_its_offsets_is_refused(nadia: User) -> None:
    claim = ClaimFactory()
    with pytest.raises(BadClaim, match="The quote does not stand there"):
        edit_claim(claim.pk, replace(content_of(claim), start=0, end=5, quote="Eight"), by=nadia)
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.SUGGESTED


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"focus_start": 0, "focus_end": 5}, r"The focus \(0 to 5\) lies outside the quote \(49 to 68\)."),
        ({"focus_start": 49}, "The focus has a start and an end, or neither."),
        ({"value": Category("rocket")}, 'The attribute "killed" takes a count; got a category.'),
    ],
)
def test_content_that_does_not_hold_together_is_refused_in_words(
    nadia: User, change: dict[str, object], message: str
) -> None:
    claim = ClaimFactory()
    with pytest.raises(BadClaim, match=message):
        edit_claim(claim.pk, replace(content_of(claim), **change), by=nadia)  # type: ignore[arg-type]


def test_an_unknown_category_is_refused_with_the_known_ones(nadia: User) -> None:
    weapon = AttributeFactory(key="weapon", family="things", definition__value_kind="category")
    weapon.current.definition["categories"] = [{"key": "rocket"}, {"key": "drone"}]
    article = ArticleFactory()
    content = ClaimContent(weapon, Category("catapult"), 0, 5, "Seven")
    with pytest.raises(BadClaim, match=r'"catapult" is no category. Accepted: rocket, drone.'):
        add_claim(article, content, by=nadia)


def test_a_claim_added_by_hand_is_accepted_and_numbered_after_the_others(nadia: User) -> None:
    claim = ClaimFactory(ordinal=7)
    quote = "five people were hurt"
    start = TEXT.index(quote)
    content = ClaimContent(
        claim.attribute,
        quantity(Comparator.EXACT, 5),
        start,
        start + len(quote),
        quote,
        focus_start=start,
        focus_end=start + 4,
        event=EventFactory(),
    )
    added = add_claim(claim.article, content, by=nadia)
    assert (added.ordinal, added.public_id) == (8, f"{claim.article.public_id}.8")
    assert (added.producer, added.status, added.focus) == (Producer.PERSON, ClaimStatus.ACCEPTED, "five")
    assert decision_of(added).kind == DecisionKind.ADD


def test_a_decision_taken_back_is_open_again(nadia: User) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia)
    reopen_claim(claim.pk, by=nadia)
    claim.refresh_from_db()
    assert (claim.status, claim.verification) == (ClaimStatus.SUGGESTED, Verification.MACHINE)
    assert not ReviewDecision.objects.filter(claim=claim, is_latest=True).exists()


def test_a_reopened_suggestion_says_again_what_its_producer_said(nadia: User) -> None:
    claim = ClaimFactory()
    edit_claim(claim.pk, replace(content_of(claim), value=quantity(Comparator.EXACT, 22)), by=nadia)
    reopen_claim(claim.pk, by=nadia)
    claim.refresh_from_db()
    assert (claim.status, claim.number) == (ClaimStatus.SUGGESTED, Decimal(1))


def test_another_persons_decision_is_replaced_only_with_a_reason(nadia: User) -> None:
    claim, tomas = ClaimFactory(), UserFactory(username="tomas", is_superuser=True)
    reject_claim(claim.pk, by=nadia, reason="not in the text")
    with pytest.raises(BadDecision, match=r"nadia decided about .* before. Say why you decide otherwise."):
        accept_claim(claim.pk, by=tomas)
    with pytest.raises(BadDecision, match=r"nadia decided about .*: only they can take it back."):
        reopen_claim(claim.pk, by=tomas)
    accept_claim(claim.pk, by=tomas, reason="the second paragraph says so")
    claim.refresh_from_db()
    assert (claim.status, claim.decision_reason) == (ClaimStatus.ACCEPTED, "the second paragraph says so")


def test_a_claim_starts_as_sensitive_as_what_it_says(nadia: User) -> None:
    motive = AttributeFactory(key="motive", family="other", definition__value_kind="text")
    motive.current.sensitivity = Sensitivity.RESTRICTED
    content = ClaimContent(motive, Wording("to hurt"), 0, 5, "Seven")
    assert add_claim(ArticleFactory(), content, by=nadia).sensitivity == Sensitivity.RESTRICTED
    lowered = replace(content, sensitivity=Sensitivity.PUBLIC)
    assert add_claim(ArticleFactory(), lowered, by=nadia).sensitivity == Sensitivity.PUBLIC
    public = ClaimFactory().attribute
    hidden = ArticleFactory(sensitivity=Sensitivity.CONFIDENTIAL)
    stated = ClaimContent(public, quantity(Comparator.EXACT, 7), 0, 5, "Seven")
    assert add_claim(hidden, stated, by=nadia).sensitivity == Sensitivity.CONFIDENTIAL


def test_no_claim_goes_to_an_event_that_was_merged_away(nadia: User) -> None:
    survivor = EventFactory(public_id="E000001")
    merged = EventFactory(public_id="E000002", merged_into=survivor)
    claim = ClaimFactory()
    with pytest.raises(BadClaim, match=r"E000002 was merged into E000001: choose that one."):
        edit_claim(claim.pk, replace(content_of(claim), event=merged), by=nadia)


def test_what_a_person_added_is_never_a_suggestion(nadia: User) -> None:
    claim = ClaimFactory(accepted=True, producer=Producer.PERSON)
    with pytest.raises(BadDecision, match="was never a suggestion"):
        reopen_claim(claim.pk, by=nadia)


def test_a_policy_accepts_only_what_nobody_decided() -> None:
    open_one = ClaimFactory()
    rejected = ClaimFactory(status=ClaimStatus.REJECTED, verification=Verification.ONE_REVIEWER)
    assert accept_under_policy(Claim.objects.all(), policy="trial") == 1
    open_one.refresh_from_db()
    rejected.refresh_from_db()
    assert (open_one.verification, open_one.decision_reason) == (Verification.POLICY, "policy: trial")
    assert rejected.status == ClaimStatus.REJECTED
    assert open_one.history.latest().act.verb == "claim.accept_under_policy"
    assert accept_under_policy(Claim.objects.all(), policy="trial") == 0


def test_a_retracted_claim_is_not_decided_again(nadia: User) -> None:
    claim = ClaimFactory(status=ClaimStatus.RETRACTED, verification=Verification.ONE_REVIEWER)
    with pytest.raises(BadDecision, match=r"is retracted\. Decidable: suggested, accepted, rejected\."):
        accept_claim(claim.pk, by=nadia)
