"""Statements on a whole that its parts have outgrown since (DESIGN rules 3, 4 and 6).

Outward: ``without_outgrown``. "No casualties" of the first hour gives way to one killed of the next day, and ten
casualties to three killed and nine injured: what the parts say together is one derived statement on the whole, and
supersedes an earlier one as any other figure would. Where it may not, the whole is contested (``exceeding``).
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from claims.consensus.context import Context
from claims.consensus.exceeding import more_than
from claims.consensus.hearing import Hearing
from claims.consensus.newer import Supersession
from claims.consensus.policy import Policy, Succession, policy_named
from claims.consensus.testimony import Testimony
from claims.consensus.wholes import Whole
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Ruling
from claims.domain.statements import Statement
from claims.domain.values import Quantity

# What is at least so many, and the statements that it rests on.
_Low = tuple[Decimal, Sequence[Statement]]
DETAIL = "Its parts, told of later, are already more."


def without_outgrown(
    hearing: Hearing, wholes: Sequence[Whole], definition: AttributeDefinition, context: Context
) -> Hearing:
    """wholes: what the parts say. Under a policy that only follows decided links it comes back as it is."""
    policy = policy_named(definition.policy)
    if policy.succession is Succession.LINKED or not wholes:
        return hearing
    lows = [low for whole in wholes for low in _lows(whole, policy)]
    own = [one for testimony in hearing.current for one in testimony.members if one.is_admissible]
    gone = {}
    for old in own:
        told = [
            told for low, told in lows if more_than(low, old, definition) and _may_tell(told, old, context)
        ]
        newer = next((found for found in (_newer(one, old, own, policy) for one in told) if found), None)
        if newer is not None:
            gone[old.id] = Supersession(newer.id, DETAIL)
    return hearing.giving_way(gone, context) if gone else hearing


def _lows(whole: Whole, policy: Policy) -> Iterator[_Low]:
    """Each part by itself, then all that do not overlap together; not what an editor ruled otherwise."""
    for row in whole.parts:
        if row.ruling is Ruling.NONE:
            for testimony in row.current:
                value = testimony.statement.value
                if isinstance(value, Quantity) and value.lower is not None:
                    yield value.lower, _told(testimony)
    # Levels of different moments are no sum.
    if policy.succession is Succession.LATEST:
        return
    for row in whole.parts:
        if row.ruling is Ruling.NONE and row.low is not None:
            yield row.low, _told(*row.current)
    if whole.are_disjoint and whole.low is not None:
        yield whole.low, _told(*whole.testimonies)


def _told(*testimonies: Testimony) -> list[Statement]:
    return [one for testimony in testimonies for one in testimony.members if one.is_admissible]


def _may_tell(told: Sequence[Statement], old: Statement, context: Context) -> bool:
    """Not of another unit, and nothing on which a person decided how it stands."""
    values = (old.value, *(one.value for one in told))
    units = {value.unit for value in values if isinstance(value, Quantity) and value.unit}
    return len(units) < 2 and not context.standing.is_decided([old.id], [one.id for one in told])  # noqa: PLR2004


def _newer(
    told: Iterable[Statement], old: Statement, own: Sequence[Statement], policy: Policy
) -> Statement | None:
    """The first by id of the later ones, where each of them may supersede."""
    later = sorted((one for one in told if one.as_of.is_later_than(old.as_of)), key=lambda one: one.id)
    return later[0] if later and all(_may(new, old, own, policy) for new in later) else None


def _may(new: Statement, old: Statement, own: Iterable[Statement], policy: Policy) -> bool:
    """Whether the later statement may supersede by rule 4, of a zero by a class that is no weaker."""
    if new.is_recap:
        return False
    if policy.succession is Succession.LATEST or new.says_rose:
        return True
    if new.origin and new.origin == old.origin:
        return True
    is_no_weaker = new.source_rank <= old.source_rank
    if isinstance(old.value, Quantity) and old.value.is_stated_zero:
        return is_no_weaker
    is_another = bool(new.informant) and new.informant != old.informant
    return is_another and is_no_weaker and not any(_repeats(one, old, new) for one in own)


def _repeats(other: Statement, old: Statement, new: Statement) -> bool:
    """Whether it says as little as the old one after the new one was told."""
    if other.is_recap or not other.as_of.is_later_than(new.as_of):
        return False
    x, y = other.value, old.value
    return isinstance(x, Quantity) and isinstance(y, Quantity) and x.interval.intersects(y.interval)
