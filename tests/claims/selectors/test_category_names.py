"""What an explanation calls a category in the language of the reader."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from claims.domain.attributes import CategoryDefinition
from claims.domain.codes import ValueKind
from claims.models import Attribute
from claims.selectors.category_names import category_names, category_names_of
from tests.factories import AttributeFactory

pytestmark = pytest.mark.django_db

CATEGORIES = (
    CategoryDefinition("car_bomb", {"en": "Car bomb", "fr": "Voiture piégée"}),
    CategoryDefinition("ied", {"en": "IED", "fr": "EEI (engin)"}),
    CategoryDefinition("sling", {"en": "Sling"}),
)
IN_FRENCH = {"car bomb": "voiture piégée", "ied": "EEI (engin)"}


@pytest.fixture
def weapon() -> Attribute:
    found: Attribute = AttributeFactory(
        key="weapon", definition__value_kind=ValueKind.CATEGORY, definition__categories=CATEGORIES
    )
    return found


def test_a_category_is_said_with_its_label_as_it_stands_in_a_sentence(weapon: Attribute) -> None:
    with override("fr"):
        assert category_names(weapon) == IN_FRENCH
    with override("en"):
        assert category_names(weapon) == {}


def test_what_has_no_categories_has_no_names(weapon: Attribute) -> None:
    with override("fr"):
        assert category_names(AttributeFactory(key="killed")) == {}


def test_those_of_several_attributes_are_asked_at_once_and_not_at_all_in_english(weapon: Attribute) -> None:
    killed = AttributeFactory(key="killed")
    with override("fr"), CaptureQueriesContext(connection) as asked:
        assert category_names_of([weapon.pk, killed.pk, weapon.pk]) == {weapon.pk: IN_FRENCH}
    assert len(asked) == 1
    with override("en"), CaptureQueriesContext(connection) as asked:
        assert category_names_of([weapon.pk]) == {}
    assert len(asked) == 0
