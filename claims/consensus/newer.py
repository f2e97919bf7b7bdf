"""Of two statements, whether the later one takes the place of the earlier (DESIGN rule 4).

Outward: ``Told``, ``Later`` and ``Supersession``. Only who may supersede a statement, by what they say and how and by
their origin, is set against it; each pair is asked once, whoever is left out afterwards (``remaining``).
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial

from claims.consensus.context import Standing
from claims.consensus.links import NOBODY
from claims.consensus.policy import Policy
from claims.consensus.repeats import Repeats
from claims.consensus.superseding import Rule, Update
from claims.domain.codes import Axis, Comparability
from claims.domain.statements import Statement


@dataclass(frozen=True, slots=True)
class Supersession:
    """by: id of the statement that supersedes. detail: one English sentence."""

    by: str
    detail: str


Alike = Sequence[Statement]
# Each with its first moment, by id.
Dated = Sequence[tuple[datetime, Statement]]


@dataclass(frozen=True, slots=True)
class Later:
    """Statements of one manner that supersede those of another where they are later and strangers to them.

    older: one of the others. update: why they do.
    """

    dated: Dated
    older: Statement
    update: Update


class Told:
    """Statements by id, looked up by manner and origin: only who may supersede a statement is set against it."""

    def __init__(self, ordered: Sequence[Statement], standing: Standing, policy: Policy) -> None:
        self.ordered, self.standing = ordered, standing
        self._rule = Rule(standing, policy)
        # Whether anybody was met who would supersede another, were it not for what exactly the two say.
        self.has_candidates = False
        self._relatives: dict[str, Sequence[tuple[Statement, Update]]] = {}
        self._stronger: dict[int, tuple[Sequence[Alike], Sequence[Alike]]] = {}
        self._later: dict[int, Sequence[Later]] = {}
        self._linked = standing.links.linked(Axis.VALUE)

    def later_than(self, manner: int) -> Sequence[Later]:
        """By the manners that supersede this one where nothing but manner and moment tells how two of them stand."""
        if manner not in self._later:
            found = (self._later_of(self.alike[manner], own) for own in self._stronger_than(manner)[1])
            self._later[manner] = [later for later in found if later is not None]
        return self._later[manner]

    def _later_of(self, olds: Alike, own: Alike) -> Later | None:
        """Found of the first two that are met, for all of them; None where none are met, or do not supersede."""
        dated = [(one.as_of.lower, one) for one in own if one.as_of.lower is not None]
        first = max((moment for moment, _ in dated), default=None)
        for old in olds:
            last = old.as_of.upper
            if first is None or last is None or first <= last:
                continue
            kin = self.kin_of(old)
            new = next((one for moment, one in dated if moment > last and one.id not in kin), None)
            if new is not None:
                self.has_candidates = True
                update = self._rule.by_values(new, old)
                return None if update is None else Later(dated, old, update)
        return None

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

    def may_give_way(self, old: Statement) -> bool:
        """Whether there is anybody who supersedes it, were the older figure never repeated."""
        if self.newer_relatives(old):
            return True
        last, kin = old.as_of.upper, self.kin_of(old)
        return last is not None and any(
            moment > last and one.id not in kin
            for later in self.later_than(self.manners[old.id])
            for moment, one in later.dated
        )

    def _relatives_of(self, old: Statement) -> dict[str, Statement]:
        at_any_time, later = self._stronger_than(self.manners[old.id])
        found = {one.id: one for own in at_any_time for one in own}
        kin = self.kin_of(old)
        if kin and later:
            manners = {self.manners[own[0].id] for own in later}
            near = (self.by_id[claim] for claim in kin if claim in self.by_id)
            found |= {one.id: one for one in near if self.manners[one.id] in manners and is_later(one, old)}
        if old.origin and old.origin in self._of_one_origin:
            found |= {one.id: one for one in self._of_its_origin(old)}
        if old.id in self._linked:
            found |= {one.id: one for one in self._decided_against(old)}
        return found

    @cached_property
    def repeats(self) -> Repeats:
        return Repeats(list(self.alike.values()), self.by_id, self.standing)

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        return {one.id: one for one in self.ordered}

    @cached_property
    def manners(self) -> dict[str, int]:
        """Id of a statement -> its manner."""
        of = self.standing.profiles.of
        return {one.id: of(one).manner for one in self.ordered}

    @cached_property
    def alike(self) -> dict[int, list[Statement]]:
        """Manner -> its statements, by id."""
        found: dict[int, list[Statement]] = {}
        for one in self.ordered:
            found.setdefault(self.manners[one.id], []).append(one)
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
        for manner, own in self.alike.items():
            is_weak = any(self._stronger_than(manner))
            found += [
                one for one in own if is_weak or one.origin in self._of_one_origin or one.id in self._linked
            ]
        return found

    def kin_of(self, old: Statement) -> Set[str]:
        """Ids of those of which more than manner and moment decides how they stand to it."""
        return (
            self._of_one_origin.get(old.origin, NOBODY)
            | self._of_one_informant.get(old.informant, NOBODY)
            | self._linked.get(old.id, NOBODY)
        )

    def _stronger_than(self, manner: int) -> tuple[Sequence[Alike], Sequence[Alike]]:
        """Statements of the manners to which it gives way: at any time; where they are later."""
        if manner not in self._stronger:
            at_any_time: list[Alike] = []
            later: list[Alike] = []
            old = self.alike[manner][0]
            may = partial(self._rule.may, old=old, manner=manner, is_one_origin=False)
            for kind, own in self.alike.items():
                if own[0].says_rose and may(own[0], kind=kind, is_later=False):
                    at_any_time.append(own)
                elif may(own[0], kind=kind, is_later=True):
                    later.append(own)
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
        manner = self.manners[old.id]
        near = (self.by_id[claim] for claim in self._of_one_origin[old.origin])
        return [
            one
            for one in near
            if is_later(one, old)
            and self._rule.may(one, old, self.manners[one.id], manner, is_later=True, is_one_origin=True)
        ]


def _several(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Key -> the claims that have it, for keys that several have."""
    found: dict[str, set[str]] = {}
    for key, claim in pairs:
        found.setdefault(key, set()).add(claim)
    return {key: frozenset(claims) for key, claims in found.items() if len(claims) > 1}


def is_later(new: Statement, old: Statement) -> bool:
    return new.as_of.is_later_than(old.as_of)
