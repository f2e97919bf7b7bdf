"""What is learned of a world whose reliabilities are known."""

import json
import random
from collections.abc import Iterable, Mapping
from functools import cache

import pytest

from claims.consensus.derive_event import derive_event
from claims.consensus.learning.learn import Learned, learn
from claims.consensus.learning.lessons import Item, Lesson, digest_of, lessons_of
from claims.consensus.learning.packed import packed
from claims.consensus.learning.table import Gathered, table_of
from tests.claims.consensus.cast import CONTEXT, number
from tests.claims.consensus.learning.world import COPIES, TELLERS, Telling

EVENTS = 150


@cache
def lessons(seed: int = 1) -> tuple[Lesson, ...]:
    telling = Telling(EVENTS, seed)
    rows = [
        row
        for event, told in telling.statements.items()
        for row in derive_event(told, context=CONTEXT, event=event)
    ]
    return tuple(lessons_of(rows, CONTEXT))


def truths(seed: int = 1) -> dict[Item, int | None]:
    """Of one item in ten."""
    truth = Telling(EVENTS, seed).truth
    return {
        one.item: digest_of(one.item, number(str(truth[one.item[0], one.item[1]])))
        for one in lessons(seed)[::10]
    }


def taught(told: Iterable[Lesson], truths: Mapping[Item, int | None] | None = None) -> Learned:
    table = table_of(told)
    return learn(table, table.known(truths or {}))


@cache
def known(seed: int = 1) -> Learned:
    """What is learned where the truth of one item in ten is known."""
    return taught(lessons(seed), truths(seed))


def share_of(learned: Learned, key: str) -> float:
    return next(one.share for one in learned.sources if one.key == key)


@pytest.mark.parametrize("seed", [1, 2])
def test_learned_reliabilities_are_near_the_true_ones(seed: int) -> None:
    learned = known(seed)
    assert learned.anchors == len(truths(seed))
    errors = {key: abs(share_of(learned, key) - true) for key, (true, _) in TELLERS.items()}
    assert max(errors.values()) < 0.1, errors
    assert sum(errors.values()) / len(errors) < 0.05, errors


@pytest.mark.parametrize("seed", [1, 2])
def test_who_repeats_whom_is_found_and_nobody_else_is_suspected(seed: int) -> None:
    found = {frozenset({one.first, one.second}) for one in known(seed).copying}
    ring = ("gazette", *COPIES)
    assert found == {frozenset({a, b}) for a in ring for b in ring if a < b}


def test_the_evidence_of_copying_are_shared_values_that_are_probably_wrong() -> None:
    pair = next(one for one in known().copying if "gazette" in (one.first, one.second))
    assert pair.met >= pair.agreeing >= pair.improbable > 0
    assert 0.5 < pair.chance <= 0.95
    assert len(pair.examples) == min(pair.improbable, 5)
    truth = Telling(EVENTS, 1).truth
    by_item = {one.item: one for one in lessons()}
    for item in pair.examples:
        lesson = by_item[item]
        said = {lesson.values[vote.said] for vote in lesson.votes if vote.origin in (pair.first, pair.second)}
        assert said != {digest_of(item, number(str(truth[item[0], item[1]])))}


def test_a_known_truth_teaches_that_the_many_were_wrong() -> None:
    [divided] = [one for one in lessons() if one.item == lessons()[0].item]
    least = min({vote.said for vote in divided.votes}, key=[vote.said for vote in divided.votes].count)
    teller = next(vote.origin for vote in divided.votes if vote.said == least)
    told, untold = taught([divided], {divided.item: divided.values[least]}), taught([divided])
    assert share_of(told, teller) == 1.0
    assert share_of(told, teller) >= share_of(untold, teller)


def test_the_order_of_the_lessons_never_matters() -> None:
    shuffled = list(lessons())
    random.Random(3).shuffle(shuffled)
    assert taught(shuffled) == taught(lessons())


def test_no_lessons_teach_nothing() -> None:
    assert taught([]) == Learned()


def test_a_truth_that_nobody_named_makes_all_of_them_wrong() -> None:
    one = lessons()[0]
    learned = taught([one], {one.item: digest_of(one.item, number("999"))})
    assert learned.anchors == 1
    assert {source.share for source in learned.sources} == {0.0}


def test_a_truth_of_what_teaches_nothing_is_passed_over() -> None:
    one = lessons()[0]
    elsewhere = {
        ("E999999", "killed", ""): 1,
        (one.item[0], one.item[1], "place:elsewhere"): 1,
        one.item: None,
    }
    assert taught([one], elsewhere) == taught([one])


def test_lessons_gathered_in_batches_are_the_same() -> None:
    events = sorted({one.item[0] for one in lessons()})
    contents = [packed(one for one in lessons() if one.item[0] == event) for event in events]
    gathered = Gathered()
    for start in range(0, len(events), 7):
        # What was kept has been through JSON.
        gathered.add(events[start : start + 7], json.loads(json.dumps(contents[start : start + 7])))
    assert learn(gathered.table()) == taught(lessons())


def test_an_event_that_teaches_nothing_takes_no_part() -> None:
    gathered = Gathered()
    gathered.add(["E1", "E2"], [packed([]), packed([])])
    assert learn(gathered.table()) == Learned()
