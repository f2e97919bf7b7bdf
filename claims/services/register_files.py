"""Read the registers from TOML files: places, actors, scopes, and the sources.

Outward: ``read_register``, ``generations``. One table per entry: ``key``, ``names`` and ``aliases`` by language,
``part_of`` or ``owner``, ``external_ids``; what a register has beside these is kept in ``fields``.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from claims.services.errors import BadRegisterEntry

SHOWN_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class EntryName:
    language: str
    name: str
    is_alias: bool


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One table. parent: key of the entry it is part of, or owned by; "" = none. fields: every other key, as read."""

    key: str
    name: str
    names: tuple[EntryName, ...]
    parent: str
    external_ids: Mapping[str, str]
    fields: Mapping[str, Any]


def read_register(path: Path, table: str) -> list[FileEntry]:
    """The ``[[table]]`` entries of a file, each after its parent.

    Raises BadRegisterEntry naming the file and the entry: unreadable TOML, no key or name, a key twice, a parent that
    is no entry, parents in a circle.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRegisterEntry(
            _("%(file)s cannot be read as TOML: %(error)s.") % {"file": path.name, "error": error}
        ) from error
    entries: dict[str, FileEntry] = {}
    for raw in document.get(table, []):
        entry = _entry(raw, path.name)
        if entry.key in entries:
            raise BadRegisterEntry(
                _('%(file)s: the key "%(key)s" stands twice.') % {"file": path.name, "key": entry.key}
            )
        entries[entry.key] = entry
    return _parents_first(entries, path.name)


def generations(entries: Sequence[FileEntry]) -> list[list[FileEntry]]:
    """Entries, each after its parent, in groups that can be stored at once: parents stand in an earlier group."""
    depth: dict[str, int] = {}
    for entry in entries:
        depth[entry.key] = depth.get(entry.parent, -1) + 1
    grouped: list[list[FileEntry]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for entry in entries:
        grouped[depth[entry.key]].append(entry)
    return grouped


def _entry(raw: Mapping[str, Any], where: str) -> FileEntry:
    key, names = raw.get("key"), raw.get("names")
    if not isinstance(key, str) or not key:
        raise BadRegisterEntry(
            _("%(where)s: an entry has no key: %(raw)s.") % {"where": where, "raw": repr(dict(raw))}
        )
    if not isinstance(names, Mapping) or not names:
        raise BadRegisterEntry(
            _('%(where)s: the entry "%(key)s" has no names; accepted: a name per language.')
            % {"where": where, "key": key}
        )
    known = {"key", "names", "aliases", "part_of", "owner", "external_ids"}
    return FileEntry(
        key=key,
        name=str(names.get(SHOWN_LANGUAGE) or next(iter(names.values()))),
        names=tuple(_names(names, raw.get("aliases", {}))),
        parent=str(raw.get("part_of") or raw.get("owner") or ""),
        external_ids={str(scheme): str(value) for scheme, value in raw.get("external_ids", {}).items()},
        fields={name: value for name, value in raw.items() if name not in known},
    )


def _names(names: Mapping[str, str], aliases: Mapping[str, list[str]]) -> Iterator[EntryName]:
    """Each name once per language, the one to show before its aliases."""
    seen: set[tuple[str, str]] = set()
    listed = [(language, name, False) for language, name in names.items()]
    listed += [(language, alias, True) for language, texts in aliases.items() for alias in texts]
    for language, name, is_alias in listed:
        if (language, name) not in seen:
            seen.add((language, name))
            yield EntryName(language, name, is_alias)


def _parents_first(entries: Mapping[str, FileEntry], where: str) -> list[FileEntry]:
    ordered: dict[str, FileEntry] = {}

    def place(key: str, path: tuple[str, ...]) -> None:
        if key in ordered:
            return
        if key in path:
            raise BadRegisterEntry(
                _('%(where)s: "%(key)s" is part of itself.') % {"where": where, "key": key}
            )
        entry = entries[key]
        if entry.parent and entry.parent not in entries:
            raise BadRegisterEntry(
                _('%(where)s: "%(key)s" is part of "%(parent)s", which is no entry.')
                % {"where": where, "key": key, "parent": entry.parent}
            )
        if entry.parent:
            place(entry.parent, (*path, key))
        ordered[key] = entry

    for key in entries:
        place(key, ())
    return list(ordered.values())
