"""What a metadata line, or a record beside its text, states about an article.

Outward function: `read_stated`. Known keys are checked; every other key is kept as a note.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sources.codes import DateBasis
from sources.errors import BadMetadata
from sources.ingestion.languages import accept_language
from sources.ingestion.published import Published, read_published

KNOWN_KEYS = frozenset({"file", "text", "title", "outlet", "lang", "published", "url"})

# Characters. What the database's columns hold.
TITLE_LENGTH = 300
OUTLET_LENGTH = 200
URL_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Stated:
    """title, outlet, lang, url: "" = not stated. published: None = not stated; NOT_KNOWN = stated as not known."""

    title: str
    outlet: str
    lang: str
    published: Published | None
    url: str
    notes: Mapping[str, Any]

    def over(self, wider: "Stated") -> "Stated":
        """This statement, with what it leaves open taken from a wider one (a line about the whole file)."""
        return Stated(
            self.title or wider.title,
            self.outlet or wider.outlet,
            self.lang or wider.lang,
            wider.published if self.published is None else self.published,
            self.url or wider.url,
            {**wider.notes, **self.notes},
        )


NOTHING_STATED = Stated("", "", "", None, "", {})


def read_stated(record: Mapping[str, Any]) -> Stated:
    """Read a metadata line or record. Raises BadMetadata naming the key, the value and what is accepted."""
    return Stated(
        title=_line(record, "title", TITLE_LENGTH),
        outlet=_line(record, "outlet", OUTLET_LENGTH),
        lang=accept_language(record.get("lang")),
        published=read_published(record["published"], DateBasis.STATED) if "published" in record else None,
        url=accept_url(_line(record, "url", URL_LENGTH)),
        notes=_notes(record),
    )


def accept_url(url: str) -> str:
    """An http or https address, or "". Raises BadMetadata: another scheme would become a live link on a page."""
    try:
        parts = urlsplit(url)
        if url == "" or (parts.scheme in ("http", "https") and parts.hostname):
            return url
    except ValueError:
        pass
    raise BadMetadata("the url %(url)r is no web address; accepted: http://... or https://...", url=url)


def _line(record: Mapping[str, Any], key: str, length: int) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadMetadata(
            "the %(key)s %(value)r is not text; accepted: one line of up to %(length)s characters",
            key=key,
            value=value,
            length=length,
        )
    value = " ".join(value.split())
    if len(value) > length or not _is_storable(value):
        raise BadMetadata(
            "the %(key)s %(value)r cannot be kept; accepted: one line of up to %(length)s characters",
            key=key,
            value=value[:60],
            length=length,
        )
    return value


def _notes(record: Mapping[str, Any]) -> dict[str, Any]:
    notes = {key: value for key, value in record.items() if key not in KNOWN_KEYS}
    for key, value in notes.items():
        if not all(_is_storable(text) for text in (key, *_texts(value))):
            raise BadMetadata(
                "the note %(key)r holds a NUL or half a surrogate pair; accepted: Unicode text", key=key
            )
    return notes


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _is_storable(text: str) -> bool:
    """No database of ours holds a NUL or half a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
