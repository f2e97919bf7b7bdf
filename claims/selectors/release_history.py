"""An earlier version of a release, read with today's eyes.

Outward: ``Hindsight``, for ``claims.exports.changes``: what was published once and is hidden now is not said again.
"""

from functools import cached_property

from claims.exports.changes import Row
from claims.exports.schema import LIST_SEPARATOR
from claims.models import Attribute
from claims.selectors.release_scope import ReleaseScope
from claims.selectors.released_consensus import ReleasedConsensus


class Hindsight:
    def __init__(self, scope: ReleaseScope, consensus: ReleasedConsensus) -> None:
        self.scope = scope
        self.consensus = consensus

    def today(self, row: Row) -> tuple[Row, bool]:
        """A row of an earlier ``attributes.csv`` as it would be written today, and whether its values may be said.

        They may not where they rest, or rested, on a claim that is hidden now.
        """
        about = self.scope.redaction.text_about
        shown = row | {
            "scope": self.scope.shown_scope(row["scope"]),
            "value": about(row["event"], row["value"]),
        }
        claims = set(filter(None, row["claims"].split(LIST_SEPARATOR)))
        place = (shown["event"], shown["attribute"], shown["scope"])
        rests_on_hidden = bool(claims & self._hidden_claims) or place in self._narrowed
        return shown, not rests_on_hidden and row["attribute"] in self._shown_attributes

    @cached_property
    def _hidden_claims(self) -> frozenset[str]:
        return frozenset(self.scope.hidden_claims().values_list("public_id", flat=True))

    @cached_property
    def _narrowed(self) -> frozenset[tuple[str, str, str]]:
        places = self.consensus.derived.narrowed
        return frozenset((event, attribute, self.scope.shown_scope(key)) for event, attribute, key in places)

    @cached_property
    def _shown_attributes(self) -> frozenset[str]:
        shown = Attribute.objects.filter(current__sensitivity__in=self.scope.levels)
        return frozenset(shown.values_list("key", flat=True))
