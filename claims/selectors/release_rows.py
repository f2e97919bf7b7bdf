"""The rows of a release's tables, streamed in a fixed order.

Outward: ``ReleaseRows.of(table)``. ``ReleaseScope`` decides what may be shown; here it is only put into columns.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from claims.selectors.release_context_rows import ContextRows
from claims.selectors.release_register_rows import RegisterRows
from claims.selectors.release_row_maker import Row
from claims.selectors.release_scope import ReleaseScope
from claims.selectors.release_settled_rows import SettledRows
from claims.selectors.release_testimony_rows import TestimonyRows
from claims.selectors.released_consensus import ReleasedConsensus


class ReleaseRows:
    """Rows of each table of one release. What is withheld is counted on the way: read its table last."""

    def __init__(self, scope: ReleaseScope) -> None:
        self.withheld: Counter[tuple[str, str]] = Counter()
        self.consensus = ReleasedConsensus(scope)
        shared = (scope, self.consensus, self.withheld)
        context, registers = ContextRows(*shared), RegisterRows(*shared)
        testimony, settled = TestimonyRows(*shared), SettledRows(*shared)
        self._makers: dict[str, Callable[[], Iterator[Row]]] = {
            "events": context.events,
            "attributes": settled.attributes,
            "claims": testimony.claims,
            "links": testimony.links,
            "event_links": context.event_links,
            "articles": context.articles,
            "sources": registers.sources,
            "actors": registers.actors,
            "places": registers.places,
            "resolutions": settled.resolutions,
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
