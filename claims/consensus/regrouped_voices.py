"""Which voices join and which part between two derivations of one event.

Outward: ``regrouped_voices``. A row is told where its claims group otherwise, where their number of voices differs,
or where its grade does, though every group stayed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.consensus.settled import Settled
from claims.domain.scopes import Scope

Voice = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """One attribute in one scope. before, after: its rows. parted: voices that are no more; joined: those that came.

    A voice is the public ids of its claims, in their order; () of both = the groups stayed.
    """

    before: Settled
    after: Settled
    parted: tuple[Voice, ...]
    joined: tuple[Voice, ...]

    @property
    def attribute(self) -> str:
        return self.after.attribute

    @property
    def scope(self) -> Scope:
        return self.after.scope


def regrouped_voices(before: Iterable[Settled], after: Iterable[Settled]) -> tuple[Regrouped, ...]:
    """before, after: rows of one event in any order. By attribute and scope key, of the rows that both have."""
    old, new = ({(row.attribute, row.scope.key): row for row in rows} for rows in (before, after))
    found = []
    for place in sorted(old.keys() & new.keys()):
        was, comes = _voices(old[place]), _voices(new[place])
        if was != comes or _counted(old[place]) != _counted(new[place]):
            parted = tuple(sorted(was - comes))
            found.append(Regrouped(old[place], new[place], parted, tuple(sorted(comes - was))))
    return tuple(found)


def _voices(row: Settled) -> set[Voice]:
    groups: dict[int, list[str]] = {}
    for one in row.testified:
        groups.setdefault(one.voice, []).append(one.claim)
    return {tuple(sorted(claims)) for claims in groups.values()}


def _counted(row: Settled) -> tuple[object, ...]:
    return row.voices_min, row.voices_max, row.grade
