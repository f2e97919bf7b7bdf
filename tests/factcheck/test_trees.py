"""Rows that are part of rows: a circle is refused in words, in every register."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from claims.models import Scope
from tests.factories import (
    ActorFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

REGISTERS = [
    (PlaceFactory, "name", "parent"),
    (ActorFactory, "name", "parent"),
    (ScopeFactory, "name", "parent"),
    (EventFactory, "title", "parent"),
    (SourceFactory, "name", "owner"),
]


@pytest.mark.parametrize(("factory", "name", "relation"), REGISTERS)
def test_a_circle_is_named(factory: Any, name: str, relation: str) -> None:
    whole = factory(**{name: "the whole"})
    middle = factory(**{name: "the middle", relation: whole})
    part = factory(**{name: "the part", relation: middle})
    setattr(whole, relation, part)
    with pytest.raises(ValidationError) as refused:
        whole.clean()
    assert refused.value.messages == [
        "This would close a circle: the whole → the part → the middle → the whole. Choose another, or none."
    ]


@pytest.mark.parametrize(("factory", "name", "relation"), REGISTERS)
def test_a_line_without_a_circle_is_taken(factory: Any, name: str, relation: str) -> None:
    whole = factory()
    part = factory(**{relation: whole})
    part.clean()
    whole.clean()
    type(whole)(**{relation: part}).clean()


def test_a_circle_further_up_is_not_of_this_rows_making() -> None:
    one, other = ScopeFactory(), ScopeFactory()
    Scope.objects.filter(pk=one.pk).update(parent=other)
    Scope.objects.filter(pk=other.pk).update(parent=one)
    ScopeFactory(parent=Scope.objects.get(pk=one.pk)).clean()
