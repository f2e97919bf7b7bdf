"""Cells of a release's CSV files: how a value becomes text, and how text stays harmless in a spreadsheet.

Outward: ``cell``, ``joined``, ``defused`` and ``restored``. Empty means not applicable, never zero and never unknown.
A text that a spreadsheet would run as a formula gets an apostrophe in front; a text that starts with an apostrophe
gets one too, so that ``restored(defused(text)) == text`` for every text.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from claims.domain.notation import plain_number
from claims.exports.schema import LIST_SEPARATOR

# First characters at which common spreadsheets start a formula, and the apostrophe that marks an escaped text.
LIVE = ("=", "+", "-", "@", "\t", "\r", "'")
ESCAPE = "'"
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def cell(value: object) -> str:
    """None -> "", True -> "true", numbers without trailing zeros, days and moments as ISO 8601 (UTC, with Z)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def joined(values: Iterable[object]) -> str:
    """Several values in one cell, empty ones left out."""
    return LIST_SEPARATOR.join(text for text in map(cell, values) if text)


def defused(text: str) -> str:
    """Plain numbers stay as they are: "-5" starts no formula."""
    if not text.startswith(LIVE) or _PLAIN_NUMBER.fullmatch(text):
        return text
    return ESCAPE + text


def restored(text: str) -> str:
    """The text before ``defused``."""
    return text[1:] if text.startswith(ESCAPE) and text[1:].startswith(LIVE) else text
