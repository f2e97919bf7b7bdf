"""Entries of the scope register as forms name them, by words that lead back to the one entry.

Outward: ``scope_wordings`` for what a field shows, ``scopes_named`` for what was typed, ``scope_offers`` while
somebody types. Namesakes are those of one facet (``offered_entries``).
"""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from claims.models import Scope, ScopeName
from claims.selectors.offered_entries import called, key_in, offered
from claims.selectors.tally import Tally

# Entries that one wording may name before it is refused as unclear.
UNCLEAR = 2


def scope_wordings(keys: Collection[str]) -> dict[str, str]:
    """Key -> what its entry is called; a key that the register lacks is left out. One query, none for no keys."""
    return dict(called(Scope.objects.filter(key__in=keys).order_by(), within="facet")) if keys else {}


def scopes_named(facet: str, wording: str) -> list[Scope]:
    """The entries of a facet that a wording names: [] = none, several = it is unclear; at most ``UNCLEAR``.

    What ``scope_wordings`` gives names its entry. Otherwise by key, by name without regard to case, by alias.
    """
    rows = Scope.objects.filter(facet=facet).order_by("pk")
    key = key_in(wording)
    alias = ScopeName.objects.filter(entry=OuterRef("pk"), name__iexact=wording)
    conditions = [
        *([Q(key=key)] if key else []),
        Q(name=wording),
        Q(key=wording),
        Q(name__iexact=wording),
        Q(Exists(alias)),
    ]
    for condition in conditions:
        if found := list(rows.filter(condition)[:UNCLEAR]):
            return found
    return []


def scope_offers(facet: str, typed: str) -> tuple[list[str], Tally]:
    """As ``offered``, of a facet."""
    return offered(Scope.objects.filter(facet=facet), typed, within="facet")
