"""The history of a row as one person may read it.

Outward: ``shown_entries``. A version keeps words where they once stood, without the offsets that would tell which of
them are withheld. Where anything is withheld of the articles that a row is about, its history therefore tells what
changed, when and by whom, and leaves every text out: only numbers and codes stay.
"""

import re
from dataclasses import replace
from typing import Any

from claims.exports.redaction import MARK
from claims.selectors.veiling import Veil, in_words, opened
from factcheck.row_history import Change, Entry, entries_of
from sources.selectors.visibility import hidden_levels

# What a code looks like: "rejected", "one_reviewer".
_CODE = re.compile(r"[a-z]+(_[a-z]+)*|[\d.,:\- ]+")


def shown_entries(row: Any, user: Any) -> list[Entry]:
    """Newest first, as ``entries_of`` gives them."""
    entries = entries_of(row)
    if not hidden_levels(user):
        return entries
    veil = Veil(user, [opened(row, user)])
    hides = veil.hides_words_of(row)

    def shown(value: Any) -> Any:
        if not isinstance(value, str) or not value:
            return value
        return in_words(MARK) if hides and not _CODE.fullmatch(value) else veil.text(value, row)

    return [
        replace(
            entry,
            why=shown(entry.why),
            changes=[Change(one.field, shown(one.old), shown(one.new)) for one in entry.changes],
        )
        for entry in entries
    ]
