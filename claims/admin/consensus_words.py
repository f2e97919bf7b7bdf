"""A row of consensus in words, as its page in the admin shows it; the codes behind them stay in the database.

Outward: ``explained``, ``weighed``, ``confidence_said`` and ``call_scopes``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from claims.admin.cells import percent
from claims.admin.weighed_row import WeighedRow
from claims.consensus.explanation import say
from claims.models import Consensus
from claims.selectors.category_names import category_names
from claims.selectors.events import Row, keys_of_scopes, scope_label
from claims.selectors.local_names import local_scope_names


def explained(row: Consensus) -> SafeString:
    """Why the value is what it is, a sentence each; "" where nothing is said."""
    return _listed(sentence.strip() for sentence in say(row.remarks, *_reader_of(row)))


def weighed(row: Consensus) -> SafeString:
    """What it hangs on, what would settle it and what each voice adds; "" where nothing was weighed.

    The scores of the voices stand on the event's page.
    """
    told = WeighedRow(Row(row.attribute, row.scope_key, ""), row, *_reader_of(row))
    return _listed(
        said.sentence for said in (*told.hangs_on, *told.questions, *told.voices_weighed, *told.likely)
    )


def confidence_said(row: Consensus) -> str:
    """With its basis; "" where none was estimated."""
    if row.confidence is None:
        return ""
    return f"{percent(row.confidence)} · {row.get_confidence_basis_display()}"


def call_scopes(rows: Sequence[Any]) -> Sequence[Any]:
    """The same rows, each with ``scope_said``: its scope by names, "" = the whole event. One query at most."""
    names = local_scope_names(keys_of_scopes(rows))
    for row in rows:
        row.scope_said = scope_label(row.scope_key, names)
    return rows


def _reader_of(row: Consensus) -> tuple[str, Mapping[str, str]]:
    """The language, and what the categories are called in it."""
    return (get_language() or "en").partition("-")[0], category_names(row.attribute)


def _listed(sentences: Iterable[str]) -> SafeString:
    found = list(dict.fromkeys(sentences))
    items = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in found))
    return format_html('<ul class="why">{}</ul>', items) if found else SafeString("")
