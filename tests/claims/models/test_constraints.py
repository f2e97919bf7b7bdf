"""The rules of the tables: each refused by the database, and in words before the database speaks."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from claims.domain.codes import Axis, Comparator, Provenance, ValueKind, ValueRelation, ValueState
from claims.models import (
    Assignment,
    Claim,
    ClaimLink,
    Comment,
    DatasetRelease,
    Event,
    EventLink,
    LinkDirection,
    LinkOrigin,
    Place,
    Resolution,
    Review,
    RulingKind,
    Scope,
)
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SnapshotFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def refused(row: Any) -> str:
    """The sentence a person reads; the database refuses the same row."""
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    return " ".join(error.value.messages)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"start": 9, "end": 9}, "A claim stands on words: its span starts before it ends."),
        ({"focus": "x", "focus_start": 0, "focus_end": 3}, "The focus lies inside the quote"),
        ({"lower": 3, "upper": 1}, "The lower bound is not above the upper bound."),
        ({"number": -1, "lower": -1, "upper": -1}, "A count is 0 or more."),
        ({"value_kind": ValueKind.TEXT}, "Only counts and measures hold numbers."),
        (
            {"comparator": Comparator.NONE, "number": None},
            "A stated zero has the number 0",
        ),  # null is no zero
        ({"focus": "x"}, "The focus lies inside the quote, or is left out altogether."),
        ({"comparator": Comparator.NONE}, "A stated zero has the number 0 and the bounds 0 and 0."),
        ({"comparator": Comparator.SOME}, "A range or a vague quantity names no single number."),
        ({"value_state": ValueState.UNKNOWN}, "A value that is unknown or withheld states nothing."),
        (
            {"number": None, "lower": None, "upper": None},
            "Give the value, or say that the source does not know it",
        ),
        ({"date_edtf": "2020-11-17"}, "Only values of kind date hold a date."),
        ({"category": "rocket"}, "A value fills only the columns of its own kind."),
        ({"score": Decimal("1.5")}, "A score lies between 0 and 1."),
        ({"verification": "one_reviewer"}, "A suggestion is not verified by anybody."),
    ],
)
def test_a_claim_that_does_not_hold_together_is_refused(change: dict[str, Any], sentence: str) -> None:
    claim = ClaimFactory.build(
        article=ArticleFactory(), attribute=AttributeFactory(), event=EventFactory(), **change
    )
    assert sentence in refused(claim)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 0, "lower": 0, "upper": 0, "comparator": Comparator.NONE},  # a stated zero
        {
            "number": None,
            "lower": None,
            "upper": None,
            "value_state": ValueState.UNKNOWN,
        },  # said to be unknown
        {
            "number": None,
            "lower": None,
            "upper": None,
            "comparator": Comparator.SOME,
        },  # "several", no bound known
        {"number": 3, "lower": 3, "upper": None, "comparator": Comparator.AT_LEAST},  # an open end
        {"number": None, "lower": 2, "upper": 4, "comparator": Comparator.RANGE},
    ],
)
def test_zero_unknown_open_and_vague_are_four_things_that_all_hold(change: dict[str, Any]) -> None:
    claim = ClaimFactory(**change)
    claim.full_clean()
    stored = Claim.objects.get(pk=claim.pk)
    assert stored.value.fields().value_state == stored.value_state


def link(**fields: Any) -> ClaimLink:
    first, second = ClaimFactory(), ClaimFactory()
    return ClaimLink(
        **{
            "first": first,
            "second": second,
            "axis": Axis.VALUE,
            "relation": ValueRelation.CORROBORATES,
            "origin": LinkOrigin.SUGGESTED,
            **fields,
        }
    )


def test_a_pair_has_one_live_link_per_axis_and_keeps_the_earlier_ones() -> None:
    live = link()
    live.save()
    again = link(first=live.first, second=live.second, relation=ValueRelation.CONFLICTS)
    assert "The pair has a live link on this axis already." in refused(again)
    live.is_live = False
    live.save()
    again.save()
    assert ClaimLink.objects.live().get() == again
    link(first=live.first, second=live.second, axis=Axis.PROVENANCE, relation=Provenance.UNKNOWN).save()


def test_a_relation_belongs_to_its_axis_and_has_a_direction_only_where_directed() -> None:
    assert "The relation belongs to the other axis." in refused(link(relation=Provenance.INDEPENDENT))
    assert "A directed relation says which claim acts on which" in refused(
        link(relation=ValueRelation.UPDATES)
    )
    undirected = link(direction=LinkDirection.FORWARD)
    assert "A directed relation says which claim acts on which" in refused(undirected)
    link(relation=ValueRelation.UPDATES, direction=LinkDirection.BACKWARD).save()


def test_a_pair_is_two_claims_in_one_order() -> None:
    pair = link()
    pair.first, pair.second = pair.second, pair.first
    assert "A link joins two different claims, the earlier one first." in refused(pair)


def test_a_decided_link_names_who_decided() -> None:
    assert "A decision names who decided" in refused(link(origin=LinkOrigin.DECIDED))
    assert "A decision names who decided" in refused(link(decided_by=UserFactory()))


def test_a_ruling_needs_a_reason_and_an_own_value_its_evidence() -> None:
    fields = {
        "public_id": "R1",
        "event": EventFactory(),
        "attribute": AttributeFactory(),
        "value_kind": ValueKind.COUNT,
        "number": 1,
        "lower": 1,
        "upper": 1,
        "picture_sha256": "0" * 64,
        "editor": UserFactory(),
    }
    assert "This field cannot be blank." in refused(Resolution(kind=RulingKind.VALUE, reason="", **fields))
    own = Resolution(kind=RulingKind.OWN_VALUE, reason="seen", **fields)
    assert "A value that no claim states needs its evidence." in refused(own)


def test_registers_refuse_what_is_no_place_and_no_tree() -> None:
    assert "given together or not at all" in refused(PlaceFactory.build(latitude=Decimal("91"), longitude=0))
    assert "given together or not at all" in refused(PlaceFactory.build(latitude=Decimal("33")))
    place = PlaceFactory()
    place.parent = place
    assert "An entry cannot be part of itself." in refused(place)
    assert "The key of a scope starts with its facet" in refused(
        ScopeFactory.build(facet="place", key="group:x")
    )
    assert Place.objects.count() == 1
    assert not Scope.objects.exists()


def test_events_are_in_order_and_no_relation_of_themselves() -> None:
    event = EventFactory()
    event.date_lower, event.date_upper = "2020-11-18", "2020-11-17"
    assert "The first possible day is not after the last." in refused(event)
    event.refresh_from_db()
    event.merged_into = event
    assert "neither part of itself nor merged into itself" in refused(event)
    assert "A link joins two different events." in refused(
        EventLink(from_event=Event.objects.get(), to_event=Event.objects.get(), relation="before")
    )


def test_work_is_for_somebody_and_is_finished_when_done() -> None:
    article = ArticleFactory()
    assert "Assign the article to a reviewer or to a team." in refused(Assignment(article=article))
    review = Review(article=article, reviewer=UserFactory(), state="done")
    assert "has the time when it was finished" in refused(review)


def test_a_comment_is_about_one_thing() -> None:
    comment = Comment(claim=ClaimFactory(), event=EventFactory(), author=UserFactory(), body="why?")
    assert "A comment is about one claim, one link or one event." in refused(comment)


def test_nobody_approves_their_own_release() -> None:
    person = UserFactory()
    release = DatasetRelease(
        name="trial",
        version=1,
        title="trial",
        content_sha256="0" * 64,
        codebook=SnapshotFactory(),
        proposed_by=person,
        approved_by=person,
    )
    assert "Nobody approves their own release." in refused(release)
