"""A trial of the codebook: another definition of one attribute over all events, in memory, and what it would change.

Outward: ``tried_codebook``, ``events_of_trial``, ``trial``, and ``as_rows`` for other questions of that form. Nothing
is adopted or written. Rulings in force stay in force on both sides: a trial says what would be published.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from claims.consensus.differences import Difference, differences
from claims.consensus.policy import policy_named
from claims.consensus.settled import Settled
from claims.domain.codebook import Codebook
from claims.domain.errors import BadCodebook
from claims.models import Attribute, Consensus, Event
from claims.selectors.considered import Considered, each_considered
from claims.selectors.events import anchor_of, scope_label
from claims.selectors.independence import scope_names
from claims.selectors.readable import readable_claims
from claims.selectors.released_rows import Names
from claims.selectors.statements import counted_claims
from claims.selectors.toll_curves import attributes_by_key
from claims.selectors.unsaved_rows import names_of, unsaved_row
from claims.selectors.veiling import veiled

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Tried:
    """One row that would change. before, after: unsaved rows, None = there is none. changed: see ``Difference``."""

    event: Event
    attribute: Attribute
    scope: str
    anchor: str
    before: Consensus | None
    after: Consensus | None
    changed: tuple[str, ...]


def tried_codebook(
    codebook: Codebook, key: str, *, policy: str = "", tolerance: Decimal | None = None
) -> Codebook:
    """The codebook with one definition changed. policy: "" = as it is; tolerance: None = as it is.

    Raises BadCodebook for an attribute it lacks or a tolerance below 0, UnknownPolicy.
    """
    definition = codebook[key]
    if tolerance is not None and (not tolerance.is_finite() or tolerance < 0):
        raise BadCodebook(f"A tolerance is a number from 0; got {tolerance}.")
    changed = replace(
        definition,
        policy=policy_named(policy or definition.policy).key,
        tolerance=definition.tolerance if tolerance is None else tolerance,
    )
    return replace(codebook, attributes={**codebook.attributes, key: changed})


def events_of_trial(codebook: Codebook, key: str, user: Any = None) -> list[int]:
    """Row ids of the live events that the attribute, its parts or its whole are stated of, by row id."""
    definition = codebook[key]
    related = {key, *definition.parts, definition.part_of} - {""}
    claims = counted_claims().filter(attribute__key__in=related, event__merged_into__isnull=True)
    shown = claims.filter(event__isnull=False, pk__in=readable_claims(user).order_by().values("pk"))
    return sorted(set(shown.order_by().values_list("event", flat=True)) - {None})


def trial(
    ids: Sequence[int], changed: Codebook, user: Any = None, progress: Progress | None = None
) -> Iterator[Tried]:
    """What would change in these events, by event, attribute and scope. progress: (done, total) after every batch."""
    attributes, scopes, done = attributes_by_key(), scope_names(), 0
    for known in each_considered(ids, user):
        yield from as_rows(list(_compared(known, changed)), changed, user, attributes, scopes)
        done += len(known.events)
        if progress is not None:
            progress(done, len(ids))


def as_rows(
    found: Sequence[tuple[Event, Difference]],
    codebook: Codebook,
    user: Any,
    attributes: Mapping[str, Attribute],
    scopes: dict[str, str],
) -> Iterator[Tried]:
    """Differences as rows to be shown, without the words withheld from the user."""
    names = names_of([row for _, one in found for row in (one.before, one.after) if row is not None])
    shown = {event.pk: event for event in veiled(user, {event: event for event, _ in found})}
    for event, one in found:
        place = shown[event.pk], attributes[one.attribute]
        rows = [_row(row, *place, codebook, names) for row in (one.before, one.after)]
        label, anchor = scope_label(one.scope.key, scopes), anchor_of(one.attribute, one.scope.key)
        yield Tried(*place, label, anchor, rows[0], rows[1], one.changed)


def _compared(known: Considered, changed: Codebook) -> Iterable[tuple[Event, Difference]]:
    registers = replace(known.context.registers, codebook=changed)
    tried = known.under(replace(known.context, registers=registers))
    for event in known.events:
        for one in differences(known.settle(event), tried.settle(event)):
            yield event, one


def _row(
    row: Settled | None, event: Event, attribute: Attribute, codebook: Codebook, names: Names
) -> Consensus | None:
    """The kind of value and its unit are the same under both codebooks."""
    return None if row is None else unsaved_row(row, event, attribute, codebook[row.attribute], names)
