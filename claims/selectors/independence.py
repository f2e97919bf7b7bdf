"""The independence ledger of an event, and the stress test over one event or all of them.

Outward: ``shown_ledgers``, ``falls_of`` and ``all_falls``. Nothing is written; claims that the person may not see
take no part.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, Q

from claims.consensus.differences import Difference, falls
from claims.consensus.ledger import Copying, Entry, Ledger, ledger
from claims.consensus.voices import Independence
from claims.domain.statements import Statement
from claims.models import Attribute, Claim, ConsensusCandidate, Event
from claims.models.choices import GRADES
from claims.selectors.considered import Considered, considered, each_considered
from claims.selectors.events import anchor_of, scope_label
from claims.selectors.local_names import local_scope_names
from claims.selectors.readable import readable_consensus
from claims.selectors.toll_curves import attributes_by_key, claims_by_id
from claims.selectors.veiling import veiled

# Pairs shown of one attribute and scope: those that nobody can tell apart come first. Arbitrary but works.
MOST_PAIRS = 200
Progress = Callable[[int, int], None]
_GRADES = dict(GRADES)


@dataclass(frozen=True, slots=True)
class ShownEntry:
    entry: Entry
    first: list[Claim]
    second: list[Claim]


@dataclass(frozen=True, slots=True)
class ShownLedger:
    """One attribute in one scope. entries: the first MOST_PAIRS of the ledger. left_out: how many others."""

    attribute: Attribute
    scope: str
    anchor: str
    ledger: Ledger
    entries: list[ShownEntry]

    @property
    def left_out(self) -> int:
        return len(self.ledger.entries) - len(self.entries)

    @property
    def tally(self) -> list[tuple[str, int]]:
        return [(verdict.value, self.ledger.number(verdict)) for verdict in Independence]


@dataclass(frozen=True, slots=True)
class Fall:
    """A grade that would fall. before, after: codes of grades. voices: at least, at most, as they are counted now."""

    event: Event
    attribute: Attribute
    scope: str
    anchor: str
    before: str
    after: str
    voices: tuple[int, int]

    @property
    def before_label(self) -> Any:
        return _GRADES[self.before]

    @property
    def after_label(self) -> Any:
        return _GRADES[self.after]


def shown_ledgers(event: Event, user: Any, copying: Copying | None = None) -> list[ShownLedger]:
    """By attribute and scope, those with at least one pair. copying: of the Fit in force, None = there is none."""
    known = considered([event], user)
    if known is None:
        return []
    groups: dict[tuple[str, str], list[Statement]] = {}
    for one in known.statements.get(event.pk, ()):
        if one.attribute not in known.hidden:
            groups.setdefault((one.attribute, one.scope.key), []).append(one)
    found = {place: ledger(groups[place], known.context, copying) for place in sorted(groups)}
    found = {place: each for place, each in found.items() if each.entries}
    shown = {place: each.entries[:MOST_PAIRS] for place, each in found.items()}
    named = {claim for each in shown.values() for entry in each for claim in (*entry.first, *entry.second)}
    claims, attributes, names = claims_by_id(named, user), attributes_by_key(), scope_names()
    return [
        ShownLedger(
            attributes[attribute],
            scope_label(scope_key, names),
            anchor_of(attribute, scope_key),
            found[attribute, scope_key],
            [_shown(entry, claims) for entry in entries],
        )
        for (attribute, scope_key), entries in shown.items()
    ]


def falls_of(event: Event, user: Any, known: Considered | None = None) -> list[Fall]:
    """What falls in one event if every unknown provenance is dependent, by attribute and scope."""
    known = known or considered([event], user)
    return [] if known is None else _falls(known, attributes_by_key(), scope_names(), user)


def all_falls(
    user: Any, progress: Progress | None = None, ids: Sequence[int] | None = None
) -> Iterator[Fall]:
    """What falls over all events, by event. Only events with voices that nobody can tell apart are derived.

    progress: called with (done, total) after every batch. ids: row ids of the events to derive, None = all of those.
    """
    ids = events_in_doubt(user) if ids is None else ids
    attributes, names, done = attributes_by_key(), scope_names(), 0
    for known in each_considered(ids, user):
        yield from _falls(known, attributes, names, user)
        done += len(known.events)
        if progress is not None:
            progress(done, len(ids))


def scope_names() -> dict[str, str]:
    return local_scope_names()


def events_in_doubt(user: Any) -> list[int]:
    """Row ids of the events with voices that nobody can tell apart, by row id."""
    unsure = Q(voices_min__lt=F("voices_max"))
    candidates = ConsensusCandidate.objects.filter(unsure).values("consensus")
    rows = readable_consensus(user).order_by().values_list("event", flat=True)
    # One after the other: for either-or the database would read every row, where each has an index of its own.
    return sorted({*rows.filter(unsure), *rows.filter(pk__in=candidates)})


def _falls(
    known: Considered, attributes: Mapping[str, Attribute], names: dict[str, str], user: Any
) -> list[Fall]:
    doubting = known.under(replace(known.context, doubts_unknown=True))
    found = [(event, falls(known.settle(event), doubting.settle(event))) for event in known.events]
    shown = veiled(user, [event for event, fallen in found if fallen])
    fallen = [each for _, each in found if each]
    return [
        _fall(event, one, attributes, names)
        for event, each in zip(shown, fallen, strict=True)
        for one in each
    ]


def _fall(event: Event, one: Difference, attributes: Mapping[str, Attribute], names: dict[str, str]) -> Fall:
    before, after = one.before, one.after
    assert before is not None  # noqa: S101  # a grade falls only where there are two
    assert after is not None  # noqa: S101
    return Fall(
        event,
        attributes[one.attribute],
        scope_label(one.scope.key, names),
        anchor_of(one.attribute, one.scope.key),
        str(before.grade),
        str(after.grade),
        (before.voices_min, before.voices_max),
    )


def _shown(entry: Entry, claims: Mapping[str, Claim]) -> ShownEntry:
    first, second = (_among(ids, claims) for ids in (entry.first, entry.second))
    return ShownEntry(entry, first, second)


def _among(ids: Sequence[str], claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[claim] for claim in ids if claim in claims]
