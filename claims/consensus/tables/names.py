"""A hierarchy of names for ``fuse``: which place lies in which, by name.

Outward: ``NameTree`` and ``read_tree``. Names may repeat ("Springfield"): a name lies in another where any entry of
that name does.
"""

from collections import defaultdict
from pathlib import Path

from claims.consensus.errors import BadTable
from claims.consensus.tables.entries import read_rows
from claims.domain.hierarchy import Hierarchy
from claims.domain.notation import folded

COLUMNS = ("ID", "name", "parentID")


class NameTree:
    """Without entries every name stands alone."""

    def __init__(self, rows: list[tuple[str, str, str]] | None = None) -> None:
        """rows: (id, name, id of the parent); a parent that is no entry makes a root. Raises BadHierarchy."""
        entries = rows or []
        self._names = {key: folded(name) for key, name, _ in entries}
        parents = {key: parent if parent in self._names else None for key, _, parent in entries}
        self._tree = Hierarchy(parents)
        self._ids: defaultdict[str, list[str]] = defaultdict(list)
        for key, name in self._names.items():
            self._ids[name].append(key)
        self._known: dict[str, frozenset[str]] = {}

    @property
    def is_empty(self) -> bool:
        return not self._names

    def ancestors(self, name: str) -> frozenset[str]:
        """The folded names above a folded name, of any entry that bears it; roots left out: they tell nothing."""
        if name not in self._known:
            above = {key for entry in self._ids.get(name, ()) for key in self._tree.ancestors(entry)}
            self._known[name] = frozenset(
                self._names[key] for key in above if self._tree.parents[key] is not None
            )
        return self._known[name] - {name}

    def depth(self, name: str) -> int:
        """Of the deepest entry that bears the name; 0 for a root or an unknown name."""
        return max((self._tree.depth(entry) for entry in self._ids.get(name, ())), default=0)


def read_tree(path: Path) -> NameTree:
    """Columns ID, name, parentID. Raises BadTable where an ID stands twice, and BadHierarchy for a circle."""
    rows: list[tuple[str, str, str]] = []
    seen: set[str] = set()
    for line, row in read_rows(path, COLUMNS):
        if row["ID"] in seen:
            raise BadTable(f'{path.name}, line {line}: the ID "{row["ID"]}" stands twice.')
        seen.add(row["ID"])
        rows.append((row["ID"], row["name"], row["parentID"]))
    return NameTree(rows)
