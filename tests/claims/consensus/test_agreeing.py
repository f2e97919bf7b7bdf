"""An agreeing independent source never lowers the probability of its value: the law, and who is no such source.

Independent: informant, channel and text are its own. Agreeing: it states a value that the row has as a candidate, and
takes the place of no claim by rule 4. Whoever does, at a surely later moment or in words that say that the toll rose,
tells that the world moved: it makes others history, of levels those too that say the same, and what these held back
may rise. Everybody else is held to the law: who gives way to others, who brings back what had given way, recaps.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event
from claims.consensus.settled import Settled
from claims.domain.codes import Stake
from claims.domain.statements import AsOf, Statement
from claims.domain.values import Value
from tests.claims.consensus.cast import CONTEXT, MINISTRY, says, settle
from tests.claims.consensus.plain import takes_the_place_of
from tests.claims.consensus.worlds import random_world

WORLDS = 1600
# Of 20,000, the events in which it was lowered while such figures stood again.
AFTER_A_FALLEN_ZERO = (2503, 6694, 8172, 12136)
# Of a probability; what is left over by rounding is added to the largest.
LAST_PLACE = Decimal("0.000001")


@dataclass(frozen=True)
class Joined:
    """What a row believed of a value before and after somebody stated it too; after: None = it is no candidate."""

    seed: int
    before: Decimal
    after: Decimal | None
    is_update: bool

    @property
    def is_lowered(self) -> bool:
        return self.after is None or self.after < self.before - LAST_PLACE


def joined(seeds: range) -> Iterator[Joined]:
    for seed in seeds:
        said = of_one_row(seed)
        told = shares(settle(*said))
        stated = [one for one in said if not one.rejects and one.value in told]
        if stated:
            newcomer = like_one_of(stated, random.Random(seed))
            after = shares(settle(*said, newcomer))
            is_update = any(takes_the_place_of(newcomer, one, CONTEXT) for one in said)
            value = newcomer.value
            yield Joined(seed, told[value], after.get(value), is_update)


def joined_to_events(seeds: Iterable[int]) -> Iterator[Joined]:
    """The same of whole events, where rows of parts and wholes move each other."""
    for seed in seeds:
        said, context = random_world(seed)
        told = by_place(said, context)
        stated = [one for one in said if not one.rejects and one.value in shares(told[place_of(one)])]
        if stated:
            newcomer = like_one_of(stated, random.Random(seed))
            place, value = place_of(newcomer), newcomer.value
            after = shares(by_place([*said, newcomer], context)[place])
            beside = [one for one in said if place_of(one) == place]
            is_update = any(takes_the_place_of(newcomer, one, context) for one in beside)
            yield Joined(seed, shares(told[place])[value], after.get(value), is_update)


def by_place(said: list[Statement], context: Context) -> dict[tuple[str, str], Settled]:
    return {(row.attribute, row.scope.key): row for row in derive_event(said, context=context)}


def place_of(statement: Statement) -> tuple[str, str]:
    return statement.attribute, statement.scope.key


def of_one_row(seed: int) -> list[Statement]:
    """What a random world says of one attribute in one scope."""
    said, _ = random_world(seed)
    return [one for one in said if (one.attribute, one.scope) == (said[0].attribute, said[0].scope)]


def shares(row: Settled) -> dict[Value, Decimal]:
    pairs = zip(row.candidates, row.weighing.shares, strict=True) if row.weighing.shares else ()
    return {candidate.value: share for candidate, share in pairs if share is not None}


def like_one_of(stated: list[Statement], dice: random.Random) -> Statement:
    """Somebody of their own who says the same as one of them, at the same moment or at any."""
    like = dice.choice(stated)
    day = dice.choice((None, 1, 2, 3, 4))
    moment = None if day is None else datetime(2020, 11, day, 12, tzinfo=UTC)
    newcomer = says(
        "B9.1",
        like.value,
        like.attribute,
        by="a-body-of-its-own",
        on="an-outlet-of-its-own",
        scope=like.scope.key,
        stake=dice.choice(tuple(Stake)),
        rank=dice.randint(0, 8),
        is_recap=dice.random() < 0.2,
        says_rose=dice.random() < 0.2,
    )
    return replace(newcomer, as_of=dice.choice((like.as_of, AsOf(moment, moment))))


@pytest.mark.parametrize("start", range(0, WORLDS, WORLDS // 4))
def test_an_agreeing_independent_source_never_lowers_the_probability_of_its_value(start: int) -> None:
    agreeing = [one for one in joined(range(start, start + WORLDS // 4)) if not one.is_update]
    assert len(agreeing) > WORLDS // 8
    assert [one for one in agreeing if one.is_lowered] == []


def test_nor_in_an_event_whose_rows_move_each_other() -> None:
    """Among them events in which a zero of a whole falls that had set aside a figure of a part."""
    agreeing = [one for one in joined_to_events([*range(300), *AFTER_A_FALLEN_ZERO]) if not one.is_update]
    assert len(agreeing) > 200
    assert [one for one in agreeing if one.is_lowered] == []


def test_of_levels_the_same_figure_of_a_later_moment_tells_of_another_time() -> None:
    """Of seven present on the fourth a ministry that counted seven on the third knows nothing."""
    earlier = says("A1.1", 7, "troops_present", by=MINISTRY, day=3)
    later = says("A2.1", 7, "troops_present", by="visitor", on="weekly", day=4, rank=8)
    alone, after = settle(earlier), settle(earlier, later)
    assert takes_the_place_of(later, earlier, CONTEXT)
    assert alone.confidence is not None
    assert after.confidence is not None
    assert after.confidence < alone.confidence
    assert after.confidence == settle(later).confidence
