"""What one event teaches, as columns of plain numbers and keys: the form in which lessons are kept.

Outward: ``packed``, ``votes_in``, ``items_in`` and ``FORMAT``. The columns stand in this order: of each lesson its
attribute, scope key, kind, number of other values, number of votes, number of values; of each vote, lesson by lesson,
the key of its origin, the rank of its class, which value it names; of each value its digest.
"""

from collections.abc import Iterable

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


def items_in(content: Packed) -> int:
    return len(content[ATTRIBUTE])


def votes_in(content: Packed) -> int:
    return len(content[ORIGIN])
