"""Who repeats an older figure after a newer one was told (DESIGN rule 4 (c)).

Outward: ``Repeats``. Whether anybody does rests on what the statements say and when; only where a person decided on
one of them is it looked at by itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import datetime

from claims.consensus.context import Standing
from claims.consensus.links import NOBODY
from claims.domain.codes import Axis
from claims.domain.statements import Statement

# Of an older and a newer statement what either says.
Meanings = tuple[int, int]


class Repeats:
    """Of statements by manner, and of them without some (``without``), for which the rest is known already."""

    def __init__(
        self,
        alike: Sequence[Sequence[Statement]],
        by_id: Mapping[str, Statement],
        standing: Standing,
    ) -> None:
        """alike: manner by manner."""
        self._alike, self._by_id, self._standing = alike, by_id, standing
        self._left_out: Set[str] = NOBODY
        self._linked = standing.links.linked(Axis.VALUE)
        self._repeaters: dict[Meanings, list[Statement]] = {}
        self._latest: dict[tuple[Meanings, bool], datetime | None] = {}

    def without(self, left_out: Set[str]) -> "Repeats":
        """left_out: ids of those who then repeat nothing."""
        rest = Repeats(self._alike, self._by_id, self._standing)
        rest._left_out = left_out
        # By the values alone, whoever is left.
        rest._repeaters = self._repeaters
        return rest

    def surely_at(self, old: Statement, new: Statement) -> datetime | None:
        """The latest moment at which anybody says the older and not the newer thing of whom nobody decided anything.

        None = nobody does, or their moments are not known.
        """
        return self._latest_repeat(old, new, is_sure=True)

    def perhaps_at(self, old: Statement, new: Statement) -> datetime | None:
        """The same of anybody; it tells of two of whom nobody decided anything."""
        return self._latest_repeat(old, new, is_sure=not self._linked)

    def is_repeated_later(self, old: Statement, new: Statement) -> bool:
        """Whether anybody else repeats the older figure after the newer one was told."""
        if is_after(self.surely_at(old, new), new):
            return True
        decided = self._linked.get(old.id, NOBODY) | self._linked.get(new.id, NOBODY)
        if not decided:
            return is_after(self.perhaps_at(old, new), new)
        present = (decided & self._by_id.keys()) - self._left_out
        if any(self._repeats(self._by_id[other], old, new) for other in present):
            return True
        aside = (*decided, old.id, new.id)
        others = (one for one in self.repeaters(old, new) if one.id not in aside)
        return is_after(self._latest_of(others), new)

    def _latest_repeat(self, old: Statement, new: Statement, *, is_sure: bool) -> datetime | None:
        """Nothing like the old or the new one is later than the new one, so that neither is its own repeat."""
        key = (self._meanings(old, new), is_sure)
        if key not in self._latest:
            told = self.repeaters(old, new)
            counting = (one for one in told if one.id not in self._linked) if is_sure else told
            self._latest[key] = self._latest_of(counting)
        return self._latest[key]

    def _latest_of(self, latest_first: Iterable[Statement]) -> datetime | None:
        """The moment of the first that was not left out; None = there is none."""
        return next((one.as_of.lower for one in latest_first if one.id not in self._left_out), None)

    def repeaters(self, old: Statement, new: Statement) -> Sequence[Statement]:
        """Those who by their values agree with the older and not with the newer one, the latest first.

        It rests on what the two say alone: each pair of meanings is asked once.
        """
        key = self._meanings(old, new)
        if key not in self._repeaters:
            found = [
                (one.as_of.lower, one)
                for own in self._alike
                if _may_repeat(own[0], old, new, self._standing.agree_by_value)
                for one in own
                if one.as_of.lower is not None
            ]
            self._repeaters[key] = [one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)]
        return self._repeaters[key]

    def _repeats(self, other: Statement, old: Statement, new: Statement) -> bool:
        is_another = other.id not in (old.id, new.id)
        is_later = is_another and other.as_of.is_later_than(new.as_of)
        return is_later and _may_repeat(other, old, new, self._standing.agree)

    def _meanings(self, old: Statement, new: Statement) -> Meanings:
        of = self._standing.profiles.of
        return of(old).meaning, of(new).meaning


def _may_repeat(
    other: Statement, old: Statement, new: Statement, agree: Callable[[Statement, Statement], bool]
) -> bool:
    return not other.is_recap and other.is_admissible and agree(other, old) and not agree(other, new)


def is_after(moment: datetime | None, statement: Statement) -> bool:
    """Whether the moment is surely later than what the statement speaks of."""
    last = statement.as_of.upper
    return moment is not None and last is not None and moment > last
