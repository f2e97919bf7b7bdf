"""Names of the registers as a look-up: places, actors and scopes, in every language and alias.

Outward: ``Gazetteer`` and ``gazetteer_from_registers``. Names are looked up as phrases in the same trie as all other
words; the longest name wins, so that "Kataib Hezbollah" is never read as "Hezbollah".
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from claims.domain.codes import ScopeFacet
from claims.domain.hierarchy import Hierarchy
from claims.extraction.errors import BadRegister
from claims.extraction.tokens import tokenise

PLACE, ACTOR, SCOPE = "place", "actor", "scope"
SECTIONS = (PLACE, ACTOR, SCOPE)


@dataclass(frozen=True)
class Gazetteer:
    """places, actors, scopes: name -> register key. A name that two keys share goes to the first by key.

    place_scopes: key of a place -> key of the scope that stands for it. scope_spots: key of a scope -> key of the
    place that it, or the nearest scope around it, stands for. place_kinds, actor_kinds: key -> kind in the register
    ("city", "person").
    """

    places: Mapping[str, str] = field(default_factory=dict)
    actors: Mapping[str, str] = field(default_factory=dict)
    scopes: Mapping[str, str] = field(default_factory=dict)
    place_tree: Hierarchy = field(default_factory=Hierarchy)
    actor_tree: Hierarchy = field(default_factory=Hierarchy)
    place_scopes: Mapping[str, str] = field(default_factory=dict)
    scope_spots: Mapping[str, str] = field(default_factory=dict)
    place_kinds: Mapping[str, str] = field(default_factory=dict)
    actor_kinds: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        known = (
            *(self.places, self.actors, self.scopes, self.place_scopes, self.scope_spots),
            *(self.place_kinds, self.actor_kinds, self.place_tree.parents, self.actor_tree.parents),
        )
        content = [sorted(names.items()) for names in known]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    @cached_property
    def place_names(self) -> Mapping[str, tuple[str, ...]]:
        """Register key of a place -> its names in look-up form."""
        return _by_key(self.places)

    @cached_property
    def actor_names(self) -> Mapping[str, tuple[str, ...]]:
        return _by_key(self.actors)

    def names(self) -> Iterator[tuple[str, str, str]]:
        """(section, name, register key) of every name, in a fixed order."""
        for section, names in zip(SECTIONS, (self.places, self.actors, self.scopes), strict=True):
            for name, key in sorted(names.items()):
                yield section, name, key

    def place_key(self, wording: str) -> str:
        return self.places.get(_name(wording), "")

    def actor_key(self, wording: str) -> str:
        return self.actors.get(_name(wording), "")

    def scope_key(self, wording: str) -> str:
        return self.scopes.get(_name(wording), "")


NO_NAMES = Gazetteer()


def gazetteer_from_registers(
    places: Iterable[Mapping[str, Any]] = (),
    actors: Iterable[Mapping[str, Any]] = (),
    scopes: Iterable[Mapping[str, Any]] = (),
) -> Gazetteer:
    """A gazetteer from rows of the registers.

    Each row: ``key``; ``names`` (language -> name or names); optionally ``aliases`` (a list, or language -> list),
    ``part_of`` (the parent's key), ``kind`` ("city", "person") and, of a scope, ``place`` (the key of the place it
    stands for). Scope keys without their facet get it from the row's ``facet``.
    Raises BadRegister for a row without a key, and BadHierarchy for parents in a circle.
    """
    place_rows, actor_rows, scope_rows = list(places), list(actors), list(scopes)
    return Gazetteer(
        places=_names_of(place_rows, PLACE),
        actors=_names_of(actor_rows, ACTOR),
        scopes=_names_of(scope_rows, SCOPE),
        place_scopes={str(row["place"]): _key(row, SCOPE) for row in scope_rows if row.get("place")},
        scope_spots=_spots(scope_rows),
        place_tree=_tree(place_rows),
        actor_tree=_tree(actor_rows),
        place_kinds=_kinds(place_rows),
        actor_kinds=_kinds(actor_rows),
    )


def _names_of(rows: Iterable[Mapping[str, Any]], register: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: str(row.get("key", ""))):
        key = _key(row, register)
        for name in (*_flat(row.get("names", {})), *_flat(row.get("aliases", ()))):
            cleaned = _name(name)
            if cleaned:
                names.setdefault(cleaned, key)
    return names


def _by_key(names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, key in names.items():
        found.setdefault(key, []).append(name)
    return {key: tuple(listed) for key, listed in found.items()}


def _spots(scope_rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Scope key -> the place that it stands for, or the nearest of the scopes that hold it; none: left out."""
    rows = {_key(row, SCOPE): row for row in scope_rows}
    tree = Hierarchy({key: str(row["part_of"]) if row.get("part_of") else None for key, row in rows.items()})
    found: dict[str, str] = {}
    for key in rows:
        line = (rows.get(step, {}).get("place") for step in (key, *tree.ancestors(key)))
        place = next(filter(None, line), None)
        if place is not None:
            found[key] = str(place)
    return found


def _key(row: Mapping[str, Any], register: str) -> str:
    key = str(row.get("key", ""))
    if not key:
        raise BadRegister(f"A row of the {register} register has no key: {dict(row)!r}.")
    facet = str(row.get("facet", ""))
    if register != SCOPE or key.partition(":")[0] in tuple(ScopeFacet):
        return key
    if facet not in tuple(ScopeFacet):
        accepted = ", ".join(ScopeFacet)
        raise BadRegister(f'The scope "{key}" has the facet "{facet}". Accepted: {accepted}.')
    return f"{facet}:{key}"


def _flat(names: object) -> Iterator[str]:
    if isinstance(names, str):
        yield names
    elif isinstance(names, Mapping):
        for language in sorted(names):
            yield from _flat(names[language])
    elif isinstance(names, Iterable):
        for name in names:
            yield from _flat(name)


def _name(wording: str) -> str:
    """The look-up form: folded tokens, brackets of packs taken out."""
    kept = (token.fold for token in tokenise(wording))
    return " ".join(word for word in kept if not set(word) & set("{}[]|"))


def _kinds(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {str(row["key"]): str(row.get("kind", "")) for row in rows}


def _tree(rows: Iterable[Mapping[str, Any]]) -> Hierarchy:
    return Hierarchy(
        {str(row.get("key", "")): str(row["part_of"]) if row.get("part_of") else None for row in rows}
    )
