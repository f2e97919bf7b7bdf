"""Keys as whole numbers, so that arrays can hold them.

Outward: ``Numbers``, ``numbered``, ``places_in_order``, ``joined`` and ``distinct``. No loop runs per entry: whatever
is looked up, dictionaries do by themselves.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
_LARGEST = np.iinfo(np.int64).max


class Numbers(dict[Any, int]):
    """Keys to numbers, in the order in which they are first met."""

    def __missing__(self, key: Hashable) -> int:
        self[key] = number = len(self)
        return number

    def of(self, column: Iterable[Hashable]) -> Ints:
        return np.fromiter(map(self.__getitem__, column), dtype=np.int64)


def numbered(column: Iterable[Hashable]) -> tuple[Ints, list[Any]]:
    """The number of each entry, and the keys by number."""
    numbers = Numbers()
    found = numbers.of(column)
    return found, list(numbers)


def places_in_order(keys: Sequence[Any]) -> Ints:
    """Per key its place among the sorted ones; equal keys have one place."""
    place = {key: number for number, key in enumerate(sorted(set(keys)))}
    return np.fromiter(map(place.__getitem__, keys), dtype=np.int64, count=len(keys))


def joined(*columns: Ints) -> Ints:
    """One number per row for several columns of numbers from 0: equal rows have equal ones, in the order of the rows.

    Where the next column would make it too large for 64 bits, what was joined so far is numbered anew.
    """
    found = columns[0]
    for column in columns[1:]:
        span = int(column.max(initial=0)) + 1
        if (int(found.max(initial=0)) + 1) * span > _LARGEST:
            found = distinct(found)[1]
        found = found * span + column
    return found


def distinct(column: Ints) -> tuple[Ints, Ints]:
    """Where each distinct number stands first, in the order of the numbers; and per entry which of them it is."""
    _, first, which = np.unique(column, return_index=True, return_inverse=True)
    return first, which.reshape(-1)
