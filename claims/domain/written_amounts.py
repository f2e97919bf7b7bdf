"""Amounts in the notation of the workbench, as people write them into a cell: 7, >= 3, > 14, ~5200, <~90, 2-4, 0, ?.

Outward: ``read_amount``. The notation of ``exports`` and of the screens, with their typographic signs as well; no
words are read here, that is the business of extraction and of a person.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.domain.codes import Comparator, ValueState
from claims.domain.errors import BadValue
from claims.domain.notation import read_number

SIGNS = {
    "": Comparator.EXACT,
    "=": Comparator.EXACT,
    ">=": Comparator.AT_LEAST,
    "≥": Comparator.AT_LEAST,
    ">": Comparator.MORE_THAN,
    "<=": Comparator.AT_MOST,
    "≤": Comparator.AT_MOST,
    "<": Comparator.LESS_THAN,
    "~": Comparator.ABOUT,
    "≈": Comparator.ABOUT,
    "<~": Comparator.NEARLY,
    "≲": Comparator.NEARLY,
}
ACCEPTED = (
    "7, >= 3, > 14, <= 9, < 5, ~5200 (about), <~90 (nearly), 2-4, 0 (stated), ? (the source does not know)"
)
# A mark of thousands stands before three digits. A comma alone is ambiguous (1,500 or 1,5) and is read as a mark.
_NUMBER = r"[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_ONE = re.compile(rf"(?P<sign>>=|<=|<~|[=≥≤<>~≈≲]?)\s*(?P<number>{_NUMBER})\Z")
_RANGE = re.compile(rf"(?P<low>{_NUMBER})\s*(?:-|–|\.\.)\s*(?P<high>{_NUMBER})\Z")


@dataclass(frozen=True, slots=True)
class Amount:
    """number: None for a range and for what is not known. low, high: the ends of a range, inclusive, else None."""

    comparator: Comparator
    number: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    state: ValueState = ValueState.KNOWN


def read_amount(written: str) -> Amount:
    """A plain 0 is a stated zero. Raises BadValue naming what is accepted for anything else than the notation."""
    text = written.strip()
    if text == "?":
        return Amount(Comparator.EXACT, state=ValueState.UNKNOWN)
    if found := _RANGE.match(text):
        return Amount(Comparator.RANGE, low=_plain(found["low"]), high=_plain(found["high"]))
    found = _ONE.match(text)
    if found is None:
        raise BadValue('"%(value)s" is no amount. Accepted: %(accepted)s.', value=written, accepted=ACCEPTED)
    number, comparator = _plain(found["number"]), SIGNS[found["sign"]]
    return Amount(Comparator.NONE if comparator is Comparator.EXACT and number == 0 else comparator, number)


def _plain(digits: str) -> Decimal:
    return read_number(re.sub(r"[,\u00a0\u202f ]", "", digits))
