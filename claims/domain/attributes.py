"""What one attribute of events means, as plain data, and the reading of it.

Outward: ``AttributeDefinition`` and ``attribute_from_dict``. A definition is an immutable snapshot; its hash is that
of its canonical JSON, so that two databases with the same definition say the same.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from claims.domain.codes import Cardinality, Family, Sensitivity, ValueKind
from claims.domain.errors import BadCodebook, DomainError
from claims.domain.hierarchy import Hierarchy
from claims.domain.notation import plain_number, read_number

Texts = Mapping[str, str]
Lists = Mapping[str, tuple[str, ...]]
Code = TypeVar("Code", bound=StrEnum)
_KEY = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


@dataclass(frozen=True)
class CategoryDefinition:
    """One category of a category attribute.

    label, words: language -> its name, and the words that name it. parent: key of the wider category that it
    refines, "" = none.
    """

    key: str
    label: Texts
    words: Lists = field(default_factory=dict)
    parent: str = ""


@dataclass(frozen=True)
class AttributeDefinition:
    """One attribute of events.

    label, definition: language -> text. examples, edge_cases: language -> texts.
    accumulating: whether the figure only grows with time (a toll). tolerance: the difference within which two
    values still agree, in the unit (days for a date, minutes for a time), 0 = none. policy: name of the consensus
    policy. parts: keys whose disjoint values sum to this one. part_of: key of the whole this one belongs to,
    "" = none. lexicon: language -> {"triggers", "heads", ...} -> words that signal the attribute in a text.
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
        """Ready for ``json.dumps``; ``attribute_from_dict`` reads it back."""
        return {**asdict(self), "tolerance": plain_number(self.tolerance)}

    @cached_property
    def sha256(self) -> str:
        return canonical_sha256(self.to_dict())

    @cached_property
    def category_tree(self) -> Hierarchy:
        """Each category under the wider one that it refines; empty where there are none."""
        return Hierarchy({category.key: category.parent or None for category in self.categories})


def attribute_from_dict(raw: Mapping[str, Any], where: str = "codebook") -> AttributeDefinition:
    """One definition from plain data.

    where: the file it came from, for the message. Raises BadCodebook naming the attribute, the field and what is
    accepted.
    """
    key = raw.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise BadCodebook(
            '%(where)s: "%(key)s" is no attribute key. Accepted: a-z, 0-9 and "_", a letter first.',
            where=where,
            key=key,
        )
    try:
        return _definition(key, raw)
    except DomainError as error:
        raise BadCodebook(
            '%(where)s: the attribute "%(key)s": %(why)s', where=where, key=key, why=error
        ) from error


def _definition(key: str, raw: Mapping[str, Any]) -> AttributeDefinition:
    accepted = AttributeDefinition.__dataclass_fields__
    unknown = sorted(set(raw) - set(accepted))
    if unknown:
        raise BadCodebook(
            "Unknown fields %(unknown)s. Accepted: %(accepted)s.",
            unknown=", ".join(unknown),
            accepted=", ".join(accepted),
        )
    missing = [name for name in ("family", "value_kind", "label", "definition") if not raw.get(name)]
    if missing:
        raise BadCodebook("No %(missing)s.", missing=", ".join(missing))
    value_kind = _code(ValueKind, "value_kind", raw["value_kind"])
    return AttributeDefinition(
        key=key,
        family=_code(Family, "family", raw["family"]),
        value_kind=value_kind,
        label=_texts("label", raw["label"]),
        definition=_texts("definition", raw["definition"]),
        unit=str(raw.get("unit", "")),
        cardinality=_code(Cardinality, "cardinality", raw.get("cardinality", Cardinality.ONE)),
        accumulating=_truth("accumulating", raw.get("accumulating", False)),
        tolerance=_tolerance(raw.get("tolerance", 0)),
        policy=str(raw.get("policy", "plain")),
        sensitivity=_code(Sensitivity, "sensitivity", raw.get("sensitivity", Sensitivity.PUBLIC)),
        parts=_list("parts", raw.get("parts", ())),
        part_of=str(raw.get("part_of", "")),
        examples=_lists("examples", raw.get("examples", {})),
        edge_cases=_lists("edge_cases", raw.get("edge_cases", {})),
        lexicon={
            language: _lists("lexicon", words)
            for language, words in _mapping("lexicon", raw.get("lexicon", {})).items()
        },
        categories=_categories(value_kind, raw.get("categories", ())),
    )


def _categories(kind: ValueKind, raw: object) -> tuple[CategoryDefinition, ...]:
    if not isinstance(raw, list | tuple) or (raw and kind is not ValueKind.CATEGORY):
        raise BadCodebook(
            'The field "categories" is a list, only for the kind category; the kind is %(kind)s.', kind=kind
        )
    categories = tuple(_category(entry) for entry in raw)
    keys = [category.key for category in categories]
    for category in categories:
        if keys.count(category.key) > 1:
            raise BadCodebook('The category "%(key)s" is defined twice.', key=category.key)
        if category.parent and category.parent not in keys:
            raise BadCodebook(
                'The category "%(key)s" refines "%(parent)s", which is no category.',
                key=category.key,
                parent=category.parent,
            )
    Hierarchy({category.key: category.parent or None for category in categories})
    return categories


def _category(raw: object) -> CategoryDefinition:
    fields = _mapping("categories", raw)
    key = fields.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise BadCodebook(
            '"%(key)s" is no category key. Accepted: a-z, 0-9 and "_", a letter first.', key=key
        )
    label, words = _texts("label", fields.get("label", {})), _lists("words", fields.get("words", {}))
    return CategoryDefinition(key, label, words, str(fields.get("parent", "")))


def _code(codes: type[Code], name: str, raw: object) -> Code:
    if raw not in list(codes):
        raise BadCodebook(
            '"%(value)s" is no %(what)s. Accepted: %(accepted)s.',
            value=raw,
            what=name.replace("_", " "),
            accepted=", ".join(codes),
        )
    return codes(str(raw))


def _truth(name: str, raw: object) -> bool:
    if not isinstance(raw, bool):
        raise BadCodebook('The field "%(name)s" is true or false; got "%(value)s".', name=name, value=raw)
    return raw


def _tolerance(raw: object) -> Decimal:
    tolerance = read_number(raw)
    if tolerance < 0:
        raise BadCodebook("A tolerance is a number from 0; got %(value)s.", value=plain_number(tolerance))
    return tolerance


def _mapping(name: str, raw: object) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise BadCodebook('The field "%(name)s" is a table; got "%(value)s".', name=name, value=raw)
    return raw


def _texts(name: str, raw: object) -> dict[str, str]:
    texts = dict(_mapping(name, raw))
    for language, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise BadCodebook(
                'The field "%(name)s" has a text per language; got "%(value)s" for "%(language)s".',
                name=name,
                value=text,
                language=language,
            )
    return texts


def _lists(name: str, raw: object) -> dict[str, tuple[str, ...]]:
    return {entry: _list(f"{name}.{entry}", texts) for entry, texts in _mapping(name, raw).items()}


def _list(name: str, raw: object) -> tuple[str, ...]:
    """A string is refused: taken for a list, it would become its letters."""
    if not isinstance(raw, list | tuple) or not all(isinstance(text, str) for text in raw):
        raise BadCodebook('The field "%(name)s" is a list of texts; got "%(value)s".', name=name, value=raw)
    return tuple(raw)


def canonical_sha256(content: object) -> str:
    """Hex digest of the canonical JSON: UTF-8, keys sorted, no white space."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
