"""The rows of a release's tables, streamed in a fixed order.

Outward: ``ReleaseRows.of(table)``. ``ReleaseScope`` decides what may be shown; here it is only put into columns.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from claims.selectors.release_context_rows import ContextRows
from claims.selectors.release_row_maker import Row
from claims.selectors.release_scope import ReleaseScope
from claims.selectors.release_testimony_rows import TestimonyRows


class ReleaseRows:
    """Rows of each table of one release. What is withheld is counted on the way: read its table last."""

    def __init__(self, scope: ReleaseScope) -> None:
        self.withheld: Counter[tuple[str, str]] = Counter()
        context, testimony = ContextRows(scope, self.withheld), TestimonyRows(scope, self.withheld)
        self._makers: dict[str, Callable[[], Iterator[Row]]] = {
            "events": context.events,
            "attributes": testimony.attributes,
            "claims": testimony.claims,
            "links": testimony.links,
            "event_links": context.event_links,
            "articles": context.articles,
            "sources": context.sources,
            "actors": context.actors,
            "places": context.places,
            "resolutions": testimony.resolutions,
            "notices": context.notices,
            "id_history": context.id_history,
            "withheld": self._withheld_rows,
        }

    def of(self, table: str) -> Iterator[Row]:
        """Rows of a table by its name in ``claims.exports.schema``; "changes" is made from two releases instead."""
        return self._makers[table]()

    def _withheld_rows(self) -> Iterator[Row]:
        for (table, reason), rows in sorted(self.withheld.items()):
            if rows:
                yield {"table": table, "reason": reason, "rows": rows}
