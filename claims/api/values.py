"""The typed columns of a value, flat, as claims, candidates, consensus and rulings show them.

Outward: ``ValueSerializer`` and ``VALUE_FIELDS``. A serializer of rows that hold words finds what may be shown in
``context["disclosure"]``.
"""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.models import Consensus
from claims.models.typed_value import TypedValue
from claims.selectors.disclosure import Disclosure
from claims.selectors.shown_values import shown_settled, shown_value
from factcheck.api.fields import KeyField, NumberField

VALUE_FIELDS = (
    "shown",
    "value_kind",
    "value_state",
    "comparator",
    "number",
    "lower",
    "upper",
    "unit",
    "date",
    "date_lower",
    "date_upper",
    "date_as_written",
    "emendation",
    "time",
    "place",
    "actor",
    "category",
    "wording",
    "boolean",
)


class ValueSerializer(serializers.ModelSerializer[Any]):
    """One value; the columns of other kinds are empty or null. Bounds are inclusive, null = open."""

    shown = serializers.SerializerMethodField(
        help_text="In the notation of the workbench: 7, ≥ 3, > 14, ≈ 5,200, ≲ 90, 2–4, 0, ? (not known), —."
    )
    number = NumberField(help_text="The number named; null for a range or a vague quantity.")
    lower = NumberField(help_text="Inclusive; null = open.")
    upper = NumberField(help_text="Inclusive; null = open.")
    date = serializers.CharField(source="date_edtf", help_text="As read, in EDTF.")
    time = serializers.CharField(source="time_text", help_text="HH:MM or a part of the day.")
    place = KeyField(help_text="Key in the register; null where the wording was not resolved.")
    actor = serializers.SerializerMethodField(
        help_text="Key in the register; null where not resolved or shown."
    )
    wording = serializers.SerializerMethodField(help_text="The name or text as the source has it.")

    @property
    def disclosure(self) -> Disclosure:
        found: Disclosure = self.context["disclosure"]
        return found

    def article_of(self, row: Any) -> str:
        """Public id of the article that the row's words are from; "" where they are from none in particular."""
        return ""

    def get_shown(self, row: TypedValue) -> str:
        shown = shown_settled(row) if isinstance(row, Consensus) else shown_value(row)
        return self.disclosure.text(shown, self.article_of(row))

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_actor(self, row: TypedValue) -> str | None:
        return row.actor.key if row.actor is not None and self.disclosure.shows(row.actor) else None

    def get_wording(self, row: TypedValue) -> str:
        return self.disclosure.text(row.wording, self.article_of(row))
