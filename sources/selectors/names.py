"""Which source a wording names.

Outward: `source_names`, read once per batch of look-ups. Compared in Python, folded: a database's own comparison
without regard to case differs between SQLite (ASCII only) and PostgreSQL, and a register of sources is small.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sources.models import Source, SourceName
from sources.naming import folded


@dataclass(frozen=True, slots=True)
class SourceNames:
    """keys: key -> row id. names, aliases: folded name -> row ids of the sources that bear it."""

    keys: Mapping[str, int]
    names: Mapping[str, frozenset[int]]
    aliases: Mapping[str, frozenset[int]]

    def ids(self, wording: str) -> frozenset[int]:
        """Row ids of the sources that a wording names: by key, else by a name to show, else by an alias."""
        name = folded(wording)
        if name in self.keys:
            return frozenset({self.keys[name]})
        return self.names.get(name) or self.aliases.get(name) or frozenset()

    def only_id(self, wording: str) -> int | None:
        """The row id where exactly one source is named; None for no source and for several."""
        found = self.ids(wording) if wording.strip() else frozenset()
        return next(iter(found)) if len(found) == 1 else None


def source_names() -> SourceNames:
    """Every name of every source: two queries."""
    keys: dict[str, int] = {}
    names: dict[str, set[int]] = defaultdict(set)
    aliases: dict[str, set[int]] = defaultdict(set)
    for pk, key, name in Source.objects.values_list("pk", "key", "name"):
        keys[key] = pk
        names[folded(name)].add(pk)
    for pk, name, is_alias in SourceName.objects.values_list("source_id", "name", "is_alias"):
        (aliases if is_alias else names)[folded(name)].add(pk)
    return SourceNames(keys, _frozen(names), _frozen(aliases))


def _frozen(found: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {name: frozenset(ids) for name, ids in found.items()}
