"""What the makers of a release's rows share: the scope, the redaction, and the count of what is withheld."""

from collections import Counter

from claims.selectors.release_scope import ReleaseScope
from sources.models import Source

Row = dict[str, object]
# Rows fetched at a time: a release streams, whatever its size. Arbitrary but works.
CHUNK_ROWS = 500


class RowMaker:
    """withheld: (table, reason) -> rows, filled while tables are read."""

    def __init__(self, scope: ReleaseScope, withheld: Counter[tuple[str, str]]) -> None:
        self.scope = scope
        self.redaction = scope.redaction
        self.withheld = withheld

    def _is_shown(self, source: Source | None) -> bool:
        return source is None or source.sensitivity in self.scope.levels

    def _shown(self, text: str) -> str:
        return self.redaction.text(text)
