"""What the scopes of a release are called: its tables hold their keys, and those of provisional entries tell nothing.

Outward: ``scopes_of``. An editor's entry has its name and names. A provisional one is called by an article's words,
which may name somebody: a profile that hides something gives them only where a quote that it publishes shows them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from claims.domain.codes import ScopeFacet
from claims.exports.redaction import MARK
from claims.models import Scope
from claims.selectors.release_scope import ReleaseScope

FACETS = tuple(f"scope_{facet}" for facet in ScopeFacet)


def scopes_of(scope: ReleaseScope) -> list[dict[str, Any]]:
    """Those that a released claim names, and what they belong to, in the order of their keys as shown."""
    quotes = _quotes_by_scope(scope)
    rows = _with_wholes(quotes)
    told = [_told(row, scope, quotes.get(row.pk, ()), rows) for row in rows.values()]
    return sorted(told, key=lambda one: str(one["key"]))


def _quotes_by_scope(scope: ReleaseScope) -> dict[int, set[str]]:
    """Row id of a scope -> the quotes, as the profile shows them, of the released claims that it limits."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    columns = scope.claims().order_by().values_list("article__public_id", "start", "quote", *FACETS)
    for article, start, quote, *facets in columns.iterator():
        named = [pk for pk in facets if pk is not None]
        if named:
            shown = scope.redaction.quote(article, start, quote)
            for pk in named:
                found[pk].add(shown)
    return dict(found)


def _with_wholes(wanted: Iterable[int]) -> dict[int, Scope]:
    rows: dict[int, Scope] = {}
    missing = set(wanted)
    while missing:
        rows |= {row.pk: row for row in Scope.objects.filter(pk__in=missing).prefetch_related("names")}
        missing = {row.parent_id for row in rows.values() if row.parent_id is not None} - rows.keys()
    return rows


def _told(row: Scope, scope: ReleaseScope, quotes: Iterable[str], rows: dict[int, Scope]) -> dict[str, Any]:
    whole = None if row.parent_id is None else rows[row.parent_id]
    is_told = scope.redaction.is_empty or not row.is_provisional or any(row.name in quote for quote in quotes)
    return {
        "key": scope.shown_scope(row.key),
        "facet": row.facet,
        "name": scope.redaction.text(row.name) if is_told else MARK,
        "names": sorted(set(_names(row, scope))) if is_told else [],
        "part_of": None if whole is None else scope.shown_scope(whole.key),
        "provisional": row.is_provisional,
    }


def _names(row: Scope, scope: ReleaseScope) -> Iterator[str]:
    """Names and spellings, without those that name somebody."""
    for name in row.names.all():
        if name.name != row.name and scope.redaction.text(name.name) == name.name:
            yield name.name
