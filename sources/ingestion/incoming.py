"""The values that reading yields: an article ready to store, or why a file or line gave none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sources.codes import DateBasis, DatePrecision
from sources.text import SIZE_LIMIT_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes that may not be reached, in bytes.

    article_bytes: one article, as a file, a JSONL line or a CSV row. batch_bytes: one .json file, which is
    parsed as a whole, and one metadata file.
    """

    article_bytes: int = SIZE_LIMIT_BYTES
    # Some 20,000 articles; parsing takes about four times that in memory. Arbitrary but works.
    batch_bytes: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Incoming:
    """One article as read, nothing of it stored yet.

    file: name to show, relative to the folder or metadata file it came by; a record adds its place
    ("b.jsonl:3", the line; "b.json[0]", the item; "t.csv:2", the line its row begins on). data: the bytes it
    came from (of a record, its own). text: under the newline rule. title, outlet, lang, url: "" = not known;
    lang is a primary subtag ("en"). published: YYYY, YYYY-MM or YYYY-MM-DD as published_precision says, "" =
    not known. notes: every other key given, as JSON values; `lang_basis` is added where the language was not
    stated.
    """

    file: str
    data: bytes
    media_type: str
    text: str
    encoding: str
    had_bom: bool
    title: str
    outlet: str
    lang: str
    published: str
    published_precision: DatePrecision
    published_basis: DateBasis
    url: str
    notes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Not read, and nothing is wrong with it."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Should have been an article and cannot be: the reason says what was wrong and what is accepted."""

    file: str
    reason: str


Reading = Incoming | Skipped | Refused
