"""What was found out about pairs of statements, so that no pair is looked at twice in one derivation.

Outward: ``PairMemory``. A pair is known by its very objects: two readings of one claim (as stated, as the hull of
its article, as implied by a whole) are different statements under one id, and hashing twenty fields per look-up would
cost more than comparing.
"""

from typing import Generic, TypeVar

from claims.domain.statements import Statement

Found = TypeVar("Found")


class PairMemory(Generic[Found]):
    def __init__(self) -> None:
        # The statements are held beside the finding: an object that is gone gives its identity to another.
        self._found: dict[tuple[int, int], tuple[Statement, Statement, Found]] = {}

    def get(self, a: Statement, b: Statement) -> Found | None:
        """None = not put yet."""
        entry = self._found.get((id(a), id(b)))
        return None if entry is None else entry[2]

    def put(self, a: Statement, b: Statement, found: Found, turned: Found) -> None:
        """turned: the same finding with the two exchanged."""
        self._found[id(a), id(b)] = (a, b, found)
        self._found[id(b), id(a)] = (b, a, turned)

    def __len__(self) -> int:
        """How many pairs, each in both orders."""
        return len(self._found)
