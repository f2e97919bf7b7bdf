"""Undoing one's own acts: what comes back, what is refused and why, what the preview names."""

from dataclasses import replace

import pytest

from claims.domain.codes import Axis, ClaimStatus, Modality, ValueRelation
from claims.models import Claim, ClaimLink, Event, LinkOrigin, Resolution, ResolutionState, ReviewDecision
from claims.models import RulingKind as Kind
from claims.selectors.undo import Undo, last_acts, undo_of
from claims.services.accepting import accept_claims
from claims.services.claim_content import content_of
from claims.services.consensus import derive_event
from claims.services.errors import BadDecision, NotAllowed
from claims.services.linking import decide_link
from claims.services.merging import merge_events
from claims.services.release import publish_release
from claims.services.resolution import resolve_conflict
from claims.services.review import accept_claim, add_claim, edit_claim, reject_claim
from claims.services.routing import route_claims
from claims.services.undoing import undo_act
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from sources.codes import Sensitivity
from tests.claims.admin.cast import adopted, person
from tests.claims.api.cast import link
from tests.factories import ArticleFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia() -> User:
    return UserFactory(username="nadia", is_superuser=True)


@pytest.fixture
def tomas() -> User:
    return UserFactory(username="tomas", is_superuser=True)


@pytest.fixture
def claim() -> Claim:
    found: Claim = ClaimFactory()
    adopted(found.attribute)
    return found


def last() -> Act:
    """The latest act that is no step of another."""
    return Act.objects.filter(parent__isnull=True).latest("id")


def preview(act: Act, user: User) -> Undo:
    found = undo_of(act, user)
    assert found is not None
    return found


def status(claim: Claim) -> str:
    return Claim.objects.values_list("status", flat=True).get(pk=claim.pk)


def test_a_decision_about_a_suggestion_opens_it_again(nadia: User, claim: Claim) -> None:
    reject_claim(claim.pk, by=nadia, reason="No number.")
    rejected = last()
    told = preview(rejected, nadia)
    assert told.refusal == ""
    assert [(one.old, one.new) for one in told.touched[0].changes if one.field == "status"] == [
        ("suggested", "rejected")
    ]
    undo_act(rejected.pk, by=nadia)
    assert status(claim) == ClaimStatus.SUGGESTED
    act = last()
    assert (act.verb, act.detail.new["act"]) == ("act.undo", rejected.pk)
    assert list(Act.objects.filter(parent=act).values_list("verb", flat=True)) == ["claim.reopen"]


def test_undoing_an_edit_keeps_the_acceptance_before_it(nadia: User, claim: Claim) -> None:
    accept_claim(claim.pk, by=nadia)
    claim.refresh_from_db()
    edit_claim(claim.pk, replace(content_of(claim), modality=Modality.HEDGED), by=nadia)
    undo_act(last().pk, by=nadia)
    claim.refresh_from_db()
    assert (claim.status, claim.modality) == (ClaimStatus.ACCEPTED, Modality.ASSERTED)
    latest = ReviewDecision.objects.get(claim=claim, is_latest=True)
    assert latest.kind == "accept"


def test_undoing_an_override_brings_the_others_decision_back(nadia: User, tomas: User, claim: Claim) -> None:
    accept_claim(claim.pk, by=tomas)
    reject_claim(claim.pk, by=nadia, reason="It is a recap.")
    undo_act(last().pk, by=nadia)
    assert status(claim) == ClaimStatus.ACCEPTED
    assert [row.review.reviewer for row in ReviewDecision.objects.filter(is_latest=True)] == [tomas]


def test_what_was_decided_since_is_named_and_never_overwritten(
    nadia: User, tomas: User, claim: Claim
) -> None:
    accept_claim(claim.pk, by=nadia)
    accepted = last()
    reject_claim(claim.pk, by=tomas, reason="It is a recap.")
    told = preview(accepted, nadia)
    assert [act.verb for act in told.since] == ["claim.reject"]
    assert claim.public_id in told.refusal
    with pytest.raises(BadDecision, match="Changed since"):
        undo_act(accepted.pk, by=nadia)
    assert status(claim) == ClaimStatus.REJECTED


def test_nobody_undoes_what_another_did(nadia: User, tomas: User, claim: Claim) -> None:
    accept_claim(claim.pk, by=nadia)
    with pytest.raises(BadDecision, match="nadia did this"):
        undo_act(last().pk, by=tomas)
    assert status(claim) == ClaimStatus.ACCEPTED


def test_an_act_on_what_one_may_not_see_is_not_shown(claim: Claim) -> None:
    rita = person("reviewer", username="rita")
    accept_claim(claim.pk, by=rita)
    act = last()
    Claim.objects.filter(pk=claim.pk).update(sensitivity=Sensitivity.CONFIDENTIAL)
    assert undo_of(act, rita) is None
    with pytest.raises(NotAllowed, match="There is no such act"):
        undo_act(act.pk, by=rita)


def test_a_claim_added_is_rejected_with_the_reason(nadia: User, claim: Claim) -> None:
    added = add_claim(claim.article, content_of(claim), by=nadia)
    with pytest.raises(BadDecision, match="needs a reason"):
        undo_act(last().pk, by=nadia)
    undo_act(last().pk, by=nadia, reason="Added twice.")
    assert status(added) == ClaimStatus.REJECTED


def test_several_accepted_together_go_back_together_or_not_at_all(nadia: User) -> None:
    article, event = ArticleFactory(), EventFactory()
    claims = [ClaimFactory(article=article, event=event) for _ in range(3)]
    accept_claims(article, {each.pk: each.row_version for each in claims}, by=nadia)
    bulk = last()
    assert preview(bulk, nadia).total == 3
    reject_claim(claims[1].pk, by=nadia, reason="No number.")
    with pytest.raises(BadDecision, match=claims[1].public_id):
        undo_act(bulk.pk, by=nadia)
    assert {status(each) for each in claims} == {ClaimStatus.ACCEPTED, ClaimStatus.REJECTED}
    undo_act(last().pk, by=nadia)
    assert status(claims[1]) == ClaimStatus.ACCEPTED


def test_a_move_goes_back(nadia: User, claim: Claim) -> None:
    before = claim.event
    route_claims([claim], EventFactory(), by=nadia)
    undo_act(last().pk, by=nadia)
    claim.refresh_from_db()
    assert claim.event == before


def test_a_decided_link_gives_way_to_what_it_replaced(nadia: User) -> None:
    event = EventFactory()
    one, other = ClaimFactory(event=event), ClaimFactory(event=event)
    link(one, other)
    decide_link(one, other, Axis.VALUE, ValueRelation.CONFLICTS, by=nadia, reason="5 is not 7.")
    decided = last()
    with pytest.raises(BadDecision, match="needs a reason"):
        undo_act(decided.pk, by=nadia)
    undo_act(decided.pk, by=nadia, reason="Misread.")
    live = ClaimLink.objects.live().get()
    assert (live.relation, live.origin, live.decided_by) == ("corroborates", LinkOrigin.SUGGESTED, None)
    with pytest.raises(BadDecision, match="Changed since"):
        undo_act(decided.pk, by=nadia, reason="Again.")


def test_a_link_decided_where_nothing_was_leaves_the_pair_open(nadia: User) -> None:
    event = EventFactory()
    one, other = ClaimFactory(event=event), ClaimFactory(event=event)
    decide_link(one, other, Axis.VALUE, ValueRelation.CORROBORATES, by=nadia)
    undo_act(last().pk, by=nadia, reason="Misread.")
    assert not ClaimLink.objects.live().exists()


def test_a_ruling_is_withdrawn_and_what_stands_on_an_acceptance_is_named(nadia: User, tomas: User) -> None:
    claim = ClaimFactory()
    adopted(claim.attribute)
    accept_claim(claim.pk, by=nadia)
    accepted = last()
    other = ClaimFactory(accepted=True, event=claim.event, attribute=claim.attribute)
    decide_link(claim, other, Axis.VALUE, ValueRelation.CORROBORATES, by=nadia)
    derive_event(claim.event)
    ruling = resolve_conflict(
        claim.event, claim.attribute, "", kind=Kind.INSUFFICIENT, reason="Too little.", by=tomas
    )
    ruled = last()
    publish_release("tried")
    told = preview(accepted, nadia)
    assert [row.public_id for row in told.rulings] == [ruling.public_id]
    assert len(told.links) == 1
    assert [row.name for row in told.releases] == ["tried"]
    undo_act(ruled.pk, by=tomas, reason="Too early.")
    assert Resolution.objects.get().state == ResolutionState.WITHDRAWN


def test_a_merge_is_taken_back(nadia: User, claim: Claim) -> None:
    going, staying = claim.event, EventFactory()
    merge_events(going, staying, by=nadia, reason="One attack.")
    undo_act(last().pk, by=nadia, reason="Two nights.")
    assert Event.objects.get(pk=going.pk).merged_into is None
    claim.refresh_from_db()
    assert claim.event == going


def test_my_last_acts_tell_which_can_be_undone(nadia: User, tomas: User, claim: Claim) -> None:
    accept_claim(claim.pk, by=nadia)
    accept_claim(ClaimFactory().pk, by=tomas)
    undo_act(last().pk, by=tomas)
    mine = last_acts(nadia)
    assert [(each.act.verb, each.is_undoable) for each in mine] == [("claim.accept", True)]
    latest = last_acts(tomas)[0]
    assert (latest.act.verb, latest.is_undoable) == ("act.undo", False)
