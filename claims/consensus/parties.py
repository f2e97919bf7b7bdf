"""How many parties to an event stand behind what is said (DESIGN rules 2 and 3).

Outward: ``count_parties`` and ``are_one_party``. Two bodies are one party where they have one owner, or where the
actors that they speak for belong to one tree of the register: a ministry and the army of one state are one voice on
what that state has lost. A party is known by its marks: the last owner of its source, and the roots of its actors.
"""

from collections.abc import Iterable

from claims.consensus.context import Context
from claims.domain.codes import Stake
from claims.domain.statements import Statement


def are_one_party(a: Statement, b: Statement, context: Context) -> bool:
    """Whether both have a stake, and the same one as far as the registers tell."""
    both = a.stake is Stake.PARTY and b.stake is Stake.PARTY
    return both and bool(marks_of(a, context) & marks_of(b, context))


def count_parties(statements: Iterable[Statement], context: Context) -> int:
    """How many different parties the statements come from; ones that share a mark with each other are one."""
    groups: list[frozenset[str]] = []
    for statement in statements:
        marks = marks_of(statement, context)
        touching = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*touching))
    return len(groups)


def marks_of(statement: Statement, context: Context) -> frozenset[str]:
    """Of the informant and of the origin: an unnamed official speaks for whoever carries the word."""
    keys = {statement.informant, statement.origin} - {""}
    if not keys:
        return frozenset({"nobody known"})
    return frozenset(mark for key in keys for mark in _marks(key, context))


def _marks(source: str, context: Context) -> Iterable[str]:
    known, actors = context.sources, context.registers.actors
    line = known.line(source)
    yield f"source {known.last_owner(source)}"
    for owner in line:
        for actor in known.speaks_for.get(owner, frozenset()):
            *_, root = (actor, *actors.ancestors(actor))
            yield f"actor {root}"
