"""The history of a row as one person may read it.

Outward: ``shown_entries`` and ``shown_changes``. A version keeps words where they once stood, without the offsets
that would tell which of them are withheld. Where anything is withheld of the articles that a row is about, its
history therefore tells what changed, when and by whom, and leaves every text out: only numbers and codes stay.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from claims.exports.redaction import MARK
from claims.selectors.veiling import Veil, in_words, opened
from factcheck.history_words import Names, labelled, named, names_in
from factcheck.row_history import Change, Entry, entries_of
from sources.selectors.visibility import hidden_levels

# What a code looks like: "rejected", "one_reviewer".
_CODE = re.compile(r"[a-z]+(_[a-z]+)*|[\d.,:\- ]+")


def shown_entries(row: Any, user: Any) -> list[Entry]:
    """Newest first, as ``entries_of`` gives them."""
    entries = entries_of(row)
    shown = _cover(user, [row]) or _as_it_is
    names = names_in(change for entry in entries for change in entry.changes)
    return [
        replace(
            entry,
            why=shown(row, entry.why),
            changes=[_readable(row, one, names, shown) for one in entry.changes],
        )
        for entry in entries
    ]


def shown_changes(changes: Mapping[Any, list[Change]], user: Any) -> dict[Any, list[Change]]:
    """Row -> what changed in it, in the reader's words, without those withheld from them."""
    shown = _cover(user, changes) or _as_it_is
    names = names_in(change for found in changes.values() for change in found)
    return {row: [_readable(row, one, names, shown) for one in found] for row, found in changes.items()}


def _as_it_is(row: Any, value: Any) -> Any:
    return value


def _readable(row: Any, change: Change, names: Names, shown: Callable[[Any, Any], Any]) -> Change:
    """Names pass the veil, which knows codes and lets them through; labels are put to the codes after it."""
    change = named(change, names)
    return labelled(replace(change, old=shown(row, change.old), new=shown(row, change.new)))


def _cover(user: Any, rows: Iterable[Any]) -> Callable[[Any, Any], Any] | None:
    """What makes a value of a row's history readable for the user; None = nothing is withheld from them."""
    if not hidden_levels(user):
        return None
    veil = Veil(user, [opened(row, user) for row in rows])

    def shown(row: Any, value: Any) -> Any:
        if not isinstance(value, str) or not value:
            return value
        hides = veil.hides_words_of(row) and not _CODE.fullmatch(value)
        return in_words(MARK) if hides else veil.text(value, row)

    return shown
