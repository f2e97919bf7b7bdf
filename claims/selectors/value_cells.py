"""A typed value as the three cells of a release: value, low, high."""

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.notation import plain_number
from claims.models.typed_value import TypedValue

Cells = tuple[str, object, object]


def value_cells(row: TypedValue) -> Cells:
    """(value, low, high) of typed columns; low and high are None where open or not a number or date.

    What a source does not know or withholds is said in words, never left empty. Reads place and actor.
    """
    if row.value_state != ValueState.KNOWN:
        return row.value_state, None, None
    if row.value_kind in (ValueKind.COUNT, ValueKind.MEASURE):
        return ("" if row.number is None else plain_number(row.number)), row.lower, row.upper
    if row.value_kind == ValueKind.DATE:
        return row.date_edtf, row.date_lower, row.date_upper
    return _words(row), None, None


def _words(row: TypedValue) -> str:
    match row.value_kind:
        case ValueKind.TIME:
            return row.time_text
        case ValueKind.CATEGORY:
            return row.category
        case ValueKind.BOOLEAN:
            return "" if row.boolean is None else str(row.boolean).lower()
        case ValueKind.PLACE:
            return row.wording or (row.place.name if row.place else "")
        case ValueKind.ACTOR:
            return row.wording or (row.actor.name if row.actor else "")
    return "none" if row.comparator == Comparator.NONE and not row.wording else row.wording
