"""Register entries as people name them: by key, by name, or by an alias in any language.

Outward: ``entry_named`` for one wording, ``entry_wording`` for what a field shows of an entry, ``wording_of_key`` for
one key, ``names_of`` for a list to choose from, ``entry_offers`` while somebody types.
"""

from typing import Any, TypeVar

from django.db.models import Q

from claims.models import Actor, Place
from claims.selectors.offered_entries import called, key_in, offered
from claims.selectors.tally import Tally
from sources.models import Source

# Names offered while somebody types; a longer register is searched by typing more. Arbitrary but works.
MOST_NAMES = 500

Entry = TypeVar("Entry", Actor, Place, Source)


def entry_named(register: type[Entry], wording: str, stored: Entry | None = None) -> list[Entry]:
    """The entries that a wording names: by the name shown, by key, by a name in other case, or else by an alias.

    What is offered and what a field shows names its entry, with the key behind the name where several bear it.
    stored: of several, the one that a claim names already: it stays until another is named. [] for none.
    """
    wanted = wording.strip()
    if not wanted:
        return []
    behind: str = key_in(wanted)
    conditions: list[Q] = [
        *([Q(key=behind)] if behind else []),
        Q(name=wanted),
        Q(key=wanted),
        Q(name__iexact=wanted),
        Q(names__name__iexact=wanted),
    ]
    for condition in conditions:
        rows = register._default_manager.filter(condition).distinct()
        found = list(rows[:3])
        if len(found) > 1 and stored is not None and rows.filter(pk=stored.pk).exists():
            return [stored]
        if found:
            return found
    return []


def entry_wording(entry: Actor | Place | Source | None) -> str:
    """The words by which a field names an entry, which lead back to it alone; "" for None."""
    return "" if entry is None else _wording(type(entry), Q(pk=entry.pk))


def wording_of_key(register: type[Entry], key: str) -> str:
    """As ``entry_wording``; "" for no key, and where the register does not hold it."""
    return _wording(register, Q(key=key)) if key else ""


def _wording(register: Any, condition: Q) -> str:
    found = called(register._default_manager.filter(condition).order_by())
    return next((words for _key, words in found), "")


def names_of(register: type[Entry], hidden: list[str]) -> list[str]:
    """Names in alphabetical order, at most MOST_NAMES, without entries at the hidden levels."""
    rows = _shown(register, hidden).order_by("name")
    return list(rows.values_list("name", flat=True)[:MOST_NAMES])


def entry_offers(register: type[Entry], typed: str, hidden: list[str]) -> tuple[list[str], Tally]:
    """As ``offered``, without entries at the hidden levels."""
    return offered(_shown(register, hidden), typed)


def _shown(register: type[Entry], hidden: list[str]) -> Any:
    rows: Any = register._default_manager.all()
    return rows.exclude(sensitivity__in=hidden) if hidden and register is not Place else rows
