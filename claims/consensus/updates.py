"""Which statements give way to later ones (DESIGN rule 4).

Outward: ``superseded``. Decided links act first. Computed updates rest on the comparison of the domain, which sees
pairs; what only the whole shows is added here: under (c), an update by another informant fails where anybody repeats
the lower figure later. A level at a moment gives way to any surely later one; what was "none" at first and more
later has moved on. Recaps never supersede.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.consensus.context import TIMELESS, Standing
from claims.consensus.policy import Policy, Succession
from claims.domain.codes import Axis, Comparability
from claims.domain.findings import Direction
from claims.domain.statements import Statement
from claims.domain.values import Quantity


@dataclass(frozen=True, slots=True)
class Supersession:
    """by: id of the statement that supersedes. detail: one English sentence."""

    by: str
    detail: str


def superseded(
    statements: Sequence[Statement], standing: Standing, policy: Policy
) -> dict[str, Supersession]:
    """Statement id -> what supersedes it, for statements of one attribute and scope.

    Where decided links run in a circle nothing is left standing; then none of the circle gives way.
    """
    ordered = sorted(statements, key=lambda statement: statement.id)
    told = _Told(ordered, standing, policy)
    found: dict[str, Supersession] = {}
    for old in ordered:
        for new in told.perhaps_newer(old):
            detail = None if old.id == new.id else told.supersedes(new, old)
            if detail is not None:
                found[old.id] = Supersession(new.id, detail)
                break
    return {} if len(found) == len(ordered) else found


class _Told:
    """Statements by id, of which equal ones are asked once who may be newer than they are."""

    def __init__(self, ordered: Sequence[Statement], standing: Standing, policy: Policy) -> None:
        self.ordered, self.standing, self.policy = ordered, standing, policy
        self._newer: dict[int, list[Statement]] = {}
        self._repeated: dict[tuple[int, int], bool] = {}

    @cached_property
    def alike(self) -> dict[int, list[Statement]]:
        """Profile -> its statements, by id."""
        return self.standing.profiles.groups((one, one) for one in self.ordered)

    def perhaps_newer(self, old: Statement) -> Sequence[Statement]:
        """Those that may supersede it, by id: all where a person decided something about it."""
        links = self.standing.links
        if links.has(Axis.VALUE) and links.partners(old.id, Axis.VALUE):
            return self.ordered
        profile = self.standing.profiles.of(old)
        if profile not in self._newer:
            known = self.standing.may_supersede
            newer = set()
            for kind, (new, *_) in self.alike.items():
                key = (self.policy.key, kind, profile)
                if key not in known:
                    known[key] = self._may_supersede(new, old)
                if known[key]:
                    newer.add(kind)
            of = self.standing.profiles.of
            self._newer[profile] = [one for one in self.ordered if of(one) in newer] if newer else []
        return self._newer[profile]

    def _may_supersede(self, new: Statement, old: Statement) -> bool:
        """Whether it does, or would if another source had said it: whoever says it, rule 4 asks for one of these."""
        is_later = new.as_of.is_later_than(old.as_of)
        if new.is_recap or not (is_later or new.says_rose):
            return False
        if not (new.is_admissible and old.is_admissible):
            return False
        if is_later and (self.policy.succession is Succession.LATEST or _was_none_before(new, old)):
            return True
        if self.policy.succession is not Succession.RULE_4:
            return False
        return self.standing.by_value(new, old).relation not in TIMELESS

    def supersedes(self, new: Statement, old: Statement) -> str | None:
        """Why ``new`` supersedes ``old``; None = it does not."""
        comparison = self.standing.between(new, old)
        is_update = comparison.relation is Comparability.UPDATE and comparison.direction is Direction.FORWARD
        if self.standing.links.value(new.id, old.id) is not None:
            return comparison.detail if is_update else None
        if new.is_recap or not (new.is_admissible and old.is_admissible):
            return None
        if self.policy.succession is Succession.LATEST and new.as_of.is_later_than(old.as_of):
            return "The level at a later moment counts; this was an earlier one."
        if _was_none_before(new, old):
            return "Nothing was reported at first; a later moment brought more."
        if self.policy.succession is not Succession.RULE_4 or not is_update:
            return None
        if _rests_on_time_alone(new, old) and self._is_repeated_later(old, new):
            return None
        return comparison.detail

    def _is_repeated_later(self, old: Statement, new: Statement) -> bool:
        if self.standing.links.has(Axis.VALUE):
            return any(self._repeats(other, old, new) for other in self.ordered)
        of = self.standing.profiles.of
        key = (of(old), of(new))
        if key not in self._repeated:
            # Nothing like the old or the new one is later than the new one, so neither is taken for its own repeat.
            self._repeated[key] = any(self._repeats(one, old, new) for one, *_ in self.alike.values())
        return self._repeated[key]

    def _repeats(self, other: Statement, old: Statement, new: Statement) -> bool:
        return (
            other.id not in (old.id, new.id)
            and not other.is_recap
            and other.is_admissible
            and other.as_of.is_later_than(new.as_of)
            and self.standing.between(other, old).relation is Comparability.AGREE
            and self.standing.between(other, new).relation is not Comparability.AGREE
        )


def _was_none_before(new: Statement, old: Statement) -> bool:
    x, y = new.value, old.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity):
        return False
    is_more = x.lower is not None and x.lower > 0
    return y.is_stated_zero and is_more and new.as_of.is_later_than(old.as_of)


def _rests_on_time_alone(new: Statement, old: Statement) -> bool:
    """Whether the update is one of rule 4 (c): neither the same origin nor words that say the toll rose."""
    return new.origin != old.origin and not new.says_rose and isinstance(new.value, Quantity)
