"""The output line of ``extract_claims``: one draft as plain JSON types, in the contract's order of keys.

Outward: ``line_of``. Counts are JSON numbers, booleans JSON true and false; dates ``YYYY[-MM[-DD]]`` with full days
in lower and upper; an open bound, a missing event or attribution is null.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from claims.domain.dates import PartialDate
from claims.domain.values import DateValue, Quantity, TimeValue, Truth, Unstated, Value, Wording
from claims.extraction.document import Document
from claims.extraction.drafts import Draft

EXACT = "exact"


def line_of(
    document: Document, draft: Draft, shared_keys: Mapping[tuple[str, str], str] | None = None
) -> dict[str, Any]:
    """The line of one draft. shared_keys: (document id, event key) -> key across documents, from ``join_events``."""
    event = draft.event
    if event is not None and shared_keys is not None:
        event = shared_keys.get((document.id, event), f"{document.id}#{event}")
    return {
        "doc": document.id,
        "lang": document.lang,
        "event": event,
        "attribute": draft.attribute,
        "scope": draft.scope_text or draft.scope.key,
        "value_type": str(draft.value.kind),
        **_value_fields(draft.value),
        "modality": str(draft.modality),
        "actuality": str(draft.actuality),
        "polarity": str(draft.polarity),
        "attribution": draft.attribution.chain or None,
        "quote": draft.quote,
        "start": draft.start,
        "end": draft.end,
        "focus": draft.focus,
        "focus_start": draft.focus_start,
        "focus_end": draft.focus_end,
        "rule": draft.rule,
        "score": draft.score,
    }


def _value_fields(value: Value) -> dict[str, Any]:
    fields: dict[str, Any] = {"value": None, "lower": None, "upper": None, "unit": None, "comparator": EXACT}
    match value:
        case Quantity():
            return fields | {
                "value": _json_number(value.number),
                "lower": _json_number(value.lower),
                "upper": _json_number(value.upper),
                "unit": value.unit or None,
                "comparator": str(value.comparator),
            }
        case DateValue():
            return fields | {
                "value": _plain_date(value.date),
                "lower": value.date.lower.isoformat() if value.date.lower else None,
                "upper": value.date.upper.isoformat() if value.date.upper else None,
                "comparator": str(value.comparator),
            }
        case TimeValue() | Wording():
            return fields | {"value": value.text() or None, "comparator": str(value.comparator)}
        case Truth():
            return fields | {"value": value.value}
        case Unstated():
            return fields
    return fields | {"value": value.text()}


def _plain_date(date: PartialDate) -> str | None:
    """The day, month or year; for an interval the month or year that holds it, None where no one does."""
    if "/" not in date.edtf:
        return date.edtf.removesuffix("~")
    if date.lower is None or date.upper is None or date.lower.year != date.upper.year:
        return None
    return f"{date.lower:%Y-%m}" if date.lower.month == date.upper.month else f"{date.lower:%Y}"


def _json_number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
