"""Zeros of wholes read as zeros of their parts (DESIGN rule 3), of all events at once.

Outward: ``implied`` and ``Implied``, and ``beside_no_figure``. Together the same as ``implied_zeros.implied_zeros``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.numbering import Bools, Ints, Numbers, distinct, joined
from claims.consensus.columns.pairs import pairs_between
from claims.domain.codes import ScopeRelation
from claims.domain.comparison import Registers
from claims.domain.scopes import parse_scope

_INSIDE = (ScopeRelation.SAME, ScopeRelation.PART_OF)


@dataclass(frozen=True)
class Implied:
    """Per statement that follows: the claim that it is read from, the attribute and scope it is read as (numbers).

    attributes: those given, and those that only a whole speaks of.
    """

    claim: Ints
    attribute: Ints
    scope: Ints
    attributes: list[str]


def implied(
    place: tuple[Ints, Ints, Ints],
    is_zero: Bools,
    attributes: Sequence[str],
    scopes: Sequence[str],
    registers: Registers,
) -> Implied:
    """place: per claim the numbers of its event, attribute and scope. is_zero: it says that there is none of it."""
    _, attribute, scope = place
    known = Numbers({key: number for number, key in enumerate(attributes)})
    zeros = np.flatnonzero(is_zero)
    found = [_of_the_same_scope(zeros, attribute, scope, known, registers)]
    if len(zeros):
        found += _of_told_places(zeros, place, attributes, scopes, registers)
    claim, part, where = (np.concatenate(column) for column in zip(*found, strict=True))
    first, _ = distinct(joined(claim, part, where))
    is_another = (part[first] != attribute[claim[first]]) | (where[first] != scope[claim[first]])
    own = first[is_another]
    return Implied(claim[own], part[own], where[own], list(known))


def beside_no_figure(
    told: Implied, place: tuple[Ints, Ints, Ints], says_some: Bools, speaker: Ints
) -> Implied:
    """Without the zeros of parts of which the same speaker says that there are some.

    place, says_some, speaker: per claim the numbers of its event, attribute and scope; whether it says that there are
    some; the number of who says so, and in which article.
    """
    event, attribute, scope = place
    keys = joined(
        np.append(event[says_some], event[told.claim]),
        np.append(attribute[says_some], told.attribute),
        np.append(scope[says_some], told.scope),
        np.append(speaker[says_some], speaker[told.claim]),
    )
    figures = int(says_some.sum())
    kept = ~np.isin(keys[figures:], keys[:figures])
    return Implied(told.claim[kept], told.attribute[kept], told.scope[kept], told.attributes)


_Told = tuple[Ints, Ints, Ints]


def _of_the_same_scope(
    zeros: Ints, attribute: Ints, scope: Ints, known: Numbers, registers: Registers
) -> _Told:
    """What the codebook makes a part of each, whether anybody speaks of it or not."""
    claims, parts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for number in np.unique(attribute[zeros]).tolist():
        own = zeros[attribute[zeros] == number]
        for part in registers.codebook[list(known)[number]].parts:
            claims.append(own)
            parts.append(np.full(len(own), known[part], dtype=np.int64))
    claim = np.concatenate(claims)
    return claim, np.concatenate(parts), scope[claim]


def _of_told_places(
    zeros: Ints,
    place: tuple[Ints, Ints, Ints],
    attributes: Sequence[str],
    scopes: Sequence[str],
    registers: Registers,
) -> list[_Told]:
    """The places of the event that somebody speaks of and that lie in the zero's own."""
    event, attribute, scope = place
    heads = distinct(joined(event, attribute, scope))[0]
    heads = heads[np.argsort(event[heads], kind="stable")]
    first = np.searchsorted(event[heads], np.arange(int(event.max(initial=-1)) + 2))
    read = [parse_scope(key) for key in scopes]
    found = []
    for zero, other in pairs_between(zeros, event[zeros], first):
        told = heads[other]
        columns = (attribute[told], attribute[zero], scope[told], scope[zero])
        kinds, which = distinct(joined(*columns))
        is_inside = np.array(
            [
                (part == whole or registers.codebook.is_part(attributes[part], attributes[whole]))
                and registers.scopes.relation(read[narrow], read[wide]) in _INSIDE
                for part, whole, narrow, wide in zip(
                    *(column[kinds].tolist() for column in columns), strict=True
                )
            ],
            dtype=bool,
        )[which]
        found.append((zero[is_inside], attribute[told[is_inside]], scope[told[is_inside]]))
    return found
