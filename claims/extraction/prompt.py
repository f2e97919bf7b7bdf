"""What a language model is asked about a text, and the form its answer must have.

Outward: ``prompt_for`` and ``PROMPT_VERSION``. The words stand in ``prompts/claims.toml``.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claims.domain.attributes import AttributeDefinition
from claims.domain.codebook import Codebook
from claims.domain.codes import ValueKind
from claims.extraction.document import Document

WORDS = Path(__file__).parent / "prompts" / "claims.toml"
# Hexadecimal digits that name a prompt: enough to tell its revisions apart.
DIGITS = 8
FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Prompt:
    """messages: as the chat-completions interface takes them. schema: of the answer. version: of the words."""

    messages: tuple[Mapping[str, str], ...]
    schema: Mapping[str, Any]
    version: str


def prompt_for(document: Document, text: str, codebook: Codebook) -> Prompt:
    """text: the document's own, or a stretch of it where it is too long to be asked at once."""
    words, version = _words()
    user = words["user"].format(
        codebook="\n".join(_lines(codebook, document.lang)),
        language=document.lang,
        published=document.published or "on a day that is not known",
        text=text,
    )
    messages = (
        {"role": "system", "content": words["system"].strip()},
        {"role": "user", "content": user.strip()},
    )
    return Prompt(messages, _schema(codebook), version)


def prompt_version() -> str:
    return _words()[1]


@cache
def _words() -> tuple[Mapping[str, str], str]:
    raw = WORDS.read_bytes()
    return tomllib.loads(raw.decode()), hashlib.sha256(raw).hexdigest()[:DIGITS]


def _lines(codebook: Codebook, language: str) -> Iterator[str]:
    for key in sorted(codebook.attributes):
        definition = codebook.attributes[key]
        told = definition.definition.get(language) or definition.definition.get(FALLBACK_LANGUAGE, "")
        yield f"- {key} ({definition.value_kind}{_categories(definition)}): {' '.join(told.split())}"


def _categories(definition: AttributeDefinition) -> str:
    if definition.value_kind is not ValueKind.CATEGORY:
        return ""
    return f"; one of {', '.join(category.key for category in definition.categories)}"


def _schema(codebook: Codebook) -> dict[str, Any]:
    claim = {
        "attribute": {"type": "string", "enum": sorted(codebook.attributes)},
        "quote": {"type": "string"},
        "focus": {"type": "string"},
        "truth": {"type": ["boolean", "null"]},
        "category": {"type": ["string", "null"]},
    }
    return {
        "type": "object",
        "properties": {
            "claims": {"type": "array", "items": _closed(claim)},
        },
        "required": ["claims"],
        "additionalProperties": False,
    }


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object", "properties": dict(properties), "required": list(properties), "additionalProperties": False,
    }  # fmt: skip
