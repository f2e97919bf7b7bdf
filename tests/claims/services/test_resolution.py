"""Rulings: who may, what they need, and what moves them."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Permission

from claims.consensus import settled
from claims.domain.codes import Cardinality, ClaimStatus, Comparator, Evidence, Family, Ruling, ValueKind
from claims.domain.values import Named, Value, quantity
from claims.models import (
    Attribute,
    Claim,
    Consensus,
    Event,
    Resolution,
    ResolutionState,
    Review,
    ReviewDecision,
    RulingKind,
)
from claims.selectors.shown_values import shown_settled
from claims.services.consensus import derive_all, derive_event
from claims.services.errors import BadDecision, NotAllowed
from claims.services.resolution import resolve_conflict, withdraw_resolution
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from tests.factories import (
    ActorFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    SnapshotFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    user = UserFactory(username="editor")
    user.user_permissions.add(Permission.objects.get(codename="resolve_conflict"))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def killed() -> Attribute:
    return AttributeFactory(key="killed", definition__policy="toll")


@pytest.fixture
def perpetrator() -> Attribute:
    return AttributeFactory(
        key="perpetrator",
        family=Family.ACTORS,
        definition__value_kind=ValueKind.ACTOR,
        definition__policy="responsibility",
        definition__cardinality=Cardinality.MANY,
    )


@pytest.fixture
def event(killed: Attribute, perpetrator: Attribute) -> Event:
    """Nine killed, or thirteen."""
    SnapshotFactory(versions=[killed.current, perpetrator.current])
    event = EventFactory(public_id="E000001")
    for number in (9, 13):
        ClaimFactory(event=event, attribute=killed, number=Decimal(number), accepted=True)
    derive_event(event)
    return event


def number(value: int) -> Value:
    return quantity(Comparator.EXACT, value)


def rule(event: Event, killed: Attribute, by: Any, **fields: Any) -> Resolution:
    fields = {"kind": RulingKind.VALUE, "value": number(13), "reason": "The hospital's list.", **fields}
    return resolve_conflict(event, killed, "", by=by, **fields)


def row(event: Event) -> Consensus:
    return Consensus.objects.get(event=event, attribute__key="killed", scope_key="")


def test_a_ruled_value_is_published(event: Event, killed: Attribute, editor: User) -> None:
    ruling = rule(event, killed, editor)
    assert (ruling.public_id, ruling.state, ruling.editor) == ("R000001", ResolutionState.LIVE, editor)
    derived = row(event)
    assert (derived.number, derived.has_value) == (13, True)
    assert (derived.evidence, derived.ruling) == (Evidence.CONTESTED, Ruling.RULED)
    assert not derived.needs_an_editor


def test_the_ruling_is_an_act_of_the_editor(event: Event, killed: Attribute, editor: User) -> None:
    ruling = rule(event, killed, editor)
    act = Act.objects.get(verb="resolution.resolve")
    assert (act.actor, act.target_id, act.reason) == (editor, ruling.public_id, "The hospital's list.")
    assert ruling.history.latest().act == act


def test_the_two_lists_of_kinds_are_one() -> None:
    assert {kind.value for kind in settled.RulingKind} == set(RulingKind.values)


def test_a_range_has_no_best_value(event: Event, killed: Attribute, editor: User) -> None:
    stated = quantity(Comparator.RANGE, None, low=10, high=12)
    rule(event, killed, editor, kind=RulingKind.RANGE, value=stated)
    derived = row(event)
    assert (derived.has_value, derived.lower, derived.upper) == (False, 10, 12)


@pytest.mark.parametrize(
    ("kind", "evidence"),
    [(RulingKind.CONTESTED, Evidence.CONTESTED), (RulingKind.INSUFFICIENT, Evidence.INSUFFICIENT)],
)
def test_no_value_is_a_ruling_too(
    event: Event, killed: Attribute, editor: User, kind: RulingKind, evidence: Evidence
) -> None:
    rule(event, killed, editor, kind=kind, value=None)
    derived = row(event)
    assert (derived.has_value, derived.evidence, derived.ruling) == (False, evidence, Ruling.RULED)


def test_an_own_value_with_evidence_sets_the_bounds(event: Event, killed: Attribute, editor: User) -> None:
    rule(event, killed, editor, kind=RulingKind.OWN_VALUE, value=number(15), evidence="The inquiry, page 4.")
    derived = row(event)
    assert (derived.number, derived.lower, derived.upper) == (15, 15, 15)


def test_a_ruled_bound_is_what_is_published(event: Event, killed: Attribute, editor: User) -> None:
    value = quantity(Comparator.AT_LEAST, 10)
    rule(event, killed, editor, kind=RulingKind.OWN_VALUE, value=value, evidence="The inquiry, page 4.")
    derived = row(event)
    assert (derived.number, derived.lower, derived.upper, derived.value_is_bound) == (10, 10, None, True)
    assert shown_settled(derived) == "≥ 10"


REFUSALS = [
    ({"reason": " "}, "A ruling needs a reason."),
    (
        {"kind": RulingKind.OWN_VALUE, "value": number(15)},
        "A value that no claim states needs its evidence.",
    ),
    ({"value": number(15)}, 'No voice states "15". Stated: 13, 9.'),
    ({"value": None}, 'A ruling of the kind "one of the stated values" takes a value of the kind count.'),
    ({"kind": RulingKind.CONTESTED}, 'A ruling of the kind "contested: publish all values" takes no value.'),
    ({"kind": RulingKind.RANGE}, "A range is for numbers, and has at least one end."),
    (
        {"value": quantity(Comparator.RANGE, None, low=9, high=13)},
        "A ruling for a value names one number; for its two ends, rule a range.",
    ),
]


@pytest.mark.parametrize(("fields", "message"), REFUSALS)
def test_what_does_not_hold_together_is_refused(
    event: Event, killed: Attribute, editor: User, fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(BadDecision) as refusal:
        rule(event, killed, editor, **fields)
    assert str(refusal.value) == message
    assert not Resolution.objects.exists()


def test_what_nobody_speaks_of_cannot_be_ruled(event: Event, killed: Attribute, editor: User) -> None:
    with pytest.raises(BadDecision, match=r'No accepted claim of E000001 speaks of killed for "group:x".'):
        resolve_conflict(event, killed, "group:x", kind=RulingKind.CONTESTED, reason="Why not.", by=editor)


def test_it_takes_the_permission(event: Event, killed: Attribute) -> None:
    with pytest.raises(NotAllowed, match=r"it needs the permission claims.resolve_conflict"):
        rule(event, killed, UserFactory(username="reader"))


def test_the_machine_makes_no_ruling(event: Event, killed: Attribute) -> None:
    with pytest.raises(NotAllowed, match=r"A ruling is a person's: the machine makes none."):
        rule(event, killed, None)


def test_nobody_rules_on_claims_that_they_added(event: Event, killed: Attribute, editor: User) -> None:
    claim = Claim.objects.order_by("public_id").first()
    Claim.objects.filter(pk=claim.pk).update(created_by=editor)
    with pytest.raises(NotAllowed, match=f"You decided or added {claim.public_id} yourself."):
        rule(event, killed, editor)


@pytest.mark.parametrize(("kind", "is_refused"), [("accept", True), ("edit", True), ("skip", False)])
def test_nobody_rules_on_claims_that_they_decided(
    event: Event, killed: Attribute, editor: User, kind: str, is_refused: bool
) -> None:
    claim = Claim.objects.first()
    review = Review.objects.create(article=claim.article, reviewer=editor)
    ReviewDecision.objects.create(review=review, claim=claim, kind=kind)
    if not is_refused:
        assert rule(event, killed, editor)
        return
    with pytest.raises(NotAllowed, match=r"Nobody rules on their own work"):
        rule(event, killed, editor)


def test_new_evidence_makes_the_ruling_stale_and_keeps_its_value(
    event: Event, killed: Attribute, editor: User
) -> None:
    ruling = rule(event, killed, editor)
    late = ClaimFactory(event=event, attribute=killed, number=Decimal(11), accepted=True)
    derive_event(event)
    ruling.refresh_from_db()
    assert ruling.state == ResolutionState.STALE
    assert (row(event).ruling, row(event).number) == (Ruling.STALE, 13)
    assert row(event).needs_an_editor
    late.delete()
    derive_event(event)
    ruling.refresh_from_db()
    assert (ruling.state, row(event).ruling) == (ResolutionState.LIVE, Ruling.RULED)
    assert set(Act.objects.filter(verb__startswith="resolution.").values_list("verb", flat=True)) == {
        "resolution.resolve",
        "resolution.stale",
        "resolution.revive",
    }


def test_a_stale_ruling_is_replaced_and_a_live_one_is_not(
    event: Event, killed: Attribute, editor: User
) -> None:
    first = rule(event, killed, editor)
    with pytest.raises(BadDecision, match=r"R000001 is in force here: withdraw it first."):
        rule(event, killed, editor)
    ClaimFactory(event=event, attribute=killed, number=Decimal(11), accepted=True)
    derive_event(event)
    second = rule(event, killed, editor, value=number(11))
    first.refresh_from_db()
    assert (first.state, second.public_id) == (ResolutionState.WITHDRAWN, "R000002")
    assert row(event).number == 11


def test_a_ruling_on_a_picture_that_was_not_seen_is_refused(
    event: Event, killed: Attribute, editor: User
) -> None:
    assert rule(event, killed, editor, seen_sha256=row(event).content_sha256)
    with pytest.raises(StaleRow, match="What the claims say of killed is no longer what you were shown"):
        rule(event, killed, editor, seen_sha256="0" * 64)


def test_a_ruling_is_not_made_on_a_row_that_waits_to_be_derived_anew(
    event: Event, killed: Attribute, editor: User
) -> None:
    shown = row(event).content_sha256
    ClaimFactory(event=event, attribute=killed, number=Decimal(20), accepted=True)
    assert row(event).content_sha256 == shown
    with pytest.raises(StaleRow, match=r"Look at it again once it is derived, then rule\."):
        rule(event, killed, editor, seen_sha256=shown)
    assert not Resolution.objects.exists()
    derive_event(event)
    assert rule(event, killed, editor, seen_sha256=row(event).content_sha256)


def test_nobody_rules_on_a_claim_that_they_added_before_its_text_was_corrected(
    event: Event, killed: Attribute, editor: User
) -> None:
    old = ClaimFactory(attribute=killed, created_by=editor, status=ClaimStatus.ORPHANED)
    ClaimFactory(event=event, attribute=killed, number=Decimal(20), accepted=True, anchored_from=old)
    with pytest.raises(NotAllowed, match=f"You decided or added {old.public_id} yourself"):
        rule(event, killed, editor)


def test_a_withdrawn_ruling_leaves_it_contested(event: Event, killed: Attribute, editor: User) -> None:
    ruling = withdraw_resolution(rule(event, killed, editor), reason="A slip.", by=editor)
    assert ruling.state == ResolutionState.WITHDRAWN
    assert (row(event).has_value, row(event).ruling) == (False, Ruling.NONE)


def test_a_withdrawal_needs_a_reason_and_a_ruling_in_force(
    event: Event, killed: Attribute, editor: User
) -> None:
    ruling = rule(event, killed, editor)
    with pytest.raises(BadDecision, match=r"A withdrawal needs a reason."):
        withdraw_resolution(ruling, reason="", by=editor)
    with pytest.raises(StaleRow):
        withdraw_resolution(ruling, reason="A slip.", by=editor, expected_version=7)
    withdraw_resolution(ruling, reason="A slip.", by=editor)
    with pytest.raises(BadDecision, match=r"R000001 is withdrawn already."):
        withdraw_resolution(ruling, reason="A slip.", by=editor)


def test_rulings_survive_a_rebuild(event: Event, killed: Attribute, editor: User) -> None:
    rule(event, killed, editor)
    before = row(event).content_sha256
    Consensus.objects.all().delete()
    derive_all()
    assert row(event).content_sha256 == before


def test_a_ruling_on_who_is_responsible_cites_its_evidence(
    event: Event, perpetrator: Attribute, editor: User
) -> None:
    group = ActorFactory(key="group", name="Group")
    named = ClaimFactory(
        event=event,
        attribute=perpetrator,
        accepted=True,
        value_kind=ValueKind.ACTOR,
        number=None,
        actor=group,
        wording="Group",
    )
    value = Named(ValueKind.ACTOR, "Group", "group")
    with pytest.raises(BadDecision, match=r"A ruling on who is responsible cites its evidence"):
        resolve_conflict(
            event, perpetrator, "", kind=RulingKind.VALUE, value=value, reason="It is known.", by=editor
        )
    resolve_conflict(
        event,
        perpetrator,
        "",
        kind=RulingKind.VALUE,
        value=value,
        reason="The court said so.",
        by=editor,
        cited_claims=[named],
    )
    derived = Consensus.objects.get(attribute=perpetrator)
    assert (derived.actor, derived.has_value) == (group, True)
