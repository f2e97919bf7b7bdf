"""What a profile may not show, taken out of every text of a release (DESIGN rule 12).

Outward: ``Redaction``. Two ways, both on every file: names of restricted people and sources are replaced wherever
they stand, whatever their case, accents and spacing; and the words that a restricted claim stands on are replaced in
every quote of the same article that holds them. A quote that lost words loses its offsets too: they would lead there.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

MARK = "[withheld]"
# A part of a restricted name counts by itself, in the article that bears it, from this many letters on:
# shorter parts ("al", "Bin") stand in too many other words. Arbitrary but works.
LEAST_NAME_PART = 4


@dataclass(frozen=True)
class Redaction:
    """names: taken out everywhere. spans: article id -> [start, end) pairs; parts: article id -> parts of names."""

    names: frozenset[str] = frozenset()
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    parts: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[str], restricted: Iterable[tuple[str, int, int, str]]) -> "Redaction":
        """names: of restricted register entries and sources. restricted: (article id, start, end, name or "")."""
        everywhere = {name.strip() for name in names if name.strip()}
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        parts: dict[str, set[str]] = defaultdict(set)
        for article, start, end, name in restricted:
            spans[article].append((start, end))
            if name.strip():
                everywhere.add(name.strip())
                parts[article] |= {
                    part for part in re.split(r"[\s\-]+", name) if len(part) >= LEAST_NAME_PART
                }
        return cls(
            frozenset(everywhere),
            dict(spans),
            {article: frozenset(found) for article, found in parts.items()},
        )

    @property
    def is_empty(self) -> bool:
        return not self.names and not self.spans

    def text(self, text: str) -> str:
        """A text without the restricted names."""
        return text if self._everywhere is None else _without(text, self._everywhere)

    def quote(self, article: str, start: int, quote: str) -> str:
        """A quote that starts at ``start`` of an article, without restricted words and names."""
        for span_start, span_end in sorted(self.spans.get(article, ()), reverse=True):
            first, last = max(span_start - start, 0), min(span_end - start, len(quote))
            if first < last:
                quote = quote[:first] + MARK + quote[last:]
        return self.text_of(article, quote)

    def text_of(self, article: str, text: str) -> str:
        """A text from, or about, one article: also without the parts of names that it bears."""
        pattern = _pattern(self.parts.get(article, ()))
        return self.text(text if pattern is None else _without(text, pattern))

    @cached_property
    def _everywhere(self) -> "re.Pattern[str] | None":
        return _pattern(self.names)


def _pattern(names: Iterable[str]) -> "re.Pattern[str] | None":
    """Any of the names as whole words, longest first; white space and hyphens match each other."""
    alternatives = [
        r"[\s\-]+".join(re.escape(part) for part in re.split(r"[\s\-]+", _plain(name)) if part)
        for name in sorted(names, key=lambda name: (-len(name), name))
    ]
    alternatives = [alternative for alternative in alternatives if alternative]
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE) if alternatives else None


def _without(text: str, pattern: "re.Pattern[str]") -> str:
    """Match on the text without accents, cut from the text as it is."""
    plain, origin = _plain_with_origin(text)
    out, position = [], 0
    for found in pattern.finditer(plain):
        start, end = origin[found.start()], origin[found.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        out += [text[position:start], MARK]
        position = end
    return "".join([*out, text[position:]])


def _plain(text: str) -> str:
    return _plain_with_origin(text)[0]


def _plain_with_origin(text: str) -> tuple[str, list[int]]:
    """The text without accents, and for each of its characters the index it came from.

    "Zoé" -> ("Zoe", [0, 1, 2]) whether the accent is one code point with its letter or its own.
    """
    plain: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for part in unicodedata.normalize("NFKD", character):
            if not unicodedata.combining(part):
                plain.append(part)
                origin.append(index)
    return "".join(plain), origin
