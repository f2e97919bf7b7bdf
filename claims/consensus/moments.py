"""When information held, as far as it can be placed in time.

Outward: ``moment_of`` and ``held_by``. The moment of a statement is the last one that its information may hold for,
else the first; a statement of which neither is known has no place in time and is never guessed one.
"""

from collections.abc import Iterable
from datetime import datetime

from claims.domain.statements import Statement


def moment_of(statement: Statement) -> datetime | None:
    """None = its words and its article tell no moment."""
    return statement.as_of.lower if statement.as_of.upper is None else statement.as_of.upper


def held_by(statements: Iterable[Statement], moment: datetime) -> list[Statement]:
    """The statements whose information held by the moment, in the order given; undated ones are left out."""
    return [one for one in statements if (held := moment_of(one)) is not None and held <= moment]
