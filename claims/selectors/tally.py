"""How many rows there are, as far as a person needs to know: up to a hundred, then "more".

Outward: ``tally``, ``tally_up_to``, ``Tally`` and ``NOTHING``. Counting a million rows for a number at which nobody
looks twice costs what the whole page costs.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

# The largest number shown exactly. Arbitrary but works: beyond it only "many" matters.
MOST = 99


@dataclass(frozen=True, slots=True)
class Tally:
    """number: at most MOST + 1. Shown as it is, or as "99+"."""

    number: int

    @property
    def shown(self) -> str:
        return f"{MOST}+" if self.number > MOST else str(self.number)

    def __bool__(self) -> bool:
        return self.number > 0


NOTHING = Tally(0)


def tally(rows: QuerySet[Any]) -> Tally:
    """One query, which stops at the first row too many."""
    return Tally(tally_up_to(MOST, rows))


def tally_up_to(most: int, rows: QuerySet[Any]) -> int:
    """How many, most + 1 = more than ``most``."""
    return rows.order_by().values("pk")[: most + 1].count()
