"""Of two statements, whether the later one takes the place of the earlier (DESIGN rule 4).

Outward: ``Told`` and ``Supersession``. Only who may supersede a statement, by what they say and how and by their
origin, is set against it; each pair is asked once, whoever is left out afterwards.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from claims.consensus.context import Standing
from claims.consensus.links import NOBODY
from claims.consensus.policy import Policy
from claims.consensus.repeats import Repeats, is_after
from claims.consensus.superseding import Rule, Update
from claims.domain.codes import Axis, Comparability
from claims.domain.statements import Statement


@dataclass(frozen=True, slots=True)
class Supersession:
    """by: id of the statement that supersedes. detail: one English sentence."""

    by: str
    detail: str


Alike = Sequence[Statement]


@dataclass(frozen=True, slots=True)
class _Later:
    """Statements of one manner, each with its first moment, that may supersede those of another where they are later.

    manners: theirs and the other. first: the latest of the first moments; last: the last moment that any of them may
    speak of, None = of one of them it is open.
    """

    manners: tuple[int, int]
    dated: Sequence[tuple[datetime, Statement]]
    first: datetime
    last: datetime | None


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
        self._rule = Rule(standing, policy)
        self.whole = self if whole is None else whole
        # Whether anybody was met who would supersede another, were it not for what exactly the two say.
        self.has_candidates = False
        self._undone: set[tuple[int, int]] = set()
        self._of_manners: dict[tuple[int, int], Update | None] = {}
        self._relatives: dict[str, Sequence[tuple[Statement, Update]]] = {}
        self._stronger: dict[int, tuple[Sequence[Alike], Sequence[_Later]]] = {}
        self._linked = standing.links.linked(Axis.VALUE)

    def without(self, left_out: Set[str]) -> "Told":
        rest = [one for one in self.ordered if one.id not in left_out]
        return Told(rest, self.standing, self.policy, self.whole)

    def successor(self, old: Statement) -> Supersession | None:
        """The first, by id, that supersedes it."""
        found: Supersession | None = None
        for new, update in (*self.whole.newer_relatives(old), *self._newer_strangers(old)):
            is_first = new.id in self.by_id and (found is None or new.id < found.by)
            if is_first and not (update.fails_if_repeated and self.repeats.is_repeated_later(old, new)):
                found = Supersession(new.id, update.detail)
        return found

    def _newer_strangers(self, old: Statement) -> Iterator[tuple[Statement, Update]]:
        """Those of which only manner and moment tell how they stand to it: who supersede it if nobody repeats it."""
        _, later = self.whole.stronger_than(old)
        for own in later:
            if own.manners in self._undone or not is_after(own.first, old):
                continue
            update = self.whole.update_of(own, old)
            if update is not None and not self._are_undone(own, old, update):
                yield from ((one, update) for one in self.whole.strangers_after(old, own))

    def _are_undone(self, own: _Later, old: Statement, update: Update) -> bool:
        """Whether somebody repeats what the older ones say after all of these."""
        if not update.fails_if_repeated or own.last is None:
            return False
        repeated = self.repeats.surely_at(old, own.dated[0][1])
        if repeated is None or repeated <= own.last:
            return False
        self._undone.add(own.manners)
        return True

    def update_of(self, own: _Later, old: Statement) -> Update | None:
        """Why later strangers of one manner supersede those of another, found of the first two that are met.

        None = they do not, or none are met.
        """
        if own.manners not in self._of_manners:
            newer = self.strangers_after(old, own)
            if not newer:
                return None
            self.has_candidates = True
            self._of_manners[own.manners] = self._rule.by_values(newer[0], old)
        return self._of_manners[own.manners]

    def strangers_after(self, old: Statement, own: _Later) -> Alike:
        last, kin = old.as_of.upper, self._kin_of(old)
        return [one for moment, one in own.dated if last is not None and moment > last and one.id not in kin]

    def newer_relatives(self, old: Statement) -> Sequence[tuple[Statement, Update]]:
        """Those of which origin, words or a decided link may tell how they stand to it: who supersede it likewise."""
        known = self._relatives.get(old.id)
        if known is None:
            relatives = self._relatives_of(old)
            self.has_candidates = self.has_candidates or bool(relatives)
            found = (
                (one, self._rule.update(one, old)) for claim, one in relatives.items() if claim != old.id
            )
            known = [(one, update) for one, update in found if update is not None]
            self._relatives[old.id] = known
        return known

    def _relatives_of(self, old: Statement) -> dict[str, Statement]:
        at_any_time, later = self.stronger_than(old)
        found = {one.id: one for own in at_any_time for one in own}
        kin = self._kin_of(old)
        if kin and later:
            manners, of = {own.manners[0] for own in later}, self.standing.profiles.of
            near = (self.by_id[claim] for claim in kin if claim in self.by_id)
            found |= {one.id: one for one in near if of(one).manner in manners and is_later(one, old)}
        if old.origin and old.origin in self._of_one_origin:
            found |= {one.id: one for one in self._of_its_origin(old)}
        if old.id in self._linked:
            found |= {one.id: one for one in self._decided_against(old)}
        return found

    @cached_property
    def repeats(self) -> Repeats:
        if self.whole is not self:
            return self.whole.repeats.without(self.by_id)
        return Repeats(list(self.alike.values()), self.by_id, self.standing)

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        return {one.id: one for one in self.ordered}

    @cached_property
    def alike(self) -> dict[int, list[Statement]]:
        """Manner -> its statements, by id."""
        found: dict[int, list[Statement]] = {}
        for one in self.ordered:
            found.setdefault(self.standing.profiles.of(one).manner, []).append(one)
        return found

    @cached_property
    def _of_one_origin(self) -> dict[str, frozenset[str]]:
        """Origin -> the ids of its statements, where there are several; also of those who name none."""
        return _several((one.origin, one.id) for one in self.ordered)

    @cached_property
    def _of_one_informant(self) -> dict[str, frozenset[str]]:
        return _several((one.informant, one.id) for one in self.ordered if one.informant)

    @cached_property
    def exposed(self) -> list[Statement]:
        """Those that anybody could supersede, by their manner, their origin or a decided link; in no order."""
        found: list[Statement] = []
        for own in self.alike.values():
            is_weak = any(self.stronger_than(own[0]))
            found += [
                one for one in own if is_weak or one.origin in self._of_one_origin or one.id in self._linked
            ]
        return found

    def _kin_of(self, old: Statement) -> Set[str]:
        """Ids of those of which more than manner and moment decides how they stand to it."""
        return (
            self._of_one_origin.get(old.origin, NOBODY)
            | self._of_one_informant.get(old.informant, NOBODY)
            | self._linked.get(old.id, NOBODY)
        )

    def stronger_than(self, old: Statement) -> tuple[Sequence[Alike], Sequence[_Later]]:
        """Statements of the manners to which its own gives way: at any time; where they are later."""
        manner = self.standing.profiles.of(old).manner
        if manner not in self._stronger:
            at_any_time: list[Alike] = []
            later: list[_Later] = []
            for kind, own in self.alike.items():
                if self._rule.may(own[0], old, kind, manner, is_later=False, is_one_origin=False):
                    at_any_time.append(own)
                elif self._rule.may(own[0], old, kind, manner, is_later=True, is_one_origin=False):
                    later += _later(own, (kind, manner))
            self._stronger[manner] = at_any_time, later
        return self._stronger[manner]

    def _decided_against(self, old: Statement) -> list[Statement]:
        """Those of which a person decided that they stand in its place."""
        partners = (self.by_id.get(partner) for partner in self._linked[old.id])
        return [
            one
            for one in partners
            if one is not None and self.standing.between(one, old).relation is Comparability.UPDATE
        ]

    def _of_its_origin(self, old: Statement) -> list[Statement]:
        of = self.standing.profiles.of
        near = (self.by_id[claim] for claim in self._of_one_origin[old.origin])
        return [
            one
            for one in near
            if is_later(one, old)
            and self._rule.may(one, old, of(one).manner, of(old).manner, is_later=True, is_one_origin=True)
        ]


def _later(own: Alike, manners: tuple[int, int]) -> list[_Later]:
    """None where the moments of none of them are known."""
    dated = [(one.as_of.lower, one) for one in own if one.as_of.lower is not None]
    if not dated:
        return []
    uppers = [one.as_of.upper for _, one in dated if one.as_of.upper is not None]
    last = max(uppers) if len(uppers) == len(dated) else None
    return [_Later(manners, dated, max(moment for moment, _ in dated), last)]


def _several(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Key -> the claims that have it, for keys that several have."""
    found: dict[str, set[str]] = {}
    for key, claim in pairs:
        found.setdefault(key, set()).add(claim)
    return {key: frozenset(claims) for key, claims in found.items() if len(claims) > 1}


def is_later(new: Statement, old: Statement) -> bool:
    return new.as_of.is_later_than(old.as_of)
