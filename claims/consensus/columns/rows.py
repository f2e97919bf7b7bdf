"""Settled rows of numbers as arrays, as far as wholes are read off their parts.

Outward: ``Rows``, ``Spoken`` and ``nothing_settled``.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Bools, Floats, Ints


@dataclass
class Rows:
    """Per place. exists: there is a row, and it can be a part. low, high: infinite where there is none. number: the
    published one where it is no bound, nan = there is none. has_value, is_bound, is_zero: of the published value.
    """

    exists: Bools
    low: Floats
    high: Floats
    number: Floats
    has_value: Bools
    is_bound: Bools
    is_zero: Bools
    is_contested: Bools
    is_undisputed: Bools

    @property
    def says_something(self) -> Bools:
        found: Bools = self.exists & (np.isfinite(self.low) | np.isfinite(self.high))
        return found

    @property
    def ends(self) -> tuple[Floats, Floats]:
        """A published number where one is named, else low and high."""
        is_named = ~np.isnan(self.number)
        return np.where(is_named, self.number, self.low), np.where(is_named, self.number, self.high)

    @property
    def names_its_number(self) -> Bools:
        found: Bools = self.has_value & ~self.is_bound
        return found


def nothing_settled(facts: Facts) -> Rows:
    size = facts.places
    flags = [np.zeros(size, dtype=bool) for _ in range(6)]
    exists, has_value, is_bound, is_zero, is_contested, is_undisputed = flags
    return Rows(
        exists,
        np.full(size, -np.inf),
        np.full(size, np.inf),
        np.full(size, np.nan),
        has_value,
        is_bound,
        is_zero,
        is_contested,
        is_undisputed,
    )


@dataclass(frozen=True)
class Spoken:
    """Who speaks for the rows: testimonies, as a list that grows.

    place, entry, low: per testimony its own place, the entry that stands for it, its lower end. member_of, member:
    per mention its testimony and its entry. row, testimony: per row those that stand for it.
    """

    place: Ints
    entry: Ints
    low: Floats
    member_of: Ints
    member: Ints
    row: Ints
    testimony: Ints

    def with_more(self, more: "Spoken") -> "Spoken":
        """more: whose testimonies are numbered from 0, but for those of rows, which are told as they are."""
        size = len(self.place)
        return Spoken(
            np.append(self.place, more.place),
            np.append(self.entry, more.entry),
            np.append(self.low, more.low),
            np.append(self.member_of, more.member_of + size),
            np.append(self.member, more.member),
            np.append(self.row, more.row),
            np.append(self.testimony, more.testimony),
        )


def nobody() -> Spoken:
    none = np.zeros(0, dtype=np.int64)
    return Spoken(none, none, np.zeros(0), none, none, none, none)
