"""What the consensus would be were claims grouped into events otherwise (a merge, a split, one taken back), or ruled.

Outward: ``merged_outcome``, ``parted_outcome`` and ``ruled_outcome``. Derived in memory from what the person may see;
nothing is written. What a sentence tells of the parts of an event is taken over from the events as they are.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event
from claims.consensus.differences import differences
from claims.consensus.implied_zeros import Place
from claims.consensus.settled import Ruled, RulingKind, Settled
from claims.domain.statements import Statement
from claims.domain.values import Value
from claims.models import Attribute, Consensus, Event
from claims.selectors.considered import Considered, considered
from claims.selectors.events import scope_label
from claims.selectors.independence import scope_names
from claims.selectors.released_rows import Names
from claims.selectors.toll_curves import attributes_by_key
from claims.selectors.unsaved_rows import names_of, unsaved_row
from claims.selectors.veiling import veiled

Rulings = Mapping[Place, Ruled]


@dataclass(frozen=True, slots=True)
class Changed:
    """One attribute in one scope. before, after: its row in each event, None = it has none there."""

    attribute: Attribute
    scope: str
    before: tuple[Consensus | None, ...]
    after: tuple[Consensus | None, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """before, after: the events of the columns. unchanged: rows that only move, or stay, as they are."""

    before: tuple[Event, ...]
    after: tuple[Event, ...]
    changed: list[Changed]
    unchanged: int

    @property
    def is_of_one(self) -> bool:
        """Whether all of it is about one event, before and after."""
        return self.before == self.after and len(self.before) == 1


def merged_outcome(going: Event, staying: Event, user: Any) -> Outcome | None:
    """None where there is no codebook yet."""
    known = considered([going, staying], user)
    if known is None:
        return None
    told = [one for event in (going, staying) for one in known.statements.get(event.pk, ())]
    rulings = {**known.rulings.get(going.pk, {}), **known.rulings.get(staying.pk, {})}
    return _outcome(known, (going, staying), [_Group(staying, told, rulings)], user)


def parted_outcome(
    whole: Event, part: Event, claims: Collection[str], user: Any, *, rulings: Collection[Place] = ()
) -> Outcome | None:
    """The claims leave ``whole`` for ``part``, which may be unsaved or have claims already.

    claims: public ids. rulings: places of those that go with them. None where there is no codebook yet.
    """
    is_new = part.pk is None
    known = considered([whole] if is_new else [whole, part], user)
    if known is None:
        return None
    told, there = known.statements.get(whole.pk, ()), () if is_new else known.statements.get(part.pk, ())
    ruled = known.rulings.get(whole.pk, {})
    own = {} if is_new else known.rulings.get(part.pk, {})
    stays = _Group(
        whole,
        [one for one in told if one.id not in claims],
        {place: one for place, one in ruled.items() if place not in rulings},
    )
    goes = _Group(
        part,
        [*there, *(one for one in told if one.id in claims)],
        {**{place: one for place, one in ruled.items() if place in rulings}, **own},
    )
    return _outcome(known, (whole,) if is_new else (whole, part), [stays, goes], user)


def ruled_outcome(
    event: Event, place: Place, kind: RulingKind, value: Value | None, user: Any
) -> Outcome | None:
    """An editor's ruling on one row of the event, made now. place: attribute and scope key of the row.

    value: None where the ruling gives none. None where there is no codebook yet, or no such row.
    """
    known = considered([event], user)
    settled = None if known is None else _by_place(known.settle(event)).get(place)
    if known is None or settled is None:
        return None
    rulings = {**known.rulings.get(event.pk, {}), place: Ruled(kind, value, settled.picture_sha256)}
    group = _Group(event, known.statements.get(event.pk, ()), rulings)
    return _outcome(known, (event,), [group], user)


@dataclass(frozen=True, slots=True)
class _Group:
    """What an event would hold."""

    event: Event
    told: Sequence[Statement]
    rulings: Rulings


def _outcome(known: Considered, before: Sequence[Event], groups: Sequence[_Group], user: Any) -> Outcome:
    rows_before = [_by_place(known.settle(event)) for event in before]
    rows_after = [_by_place(_settled(known, group)) for group in groups]
    every = [*rows_before, *rows_after]
    places = sorted({place for rows in every for place in rows})
    moved = [place for place in places if _is_moved(place, rows_before, rows_after)]
    names = names_of([rows[place] for rows in every for place in moved if place in rows])
    attributes, scopes = attributes_by_key(), scope_names()
    columns = list(zip([*before, *(group.event for group in groups)], every, strict=True))
    rows = [
        [
            _row(known.context, settled.get(place), event, attributes[place[0]], names)
            for event, settled in columns
        ]
        for place in moved
    ]
    # What the values name may be withheld: all rows at once, so that the veil asks a fixed number of queries.
    read = iter(veiled(user, [row for line in rows for row in line if row is not None]))
    shown = [tuple(None if row is None else next(read) for row in line) for line in rows]
    middle = len(before)
    changed = [
        Changed(attributes[place[0]], scope_label(place[1], scopes), line[:middle], line[middle:])
        for place, line in zip(moved, shown, strict=True)
    ]
    after = _read([group.event for group in groups], user)
    return Outcome(_read(before, user), after, changed, len(places) - len(moved))


def _read(events: Sequence[Event], user: Any) -> tuple[Event, ...]:
    return tuple(event if event.pk is None else veiled(user, [event])[0] for event in events)


def _by_place(rows: Collection[Settled]) -> dict[Place, Settled]:
    return {(row.attribute, row.scope.key): row for row in rows}


def _settled(known: Considered, group: _Group) -> list[Settled]:
    key = group.event.public_id
    context = _as_one(known.context, key, [event.public_id for event in known.events])
    told = [replace(one, event=key) for one in group.told]
    rows = derive_event(told, context=context, event=key, rulings=group.rulings)
    return [row for row in rows if row.attribute not in known.hidden]


def _as_one(context: Context, key: str, events: Sequence[str]) -> Context:
    """What sentences tell of any of the events, told of one."""
    apart: dict[tuple[str, str], Any] = {}
    for (event, attribute), pairs in context.apart.items():
        if event in events:
            apart[key, attribute] = apart.get((key, attribute), frozenset()) | pairs
    moved: Any = frozenset().union(*(context.moved.get(event, frozenset()) for event in events))
    return replace(context, apart=apart, moved={key: moved} if moved else {})


def _is_moved(
    place: Place, before: Sequence[Mapping[Place, Settled]], after: Sequence[Mapping[Place, Settled]]
) -> bool:
    """Whether what is said is another thing after: a row that one event has and another one takes over is not."""
    old, new = ([rows[place] for rows in group if place in rows] for group in (before, after))
    if len(old) != len(new):
        return True
    return any(differences([one], [other]) for one, other in zip(old, new, strict=True))


def _row(
    context: Context, settled: Settled | None, event: Event, attribute: Attribute, names: Names
) -> Consensus | None:
    if settled is None:
        return None
    return unsaved_row(settled, event, attribute, context.registers.codebook[settled.attribute], names)
