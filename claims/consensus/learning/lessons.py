"""What a settled row teaches about its sources: one vote per voice, on values of which only one can be true.

Outward: ``Lesson``, ``Vote`` and ``lessons_of``. A row teaches where two voices of different origin or more each name
one value. What names none (a bound, a range, a month) and what nobody vouched for (hedged, presumed, emended) is no
vote; nor is a set, whose members do not exclude each other. Superseded figures were true in their time: only what is
in force votes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.consensus.confidence import Model
from claims.consensus.context import Context
from claims.consensus.evidence import value_key
from claims.consensus.likelihood import Shape, alternatives, shape_of
from claims.consensus.policy import policy_named
from claims.consensus.reliability import is_half_hearted
from claims.consensus.settled import Role, Settled
from claims.domain.codes import Cardinality, ValueKind
from claims.domain.statements import Statement
from claims.domain.values import Value

# Event, attribute, scope key.
Item = tuple[str, str, str]
FEWEST_VOTES = 2


@dataclass(frozen=True, slots=True)
class Vote:
    """origin: key of a source. rank: of its class, 0 the strongest. said: the key of the value it names."""

    origin: str
    rank: int
    said: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """votes: by origin, each origin once, two or more. others: how many other values there are beside a named one.

    truth: the key of the value that is known from outside, None = not known.
    """

    item: Item
    kind: ValueKind
    others: int
    votes: tuple[Vote, ...]
    truth: str | None = None


def lessons_of(
    rows: Iterable[Settled], context: Context, truths: Mapping[Item, Value] | None = None
) -> list[Lesson]:
    """rows: settled under this context, in any order. truths: values known from outside the claims."""
    found = (_lesson(row, context, (truths or {}).get(item_of(row))) for row in rows)
    return sorted((lesson for lesson in found if lesson is not None), key=lambda lesson: lesson.item)


def item_of(row: Settled) -> Item:
    return row.event, row.attribute, row.scope.key


def _lesson(row: Settled, context: Context, truth: Value | None) -> Lesson | None:
    definition = context.registers.codebook[row.attribute]
    is_set = definition.cardinality is Cardinality.MANY or policy_named(definition.policy).needs_proof
    if is_set or len(row.current) < FEWEST_VOTES:
        return None
    model = Model(row.candidates, definition, context, is_set=False)
    named = {
        value_key(value): others
        for value, others, is_rival in zip(model.values, model.others, model.is_rival, strict=True)
        if is_rival and shape_of(value) is Shape.POINT
    }
    votes = _votes(row, named)
    if len(votes) < FEWEST_VOTES:
        return None
    others = alternatives(row.candidates[0].value, definition)
    others = max([others, *(named[vote.said] for vote in votes)])
    known = value_key(truth) if truth is not None and shape_of(truth) is Shape.POINT else None
    return Lesson(item_of(row), definition.value_kind, others, votes, known)


def _votes(row: Settled, named: Mapping[str, int]) -> tuple[Vote, ...]:
    """One per voice, by the origin that most of it has; a voice that names two values has none."""
    voices = {one.claim: one.voice for one in row.testified if one.role is not Role.PART}
    spoken: dict[int, list[Statement]] = {}
    for one in row.current:
        says = one.statement
        is_vote = one.raises_grade and not is_half_hearted(says) and value_key(says.value) in named
        if is_vote and says.origin and one.ids[0] in voices:
            spoken.setdefault(voices[one.ids[0]], []).append(says)
    found: dict[str, set[Vote]] = {}
    for own in spoken.values():
        said = {value_key(one.value) for one in own}
        if len(said) == 1:
            vote = _vote(own, said.pop())
            found.setdefault(vote.origin, set()).add(vote)
    # An origin that a person cut into two voices, and that says two things, tells nothing about itself.
    return tuple(
        min(found[origin], key=lambda vote: vote.rank) for origin in sorted(found) if _agree(found[origin])
    )


def _vote(own: list[Statement], said: str) -> Vote:
    counts = Counter(one.origin for one in own)
    ranks: dict[str, int] = {}
    for one in own:
        ranks[one.origin] = min(one.source_rank, ranks.get(one.origin, one.source_rank))
    origin = min(counts, key=lambda key: (-counts[key], ranks[key], key))
    return Vote(origin, ranks[origin], said)


def _agree(votes: set[Vote]) -> bool:
    return len({vote.said for vote in votes}) == 1
