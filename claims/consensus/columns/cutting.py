"""Voices that a person cut, or of which nobody can tell any more whether they are one.

Outward: ``cut``. The same as ``voices.count_voices``: what depends on each other is joined in the order of the
claims, decisions first, and never two groups that a person called independent. As each step hangs on those before it,
they are taken one after the other, in the groups that a person decided to part and nowhere else.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.between import Between
from claims.consensus.columns.decided import CUT, JOINED
from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Ints


@dataclass(frozen=True)
class Mentions:
    """Mentions that tell on whom their testimony depends. of: its number. entry: in the facts."""

    of: Ints
    entry: Ints


def cut(facts: Facts, members: Ints, spoken: Mentions, decided: Between) -> Ints:
    """Per member the least place of those it is one voice with. members: testimonies that depend on each other,
    directly or through others, in the order of their claims. spoken, decided: of these.
    """
    number = np.zeros(int(members.max()) + 1, dtype=np.int64)
    number[members] = np.arange(len(members))
    pairs = np.stack((number[decided.one], number[decided.other]))
    joins, cuts = pairs[:, decided.code == JOINED], pairs[:, decided.code == CUT]
    group = np.arange(len(members))
    for one, other in joins.T[np.lexsort((joins[1], joins[0]))].tolist():
        _join(group, one, other, cuts)
    of = number[spoken.of]
    for one in range(len(members)):
        if _are_apart(group, cuts):
            break
        others = of[_depending(facts, spoken.entry, np.flatnonzero(of == one))]
        settled = np.append(pairs[1, pairs[0] == one], one)
        others = np.setdiff1d(others[others > one], settled)
        _, first = np.unique(group[others], return_index=True)
        for other in others[np.sort(first)].tolist():
            _join(group, one, other, cuts)
    return group


def _join(group: Ints, one: int, other: int, cuts: Ints) -> None:
    a, b = sorted((int(group[one]), int(group[other])))
    least, most = np.sort(group[cuts], axis=0)
    if a != b and not np.any((least == a) & (most == b)):
        group[group == b] = a


def _are_apart(group: Ints, cuts: Ints) -> bool:
    """Whether no two groups are left that may be joined."""
    groups = len(np.unique(group))
    least, most = np.sort(group[cuts], axis=0)
    barred = np.unique(least * len(group) + most)
    return len(barred) == groups * (groups - 1) // 2


def _depending(facts: Facts, entry: Ints, own: Ints) -> Ints:
    """The mentions that depend on any of these (``kinship``)."""
    found = np.zeros(len(entry), dtype=bool)
    for mention in entry[own].tolist():
        is_known, informant = facts.is_known[entry], facts.informant[entry]
        if facts.is_known[mention]:
            found |= is_known & (informant == facts.informant[mention])
        is_one = (facts.text[entry] == facts.text[mention]) & (facts.text[mention] > 0)
        is_one &= ~(is_known & facts.is_known[mention])
        is_one |= (facts.origin[entry] == facts.origin[mention]) & (facts.origin[mention] > 0)
        found |= is_one & (facts.article[entry] != facts.article[mention])
    return np.flatnonzero(found)
