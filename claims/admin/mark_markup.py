"""The segments of a text as markup: its words, inside the marks of the claims that stand on them.

Outward: ``segments_markup``. Written here and not as a template, as the cards are: a page cuts its text twice for
each claim, and as a template each piece takes five times as long. Everything goes through ``escape``.
"""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from claims.admin.marked_text import Mark, Segment


def segments_markup(segments: Iterable["Segment"]) -> SafeString:
    """Joined without a gap: the markup holds the words of the text and no others."""
    return SafeString("".join(map(_segment, segments)))


def _segment(segment: "Segment") -> str:
    words = escape(segment.text)
    if segment.marks:
        marks = "".join(map(_opened, segment.marks))
        closed = "</mark>" * len(segment.marks)
        link = f'<a class="seg" href="#claim-{escape(segment.outermost)}" data-quotes="{segment.quoted_by}">'
        return f"{link}{marks}{words}{closed}</a>"
    if segment.quotes:
        return f'<span class="seg" data-quotes="{segment.quoted_by}">{words}</span>'
    return words


def _opened(mark: "Mark") -> str:
    return f'<mark class="{escape(mark.classes)}" data-claim="{escape(mark.name)}">'
