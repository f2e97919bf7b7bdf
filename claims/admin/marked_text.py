"""An article's text, cut where claims begin and end, ready to be shown with its marks.

Outward: ``cut``. The text is cut at the boundaries of zones, quotes and focuses into segments; each knows the claims
whose focus covers it (its marks, outermost first) and those whose quote does. Joined, the segments of all blocks and
the gaps between them are the text again: nothing is changed, nothing stripped. Offsets are code points.

    text    "Seven rockets fell, two on a school."
    focuses [0, 13) claim 1, [6, 18) claim 2
    pieces  "Seven " (1) | "rockets" (1, 2) | " fell" (2) | ", two on a school." ()
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.utils.safestring import SafeString

from claims.admin.mark_markup import segments_markup

# Underlines that lie below each other before they start again at the text. More than four claims on one word are
# read from their cards.
DEPTHS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim on a segment. depth: which line below the words is its own, from 0. is_contested: by others."""

    claim: Any
    depth: int
    is_first: bool
    is_last: bool
    is_contested: bool = False

    @property
    def name(self) -> str:
        """The claim's number as a text: a template would set a number in the reader's way of writing."""
        return str(self.claim.ordinal)

    @property
    def classes(self) -> str:
        edges = f"{' first' if self.is_first else ''}{' last' if self.is_last else ''}"
        contested = " is-contested" if self.is_contested else ""
        return f"mark f-{self.claim.attribute.family} d{self.depth} is-{self.claim.status}{contested}{edges}"


@dataclass(frozen=True, slots=True)
class Segment:
    text: str
    marks: tuple[Mark, ...] = ()
    quotes: tuple[int, ...] = ()

    @property
    def outermost(self) -> str:
        """The number of the claim whose mark holds the others."""
        return self.marks[0].name

    @property
    def quoted_by(self) -> str:
        """The numbers of the claims whose quotes cover it, apart by spaces."""
        return " ".join(map(str, self.quotes))


@dataclass(frozen=True, slots=True)
class Block:
    """A zone of the text. role: "" for what lies in no zone."""

    role: str
    label: str
    language: str
    segments: tuple[Segment, ...] = field(default=())

    @property
    def markup(self) -> SafeString:
        return segments_markup(self.segments)


def span_of(claim: Any) -> tuple[int, int]:
    """Where a claim is marked: its focus, or its whole quote where it has none."""
    if claim.focus_start is None or claim.focus_end is None:
        return claim.start, claim.end
    return claim.focus_start, claim.focus_end


def cut(
    text: str, zones: Iterable[Any], claims: Sequence[Any], contested: Collection[int] = ()
) -> list[Block]:
    """Blocks in text order. zones: disjoint, with role, start, end, language. claims: those to be marked.

    contested: the numbers of those that others contradict.
    """
    by_ordinal = {claim.ordinal: claim for claim in claims}
    spans = {claim.ordinal: span_of(claim) for claim in claims}
    quotes = {claim.ordinal: (claim.start, claim.end) for claim in claims}
    depths = _depths(spans)
    focused, quoted = _Sweep(spans), _Sweep(quotes)
    bounds = sorted({edge for span in (*spans.values(), *quotes.values()) for edge in span})
    blocks = []
    for zone_start, zone_end, role, label, language in _stretches(zones, len(text)):
        inside = bounds[bisect_right(bounds, zone_start) : bisect_left(bounds, zone_end)]
        segments = []
        for start, end in pairwise([zone_start, *inside, zone_end]):
            marks = tuple(
                Mark(
                    by_ordinal[name],
                    depths[name],
                    spans[name][0] == start,
                    spans[name][1] == end,
                    name in contested,
                )
                for name in focused.at(start)
            )
            segments.append(Segment(text[start:end], marks, quoted.at(start)))
        blocks.append(Block(role, label, language, tuple(segments)))
    return blocks


class _Sweep:
    """Which spans cover a position, asked from left to right; the outermost first."""

    def __init__(self, spans: Mapping[int, tuple[int, int]]) -> None:
        self._waiting = sorted(((*span, name) for name, span in spans.items()), key=_outermost, reverse=True)
        self._live: list[tuple[int, int, int]] = []

    def at(self, position: int) -> tuple[int, ...]:
        while self._waiting and self._waiting[-1][0] <= position:
            self._live.append(self._waiting.pop())
        self._live = [span for span in self._live if span[1] > position]
        return tuple(name for _start, _end, name in self._live)


def _outermost(span: tuple[int, int, int]) -> tuple[int, int, int]:
    start, end, name = span
    return start, -end, name


def _depths(spans: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """A line for each claim such that overlapping ones lie below each other, as far as lines reach."""
    busy_until: list[int] = []
    depths = {}
    for start, end, name in sorted(((*span, name) for name, span in spans.items()), key=_outermost):
        line = next((line for line, until in enumerate(busy_until) if until <= start), len(busy_until))
        busy_until[line : line + 1] = [end]
        depths[name] = line % DEPTHS
    return depths


def _stretches(zones: Iterable[Any], length: int) -> Iterable[tuple[int, int, str, str, str]]:
    """The zones, and the white space between them with the zone before it."""
    ordered = sorted(zones, key=lambda zone: zone.start)
    if not ordered:
        return [(0, length, "", "", "")] if length else []
    starts = [0, *(zone.start for zone in ordered[1:]), length]
    return [
        (starts[number], starts[number + 1], zone.role, zone.get_role_display(), zone.language)
        for number, zone in enumerate(ordered)
    ]
