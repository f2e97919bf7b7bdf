"""The consensus that a profile publishes: it rests on what the profile shows, and on nothing else.

Outward: ``ReleasedConsensus``. Where a profile hides a claim of an event, or a ruling on it, the event is derived
anew, in memory, from the released claims, the links among them and the rulings that may be given; elsewhere the
stored rows are the same thing already and are read.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet

from claims.consensus.context import Context, Sources
from claims.consensus.derive_event import derive_event
from claims.consensus.links import Links
from claims.consensus.settled import Ruled, Settled
from claims.domain.codes import Ruling
from claims.domain.comparison import Registers
from claims.models import Attribute, Claim, Consensus, ConsensusClaim, Event
from claims.selectors.codebook import current_codebook
from claims.selectors.considered import ruled_of
from claims.selectors.registers import current_sources, registers_under
from claims.selectors.release_rulings import withheld_rulings
from claims.selectors.release_scope import ReleaseScope
from claims.selectors.released_rows import ReleasedRow, derived_row, stored_row
from claims.selectors.statements import counted_claims, decided_links_of_events, statements_of_events
from claims.selectors.told_by_sentences import told_by_sentences
from claims.selectors.unsaved_rows import names_of

# Events read together: enough that the queries do not count, few enough that the rows fit in memory. Arbitrary but
# works.
BATCH_EVENTS = 200
RowPlace = tuple[str, str, str]


@dataclass(slots=True)
class DerivedFacts:
    """voices: public id of a claim -> its voice in the row of its own attribute and scope. ruled: places of rows.

    narrowed: places of rows that rest on fewer claims than the stored ones. gone: stored rows that no released claim
    supports.
    """

    voices: dict[str, int] = field(default_factory=dict)
    ruled: set[RowPlace] = field(default_factory=set)
    narrowed: set[RowPlace] = field(default_factory=set)
    gone: int = 0


class ReleasedConsensus:
    """Rows stream, by event, attribute and scope. Raises nothing that deriving the stored rows did not raise."""

    def __init__(self, scope: ReleaseScope) -> None:
        self.scope = scope

    def rows(self) -> Iterator[ReleasedRow]:
        for events in _batches(list(self.scope.events().values_list("pk", flat=True))):
            derived = [pk for pk in events if pk in self.derived_events]
            found = [*self._stored([pk for pk in events if pk not in self.derived_events])]
            found += self._derived(derived)
            yield from sorted(found, key=lambda row: row.place)

    @cached_property
    def derived_events(self) -> frozenset[int]:
        """Row ids of the released events whose stored rows rest on more than the profile shows."""
        hidden = counted_claims().filter(pk__in=self.scope.hidden_claims().values("pk"))
        rulings = withheld_rulings(self.scope)
        shown = set(self.scope.events().values_list("pk", flat=True))
        touched = {*hidden.values_list("event", flat=True), *rulings.values_list("event", flat=True)}
        return frozenset(shown & touched)

    @cached_property
    def derived(self) -> "DerivedFacts":
        """What the other tables need of the rows that are derived anew: they are derived once more for it."""
        facts = DerivedFacts()
        for events in _batches(sorted(self.derived_events)):
            own, stored = _own_places(events), _stored_testimonies(events)
            for row in self._derived(events):
                facts.voices |= {
                    claim: voice for claim, voice in row.voices.items() if own[claim] == row.place[1:]
                }
                facts.ruled |= {row.place} if row.is_ruled else set()
                facts.narrowed |= {row.place} if stored.pop(row.place, set()) - row.voices.keys() else set()
            facts.gone += len(stored)
        return facts

    @cached_property
    def ruled_places(self) -> frozenset[RowPlace]:
        """(event, attribute, scope key) of the released rows that show a ruling."""
        stored = self._stored_rows().exclude(ruling=Ruling.NONE).exclude(event__in=self.derived_events)
        places = stored.values_list("event__public_id", "attribute__key", "scope_key")
        return frozenset({*places, *self.derived.ruled})

    @property
    def withheld_rows(self) -> int:
        """How many stored rows have no released one in their place."""
        untouched = self.scope.all_consensus().exclude(event__in=self.derived_events).count()
        return (
            untouched - self._stored_rows().exclude(event__in=self.derived_events).count() + self.derived.gone
        )

    def _stored_rows(self) -> QuerySet[Consensus]:
        return self.scope.all_consensus().filter(
            event__in=self.scope.events().order_by(), attribute__current__sensitivity__in=self.scope.levels
        )

    def _stored(self, events: Collection[int]) -> Iterator[ReleasedRow]:
        rows = self._stored_rows().filter(event__in=events)
        for row in rows.select_related("event", "attribute", "place", "actor").prefetch_related(
            "candidates__place", "candidates__actor", "testimonies__claim"
        ):
            yield stored_row(row)

    def _derived(self, events: Collection[int]) -> list[ReleasedRow]:
        if not events:
            return []
        claims = self.scope.claims().filter(event__in=events).exclude(pk__in=self.scope.veiled)
        read = claims.only("public_id", "verification", "wording", "place", "actor")
        released = {claim.public_id: claim for claim in read}
        rows = [row for settled in self._settled(events, released) for row in settled if row.testified]
        names = names_of(rows)
        codebook = self._registers.codebook
        return [
            derived_row(
                row, codebook[row.attribute].value_kind, codebook[row.attribute].unit, released, names
            )
            for row in rows
            if row.attribute in self._shown_attributes
        ]

    def _settled(self, events: Collection[int], released: Collection[str]) -> Iterator[tuple[Settled, ...]]:
        found = list(Event.objects.filter(pk__in=events).order_by("public_id"))
        links = [
            link
            for link in decided_links_of_events(found)
            if link.first in released and link.second in released
        ]
        told = told_by_sentences(found, self._registers, released)
        # Rows derived for a profile show no confidence, and a Fit moves nothing else.
        context = Context(
            self._registers,
            links=Links(links),
            sources=self._sources,
            apart=told.apart,
            moved=told.moved,
        )
        statements, rulings = statements_of_events(found), self._rulings(events)
        for event in found:
            shown = [one for one in statements.get(event.pk, []) if one.id in released]
            yield derive_event(
                shown, context=context, event=event.public_id, rulings=rulings.get(event.pk, {})
            )

    def _rulings(self, events: Collection[int]) -> dict[int, dict[tuple[str, str], Ruled]]:
        found: dict[int, dict[tuple[str, str], Ruled]] = {}
        given = self.scope.rulings().filter(event__in=events)
        given = given.exclude(pk__in=withheld_rulings(self.scope).order_by().values("pk"))
        for row in given.select_related("attribute", "place", "actor"):
            found.setdefault(row.event_id, {})[row.attribute.key, row.scope_key] = ruled_of(row)
        return found

    @cached_property
    def _registers(self) -> Registers:
        codebook = current_codebook()
        if codebook is None:
            raise LookupError("There is no codebook yet.")
        return registers_under(codebook)

    @cached_property
    def _sources(self) -> Sources:
        return current_sources()

    @cached_property
    def _shown_attributes(self) -> frozenset[str]:
        shown = Attribute.objects.filter(current__sensitivity__in=self.scope.levels)
        return frozenset(shown.values_list("key", flat=True))


def _own_places(events: Collection[int]) -> dict[str, tuple[str, str]]:
    """Public id of each claim of the events -> its attribute and scope."""
    rows = Claim.objects.filter(event__in=events).values_list("public_id", "attribute__key", "scope_key")
    return {claim: (attribute, scope_key) for claim, attribute, scope_key in rows}


def _stored_testimonies(events: Collection[int]) -> dict[RowPlace, set[str]]:
    """Place of each stored row of the events -> the claims that testified in it."""
    rows = ConsensusClaim.objects.filter(consensus__event__in=events).values_list(
        "consensus__event__public_id", "consensus__attribute__key", "consensus__scope_key", "claim__public_id"
    )
    found: dict[RowPlace, set[str]] = {}
    for event, attribute, scope_key, claim in rows:
        found.setdefault((event, attribute, scope_key), set()).add(claim)
    return found


def _batches(ids: list[int]) -> Iterator[list[int]]:
    return (ids[start : start + BATCH_EVENTS] for start in range(0, len(ids), BATCH_EVENTS))
