"""Fields that several serializers share.

Outward: ``NumberField``, ``KeyField`` and ``texts_by_language``.
"""

from decimal import Decimal
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

LANGUAGE_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
LANGUAGE_LISTS = {
    "type": "object",
    "additionalProperties": {"type": "array", "items": {"type": "string"}},
}


@extend_schema_field({"type": "number", "nullable": True})
class NumberField(serializers.Field):
    """A JSON number: 7 for a whole one, 0.5 otherwise; null where there is none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def to_representation(self, value: Decimal) -> int | float:
        return int(value) if value == value.to_integral_value() else float(value)


@extend_schema_field(OpenApiTypes.STR)
class KeyField(serializers.Field):
    """The permanent key of the row that a relation leads to; null where it leads to none."""

    def __init__(self, key: str = "key", **options: Any) -> None:
        self.key = key
        options.setdefault("allow_null", True)
        super().__init__(read_only=True, **options)

    def to_representation(self, value: Any) -> str:
        return str(getattr(value, self.key))
