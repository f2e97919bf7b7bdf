"""The moment that a settled value holds for.

Outward: ``as_of``.
"""

from datetime import datetime

from claims.consensus.finding import Finding
from claims.domain.values import Quantity, Value


def as_of(finding: Finding) -> datetime | None:
    """The latest moment that the claims that state the value surely or possibly hold for; None = none is known.

    Of a number, a later bound that only leaves it standing ("at most 19" beside 13) says nothing of that moment.
    """
    stating = [one for one in finding.supporting if _states(one.statement.value, finding.value)]
    moments = [
        moment
        for one in stating or finding.supporting
        for member in one.members
        for moment in (member.as_of.upper or member.as_of.lower,)
        if moment is not None
    ]
    moments += [] if finding.parts_as_of is None else [finding.parts_as_of]
    return max(moments, default=None)


def _states(said: Value, value: Value | None) -> bool:
    """Whether a statement names the published number, however it says it; of other kinds all that support it do."""
    if not isinstance(said, Quantity) or not isinstance(value, Quantity) or value.is_bound:
        return True
    return said.number == value.number and not said.is_bound
