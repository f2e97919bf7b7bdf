"""The codebook as plain data: what each attribute means, and what one event is.

Outward: ``AttributeDefinition``, ``Codebook`` and ``load_codebook(folder)``. A codebook is a set of immutable
definitions; its hash is that of its canonical JSON, so that two databases with the same codebook say the same.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from claims.domain.codes import Cardinality, Family, Sensitivity, ValueKind
from claims.domain.errors import BadCodebook

Texts = Mapping[str, str]
Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class CategoryDefinition:
    """One category of a category attribute: key, and per language its label and the words that name it."""

    key: str
    label: Texts
    words: Lists


@dataclass(frozen=True)
class AttributeDefinition:
    """One attribute of events.

    label, definition: language -> text. examples, edge_cases: language -> texts.
    accumulating: whether the figure only grows with time (a toll). tolerance: the difference within which two
    values still agree, in the unit, 0 = none. policy: name of the consensus policy. parts: keys whose disjoint
    values sum to this one. part_of: key of the whole this one belongs to, "" = none.
    lexicon: language -> {"triggers", "heads", "patterns"} -> words that signal the attribute in a text.
    categories: only for kind category.
    """

    key: str
    family: Family
    value_kind: ValueKind
    label: Texts
    definition: Texts
    unit: str = ""
    cardinality: Cardinality = Cardinality.ONE
    accumulating: bool = False
    tolerance: Decimal = Decimal(0)
    policy: str = "plain"
    sensitivity: Sensitivity = Sensitivity.PUBLIC
    parts: tuple[str, ...] = ()
    part_of: str = ""
    examples: Lists = field(default_factory=dict)
    edge_cases: Lists = field(default_factory=dict)
    lexicon: Mapping[str, Lists] = field(default_factory=dict)
    categories: tuple[CategoryDefinition, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types in canonical order; ``attribute_from_dict`` reads it back."""
        return {**asdict(self), "tolerance": str(self.tolerance), "parts": list(self.parts)}

    @cached_property
    def sha256(self) -> str:
        return _sha256(self.to_dict())


@dataclass(frozen=True)
class Codebook:
    """attributes: key -> definition. event_definition: language -> what counts as one event."""

    attributes: Mapping[str, AttributeDefinition]
    event_definition: Texts = field(default_factory=dict)

    def __getitem__(self, key: str) -> AttributeDefinition:
        if key not in self.attributes:
            raise BadCodebook(f'No attribute "{key}" in the codebook. Known: {", ".join(sorted(self.attributes))}.')
        return self.attributes[key]

    def __contains__(self, key: object) -> bool:
        return key in self.attributes

    def get(self, key: str) -> AttributeDefinition | None:
        return self.attributes.get(key)

    def to_dict(self) -> dict[str, Any]:
        return {
            "event_definition": dict(self.event_definition),
            "attributes": [self.attributes[key].to_dict() for key in sorted(self.attributes)],
        }

    @cached_property
    def sha256(self) -> str:
        return _sha256(self.to_dict())


def load_codebook(folder: Path) -> Codebook:
    """Read every ``*.toml`` of a folder: ``[[attribute]]`` tables, and ``[event_definition]`` in one of them.

    Raises BadCodebook naming the file and what is wrong: unreadable TOML, unknown or missing keys, a key twice,
    parts that name no attribute, no attribute at all.
    """
    attributes: dict[str, AttributeDefinition] = {}
    event_definition: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        document = _read_toml(path)
        event_definition |= document.get("event_definition", {})
        for raw in document.get("attribute", []):
            definition = attribute_from_dict(raw, where=path.name)
            if definition.key in attributes:
                raise BadCodebook(f'{path.name}: the attribute "{definition.key}" is defined twice.')
            attributes[definition.key] = definition
    if not attributes:
        raise BadCodebook(f"No attribute found in {folder.name}/. Expected *.toml files with [[attribute]] tables.")
    _check_references(attributes)
    return Codebook(attributes, event_definition)


def codebook_from_dict(raw: Mapping[str, Any]) -> Codebook:
    """The inverse of ``Codebook.to_dict``. Raises BadCodebook."""
    definitions = [attribute_from_dict(entry) for entry in raw["attributes"]]
    attributes = {definition.key: definition for definition in definitions}
    _check_references(attributes)
    return Codebook(attributes, dict(raw.get("event_definition", {})))


def attribute_from_dict(raw: Mapping[str, Any], where: str = "codebook") -> AttributeDefinition:
    """One definition from plain data. Raises BadCodebook naming the attribute, the field and what is accepted."""
    key = str(raw.get("key", ""))
    name = f'{where}: the attribute "{key}"'
    unknown = set(raw) - set(AttributeDefinition.__dataclass_fields__)
    if unknown:
        accepted = ", ".join(AttributeDefinition.__dataclass_fields__)
        raise BadCodebook(f"{name} has unknown fields {', '.join(sorted(unknown))}. Accepted: {accepted}.")
    if not key.isidentifier() or not key.islower():
        raise BadCodebook(f'{where}: "{key}" is no attribute key. Accepted: small letters, digits and "_".')
    for needed in ("family", "value_kind", "label", "definition"):
        if not raw.get(needed):
            raise BadCodebook(f'{name} has no "{needed}".')
    try:
        return AttributeDefinition(
            key=key,
            family=Family(raw["family"]),
            value_kind=ValueKind(raw["value_kind"]),
            label=dict(raw["label"]),
            definition=dict(raw["definition"]),
            unit=str(raw.get("unit", "")),
            cardinality=Cardinality(raw.get("cardinality", "one")),
            accumulating=bool(raw.get("accumulating", False)),
            tolerance=Decimal(str(raw.get("tolerance", 0))),
            policy=str(raw.get("policy", "plain")),
            sensitivity=Sensitivity(raw.get("sensitivity", "public")),
            parts=tuple(raw.get("parts", ())),
            part_of=str(raw.get("part_of", "")),
            examples=_lists(raw.get("examples", {})),
            edge_cases=_lists(raw.get("edge_cases", {})),
            lexicon={language: _lists(words) for language, words in raw.get("lexicon", {}).items()},
            categories=tuple(_category(entry) for entry in raw.get("categories", ())),
        )
    except (ValueError, ArithmeticError) as error:
        raise BadCodebook(f"{name}: {error}.") from error


def _category(raw: Mapping[str, Any]) -> CategoryDefinition:
    return CategoryDefinition(str(raw["key"]), dict(raw["label"]), _lists(raw.get("words", {})))


def _lists(raw: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(entries) for name, entries in raw.items()}


def _check_references(attributes: Mapping[str, AttributeDefinition]) -> None:
    for definition in attributes.values():
        for other in (*definition.parts, *filter(None, [definition.part_of])):
            if other not in attributes:
                raise BadCodebook(f'The attribute "{definition.key}" names "{other}", which is no attribute.')


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadCodebook(f"{path.name} cannot be read as TOML: {error}.") from error


def _sha256(content: object) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
