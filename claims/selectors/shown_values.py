"""Values in the one notation of every screen: 7, ≥ 3, > 14, ≈ 5,200, ≲ 90, 2–4, 0, ?, —.

Outward: ``shown_value`` for what one row states, ``shown_settled`` for what a consensus publishes.
"""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import pgettext

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.models import Consensus
from claims.models.typed_value import TypedValue
from claims.selectors.value_cells import value_cells

UNKNOWN = "?"
NOT_REPORTED = "—"
SIGNS = {
    Comparator.AT_LEAST: "≥",
    Comparator.MORE_THAN: ">",
    Comparator.AT_MOST: "≤",
    Comparator.LESS_THAN: "<",
    Comparator.ABOUT: "≈",
    Comparator.NEARLY: "≲",
}
NUMERIC = (ValueKind.COUNT, ValueKind.MEASURE)


def shown_value(row: TypedValue) -> str:
    """What a claim, candidate or ruling states; "?" where its source says that it is not known."""
    if row.value_state != ValueState.KNOWN:
        return UNKNOWN
    if row.value_kind not in NUMERIC:
        return value_cells(row)[0] or NOT_REPORTED
    if row.number is None:
        return shown_bounds(row.lower, row.upper)
    sign = SIGNS.get(Comparator(row.comparator))
    return shown_number(row.number) if sign is None else f"{sign} {shown_number(row.number)}"


def shown_settled(row: Consensus) -> str:
    """The published value; where it is only a bound, the bound; "—" while contested or insufficient."""
    if not row.has_value:
        return NOT_REPORTED
    if row.value_kind not in NUMERIC or not row.value_is_bound:
        return shown_value(row)
    return _shown_bound(row)


def _shown_bound(row: Consensus) -> str:
    """As the value is bound, whatever low and high allow besides: ≥ 2, ≈ 5,200, ≲ 90; else its bounds."""
    number, lower, upper = row.number, row.lower, row.upper
    sign = SIGNS.get(Comparator(row.comparator))
    if number is not None and sign is not None:
        return f"{sign} {shown_number(number)}"
    if number is None or lower is None or upper is None or lower == upper:
        return shown_bounds(lower, upper)
    if number == upper:
        return f"{SIGNS[Comparator.NEARLY]} {shown_number(number)}"
    return f"{SIGNS[Comparator.ABOUT]} {shown_number(number)}"


def shown_bounds(lower: Decimal | None, upper: Decimal | None) -> str:
    """Inclusive bounds, None = open: 7, 2–4, ≥ 3, ≤ 9, or "some" for no bound at all."""
    if lower is not None and upper is not None:
        low, high = shown_number(lower), shown_number(upper)
        return low if low == high else f"{low}–{high}"
    if lower is not None:
        return f"≥ {shown_number(lower)}"
    return pgettext("value", "some") if upper is None else f"≤ {shown_number(upper)}"


def shown_number(number: Decimal) -> str:
    """In the reader's language: 5,200 or 5 200; no zeros after the last digit."""
    whole = number == number.to_integral_value()
    exact = number.quantize(Decimal(1)) if whole else number.normalize()
    return number_format(exact, use_l10n=True, force_grouping=True)
