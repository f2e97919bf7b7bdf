"""What a settled row teaches about its sources: one vote per voice, on values of which only one can be true.

Outward: ``Lesson``, ``Vote``, ``lessons_of``, ``digest_of``, ``digest_of_key`` and ``is_weighed_as_set``. A row
teaches where two voices of different origin or more each name one value. What names none (a bound, a range, a
month) and what nobody vouched for (hedged, presumed, emended) is no vote; nor is a set, whose members do not
exclude each other. Superseded figures were true in their day: only what is in force votes. ``consensus.columns``
finds the same of many events at once: what changes here changes there. A lesson names no value: of each it keeps a
digest, by which a ruled one is found again.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.consensus.confidence import Model
from claims.consensus.context import Context
from claims.consensus.likelihood import Shape, alternatives, shape_of
from claims.consensus.policy import policy_named
from claims.consensus.reliability import is_half_hearted
from claims.consensus.settled import Role, Settled
from claims.consensus.value_keys import value_key
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Cardinality, ValueKind
from claims.domain.statements import Statement
from claims.domain.values import Value

# Event, attribute, scope key.
Item = tuple[str, str, str]
FEWEST_VOTES = 2


@dataclass(frozen=True, slots=True)
class Vote:
    """origin: key of a source. rank: of its class, 0 the strongest. said: which of the lesson's values it names."""

    origin: str
    rank: int
    said: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """votes: by origin, each origin once, two or more. others: how many other values there are beside a named one.

    values: digests (``digest_of``) of the values that votes name, in the order of the values.
    """

    item: Item
    kind: ValueKind
    others: int
    votes: tuple[Vote, ...]
    values: tuple[int, ...]


def lessons_of(rows: Iterable[Settled], context: Context) -> list[Lesson]:
    """rows: settled under this context, in any order. By item."""
    found = (_lesson(row, context) for row in rows)
    return sorted((lesson for lesson in found if lesson is not None), key=lambda lesson: lesson.item)


def item_of(row: Settled) -> Item:
    return row.event, row.attribute, row.scope.key


def digest_of(item: Item, value: Value) -> int | None:
    """Of a value that a vote can name, in [0, 2^60); None of any other. Each item has digests of its own."""
    return digest_of_key(item, value_key(value)) if shape_of(value) is Shape.POINT else None


def digest_of_key(item: Item, key: str) -> int:
    """key: of a value (``value_keys.value_key``)."""
    return int(hashlib.sha256("\n".join((*item, key)).encode()).hexdigest()[:15], 16)


def is_weighed_as_set(definition: AttributeDefinition) -> bool:
    """Whether several values can hold, or each has to be proved: then none of them excludes another."""
    return definition.cardinality is Cardinality.MANY or policy_named(definition.policy).needs_proof


def _lesson(row: Settled, context: Context) -> Lesson | None:
    definition = context.registers.codebook[row.attribute]
    if is_weighed_as_set(definition) or len(row.current) < FEWEST_VOTES:
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
    item, said = item_of(row), sorted({vote.said for vote in votes})
    others = max([alternatives(row.candidates[0].value, definition), *(named[key] for key in said)])
    return Lesson(
        item,
        definition.value_kind,
        others,
        tuple(Vote(vote.origin, vote.rank, said.index(vote.said)) for vote in votes),
        tuple(digest_of_key(item, key) for key in said),
    )


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A vote while its value still has its key."""

    origin: str
    rank: int
    said: str


def _votes(row: Settled, named: Mapping[str, int]) -> tuple[_Spoken, ...]:
    """One per voice, by the origin that most of it has; a voice that names two values has none."""
    voices = {one.claim: one.voice for one in row.testified if one.role is not Role.PART}
    spoken: dict[int, list[Statement]] = {}
    for one in row.current:
        says = one.statement
        is_vote = one.raises_grade and not is_half_hearted(says) and value_key(says.value) in named
        if is_vote and says.origin and one.ids[0] in voices:
            spoken.setdefault(voices[one.ids[0]], []).append(says)
    found: dict[str, set[_Spoken]] = {}
    for own in spoken.values():
        said = {value_key(one.value) for one in own}
        if len(said) == 1:
            vote = _vote(own, said.pop())
            found.setdefault(vote.origin, set()).add(vote)
    # An origin that a person cut into two voices, and that says two things, tells nothing about itself.
    return tuple(
        min(found[origin], key=lambda vote: vote.rank) for origin in sorted(found) if _agree(found[origin])
    )


def _vote(own: list[Statement], said: str) -> _Spoken:
    counts = Counter(one.origin for one in own)
    ranks: dict[str, int] = {}
    for one in own:
        ranks[one.origin] = min(one.source_rank, ranks.get(one.origin, one.source_rank))
    origin = min(counts, key=lambda key: (-counts[key], ranks[key], key))
    return _Spoken(origin, ranks[origin], said)


def _agree(votes: set[_Spoken]) -> bool:
    return len({vote.said for vote in votes}) == 1
