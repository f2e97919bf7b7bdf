"""What was found on one attribute and scope before it is graded and ruled on."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from claims.consensus.explanation import Remark
from claims.consensus.settled import Candidate, Role
from claims.consensus.testimony import Testimony
from claims.domain.codes import Evidence, Grade
from claims.domain.values import Value


@dataclass(frozen=True)
class Finding:
    """value, low, high, value_is_bound, candidates: as in ``Settled``. supporting: the testimonies behind the value.

    voices: at least, at most. grade: where the finding itself decides it (sets, sums), else None. roles: claim ->
    what it did and why. remarks: in the order in which they are read. parts_as_of: the latest moment that the parts
    hold for, where they make the value or its bounds; else None. rests_on_ungraded: it is a sum, and a part of it has
    no grade.
    """

    evidence: Evidence
    value: Value | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    value_is_bound: bool = False
    candidates: tuple[Candidate, ...] = ()
    supporting: tuple[Testimony, ...] = ()
    voices: tuple[int, int] = (0, 0)
    grade: Grade | None = None
    roles: tuple[tuple[str, Role, str], ...] = ()
    remarks: tuple[Remark, ...] = ()
    parts_as_of: datetime | None = None
    rests_on_ungraded: bool = False
