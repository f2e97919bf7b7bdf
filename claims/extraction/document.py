"""What extraction reads: one article's text with its language, publication date and zones.

Outward: ``Document``, and ``ZoneLike``, the shape that a zone needs (``sources.zoning`` and this module have one).
"""

from dataclasses import dataclass
from typing import Protocol

from claims.domain.dates import PartialDate


class ZoneLike(Protocol):
    """A stretch of the text by role: headline, lead, body, background, quotation, boilerplate, metadata, post."""

    @property
    def role(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def lang(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Zone:
    """start, end: code points, end exclusive. lang: the zone's own language, None = the document's."""

    role: str
    start: int
    end: int
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article as extraction sees it.

    id: file name or public id. lang: language code ("en"). published: the day the words are anchored on, None =
    not known, and then relative days stay unresolved. text: under the newline rule of ``sources.text``; offsets of
    every draft point into it. zones: any order; what no zone covers is body.
    """

    id: str
    lang: str
    published: PartialDate | None
    text: str
    zones: tuple[ZoneLike, ...] = ()
