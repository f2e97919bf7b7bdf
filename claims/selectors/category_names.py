"""What categories are called in the reader's language, for explanations, which are stored with their codes.

Outward: ``category_names`` of one attribute, and ``category_names_of`` of several, which asks one query.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F
from django.utils.translation import get_language

from claims.domain.codes import ValueKind
from claims.models import Attribute, AttributeVersion

# The codes are English words.
LANGUAGE_OF_CODES = "en"


def category_names(attribute: Attribute) -> dict[str, str]:
    """A category as an explanation says it -> what it is called. Empty in English, and of what has no categories.

    Reads the current version of the attribute.
    """
    language, version = _language(), attribute.current
    if language == LANGUAGE_OF_CODES or version is None or version.value_kind != ValueKind.CATEGORY:
        return {}
    return _names(version.definition, language)


def category_names_of(attributes: Iterable[int]) -> dict[int, dict[str, str]]:
    """Row id of an attribute -> its ``category_names``, of those that have any."""
    language = _language()
    if language == LANGUAGE_OF_CODES:
        return {}
    in_force = AttributeVersion.objects.filter(
        attribute__in=set(attributes), attribute__current_id=F("pk"), value_kind=ValueKind.CATEGORY
    )
    found = in_force.order_by("pk").values_list("attribute_id", "definition")
    return {attribute: _names(definition, language) for attribute, definition in found}


def _names(definition: Mapping[str, Any], language: str) -> dict[str, str]:
    labels = {each["key"]: each["label"].get(language) for each in definition.get("categories", ())}
    return {key.replace("_", " "): _inside(label) for key, label in labels.items() if label}


def _inside(label: str) -> str:
    """As it stands inside a sentence: "Roquette" begins small, "IED" does not."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _language() -> str:
    return (get_language() or LANGUAGE_OF_CODES).partition("-")[0]
