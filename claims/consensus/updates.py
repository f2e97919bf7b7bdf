"""Which statements give way to later ones (DESIGN rule 4).

Outward: ``superseded``. Decided links act first. Computed updates rest on the comparison of the domain, which sees
pairs; what only the whole shows is added here: under (c), an update by another informant fails where anybody repeats
the lower figure later. A level at a moment gives way to any surely later one; what was "none" at first and more
later has moved on. Recaps never supersede.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.consensus.context import Standing
from claims.consensus.policy import Policy, Succession
from claims.domain.codes import Comparability
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
    found: dict[str, Supersession] = {}
    for old in ordered:
        for new in ordered:
            detail = None if old.id == new.id else _supersedes(new, old, ordered, standing, policy)
            if detail is not None:
                found[old.id] = Supersession(new.id, detail)
                break
    return {} if len(found) == len(ordered) else found


def _supersedes(
    new: Statement, old: Statement, all_statements: Sequence[Statement], standing: Standing, policy: Policy
) -> str | None:
    """Why ``new`` supersedes ``old``; None = it does not."""
    comparison = standing.between(new, old)
    is_update = comparison.relation is Comparability.UPDATE and comparison.direction is Direction.FORWARD
    if standing.links.value(new.id, old.id) is not None:
        return comparison.detail if is_update else None
    if new.is_recap or not (new.is_admissible and old.is_admissible):
        return None
    if policy.succession is Succession.LATEST and new.as_of.is_later_than(old.as_of):
        return "The level at a later moment counts; this was an earlier one."
    if _was_none_before(new, old):
        return "Nothing was reported at first; a later moment brought more."
    if policy.succession is not Succession.RULE_4 or not is_update:
        return None
    if _rests_on_time_alone(new, old) and _is_repeated_later(old, new, all_statements, standing):
        return None
    return comparison.detail


def _was_none_before(new: Statement, old: Statement) -> bool:
    x, y = new.value, old.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity):
        return False
    is_more = x.lower is not None and x.lower > 0
    return y.is_stated_zero and is_more and new.as_of.is_later_than(old.as_of)


def _rests_on_time_alone(new: Statement, old: Statement) -> bool:
    """Whether the update is one of rule 4 (c): neither the same origin nor words that say the toll rose."""
    return new.origin != old.origin and not new.says_rose and isinstance(new.value, Quantity)


def _is_repeated_later(
    old: Statement, new: Statement, statements: Sequence[Statement], standing: Standing
) -> bool:
    return any(
        other.id not in (old.id, new.id)
        and not other.is_recap
        and other.is_admissible
        and other.as_of.is_later_than(new.as_of)
        and standing.between(other, old).relation is Comparability.AGREE
        and standing.between(other, new).relation is not Comparability.AGREE
        for other in statements
    )
