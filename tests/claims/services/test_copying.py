"""A claim copied to another attribute or event: the same words, a fact of its own, and its source on record."""

from dataclasses import replace
from typing import Any

import pytest

from claims.domain.codes import ClaimStatus, Comparator, Producer
from claims.domain.values import Named, ValueKind, quantity
from claims.models import Claim, ReviewDecision
from claims.selectors.blind import addition
from claims.services.claim_content import ClaimContent, content_of
from claims.services.copying import copy_claim
from claims.services.errors import BadClaim, NotAllowed
from claims.services.review import add_claim, edit_claim
from claims.services.reviewing import finish_review
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from sources.codes import Sensitivity
from tests.claims.services.blind_cast import pair
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia() -> User:
    return UserFactory(username="nadia", is_superuser=True)


def to_target(source: Claim, **fields: Any) -> ClaimContent:
    """What a copy says that the words name a target."""
    target = AttributeFactory(key="target", family="place", definition__value_kind="place")
    value = Named(ValueKind.PLACE, source.quote)
    return replace(content_of(source), **{"attribute": target, "value": value, **fields})


def test_a_copy_stands_on_the_same_words_and_says_where_it_came_from(nadia: User) -> None:
    source = ClaimFactory(accepted=True)
    copied = copy_claim(source, to_target(source), by=nadia)
    for name in ("article", "start", "end", "quote", "focus_start", "focus_end", "focus", "as_of_lower"):
        assert getattr(copied, name) == getattr(source, name)
    assert (copied.status, copied.producer, copied.copied_from) == (
        ClaimStatus.ACCEPTED, Producer.PERSON, source,
    )  # fmt: skip
    act = Act.objects.get(verb="claim.add")
    assert act.new == {"attribute": "target", "copied_from": source.public_id}
    assert (copied.history.latest().copied_from, copied.history.latest().act) == (source, act)


def test_a_claim_is_copied_to_another_event_with_its_value(nadia: User) -> None:
    source, other = ClaimFactory(accepted=True, sensitivity=Sensitivity.RESTRICTED), EventFactory()
    copied = copy_claim(source, replace(content_of(source), event=other), by=nadia)
    assert (copied.event, copied.attribute, copied.value) == (other, source.attribute, source.value)
    assert copied.sensitivity == Sensitivity.RESTRICTED


def test_the_same_fact_is_not_copied(nadia: User) -> None:
    source = ClaimFactory(accepted=True)
    with pytest.raises(BadClaim) as refused:
        copy_claim(source, content_of(source), by=nadia)
    assert str(refused.value) == (
        f"This would say claim {source.ordinal} again: choose another attribute or another event."
    )
    assert Claim.objects.count() == 1


def test_a_copy_on_other_words_is_refused(nadia: User) -> None:
    source = ClaimFactory()
    shorter = to_target(source, end=source.end - 1, quote=source.quote[:-1], focus_start=None, focus_end=None)
    with pytest.raises(BadClaim, match="A copy stands on the words of its claim"):
        copy_claim(source, shorter, by=nadia)


def test_a_level_that_somebody_raised_goes_with_the_words(nadia: User) -> None:
    raised, usual = ClaimFactory(sensitivity=Sensitivity.CONFIDENTIAL), ClaimFactory()
    content = to_target(raised)
    assert copy_claim(raised, content, by=nadia).sensitivity == Sensitivity.CONFIDENTIAL
    # Of another attribute the level is that attribute's, as of any new claim.
    content = replace(content_of(usual), attribute=content.attribute, value=content.value)
    assert copy_claim(usual, content, by=nadia).sensitivity == Sensitivity.PUBLIC


def test_whoever_may_not_decide_copies_nothing() -> None:
    source = ClaimFactory()
    with pytest.raises(NotAllowed):
        copy_claim(source, to_target(source), by=UserFactory(username="rita"))
    assert Claim.objects.count() == 1


def test_an_edit_of_a_copy_keeps_where_it_came_from(nadia: User) -> None:
    source = ClaimFactory()
    copied = copy_claim(source, to_target(source), by=nadia)
    edit_claim(copied.pk, replace(content_of(copied), event=EventFactory()), by=nadia)
    assert Claim.objects.get(pk=copied.pk).copied_from == source


def test_a_copy_in_a_blind_review_is_its_reviewers_alone_until_both_are_done() -> None:
    two = pair()
    source, other = two.fresh(0), EventFactory()
    before = Claim.objects.count()
    shown = copy_claim(source, replace(content_of(source), event=other), by=two.nadia)
    assert (shown.pk, Claim.objects.count()) == (None, before)
    assert not Act.objects.filter(verb="claim.add").exists()
    for person in (two.nadia, two.tomas):
        for claim in two.claims:
            edit_claim(claim.pk, content_of(claim), by=person)
    finish_review(two.article, by=two.nadia)
    # The other adds the same by hand: that one of them copied it is no difference.
    add_claim(two.article, replace(content_of(source), event=other), by=two.tomas)
    finish_review(two.article, by=two.tomas)
    settled = Claim.objects.get(event=other)
    assert (settled.status, settled.copied_from) == (ClaimStatus.ACCEPTED, source)


def test_an_addition_of_a_blind_review_is_copied_too() -> None:
    two = pair()
    added = add_claim(two.article, two.addition(), by=two.nadia)
    kept = ReviewDecision.objects.get(number=1)
    assert added.pk is None
    copied = copy_claim(
        addition(kept, two.article), replace(two.addition(), event=EventFactory()), by=two.nadia
    )
    assert copied.ordinal == added.ordinal + 1
    assert ReviewDecision.objects.get(number=2).content["copied_from_id"] is None


def test_a_count_is_copied_to_another_count(nadia: User) -> None:
    source = ClaimFactory()
    casualties = AttributeFactory(key="casualties")
    value = quantity(Comparator.EXACT, 1, unit="person")
    copied = copy_claim(source, replace(content_of(source), attribute=casualties, value=value), by=nadia)
    assert (copied.attribute, copied.number, copied.event) == (casualties, 1, source.event)
