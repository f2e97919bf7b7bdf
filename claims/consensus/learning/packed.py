"""What one event teaches, as columns of plain numbers and keys: the form in which lessons are kept.

Outward: ``packed``, ``together``, ``votes_in``, ``items_in`` and ``FORMAT``. The columns stand in this order: of each
lesson its attribute, scope key, kind, number of other values, number of votes, number of values; of each vote, lesson
by lesson, the key of its origin, the rank of its class, which value it names; of each value its digest.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from claims.consensus.learning.lessons import Lesson

# Another number where the columns mean something else; what was kept under the number before is gathered anew.
FORMAT = 1
COLUMNS = 10
ATTRIBUTE, SCOPE, KIND, OTHERS, VOTES, VALUES, ORIGIN, RANK, SAID, DIGEST = range(COLUMNS)
Packed = list[list[str | int]]


def packed(lessons: Iterable[Lesson]) -> Packed:
    """lessons: of one event, in any order. The same lessons give the same columns."""
    told = sorted(lessons, key=lambda lesson: lesson.item)
    votes = [vote for one in told for vote in one.votes]
    return [
        [one.item[1] for one in told],
        [one.item[2] for one in told],
        [one.kind.value for one in told],
        [one.others for one in told],
        [len(one.votes) for one in told],
        [len(one.values) for one in told],
        [vote.origin for vote in votes],
        [vote.rank for vote in votes],
        [vote.said for vote in votes],
        [digest for one in told for digest in one.values],
    ]


def together(one: Packed, other: Packed) -> Packed:
    """The lessons of both, of one event, of which no two are about the same item."""
    if not items_in(one) or not items_in(other):
        return one if items_in(one) else other
    told = sorted([*_apart(one), *_apart(other)], key=lambda lesson: (lesson[ATTRIBUTE], lesson[SCOPE]))
    return [list(chain.from_iterable(column)) for column in zip(*told, strict=True)]


def _apart(content: Packed) -> Iterator[Packed]:
    """Lesson by lesson."""
    vote = value = 0
    for place in range(items_in(content)):
        votes, values = int(content[VOTES][place]), int(content[VALUES][place])
        yield [
            *(column[place : place + 1] for column in content[:ORIGIN]),
            *(column[vote : vote + votes] for column in content[ORIGIN:DIGEST]),
            content[DIGEST][value : value + values],
        ]
        vote, value = vote + votes, value + values


def items_in(content: Packed) -> int:
    return len(content[ATTRIBUTE])


def votes_in(content: Packed) -> int:
    return len(content[ORIGIN])
