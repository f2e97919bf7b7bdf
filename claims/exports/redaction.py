"""What a profile may not show, taken out of every text of a release (DESIGN rule 12).

Outward: ``Redaction``. Three ways, all on every file: names of restricted people and sources are replaced wherever
they stand, however they are written; words that name somebody in one article (parts of a restricted name, an
informant who is in no register) are replaced in whatever is quoted from, or told about, that article and its events;
and the words that a restricted claim stands on are replaced in every quote of the same article that holds them. A
quote that lost words loses its offsets too: they would lead there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from claims.exports.name_patterns import name_parts, name_pattern, squashed, without

MARK = "[withheld]"
# A part of a restricted name counts by itself, in the article that bears it, from this many letters on:
# shorter parts ("al", "Bin") stand in too many other words. Arbitrary but works.
LEAST_NAME_PART = 4
Span = tuple[int, int]
# Several words withheld in a row read as one: how many they were is nobody's business.
_MARKS = re.compile(rf"{re.escape(MARK)}(?:[\s\-_]*{re.escape(MARK)})+")


@dataclass(frozen=True)
class Redaction:
    """names: taken out everywhere. spans: article id -> [start, end) pairs, in order and apart from each other.

    parts: article id -> words that name somebody there. articles: event id -> the articles that tell of it.
    """

    names: frozenset[str] = frozenset()
    spans: dict[str, list[Span]] = field(default_factory=dict)
    parts: dict[str, frozenset[str]] = field(default_factory=dict)
    articles: Mapping[str, Iterable[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        names: Iterable[str],
        restricted: Iterable[tuple[str, int, int, str]],
        *,
        told: Iterable[tuple[str, str]] = (),
        articles: Mapping[str, Iterable[str]] | None = None,
    ) -> "Redaction":
        """names: of restricted register entries and sources. restricted: (article id, start, end, name or "").

        told: (article id, words of an informant who is not to be recognised).
        """
        everywhere = {name.strip() for name in names if name.strip()}
        spans: dict[str, list[Span]] = defaultdict(list)
        parts: dict[str, set[str]] = defaultdict(set)
        for article, start, end, name in restricted:
            spans[article].append((start, end))
            if name.strip():
                everywhere.add(name.strip())
                parts[article] |= set(name_parts(name, LEAST_NAME_PART))
        for article, words in told:
            parts[article] |= set(_telling(words))
        return cls(
            frozenset(everywhere),
            {article: _merged(found) for article, found in spans.items()},
            {article: frozenset(found) for article, found in parts.items() if found},
            {} if articles is None else articles,
        )

    @property
    def is_empty(self) -> bool:
        return not (self.names or self.spans or self.parts)

    def text(self, text: str) -> str:
        """A text without the restricted names."""
        return _redacted(text, self.names)

    def quote(self, article: str, start: int, quote: str) -> str:
        """A quote that starts at ``start`` of an article, without restricted words and names."""
        for span_start, span_end in reversed(self.spans.get(article, [])):
            first, last = max(span_start - start, 0), min(span_end - start, len(quote))
            if first < last:
                quote = quote[:first] + MARK + quote[last:]
        return self.text_of(article, quote)

    def text_of(self, article: str, text: str) -> str:
        """A text from, or about, one article: also without the words that name somebody there."""
        return self.text(_redacted(text, self.parts.get(article, frozenset())))

    def text_about(self, event: str, text: str) -> str:
        """A text about one event: also without what names somebody in any article that tells of it."""
        return self.text(_redacted(text, self._parts_about(event)))

    def names_somebody(self, identifier: str, *, article: str = "", event: str = "") -> bool:
        """Whether a key, address or id holds a restricted name: also inside a word, also percent-encoded."""
        text = unquote(identifier)
        if self.text_of(article, self.text_about(event, text)) != text:
            return True
        letters = squashed(text)
        return any(name in letters for name in self._squashed_names)

    @cached_property
    def _squashed_names(self) -> list[str]:
        return [name for name in map(squashed, self.names) if len(name) >= LEAST_NAME_PART]

    def _parts_about(self, event: str) -> frozenset[str]:
        found = (self.parts.get(article, frozenset()) for article in self.articles.get(event, ()))
        return frozenset().union(*found)


def _redacted(text: str, names: frozenset[str]) -> str:
    pattern = name_pattern(names)
    found = text if pattern is None else without(text, pattern, MARK)
    return text if found == text else _MARKS.sub(MARK, found)


def _telling(words: str) -> Iterable[str]:
    """The words as a whole, and those among them that are written as names."""
    if len(squashed(words)) >= LEAST_NAME_PART:
        yield words
    yield from (part for part in name_parts(words, LEAST_NAME_PART) if not part[0].islower())


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap or touch become one, so that cutting one leaves the others where they are."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
