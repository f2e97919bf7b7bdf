"""Whether one statement supersedes another, moment, origin and words apart or with them (DESIGN rule 4).

Outward: ``Rule`` and ``Update``. Two statements at a time: what only the whole shows is added by ``newer``.
"""

from dataclasses import dataclass

from claims.consensus.context import Standing
from claims.consensus.policy import Policy, Succession
from claims.domain.codes import Axis, Comparability
from claims.domain.comparing_numbers import LEVEL_POLICY
from claims.domain.findings import Comparison, Direction
from claims.domain.statements import Statement
from claims.domain.values import Quantity


@dataclass(frozen=True, slots=True)
class Update:
    """detail: one English sentence. fails_if_repeated: anybody who repeats the older figure undoes it."""

    detail: str
    fails_if_repeated: bool = False


class Rule:
    """Under one policy. What rests on manners alone is asked once of each two."""

    def __init__(self, standing: Standing, policy: Policy) -> None:
        self.standing, self.policy = standing, policy
        self._linked = standing.links.linked(Axis.VALUE)

    def may(
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
        if self.standing.is_timeless(new, old):
            return False
        # Whoever is of another origin supersedes by their words, by their class, or by the moment alone (levels, yes
        # and no); of numbers, (c) asks for an informant.
        is_stranger = isinstance(new.value, Quantity) and not new.informant and not new.says_rose
        return is_one_origin or not is_stranger or self._is_level(new)

    def _is_level(self, statement: Statement) -> bool:
        return self.standing.registers.codebook[statement.attribute].policy == LEVEL_POLICY

    def update(self, new: Statement, old: Statement) -> Update | None:
        """Why ``new`` supersedes ``old``; None = it does not, whoever is left out."""
        if self._linked and self.standing.links.value(new.id, old.id) is not None:
            return _followed(self.standing.between(new, old))
        return self.by_values(new, old)

    def by_values(self, new: Statement, old: Statement) -> Update | None:
        if new.is_recap or not (new.is_admissible and old.is_admissible):
            return None
        if self.policy.succession is Succession.LATEST and new.as_of.is_later_than(old.as_of):
            return Update("The level at a later moment counts; this was an earlier one.")
        if _was_none_before(new, old):
            return Update("Nothing was reported at first; a later moment brought more.")
        if self.policy.succession is not Succession.RULE_4:
            return None
        return _followed(self.standing.by_value(new, old), fails_if_repeated=_rests_on_time_alone(new, old))


def _followed(found: Comparison, *, fails_if_repeated: bool = False) -> Update | None:
    is_update = found.relation is Comparability.UPDATE and found.direction is Direction.FORWARD
    return Update(found.detail, fails_if_repeated) if is_update else None


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
