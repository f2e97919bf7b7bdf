"""The codebook: the attributes by key, and what one event is.

Outward: ``Codebook``, ``load_codebook(folder)`` and ``codebook_from_dict``. A codebook is a set of immutable
definitions; its hash does not depend on their order.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from claims.domain.attributes import AttributeDefinition, Texts, attribute_from_dict, canonical_sha256
from claims.domain.errors import BadCodebook, BadHierarchy
from claims.domain.hierarchy import Hierarchy
from claims.domain.patterns import check_patterns


@dataclass(frozen=True)
class Codebook:
    """attributes: key -> definition. event_definition: language -> what counts as one event.

    ``codebook[key]`` raises BadCodebook for an unknown key, ``get`` gives None.
    """

    attributes: Mapping[str, AttributeDefinition]
    event_definition: Texts = field(default_factory=dict)

    def __getitem__(self, key: str) -> AttributeDefinition:
        if key not in self.attributes:
            known = ", ".join(sorted(self.attributes))
            raise BadCodebook(
                'No attribute "%(key)s" in the codebook. Known: %(known)s.', key=key, known=known
            )
        return self.attributes[key]

    def __contains__(self, key: object) -> bool:
        return key in self.attributes

    def get(self, key: str) -> AttributeDefinition | None:
        return self.attributes.get(key)

    def is_part(self, part: str, whole: str) -> bool:
        """Whether either definition says so: "killed" is a part of "casualties". Raises BadCodebook."""
        return self[part].part_of == whole or part in self[whole].parts

    def to_dict(self) -> dict[str, Any]:
        """Ready for ``json.dumps``, attributes by key; ``codebook_from_dict`` reads it back."""
        return {
            "event_definition": dict(self.event_definition),
            "attributes": [self.attributes[key].to_dict() for key in sorted(self.attributes)],
        }

    @cached_property
    def sha256(self) -> str:
        return canonical_sha256(self.to_dict())


def load_codebook(folder: Path) -> Codebook:
    """Read every ``*.toml`` of a folder: ``[[attribute]]`` tables, and ``[event_definition]`` in one of them.

    Raises BadCodebook naming the file and what is wrong: unreadable TOML, a file without either, unknown or
    missing fields, a key twice, parts that name no attribute, a pattern that is not accepted, no attribute at all.
    """
    definitions: list[tuple[str, AttributeDefinition]] = []
    event_definition: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        document = _read_toml(path)
        if not document.keys() & {"attribute", "event_definition"}:
            raise BadCodebook(
                "%(file)s holds neither [[attribute]] tables nor an [event_definition].", file=path.name
            )
        event_definition |= document.get("event_definition", {})
        definitions += [
            (path.name, attribute_from_dict(raw, where=path.name)) for raw in document.get("attribute", [])
        ]
    if not definitions:
        raise BadCodebook(
            "No attribute found in %(folder)s/. Accepted: *.toml files with [[attribute]] tables.",
            folder=folder.name,
        )
    for where, definition in definitions:
        try:
            check_patterns(definition)
        except BadCodebook as error:
            raise BadCodebook("%(where)s: %(why)s", where=where, why=error) from error
    return Codebook(_by_key(definitions), event_definition)


def codebook_from_dict(raw: Mapping[str, Any]) -> Codebook:
    """The inverse of ``Codebook.to_dict``. Raises BadCodebook."""
    definitions = [("codebook", attribute_from_dict(entry)) for entry in raw.get("attributes", [])]
    return Codebook(_by_key(definitions), dict(raw.get("event_definition", {})))


def _by_key(definitions: list[tuple[str, AttributeDefinition]]) -> dict[str, AttributeDefinition]:
    """Definitions, each with its file, by key; their references checked."""
    attributes: dict[str, AttributeDefinition] = {}
    for where, definition in definitions:
        if definition.key in attributes:
            raise BadCodebook(
                '%(where)s: the attribute "%(key)s" is defined twice.', where=where, key=definition.key
            )
        attributes[definition.key] = definition
    for definition in attributes.values():
        for other in (*definition.parts, *filter(None, [definition.part_of])):
            if other not in attributes:
                raise BadCodebook(
                    'The attribute "%(key)s" names "%(other)s", which is no attribute.',
                    key=definition.key,
                    other=other,
                )
    try:
        Hierarchy({key: definition.part_of or None for key, definition in attributes.items()})
    except BadHierarchy as error:
        raise BadCodebook("part_of: %(why)s", why=error) from error
    return attributes


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadCodebook(
            "%(file)s cannot be read as TOML: %(why)s.", file=path.name, why=str(error)
        ) from error
