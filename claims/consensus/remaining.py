"""Which statements give way where only some of them had been said (DESIGN rule 4).

Outward: ``Remaining``. What any two say of each other is known of all (``newer``); here is what hangs on who is left.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from claims.consensus.links import NOBODY
from claims.consensus.newer import Dated, Later, Supersession, Told
from claims.consensus.repeats import is_after
from claims.consensus.superseding import Update
from claims.domain.codes import Axis
from claims.domain.statements import Statement


@dataclass(frozen=True, slots=True)
class _Unrepeated:
    """Those of one manner who are left, and after whom nobody surely repeats the older figure.

    first: the latest of their first moments. repeated: when anybody repeats it last, decided pairs and all.
    """

    dated: Dated
    first: datetime
    repeated: datetime | None
    update: Update


class Remaining:
    """left_out: ids of those of whom it is asked what their silence changes."""

    def __init__(self, told: Told, left_out: Set[str] = NOBODY) -> None:
        self._told, self._left_out = told, left_out
        self._repeats = told.repeats.without(left_out)
        self._strangers: dict[int, Sequence[_Unrepeated]] = {}
        self._linked = told.standing.links.linked(Axis.VALUE)

    def successor(self, old: Statement) -> Supersession | None:
        """The first, by id, that supersedes it."""
        found: Supersession | None = None
        for new, update in (*self._relatives(old), *self._first_strangers(old)):
            if found is None or new.id < found.by:
                found = Supersession(new.id, update.detail)
        return found

    def _relatives(self, old: Statement) -> Iterator[tuple[Statement, Update]]:
        for new, update in self._told.newer_relatives(old):
            if new.id not in self._left_out and not self._fails(update, old, new):
                yield new, update

    def _first_strangers(self, old: Statement) -> Iterator[tuple[Statement, Update]]:
        """Those who supersede it of whom only manner and moment tells: each by id before those that came before."""
        last = old.as_of.upper
        strangers = self._strangers_to(self._told.manners[old.id])
        if last is None or not strangers:
            return
        kin, first = self._told.kin_of(old), None
        for own in strangers:
            if own.first <= last:
                continue
            for moment, new in own.dated:
                if first is not None and new.id > first:
                    break
                if moment > last and new.id not in kin and not self._is_repeated(own, old, new):
                    first = new.id
                    yield new, own.update
                    break

    def _strangers_to(self, manner: int) -> Sequence[_Unrepeated]:
        found = self._strangers.get(manner)
        if found is None:
            later = map(self._unrepeated, self._told.later_than(manner))
            found = self._strangers[manner] = [own for own in later if own is not None]
        return found

    def _unrepeated(self, later: Later) -> _Unrepeated | None:
        """None where nobody is left."""
        surely = perhaps = None
        if later.update.fails_if_repeated:
            pair = later.older, later.dated[0][1]
            surely, perhaps = self._repeats.surely_at(*pair), self._repeats.perhaps_at(*pair)
        dated = [
            (moment, one)
            for moment, one in later.dated
            if one.id not in self._left_out and not is_after(surely, one)
        ]
        return (
            _Unrepeated(dated, max(moment for moment, _ in dated), perhaps, later.update) if dated else None
        )

    def _is_repeated(self, own: _Unrepeated, old: Statement, new: Statement) -> bool:
        if old.id in self._linked or new.id in self._linked:
            return self._fails(own.update, old, new)
        return is_after(own.repeated, new)

    def _fails(self, update: Update, old: Statement, new: Statement) -> bool:
        return update.fails_if_repeated and self._repeats.is_repeated_later(old, new)
