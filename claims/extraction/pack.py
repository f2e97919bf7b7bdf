"""Language packs: the words of a language as data, checked against one schema and loaded once.

Outward: ``load_pack(code)``, ``languages()``, ``language_names()`` and ``Pack``. A pack is a folder
``languages/<code>/`` of TOML files; a file's name is the section of its entries. An entry names phrases and what they
stand for, with examples in which it must be found and non-examples in which it must not; the tests run them all. A
new language is a new folder.

    [[entry]]
    id = "at_least"                    # unique in its section
    kind = "before"                    # one of the section's kinds
    comparator = "at_least"            # the fields of the section
    words = ["at least", "{no|not} fewer than"]     # {a|b} a choice, [a] optional
    examples = ["at least seven rockets"]
    non_examples = ["the least of them"]

Where every phrase has a number of its own, ``values = { seven = 7 }`` stands in place of ``words``.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from claims.extraction.errors import BadPack
from claims.extraction.pack_forms import COMMON_FIELDS, SETTINGS
from claims.extraction.pack_schema import SECTIONS
from claims.extraction.tokens import Phrases

LANGUAGES = Path(__file__).parent / "languages"
SETTINGS_FILE = "language.toml"


@dataclass(frozen=True)
class Entry:
    """One entry of a pack. value: the number of this phrase where the entry lists values, else None."""

    section: str
    id: str
    kind: str
    words: tuple[str, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
    value: int | None = None
    examples: tuple[str, ...] = ()
    non_examples: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it is filed in the trie: "numbers.cardinal"."""
        return f"{self.section}.{self.kind}"

    def text(self, name: str) -> str:
        return str(self.fields.get(name, ""))

    def number(self, name: str) -> int | None:
        found = self.fields.get(name)
        return None if found is None else int(found)

    def flag(self, name: str) -> bool:
        return bool(self.fields.get(name, False))


@dataclass(frozen=True)
class Pack:
    """code: language code. settings: see ``pack_schema.SETTINGS``. entries: of all sections, in file order."""

    code: str
    settings: Mapping[str, Any]
    entries: tuple[Entry, ...]

    @cached_property
    def sha256(self) -> str:
        content = [
            self.code,
            dict(self.settings),
            [[e.section, e.id, e.kind, e.words, e.value, dict(e.fields)] for e in self.entries],
        ]
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def setting(self, name: str) -> Any:
        return self.settings[name]

    def of(self, section: str) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.section == section)

    def file_into(self, phrases: Phrases) -> None:
        """Add every phrase of the pack to a trie, under "section.kind". Raises BadPack for a malformed phrase."""
        for entry in self.entries:
            for phrase in entry.words:
                phrases.add(phrase, entry.place, entry)


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack, sorted."""
    return tuple(sorted(path.parent.name for path in LANGUAGES.glob(f"*/{SETTINGS_FILE}")))


@cache
def language_names() -> Mapping[str, str]:
    """Code -> the language's own name, of every language that has a pack; the packs themselves are not read."""
    raw = {code: _read_toml(LANGUAGES / code / SETTINGS_FILE) for code in languages()}
    return {code: _checked_settings(raw[code], f"{code}/{SETTINGS_FILE}")["name"] for code in raw}


@lru_cache(maxsize=32)
def load_pack(code: str) -> Pack:
    """The pack of a language. Raises BadPack naming what is wrong and what is accepted."""
    if code not in languages():
        raise BadPack(f'There is no language pack "{code}". Accepted: {", ".join(languages())}.')
    return read_pack(LANGUAGES / code)


def read_pack(folder: Path) -> Pack:
    """Read and check a pack's folder. Raises BadPack naming file, entry, value and what is accepted."""
    settings: dict[str, Any] = {}
    entries: list[Entry] = []
    for path in sorted(folder.glob("*.toml")):
        raw = _read_toml(path)
        if path.name == SETTINGS_FILE:
            settings = _checked_settings(raw, f"{folder.name}/{path.name}")
            continue
        entries.extend(_entries_of(path.stem, raw, f"{folder.name}/{path.name}"))
    if not settings:
        raise BadPack(f"{folder.name}/{SETTINGS_FILE} is missing; it gives {', '.join(SETTINGS)}.")
    missing = set(SECTIONS) - {entry.section for entry in entries}
    if missing:
        raise BadPack(f"{folder.name}/ has no {', '.join(f'{name}.toml' for name in sorted(missing))}.")
    return Pack(folder.name, settings, tuple(entries))


def _checked_settings(raw: Mapping[str, Any], where: str) -> dict[str, Any]:
    says = {str: "a text", list: "a list of texts", bool: "true or false"}
    for name, kind in SETTINGS.items():
        found = raw.get(name)
        is_right = isinstance(found, kind)
        if isinstance(found, list):
            is_right = is_right and all(isinstance(item, str) for item in found)
        if not is_right:
            raise BadPack(f'{where}: "{name}" is {found!r}; accepted: {says[kind]}.')
    unknown = set(raw) - set(SETTINGS)
    if unknown:
        raise BadPack(
            f"{where}: unknown settings {', '.join(sorted(unknown))}. Accepted: {', '.join(SETTINGS)}."
        )
    return dict(raw)


def _entries_of(section: str, raw: Mapping[str, Any], file: str) -> Iterator[Entry]:
    if section not in SECTIONS:
        raise BadPack(f"{file} is no section of a pack. Accepted: {', '.join(sorted(SECTIONS))}.")
    tables = raw.get("entry")
    is_tables = isinstance(tables, list) and all(isinstance(table, dict) for table in tables)
    if set(raw) != {"entry"} or not is_tables:
        raise BadPack(f"{file} holds {', '.join(sorted(raw)) or 'nothing'}. Accepted: [[entry]] tables only.")
    seen: set[str] = set()
    for table in raw["entry"]:
        name = str(table.get("id", ""))
        where = f'{file}: the entry "{name}"'
        if not name or name in seen:
            raise BadPack(f"{where} needs an id of its own.")
        seen.add(name)
        yield from _entry(section, name, table, where)


def _entry(section: str, name: str, table: Mapping[str, Any], where: str) -> Iterator[Entry]:
    kind, fields = str(table.get("kind", "")), _checked_fields(section, table, where)
    examples, non_examples = _texts(table, "examples", where), _texts(table, "non_examples", where)
    if not examples:
        raise BadPack(f"{where} has no examples; every entry shows what it must match.")
    words, values = _texts(table, "words", where), table.get("values", {})
    if not isinstance(values, dict):
        raise BadPack(f'{where}: "values" is {values!r}; accepted: a table of words and whole numbers.')
    if bool(words) == bool(values):
        raise BadPack(f"{where} needs either words or values.")
    _check_phrases((*words, *values), where)
    if words:
        yield Entry(section, name, kind, words, fields, None, examples, non_examples)
    for word, value in values.items():
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadPack(f'{where}: the value of "{word}" is {value!r}; accepted: a whole number.')
        yield Entry(section, name, kind, (word,), fields, value, examples, non_examples)


def _check_phrases(phrases: Iterable[str], where: str) -> None:
    """Raise BadPack for a phrase that cannot be looked up, naming its entry."""
    trie = Phrases()
    for phrase in phrases:
        try:
            trie.add(phrase, "", None)
        except BadPack as error:
            raise BadPack(f"{where}: {error}") from error


def _checked_fields(section: str, table: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The fields of an entry beside the common ones, each of its type, none missing."""
    schema = SECTIONS[section]
    kind = str(table.get("kind", ""))
    if kind not in schema.kinds:
        raise BadPack(f'{where} is of kind "{kind}". Accepted: {", ".join(sorted(schema.kinds))}.')
    fields = {key: value for key, value in table.items() if key not in COMMON_FIELDS}
    for key, value in fields.items():
        accepted = schema.fields.get(key)
        if accepted is None:
            raise BadPack(
                f'{where} has the unknown field "{key}". Accepted: {", ".join(sorted(schema.fields))}.'
            )
        if not accepted.admits(value):
            raise BadPack(f'{where}: "{key}" is {value!r}; accepted: {accepted.says}.')
    lacking = [key for key in schema.kinds[kind] if key not in fields]
    if lacking:
        raise BadPack(f'{where} of kind "{kind}" lacks {", ".join(lacking)}.')
    return fields


def _texts(table: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    found = table.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, str) and item for item in found):
        raise BadPack(f'{where}: "{name}" is {found!r}; accepted: a list of texts.')
    return tuple(found)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadPack(f"{path.parent.name}/{path.name} cannot be read as TOML: {error}.") from error
