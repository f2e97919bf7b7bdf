"""Cells of the admin's lists that say what they are, so that a phone can stand them one below the other.

Outward: the filter ``labelled``. A row that is laid out as a card is no table to every browser any more, so that each
cell names its role; and it shows the heading of its column, which stands above it no longer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

ROLES = {"td": "cell", "th": "rowheader"}
# A cell that says nothing: it holds the admin's sign for it, or no sign at all.
SAYS_NOTHING = re.compile(r"<td[^>]*>(?:—|&nbsp;)?</td>")


@register.filter
def labelled(cells: Iterable[str], headers: Iterable[Mapping[str, Any]]) -> Iterator[SafeString]:
    """cells: as Django's admin writes them, each one element. headers: of their columns, in the same order."""
    for cell, header in zip(cells, headers, strict=True):
        text = str(header["text"])
        # The heading of the boxes that are ticked for an action is a box itself.
        label = "" if "<" in text else strip_tags(text)
        yield _with(cell, label[:1].upper() + label[1:])


def _with(cell: str, label: str) -> SafeString:
    name = cell[1:3]
    is_empty = mark_safe(" data-is-empty") if SAYS_NOTHING.fullmatch(cell) else ""
    attributes = format_html(' role="{}" data-label="{}"{}', ROLES[name], label, is_empty)
    # Both halves are markup that the admin made, and the attributes between them are escaped.
    return mark_safe(cell[:3] + attributes + cell[3:])  # noqa: S308
