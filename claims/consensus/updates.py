"""Which statements give way to later ones (DESIGN rule 4).

Outward: ``superseded`` and ``Updates``. Decided links act first. Computed updates rest on the comparison of the
domain, which sees pairs; what only the whole shows is added here: under (c), an update by another informant fails
where anybody repeats the lower figure later. A level at a moment gives way to any surely later one; what was "none"
at first and more later has moved on, unless a weaker class says so. Recaps never supersede.
"""

from collections.abc import Sequence, Set
from functools import cached_property

from claims.consensus.context import Standing
from claims.consensus.newer import Supersession, Told
from claims.consensus.policy import Policy
from claims.consensus.remaining import Remaining
from claims.domain.codes import Axis
from claims.domain.statements import Statement


class Updates:
    """What supersedes what among statements of one attribute and scope; asked again without some, it knows the rest.

    are_possible: whether any of the statements may give way to another of them, whoever of them is left out.
    """

    def __init__(self, statements: Sequence[Statement], standing: Standing, policy: Policy) -> None:
        self._standing = standing
        self._told = Told(sorted(statements, key=lambda statement: statement.id), standing, policy)

    @cached_property
    def are_possible(self) -> bool:
        return bool(self._found) or self._told.has_candidates

    def may_give_way(self, statement: Statement) -> bool:
        """Whether anybody supersedes it, were somebody else left out."""
        return self._told.may_give_way(statement)

    def superseded(self) -> dict[str, Supersession]:
        """Statement id -> what supersedes it.

        Where decided links run in a circle nothing is left standing; then none of the circle gives way.
        """
        found = self._found
        return {} if len(found) == len(self._told.ordered) else dict(found)

    @cached_property
    def _found(self) -> dict[str, Supersession]:
        everybody = Remaining(self._told)
        asked = ((old.id, everybody.successor(old)) for old in self._told.exposed)
        return {claim: found for claim, found in asked if found is not None}

    def gone_without(self, left_out: Set[str]) -> frozenset[str]:
        """The ids of those that are superseded where the statements left out had never been said.

        Whoever gave way to one that is still there gives way; whoever did not still stands, unless it did so only
        because one of those left out repeated it.
        """
        told, remaining = self._told, Remaining(self._told, left_out)
        silenced = [told.by_id[claim] for claim in left_out & told.by_id.keys()]
        held = _Held(silenced, self._standing)
        gone = set()
        for old in told.exposed:
            if old.id in left_out:
                continue
            known = self._found.get(old.id)
            if known is None and not held.may_hold(old):
                continue
            if (known is not None and known.by not in left_out) or remaining.successor(old) is not None:
                gone.add(old.id)
        return frozenset() if len(gone) == len(told.ordered) - len(silenced) else frozenset(gone)


class _Held:
    """What may still stand only because some statements repeat it."""

    def __init__(self, by: Sequence[Statement], standing: Standing) -> None:
        self._by, self._standing = by, standing
        self._ids = {one.id for one in by}
        self._linked = standing.links.linked(Axis.VALUE)
        self._known: dict[int, bool] = {}

    def may_hold(self, old: Statement) -> bool:
        if not self._ids.isdisjoint(self._linked.get(old.id, ())):
            return True
        meaning = self._standing.profiles.of(old).meaning
        if meaning not in self._known:
            self._known[meaning] = any(self._standing.agree_by_value(one, old) for one in self._by)
        return self._known[meaning]


def superseded(
    statements: Sequence[Statement], standing: Standing, policy: Policy
) -> dict[str, Supersession]:
    """Statement id -> what supersedes it, for statements of one attribute and scope."""
    return Updates(statements, standing, policy).superseded()
