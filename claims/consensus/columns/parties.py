"""Whether one party to the event stands behind what is said, of many places at once (DESIGN rules 2 and 3).

Outward: ``of_one_party``. The same as ``parties.count_parties``.
"""

from collections.abc import Iterator

import numpy as np

from claims.consensus.columns.facts import Facts
from claims.consensus.columns.joining import connected
from claims.consensus.columns.numbering import Bools, Ints, Numbers, distinct, joined
from claims.consensus.context import Context
from claims.consensus.parties import marks_of
from claims.domain.codes import InformantKind, ValueKind
from claims.domain.statements import Statement
from claims.domain.values import Unstated

_NOTHING = Unstated(ValueKind.COUNT)


def of_one_party(facts: Facts, speaker: Ints, context: Context) -> Bools:
    """Per place whether all of these entries come from one. speaker: entries whose sources speak."""
    keys, which = distinct(joined(facts.informant[speaker], facts.origin[speaker]))
    marks = Numbers()
    pairs = [
        (number, mark)
        for number, entry in enumerate(speaker[keys].tolist())
        for mark in marks.of(_marks(facts, entry, context)).tolist()
    ]
    told = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    one, mark = _each(which, told)
    place = facts.place[speaker]
    party = connected(len(speaker), [(one, distinct(joined(place[one], mark))[1])])
    parties = np.bincount(place[np.unique(party)], minlength=facts.places)
    found: Bools = parties == 1
    return found


def _each(which: Ints, told: Ints) -> tuple[Ints, Ints]:
    """Per entry and mark of its kind. told: rows of a kind and a mark, by kind."""
    sizes = np.bincount(told[:, 0], minlength=int(which.max(initial=-1)) + 1)
    start = np.concatenate(([0], np.cumsum(sizes)))
    one = np.repeat(np.arange(len(which)), sizes[which])
    ends = np.cumsum(sizes[which])
    offset = np.arange(len(one)) - np.repeat(ends - sizes[which], sizes[which])
    return one, told[start[which[one]] + offset, 1]


def _marks(facts: Facts, entry: int, context: Context) -> Iterator[str]:
    """Asked of an invented statement that has the same informant and origin."""
    informant, origin = facts.origins[facts.informant[entry]], facts.origins[facts.origin[entry]]
    kind = InformantKind.ANONYMOUS
    yield from sorted(
        marks_of(
            Statement("", "", _NOTHING, informant=informant, informant_kind=kind, channel=origin), context
        )
    )
