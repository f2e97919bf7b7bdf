"""A short mark of a value, alike for equal values: to compare what was said without keeping what it says.

Outward: ``fingerprint``.
"""

import hashlib

from claims.domain.notation import folded, plain_number
from claims.domain.values import Named, Quantity, Value

# Hexadecimal digits kept: two different values of one article meet by chance once in some 10^19.
DIGITS = 16


def fingerprint(value: Value) -> str:
    """Equal for values that say the same: bounds and comparator of a number, the day of a date, who or where a name
    leads to. How a date or a category was written is no difference.
    """
    return hashlib.sha256(_said(value).encode()).hexdigest()[:DIGITS]


def _said(value: Value) -> str:
    columns = value.fields()
    if isinstance(value, Quantity):
        parts = [
            "" if part is None else plain_number(part) for part in (value.number, value.lower, value.upper)
        ]
        return "|".join((value.kind, value.comparator, *parts, value.unit))
    if isinstance(value, Named):
        return f"{value.kind}|{value.identity}"
    stated = columns.date_edtf or columns.time_text or columns.category or folded(columns.wording)
    return "|".join((value.kind, columns.value_state, columns.comparator, stated, str(columns.boolean)))
