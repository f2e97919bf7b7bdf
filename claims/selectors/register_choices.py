"""Register entries as people name them: by key, by name, or by an alias in any language.

Outward: ``entry_named`` for one wording, ``name_of_key`` for one key, ``names_of`` for a list to choose from,
``entry_offers`` while somebody types.
"""

from typing import Any, TypeVar

from django.db.models import Q

from claims.models import Actor, Place
from claims.selectors.offered_entries import key_in, offered
from claims.selectors.tally import Tally
from sources.models import Source

# Names offered while somebody types; a longer register is searched by typing more. Arbitrary but works.
MOST_NAMES = 500

Entry = TypeVar("Entry", Actor, Place, Source)


def entry_named(register: type[Entry], wording: str) -> list[Entry]:
    """The entries that a wording names: by key, else by the name shown, else by an alias; [] for none.

    What is offered names its entry, with the key behind the name where several bear it.
    """
    wanted = wording.strip()
    if not wanted:
        return []
    behind = key_in(wanted)
    conditions: list[Q] = [Q(key=wanted), Q(name__iexact=wanted), Q(names__name__iexact=wanted)]
    for condition in [Q(key=behind), *conditions] if behind else conditions:
        found = list(register._default_manager.filter(condition).distinct()[:3])
        if found:
            return found
    return []


def name_of_key(register: type[Entry], key: str) -> str:
    """The name shown for a key; "" for none, and where the register does not hold it."""
    rows: Any = register._default_manager.filter(key=key) if key else register._default_manager.none()
    return next(iter(rows.values_list("name", flat=True)[:1]), "")


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
