"""How numbers and names are written plainly, so that equal ones are written, compared and hashed alike.

Outward: ``read_number``, ``plain_number`` and ``folded``.
"""

import unicodedata
from decimal import Decimal, InvalidOperation

from claims.domain.errors import BadValue


def read_number(raw: object) -> Decimal:
    """A Decimal from an int, Decimal or string. Raises BadValue for anything that is no finite number."""
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise BadValue(
            '"%(value)s" is no number. Accepted: digits with an optional decimal point.', value=raw
        )
    return number


def plain_number(number: Decimal) -> str:
    """Without exponent or trailing zeros: 7.000000 -> "7", 0.50 -> "0.5", 1E+2 -> "100"."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def folded(text: str) -> str:
    """For comparing names: case folded, runs of white space as one space, outer white space gone.

    An accent counts the same written as one code point or as two, as sources write it.
    """
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())
