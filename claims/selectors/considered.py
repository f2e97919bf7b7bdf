"""Events with all that their consensus rests on, as one person may read it, ready for the engine.

Outward: ``considered`` for some events, ``each_considered`` for many, batch by batch. Nothing is written: whoever
asks "what if" derives from this in memory. Claims, links and rulings that the person may not see take no part, so
that no figure of a "what if" tells what is hidden. A fixed number of queries per batch.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event
from claims.consensus.implied_zeros import Place
from claims.consensus.links import Link, Links
from claims.consensus.reliability import FrozenFit
from claims.consensus.settled import Ruled, RulingKind, Settled
from claims.domain.codebook import Codebook
from claims.domain.statements import Statement
from claims.models import Attribute, Event, Resolution, ResolutionState
from claims.selectors.codebook import current_codebook
from claims.selectors.fits import current_fit
from claims.selectors.readable import readable_claims, readable_resolutions
from claims.selectors.registers import current_sources, registers_under
from claims.selectors.statements import decided_links_of_events, statements_of_events
from claims.selectors.told_by_sentences import told_by_sentences
from sources.selectors.visibility import hidden_levels

# Events read together: enough that the queries do not count, few enough that the rows fit in memory. Arbitrary but
# works.
BATCH_EVENTS = 200
_WITHOUT_VALUE = (RulingKind.CONTESTED, RulingKind.INSUFFICIENT)
Rulings = Mapping[int, Mapping[Place, Ruled]]


@dataclass(frozen=True)
class Considered:
    """statements, rulings: by row id of the event. hidden: attributes whose rows are not shown."""

    events: tuple[Event, ...]
    statements: Mapping[int, Sequence[Statement]]
    rulings: Rulings
    context: Context
    hidden: frozenset[str] = frozenset()

    def settle(self, event: Event) -> tuple[Settled, ...]:
        """Every row that may be shown of one of the events."""
        rows = derive_event(
            self.statements.get(event.pk, ()),
            context=self.context,
            event=event.public_id,
            rulings=self.rulings.get(event.pk, {}),
        )
        return tuple(row for row in rows if row.attribute not in self.hidden)

    def under(self, context: Context) -> "Considered":
        """The same evidence under another codebook or another doubt."""
        return replace(self, context=context)


def considered(
    events: Collection[Event], user: Any = None, codebook: Codebook | None = None
) -> Considered | None:
    """user: None = the machine, which sees all. codebook: None = the one in force. None where there is none yet."""
    codebook = codebook or current_codebook()
    if codebook is None:
        return None
    statements, links = statements_of_events(events), decided_links_of_events(events)
    if hidden_levels(user):
        statements, links = _readable(events, statements, links, user)
    context = context_under(codebook, events, statements, links)
    return Considered(tuple(events), statements, rulings_of(events, user), context, hidden_attributes(user))


def context_under(
    codebook: Codebook,
    events: Collection[Event],
    statements: Mapping[int, Sequence[Statement]],
    links: Iterable[Link],
    fit: FrozenFit | None = None,
) -> Context:
    """What the engine needs besides: the registers as they are now, the Fit (None = the one in force), and what the
    sentences of these statements tell of their parts.
    """
    registers = registers_under(codebook)
    among = {one.id for told in statements.values() for one in told}
    told = told_by_sentences(events, registers, among)
    return Context(
        registers,
        links=Links(links),
        sources=current_sources(),
        apart=told.apart,
        moved=told.moved,
        fit=current_fit() if fit is None else fit,
    )


def each_considered(
    ids: Sequence[int], user: Any = None, codebook: Codebook | None = None
) -> Iterator[Considered]:
    """ids: row ids of events. In batches, in the order given; none where there is no codebook yet."""
    for start in range(0, len(ids), BATCH_EVENTS):
        batch = ids[start : start + BATCH_EVENTS]
        rows = Event.objects.in_bulk(batch)
        found = considered([rows[pk] for pk in batch if pk in rows], user, codebook)
        if found is not None:
            yield found


def rulings_of(events: Collection[Event], user: Any = None) -> Rulings:
    """Event -> (attribute, scope key) -> the ruling in force, also a stale one: one query."""
    found: dict[int, dict[Place, Ruled]] = {}
    rows = readable_resolutions(user).exclude(state=ResolutionState.WITHDRAWN).filter(event__in=events)
    for row in rows.select_related("attribute", "place", "actor"):
        found.setdefault(row.event_id, {})[row.attribute.key, row.scope_key] = ruled_of(row)
    return found


def ruled_of(row: Resolution) -> Ruled:
    """A row of the table of resolutions as the engine knows it. Reads place and actor."""
    kind = RulingKind(row.kind)
    return Ruled(kind, None if kind in _WITHOUT_VALUE else row.value, row.picture_sha256)


def hidden_attributes(user: Any) -> frozenset[str]:
    """Keys of the attributes whose rows the user may not see."""
    levels = hidden_levels(user)
    if not levels:
        return frozenset()
    rows = Attribute.objects.filter(current__sensitivity__in=levels)
    return frozenset(rows.values_list("key", flat=True))


def _readable(
    events: Collection[Event], statements: Mapping[int, list[Statement]], links: Sequence[Link], user: Any
) -> tuple[dict[int, list[Statement]], list[Link]]:
    claims = readable_claims(user).order_by().filter(event__in=events)
    shown = set(claims.values_list("public_id", flat=True))
    told = {pk: [one for one in rows if one.id in shown] for pk, rows in statements.items()}
    return told, [link for link in links if link.first in shown and link.second in shown]
