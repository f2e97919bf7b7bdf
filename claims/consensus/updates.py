"""Which statements give way to later ones (DESIGN rule 4).

Outward: ``superseded`` and ``Updates``. Decided links act first. Computed updates rest on the comparison of the
domain, which sees pairs; what only the whole shows is added here: under (c), an update by another informant fails
where anybody repeats the lower figure later. A level at a moment gives way to any surely later one; what was "none"
at first and more later has moved on, unless a weaker class says so. Recaps never supersede.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from claims.consensus.context import TIMELESS, Standing
from claims.consensus.policy import Policy, Succession
from claims.domain.codes import Axis, Comparability
from claims.domain.comparing_numbers import LEVEL_POLICY
from claims.domain.findings import Direction
from claims.domain.statements import Statement
from claims.domain.values import Quantity


@dataclass(frozen=True, slots=True)
class Supersession:
    """by: id of the statement that supersedes. detail: one English sentence."""

    by: str
    detail: str


class Updates:
    """What supersedes what among statements of one attribute and scope; asked again without some, it knows the rest.

    are_possible: whether any of the statements may give way to another of them, whoever of them is left out.
    """

    def __init__(self, statements: Sequence[Statement], standing: Standing, policy: Policy) -> None:
        self._told = _Told(sorted(statements, key=lambda statement: statement.id), standing, policy)

    @cached_property
    def are_possible(self) -> bool:
        return any(self._told.perhaps_newer(old) for old in self._told.ordered)

    def superseded(self, left_out: Set[str] = frozenset()) -> dict[str, Supersession]:
        """Statement id -> what supersedes it, as if those left out had never been said.

        Where decided links run in a circle nothing is left standing; then none of the circle gives way.
        """
        told = self._told.without(left_out) if left_out else self._told
        found: dict[str, Supersession] = {}
        for old in told.ordered:
            for new in told.perhaps_newer(old):
                detail = None if old.id == new.id else told.supersedes(new, old)
                if detail is not None:
                    found[old.id] = Supersession(new.id, detail)
                    break
        return {} if len(found) == len(told.ordered) else found


def superseded(
    statements: Sequence[Statement], standing: Standing, policy: Policy
) -> dict[str, Supersession]:
    """Statement id -> what supersedes it, for statements of one attribute and scope."""
    return Updates(statements, standing, policy).superseded()


@dataclass(frozen=True, slots=True)
class _Update:
    """detail: one English sentence; None = it is none. fails_if_repeated: anybody who repeats the older undoes it."""

    detail: str | None
    fails_if_repeated: bool = False


Alike = Sequence[Statement]
Stronger = tuple[list[Alike], list[tuple[datetime | None, Alike]]]


class _Told:
    """Statements by id, looked up by manner and origin: only who may supersede a statement is set against it."""

    def __init__(
        self,
        ordered: Sequence[Statement],
        standing: Standing,
        policy: Policy,
        whole: "_Told | None" = None,
    ) -> None:
        """whole: what was told before some statements were left out; who may supersede whom is known from it."""
        self.ordered, self.standing, self.policy = ordered, standing, policy
        self.whole = self if whole is None else whole
        self.newer: dict[str, Sequence[Statement]] = {}
        self.updates: dict[tuple[str, str], _Update] = {}
        self._repeated: dict[tuple[int, int], datetime | None] = {}
        self._by_manner: dict[int, Stronger] = {}
        self.is_linked = standing.links.has(Axis.VALUE)

    def without(self, left_out: Set[str]) -> "_Told":
        rest = [one for one in self.ordered if one.id not in left_out]
        return _Told(rest, self.standing, self.policy, self.whole)

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
        links = self.standing.links
        if links.has(Axis.VALUE) and any(links.partners(one.id, Axis.VALUE) for one in (old, new)):
            return any(self._repeats(other, old, new) for other in self.ordered)
        # Neither was decided on: whether another agrees with them rests on what all of them say. Nothing like the old
        # or the new one is later than the new one, so neither is taken for its own repeat.
        meaning_of = self.standing.profiles.meaning_of
        key = (meaning_of(old), meaning_of(new))
        if key not in self._repeated:
            repeats = (own for own in self.alike.values() if self._may_repeat(own[0], old, new))
            self._repeated[key] = _latest(one for own in repeats for one in own)
        return _is_after(self._repeated[key], new)

    def _repeats(self, other: Statement, old: Statement, new: Statement) -> bool:
        is_another = other.id not in (old.id, new.id)
        return is_another and other.as_of.is_later_than(new.as_of) and self._may_repeat(other, old, new)

    def _may_repeat(self, other: Statement, old: Statement, new: Statement) -> bool:
        return (
            not other.is_recap
            and other.is_admissible
            and self.standing.between(other, old).relation is Comparability.AGREE
            and self.standing.between(other, new).relation is not Comparability.AGREE
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
