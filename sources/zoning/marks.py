"""Patterns that tell what a stretch of an article is, read from marks/*.toml.

Outward functions: `load_packs`, `load_marks`, `is_marked_line`, `marks_that_may_match`. `any.toml` holds in
every language; the others are one language each. All are tried on every text: pages carry furniture in the
language of the site, not of the article.

A mark has `name`, `role` (a ZoneRole), `pattern` (a regular expression; `{name}` inserts a fragment),
`reach`, `examples` and `non_examples` (the tests hold the pattern to both). Case is ignored unless `case =
true`. Reach:

- line     the whole block matches
- below    the whole block matches, and the heading-like lines right under it belong to it
- before   the whole block matches, and the short block above it belongs to it
- start    the block begins with it; the rest of the block is looked at anew
- opening  the block begins with it; the whole block takes the role
- anywhere the block, if short, holds it
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from sources.errors import SourceError

FOLDER = Path(__file__).parent / "marks"
NEUTRAL = "any"


class ZoneRole(StrEnum):
    """What a stretch of an article is. metadata_header: date, byline, credit, wherever they stand."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    BACKGROUND = "background"
    QUOTATION = "quotation"
    BOILERPLATE = "boilerplate"
    METADATA_HEADER = "metadata_header"
    POST = "post"


class Reach(StrEnum):
    LINE = "line"
    BELOW = "below"
    BEFORE = "before"
    START = "start"
    OPENING = "opening"
    ANYWHERE = "anywhere"


# Reaches whose pattern is held against the whole block.
WHOLE = frozenset({Reach.LINE, Reach.BELOW, Reach.BEFORE})


@dataclass(frozen=True, slots=True)
class Mark:
    name: str
    role: ZoneRole
    reach: Reach
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    non_examples: tuple[str, ...]

    def find(self, block: str) -> re.Match[str] | None:
        """The match in a block stripped of outer white space, as far as this mark's reach asks."""
        if self.reach in (Reach.START, Reach.OPENING):
            return self.pattern.match(block)
        if self.reach is Reach.ANYWHERE:
            return self.pattern.search(block)
        return self.pattern.fullmatch(block)


@dataclass(frozen=True, slots=True)
class Pack:
    """The marks and the stop words of one language ("any" has no stop words)."""

    language: str
    marks: tuple[Mark, ...]
    stop_words: frozenset[str]


@cache
def load_packs() -> tuple[Pack, ...]:
    """Every pack of the folder, the neutral one first. Raises SourceError naming file and mark at fault."""
    shared = _fragments(_read(FOLDER / f"{NEUTRAL}.toml"))
    paths = sorted(FOLDER.glob("*.toml"), key=lambda path: (path.stem != NEUTRAL, path.stem))
    return tuple(_pack(path, shared) for path in paths)


@cache
def load_marks() -> tuple[Mark, ...]:
    """Every mark of every pack, in the order they are tried."""
    return tuple(mark for pack in load_packs() for mark in pack.marks)


@cache
def marks_that_may_match(*, is_line: bool) -> tuple[Mark, ...]:
    """The marks to try on a block: all where it looks like one of their lines, else those for parts of a block."""
    return load_marks() if is_line else tuple(mark for mark in load_marks() if mark.reach not in WHOLE)


def is_marked_line(block: str) -> bool:
    """Whether a mark for whole blocks matches. One pattern of them all, for most blocks match none."""
    return _any_line().fullmatch(block) is not None


@cache
def _any_line() -> re.Pattern[str]:
    patterns = (mark.pattern for mark in load_marks() if mark.reach in WHOLE)
    return re.compile("|".join(_unnamed(pattern) for pattern in patterns))


def _unnamed(pattern: re.Pattern[str]) -> str:
    body = re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern)
    return f"(?i:{body})" if pattern.flags & re.IGNORECASE else f"(?:{body})"


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _fragments(table: Mapping[str, Any]) -> dict[str, str]:
    return dict(table.get("fragments", {}))


def _pack(path: Path, shared: Mapping[str, str]) -> Pack:
    table = _read(path)
    fragments = {**shared, **_fragments(table)}
    marks = tuple(_mark(row, fragments, path.name) for row in table.get("mark", []))
    return Pack(path.stem, marks, frozenset(table.get("stop_words", "").split()))


def _mark(row: Mapping[str, Any], fragments: Mapping[str, str], file: str) -> Mark:
    try:
        return Mark(
            name=row["name"],
            role=ZoneRole(row["role"]),
            reach=Reach(row["reach"]),
            pattern=_compile(row, fragments),
            examples=tuple(row["examples"]),
            non_examples=tuple(row["non_examples"]),
        )
    except (KeyError, ValueError, re.error) as error:
        raise SourceError(f"{file}: the mark {row.get('name')!r} cannot be used: {error}") from error


def _compile(row: Mapping[str, Any], fragments: Mapping[str, str]) -> re.Pattern[str]:
    pattern: str = row["pattern"]
    for name, fragment in fragments.items():
        pattern = pattern.replace("{" + name + "}", fragment)
    return re.compile(pattern, 0 if row.get("case", False) else re.IGNORECASE)
