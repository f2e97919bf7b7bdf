"""What the makers of a release's rows share: the scope, the redaction, and the count of what is withheld."""

from collections import Counter
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from claims.models import Resolution
from claims.selectors.release_rulings import withheld_rulings
from claims.selectors.release_scope import ReleaseScope
from claims.selectors.released_consensus import ReleasedConsensus
from sources.models import Source

Row = dict[str, object]
# Rows fetched at a time: a release streams, whatever its size. Arbitrary but works.
CHUNK_ROWS = 500


class RowMaker:
    """withheld: (table, reason) -> rows, filled while tables are read."""

    def __init__(
        self, scope: ReleaseScope, consensus: ReleasedConsensus, withheld: Counter[tuple[str, str]]
    ) -> None:
        self.scope = scope
        self.consensus = consensus
        self.redaction = scope.redaction
        self.withheld = withheld

    @cached_property
    def rulings(self) -> QuerySet[Resolution]:
        """Rulings that the profile gives: those it may give, on rows that show a ruling."""
        hidden = withheld_rulings(self.scope).order_by().values("pk")
        places = self.consensus.ruled_places
        rows = self.scope.rulings().exclude(pk__in=hidden)
        given = [
            pk
            for pk, *place in rows.values_list("pk", "event__public_id", "attribute__key", "scope_key")
            if tuple(place) in places
        ]
        return Resolution.objects.filter(pk__in=given).order_by("public_id")

    def _is_shown(self, source: Source | None) -> bool:
        return source is None or source.sensitivity in self.scope.levels

    def _shown(self, text: str) -> str:
        return self.redaction.text(text)

    def _key(self, row: Any) -> str | None:
        """The key of a register row as the profile shows it; None for no row."""
        return None if row is None else self.scope.shown_key(row.key)
