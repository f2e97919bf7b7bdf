"""What is learned of a world whose reliabilities are known."""

import random
from dataclasses import replace
from functools import cache

import pytest

from claims.consensus.derive_event import derive_event
from claims.consensus.evidence import value_key
from claims.consensus.learning.learn import Learned, learn
from claims.consensus.learning.lessons import Lesson, lessons_of
from tests.claims.consensus.cast import CONTEXT, number
from tests.claims.consensus.learning.world import COPIES, TELLERS, Telling

EVENTS = 150


def key(figure: int) -> str:
    return value_key(number(str(figure)))


@cache
def lessons(seed: int = 1) -> tuple[Lesson, ...]:
    telling = Telling(EVENTS, seed)
    rows = [
        row
        for event, told in telling.statements.items()
        for row in derive_event(told, context=CONTEXT, event=event)
    ]
    return tuple(lessons_of(rows, CONTEXT))


@cache
def known(seed: int = 1) -> tuple[Lesson, ...]:
    """The same with the truth of one item in ten."""
    truth = Telling(EVENTS, seed).truth
    return tuple(
        replace(one, truth=key(truth[one.item[0], one.item[1]])) if number % 10 == 0 else one
        for number, one in enumerate(lessons(seed))
    )


def share_of(learned: Learned, key: str) -> float:
    return next(one.share for one in learned.sources if one.key == key)


@pytest.mark.parametrize("seed", [1, 2])
def test_learned_reliabilities_are_near_the_true_ones(seed: int) -> None:
    learned = learn(known(seed))
    assert learned.anchors == len([one for one in known(seed) if one.truth is not None])
    errors = {key: abs(share_of(learned, key) - true) for key, (true, _) in TELLERS.items()}
    assert max(errors.values()) < 0.1, errors
    assert sum(errors.values()) / len(errors) < 0.05, errors


@pytest.mark.parametrize("seed", [1, 2])
def test_who_repeats_whom_is_found_and_nobody_else_is_suspected(seed: int) -> None:
    found = {frozenset({one.first, one.second}) for one in learn(known(seed)).copying}
    ring = ("gazette", *COPIES)
    assert found == {frozenset({a, b}) for a in ring for b in ring if a < b}


def test_the_evidence_of_copying_are_shared_values_that_are_probably_wrong() -> None:
    pair = next(one for one in learn(known()).copying if "gazette" in (one.first, one.second))
    assert pair.met >= pair.agreeing >= pair.improbable > 0
    assert 0.5 < pair.chance <= 0.95
    assert len(pair.examples) == min(pair.improbable, 5)
    truth = Telling(EVENTS, 1).truth
    by_item = {one.item: one for one in lessons()}
    for item in pair.examples:
        said = {vote.said for vote in by_item[item].votes if vote.origin in (pair.first, pair.second)}
        assert said != {key(truth[item[0], item[1]])}


def test_a_known_truth_teaches_that_the_many_were_wrong() -> None:
    [divided] = [one for one in lessons() if one.item == lessons()[0].item]
    least = min({vote.said for vote in divided.votes}, key=[vote.said for vote in divided.votes].count)
    teller = next(vote.origin for vote in divided.votes if vote.said == least)
    told, untold = learn([replace(divided, truth=least)]), learn([divided])
    assert share_of(told, teller) == 1.0
    assert share_of(told, teller) >= share_of(untold, teller)


def test_the_order_of_the_lessons_never_matters() -> None:
    shuffled = list(lessons())
    random.Random(3).shuffle(shuffled)
    assert learn(shuffled) == learn(lessons())


def test_no_lessons_teach_nothing() -> None:
    assert learn([]) == Learned()
