"""Of two statements, whether the later one takes the place of the earlier (DESIGN rule 4).

Outward: ``Told`` and ``Supersession``. Only who may supersede a statement, by what they say and how and by their
origin, is set against it; each pair is asked once, whoever is left out afterwards.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from claims.consensus.context import TIMELESS, Standing
from claims.consensus.policy import Policy, Succession
from claims.domain.codes import Axis, Comparability
from claims.domain.comparing_numbers import LEVEL_POLICY
from claims.domain.findings import Comparison, Direction
from claims.domain.statements import Statement
from claims.domain.values import Quantity


@dataclass(frozen=True, slots=True)
class Supersession:
    """by: id of the statement that supersedes. detail: one English sentence."""

    by: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Update:
    """detail: one English sentence; None = it is none. fails_if_repeated: anybody who repeats the older undoes it."""

    detail: str | None
    fails_if_repeated: bool = False


Alike = Sequence[Statement]
Stronger = tuple[list[Alike], list[tuple[datetime | None, Alike]]]


class Told:
    """Statements by id, looked up by manner and origin: only who may supersede a statement is set against it."""

    def __init__(
        self,
        ordered: Sequence[Statement],
        standing: Standing,
        policy: Policy,
        whole: "Told | None" = None,
    ) -> None:
        """whole: what was told before some statements were left out; who may supersede whom is known from it."""
        self.ordered, self.standing, self.policy = ordered, standing, policy
        self.whole = self if whole is None else whole
        self.newer: dict[str, Sequence[Statement]] = {}
        self.updates: dict[tuple[str, str], _Update] = {}
        self._repeaters: dict[tuple[int, int], list[Statement]] = {}
        self._latest_repeats: dict[tuple[int, int], datetime | None] = {}
        self._by_manner: dict[int, Stronger] = {}
        self.is_linked = standing.links.has(Axis.VALUE)

    def without(self, left_out: Set[str]) -> "Told":
        rest = [one for one in self.ordered if one.id not in left_out]
        return Told(rest, self.standing, self.policy, self.whole)

    def successor(self, old: Statement) -> Supersession | None:
        """The first, by id, that supersedes it."""
        for new in self.perhaps_newer(old):
            detail = None if old.id == new.id else self.supersedes(new, old)
            if detail is not None:
                return Supersession(new.id, detail)
        return None

    def agree(self, one: Statement, other: Statement) -> bool:
        return self.standing.between(one, other).relation is Comparability.AGREE

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        return {one.id: one for one in self.ordered}

    @cached_property
    def alike(self) -> dict[int, list[Statement]]:
        """Manner -> its statements, by id."""
        found: dict[int, list[Statement]] = {}
        for one in self.ordered:
            found.setdefault(self.standing.profiles.manner_of(one), []).append(one)
        return found

    @cached_property
    def of_one_origin(self) -> dict[str, list[Statement]]:
        """Origin -> its statements, where there are several."""
        found: dict[str, list[Statement]] = {}
        for one in self.ordered:
            if one.origin:
                found.setdefault(one.origin, []).append(one)
        return {origin: own for origin, own in found.items() if len(own) > 1}

    def perhaps_newer(self, old: Statement) -> Sequence[Statement]:
        """Those that may supersede it, by id: whoever a person set against it, and whom its manner gives way to."""
        known = self.whole.newer.get(old.id)
        if known is None:
            known = self.whole.newer[old.id] = self.whole.find_newer(old)
        return known if self.whole is self else [one for one in known if one.id in self.by_id]

    def find_newer(self, old: Statement) -> Sequence[Statement]:
        at_any_time, later = self._stronger(old)
        found: list[Statement] = []
        if at_any_time or later:
            found += [one for own in at_any_time for one in own]
            for moment, own in later:
                if _is_after(moment, old):
                    found += [one for one in own if one.as_of.is_later_than(old.as_of)]
        if self.of_one_origin and old.origin in self.of_one_origin:
            found += self._of_its_origin(old)
        if self.is_linked:
            found += self._decided_against(old)
        return sorted(found, key=lambda one: one.id) if len(found) > 1 else found

    def _stronger(self, old: Statement) -> Stronger:
        """Statements of the manners to which its own gives way, at any time; and where they are later, of which each
        comes with the latest moment.
        """
        manner = self.standing.profiles.manner_of(old)
        if manner not in self._by_manner:
            at_any_time: list[Alike] = []
            later: list[tuple[datetime | None, Alike]] = []
            for kind, own in self.alike.items():
                if self._may(own[0], old, kind, manner, is_later=False, is_one_origin=False):
                    at_any_time.append(own)
                elif self._may(own[0], old, kind, manner, is_later=True, is_one_origin=False):
                    later.append((_latest(own), own))
            self._by_manner[manner] = at_any_time, later
        return self._by_manner[manner]

    def _decided_against(self, old: Statement) -> list[Statement]:
        """Those of which a person decided that they stand in its place."""
        links = self.standing.links
        partners = (self.by_id.get(partner) for partner in links.partners(old.id, Axis.VALUE))
        return [
            one
            for one in partners
            if one is not None and self.standing.between(one, old).relation is Comparability.UPDATE
        ]

    def _of_its_origin(self, old: Statement) -> list[Statement]:
        of = self.standing.profiles.manner_of
        return [
            one
            for one in self.of_one_origin[old.origin]
            if one.as_of.is_later_than(old.as_of)
            and self._may(one, old, of(one), of(old), is_later=True, is_one_origin=True)
        ]

    def _may(
        self, new: Statement, old: Statement, kind: int, manner: int, *, is_later: bool, is_one_origin: bool
    ) -> bool:
        """Whether statements of two manners may stand so, their moments and origins apart; each is asked once."""
        key = (self.policy.key, kind, manner, is_later, is_one_origin)
        known = self.standing.may_supersede
        if key not in known:
            known[key] = self._may_supersede(new, old, is_later=is_later, is_one_origin=is_one_origin)
        return known[key]

    def _may_supersede(self, new: Statement, old: Statement, *, is_later: bool, is_one_origin: bool) -> bool:
        """Whether it does, or would at another moment or from another source: rule 4 asks for one of these."""
        if new.is_recap or not (is_later or new.says_rose):
            return False
        if not (new.is_admissible and old.is_admissible):
            return False
        if is_later and (self.policy.succession is Succession.LATEST or _is_more_than_none(new, old)):
            return True
        if self.policy.succession is not Succession.RULE_4:
            return False
        if self.standing.by_value(new, old).relation in TIMELESS:
            return False
        # Whoever is of another origin supersedes by their words, by their class, or by the moment alone (levels, yes
        # and no); of numbers, (c) asks for an informant.
        is_stranger = isinstance(new.value, Quantity) and not new.informant and not new.says_rose
        return is_one_origin or not is_stranger or self._is_level(new)

    def _is_level(self, statement: Statement) -> bool:
        return self.standing.registers.codebook[statement.attribute].policy == LEVEL_POLICY

    def supersedes(self, new: Statement, old: Statement) -> str | None:
        """Why ``new`` supersedes ``old``; None = it does not."""
        pair = new.id, old.id
        update = self.whole.updates.get(pair)
        if update is None:
            update = self.whole.updates[pair] = self._update(new, old)
        if update.fails_if_repeated and self._is_repeated_later(old, new):
            return None
        return update.detail

    def _update(self, new: Statement, old: Statement) -> "_Update":
        comparison = self.standing.between(new, old)
        is_update = comparison.relation is Comparability.UPDATE and comparison.direction is Direction.FORWARD
        if self.standing.links.value(new.id, old.id) is not None:
            return _Update(comparison.detail if is_update else None)
        if new.is_recap or not (new.is_admissible and old.is_admissible):
            return _Update(None)
        if self.policy.succession is Succession.LATEST and new.as_of.is_later_than(old.as_of):
            return _Update("The level at a later moment counts; this was an earlier one.")
        if _was_none_before(new, old):
            return _Update("Nothing was reported at first; a later moment brought more.")
        if self.policy.succession is not Succession.RULE_4 or not is_update:
            return _Update(None)
        return _Update(comparison.detail, fails_if_repeated=_rests_on_time_alone(new, old))

    def _is_repeated_later(self, old: Statement, new: Statement) -> bool:
        """Whether anybody else repeats the older figure after the newer one was told."""
        decided = self._decided_on(old) | self._decided_on(new)
        if decided:
            if any(self._repeats(self.by_id[other], old, new) for other in decided & self.by_id.keys()):
                return True
            aside = (*decided, old.id, new.id)
            others = (one for one in self.whole.repeaters(old, new) if one.id not in aside)
            return _is_after(self._latest_of(others), new)
        # Nothing like the old or the new one is later than the new one, so neither is taken for its own repeat.
        meaning_of = self.standing.profiles.meaning_of
        key = (meaning_of(old), meaning_of(new))
        if key not in self._latest_repeats:
            self._latest_repeats[key] = self._latest_of(self.whole.repeaters(old, new))
        return _is_after(self._latest_repeats[key], new)

    def _decided_on(self, one: Statement) -> frozenset[str]:
        """The claims that a person set against it on the axis of values."""
        return self.standing.links.partners(one.id, Axis.VALUE) if self.is_linked else frozenset()

    def _latest_of(self, latest_first: Iterable[Statement]) -> datetime | None:
        """The moment of the first that was not left out; None = there is none."""
        return next((one.as_of.lower for one in latest_first if one.id in self.by_id), None)

    def repeaters(self, old: Statement, new: Statement) -> Sequence[Statement]:
        """Those who by their values agree with the older and not with the newer one, the latest first.

        It rests on what the two say alone: each pair of meanings is asked once.
        """
        meaning_of = self.standing.profiles.meaning_of
        key = (meaning_of(old), meaning_of(new))
        if key not in self._repeaters:
            compared = self.standing.by_value
            found = [
                (one.as_of.lower, one)
                for own in self.alike.values()
                if _may_repeat(own[0], old, new, compared)
                for one in own
                if one.as_of.lower is not None
            ]
            self._repeaters[key] = [one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)]
        return self._repeaters[key]

    def _repeats(self, other: Statement, old: Statement, new: Statement) -> bool:
        is_another = other.id not in (old.id, new.id)
        is_later = is_another and other.as_of.is_later_than(new.as_of)
        return is_later and _may_repeat(other, old, new, self.standing.between)


def _may_repeat(
    other: Statement,
    old: Statement,
    new: Statement,
    compared: Callable[[Statement, Statement], Comparison],
) -> bool:
    return (
        not other.is_recap
        and other.is_admissible
        and compared(other, old).relation is Comparability.AGREE
        and compared(other, new).relation is not Comparability.AGREE
    )


def _latest(statements: Iterable[Statement]) -> datetime | None:
    """The latest first moment; None = none is known."""
    return max((one.as_of.lower for one in statements if one.as_of.lower is not None), default=None)


def _is_after(moment: datetime | None, statement: Statement) -> bool:
    """Whether the moment is surely later than what the statement speaks of."""
    last = statement.as_of.upper
    return moment is not None and last is not None and moment > last


def _was_none_before(new: Statement, old: Statement) -> bool:
    """Whether a zero of an earlier moment gives way to more."""
    return _is_more_than_none(new, old) and new.as_of.is_later_than(old.as_of)


def _is_more_than_none(new: Statement, old: Statement) -> bool:
    """Whether the one states more than the zero of the other, and is of no weaker class (rule 4)."""
    x, y = new.value, old.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or new.source_rank > old.source_rank:
        return False
    return y.is_stated_zero and x.lower is not None and x.lower > 0


def _rests_on_time_alone(new: Statement, old: Statement) -> bool:
    """Whether the update is one of rule 4 (c): neither the same origin nor words that say the toll rose."""
    return new.origin != old.origin and not new.says_rose and isinstance(new.value, Quantity)
