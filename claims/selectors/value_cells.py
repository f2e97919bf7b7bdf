"""A typed value in the cells of a release.

Outward: ``value_cells``, three cells: value, low, high; ``stated_cell``, one cell that keeps its bounds;
``settled_cells`` and ``settled_cell``, the same of what several sources say, who call one place in different words.
"""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.notation import plain_number
from claims.models.typed_value import TypedValue

Cells = tuple[str, object, object]
# How a number or time is bound, in ASCII: the column "candidates" of the release schema documents it.
_SIGNS = {
    Comparator.AT_LEAST: ">=",
    Comparator.MORE_THAN: ">",
    Comparator.AT_MOST: "<=",
    Comparator.LESS_THAN: "<",
    Comparator.ABOUT: "~",
    Comparator.NEARLY: "<~",
}


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


def stated_cell(row: TypedValue) -> str:
    """What one row states in one cell: 7, >=3, >14, <=9, ~5200, <~90, 2-4, "some" for no bound at all; else words."""
    text = value_cells(row)[0]
    sign = _SIGNS.get(Comparator(row.comparator), "")
    if row.value_state != ValueState.KNOWN:
        return text
    if row.value_kind in (ValueKind.COUNT, ValueKind.MEASURE):
        return _bounds(row.lower, row.upper) if row.number is None else f"{sign}{text}"
    return f"{sign}{text}" if row.value_kind == ValueKind.TIME else text


def settled_cells(row: TypedValue, wordings: Iterable[str] = ()) -> Cells:
    """As ``value_cells``; a place or an actor by its name in the register, which is in the workbench's language.

    wordings: of the claims behind it: what no editor has named yet is called as most of them do.
    """
    return (_name(row, wordings), None, None) if _is_named(row) else value_cells(row)


def settled_cell(row: TypedValue, wordings: Iterable[str] = ()) -> str:
    """As ``stated_cell``, and a place or an actor as ``settled_cells``."""
    return _name(row, wordings) if _is_named(row) else stated_cell(row)


def entry_of(row: TypedValue) -> Any:
    """The place or actor of the register that the value names; None for any other value, and for mere words."""
    if row.value_kind == ValueKind.PLACE:
        return row.place
    return row.actor if row.value_kind == ValueKind.ACTOR else None


def _is_named(row: TypedValue) -> bool:
    return row.value_state == ValueState.KNOWN and entry_of(row) is not None


def _name(row: TypedValue, wordings: Iterable[str]) -> str:
    entry = entry_of(row)
    if not entry.is_provisional:
        return str(entry.name)
    counted = Counter(filter(None, wordings))
    return min(counted, key=lambda words: (-counted[words], words), default=row.wording or str(entry.name))


def _bounds(lower: Decimal | None, upper: Decimal | None) -> str:
    if lower is not None and upper is not None:
        low, high = plain_number(lower), plain_number(upper)
        return low if low == high else f"{low}-{high}"
    if lower is not None:
        return f">={plain_number(lower)}"
    return "some" if upper is None else f"<={plain_number(upper)}"


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
