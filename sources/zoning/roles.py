"""Give each block of an article its role, and join neighbours of one role into zones.

Outward function: `zones`. Method: marks first (sources/zoning/marks), then place and shape: the first line
that ends no sentence is the headline, the first paragraph the lead, a short line between paragraphs a
crosshead. A first honest split: what no mark and no shape tells is body.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sources.zoning.blocks import Block, blocks
from sources.zoning.languages import language_of
from sources.zoning.marks import Mark, Reach, ZoneRole, is_marked_line, marks_that_may_match

# Characters. Headlines of the articles and reports measured run to 90; with a name and a place 200 is room.
_HEADLINE_LENGTH = 200
# Characters. Crossheads measured run to 45; longer lines without a stop are more often lists or captions.
_CROSSHEAD_LENGTH = 90
# Characters. Marks for whole lines are not tried on longer blocks: furniture is short, and patterns stay
# cheap.
_MARKED_LENGTH = 400
# Characters. A post of 280 with its link and signature.
_POST_LENGTH = 400
# Blocks. Beyond, marks are not tried: no article is so long, and a dump of short lines would take a minute.
_MARKED_BLOCKS = 2_000
# Share of a block that stands between quotation marks for it to be a quotation, and the least length.
# Arbitrary.
_QUOTED_SHARE = 0.75
_QUOTATION_LENGTH = 60

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]")
_UNFINISHED = re.compile(r"[,;:]$")
_FURNITURE = frozenset({ZoneRole.BOILERPLATE, ZoneRole.METADATA_HEADER})


@dataclass(frozen=True, slots=True)
class Zone:
    """text[start:end] has one role, and one language (None = not told). start < end, no outer white space."""

    role: ZoneRole
    start: int
    end: int
    lang: str | None


@dataclass(slots=True)
class _Part:
    """A block on its way to a zone; role None = content whose place decides."""

    block: Block
    role: ZoneRole | None
    mark: Mark | None = None


def zones(text: str, lang: str | None = None) -> list[Zone]:
    """Split an article into zones.

    lang: the article's language; None = told from the text where it can be. Zones are in order and disjoint,
    only white space lies outside them, and an empty text has none. A post or a paragraph in another language
    than the article's carries its own. Never raises.
    """
    article_lang = lang if lang is not None else language_of(text)
    parts = _marked(blocks(text))
    _spread(parts)
    _place(parts)
    return _joined(parts, article_lang)


def headline_like(block: Block) -> bool:
    """Short, and no sentence: no stop at its end."""
    unstopped = not block.ends_a_sentence or block.text[-1] in "?!"
    return block.length <= _HEADLINE_LENGTH and unstopped and not _UNFINISHED.search(block.text)


def _marked(found: Sequence[Block]) -> list[_Part]:
    parts: list[_Part] = []
    for block in found:
        rest: Block | None = block
        while rest is not None:
            part, rest = _first_mark(rest) if len(parts) < _MARKED_BLOCKS else (_Part(rest, None), None)
            parts.append(part)
    return parts


def _first_mark(block: Block) -> tuple[_Part, Block | None]:
    """The part a block begins with, and what is left of the block."""
    composed = unicodedata.normalize("NFC", block.text)  # as marks are written
    is_line = block.length <= _MARKED_LENGTH and is_marked_line(composed)
    for mark in marks_that_may_match(is_line=is_line):
        # Where a mark of the start ends is counted in the block as it stands.
        words = block.text if mark.reach is Reach.START else composed
        match = mark.find(words) if _may_match(mark, block) else None
        if match is None:
            continue
        if mark.reach is not Reach.START:
            return _Part(block, mark.role, mark), None
        end = block.start + match.end()
        return _Part(Block(block.start, end, match.group(), block.apart), mark.role, mark), block.after(
            match.end()
        )
    return _Part(block, None), None


def _may_match(mark: Mark, block: Block) -> bool:
    if mark.reach in (Reach.START, Reach.OPENING):
        return True
    return block.length <= (_POST_LENGTH if mark.reach is Reach.ANYWHERE else _MARKED_LENGTH)


def _spread(parts: list[_Part]) -> None:
    """Let the marks that speak for their neighbours do so."""
    for index, part in enumerate(parts):
        if part.mark is None:
            continue
        if part.mark.reach is Reach.BELOW:
            _claim_below(parts, index)
        elif part.mark.reach is Reach.BEFORE and index > 0:
            above = parts[index - 1]
            if above.role is None and above.block.length <= _POST_LENGTH:
                above.role = part.role
    _claim_between_furniture(parts)


def _claim_below(parts: list[_Part], index: int) -> None:
    for part in parts[index + 1 :]:
        if part.role is not None or part.block.apart or not headline_like(part.block):
            return
        part.role = parts[index].role


def _claim_between_furniture(parts: list[_Part]) -> None:
    """A short line without a sentence between two lines of furniture, or after the last, is furniture too."""
    seen_content = False
    for index, part in enumerate(parts):
        if part.role is not None:
            continue
        above = parts[index - 1].role if index > 0 else None
        below = parts[index + 1].role if index + 1 < len(parts) else ZoneRole.BOILERPLATE
        if seen_content and above in _FURNITURE and below in _FURNITURE and _is_short_line(part.block):
            part.role = above
        seen_content = True


def _is_short_line(block: Block) -> bool:
    return headline_like(block) and block.length <= _CROSSHEAD_LENGTH


def _place(parts: list[_Part]) -> None:
    """Headline, lead, crossheads, quotations and background, by place and shape among the content."""
    content = [part for part in parts if part.role in (None, ZoneRole.BACKGROUND)]
    if len(content) > 1 and headline_like(content[0].block):
        content.pop(0).role = ZoneRole.HEADLINE
    if content:
        content[0].role = ZoneRole.LEAD
    for index, part in enumerate(content[1:], start=1):
        following = content[index + 1] if index + 1 < len(content) else None
        part.role = part.role or _role_by_shape(part.block, content[index - 1].block, following)


def _role_by_shape(block: Block, above: Block, following: _Part | None) -> ZoneRole:
    if following is not None and _is_crosshead(block, above, following.block):
        return ZoneRole.HEADLINE
    quoted = sum(len(match.group()) for match in _QUOTED.finditer(block.text))
    if block.length >= _QUOTATION_LENGTH and quoted >= _QUOTED_SHARE * block.length:
        return ZoneRole.QUOTATION
    return ZoneRole.BODY


def _is_crosshead(block: Block, above: Block, below: Block) -> bool:
    return (
        _is_short_line(block)
        and above.ends_a_sentence
        and not headline_like(below)
        and not block.text[:1].islower()
        and not below.text[:1].islower()
    )


def _joined(parts: Sequence[_Part], article_lang: str | None) -> list[Zone]:
    joined: list[Zone] = []
    for part in parts:
        zone = _zone(part, article_lang)
        if joined and _one_stretch(joined[-1], zone):
            zone = Zone(zone.role, joined.pop().start, zone.end, zone.lang)
        joined.append(zone)
    return joined


def _zone(part: _Part, article_lang: str | None) -> Zone:
    role = ZoneRole.BODY if part.role is None else part.role
    lang = article_lang if role in _FURNITURE else language_of(part.block.text) or article_lang
    return Zone(role, part.block.start, part.block.end, lang)


def _one_stretch(above: Zone, below: Zone) -> bool:
    # Posts stay apart: each is a publication of its own. So do headlines, and the lead.
    joinable = below.role in (ZoneRole.BODY, ZoneRole.BACKGROUND, *_FURNITURE)
    return joinable and above.role is below.role and above.lang == below.lang
