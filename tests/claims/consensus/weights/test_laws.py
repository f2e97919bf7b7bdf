"""Laws of the numeric core that hold for any votes (hypothesis)."""

from dataclasses import replace

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from claims.consensus.weights import confusion
from claims.consensus.weights.confusion import Labels
from claims.consensus.weights.copying import Copying
from claims.consensus.weights.fit import Fit, Model, apply, fit
from claims.consensus.weights.reliability import Trust
from claims.consensus.weights.votes import Votes, arrange

ORIGINS, NEWCOMER = 6, 6
Rows = list[tuple[int, int, int]]
# (item, origin, value), one per item and origin; items numbered without gaps.
ROWS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, ORIGINS - 1), st.integers(0, 3)),
    min_size=1,
    max_size=24,
    unique_by=lambda row: row[:2],
).map(lambda rows: [(sorted({row[0] for row in rows}).index(item), *rest) for item, *rest in rows])
MODEL = Model(collides=np.array([True]))
TRUST = st.lists(st.floats(0.01, 0.99), min_size=ORIGINS + 1, max_size=ORIGINS + 1)


def votes_of(rows: Rows) -> Votes:
    item, origin, value = zip(*rows, strict=True)
    return arrange(item, origin, value, classes=np.zeros(ORIGINS + 1))


def chances(votes: Votes, values: Rows) -> dict[tuple[int, int], float]:
    """(item, value) -> probability."""
    chance = apply(votes, fit(votes, MODEL)).chance
    named = dict.fromkeys(sorted((item, value) for item, _, value in values))
    return dict(zip(named, chance.tolist(), strict=True))


def frozen(trust: list[float], pairs: list[tuple[int, int]] | None = None) -> Fit:
    first, second = (
        (np.array(column, dtype=np.int32) for column in zip(*pairs, strict=True)) if pairs else ((), ())
    )
    copies = Copying(
        np.asarray(first, dtype=np.int32), np.asarray(second, dtype=np.int32), np.full(len(first), 0.95)
    )
    table = np.array(trust)
    return Fit(Trust(table, table[:, None]), copies, np.array([np.nan]), 1)


@settings(max_examples=80, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_votes_never_matters(rows: Rows, dice: object) -> None:
    shuffled = list(rows)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert chances(votes_of(shuffled), shuffled) == chances(votes_of(rows), rows)


@settings(max_examples=80, deadline=None)
@given(ROWS, st.permutations(range(ORIGINS)))
def test_renaming_the_origins_changes_nothing(rows: Rows, names: list[int]) -> None:
    renamed = [(item, names[origin], value) for item, origin, value in rows]
    assert chances(votes_of(renamed), renamed) == pytest.approx(chances(votes_of(rows), rows), abs=1e-6)


@settings(max_examples=80, deadline=None)
@given(ROWS, st.permutations(range(4)))
def test_renaming_the_values_changes_nothing(rows: Rows, names: list[int]) -> None:
    renamed = [(item, origin, names[value]) for item, origin, value in rows]
    before, after = chances(votes_of(rows), rows), chances(votes_of(renamed), renamed)
    assert {(item, names[value]): chance for (item, value), chance in before.items()} == pytest.approx(
        after, abs=1e-6
    )


@settings(max_examples=80, deadline=None)
@given(ROWS)
def test_the_same_votes_give_the_same_bytes(rows: Rows) -> None:
    first, second = (apply(votes_of(rows), fit(votes_of(rows), MODEL)) for _ in range(2))
    assert first.chance.tobytes() == second.chance.tobytes()


@settings(max_examples=80, deadline=None)
@given(ROWS)
def test_probabilities_with_none_of_these_sum_to_one(rows: Rows) -> None:
    votes = votes_of(rows)
    chance = apply(votes, fit(votes, MODEL)).chance
    whole = np.bincount(votes.item_of_candidate, weights=chance)
    assert ((chance >= 0) & (chance <= 1)).all()
    assert (whole <= 1 + 1e-12).all()


@settings(max_examples=80, deadline=None)
@given(ROWS)
def test_contributions_sum_to_the_score(rows: Rows) -> None:
    votes = votes_of(rows)
    settled = apply(votes, fit(votes, MODEL))
    for candidate in range(votes.candidates):
        added = sum(settled.contributed[votes.candidate == candidate].tolist())
        assert settled.score[candidate] == pytest.approx(added, abs=1e-12)


@settings(max_examples=150, deadline=None)
@given(ROWS, TRUST, st.integers(0, 3))
def test_an_agreeing_independent_origin_never_lowers_its_value(
    rows: Rows, trust: list[float], value: int
) -> None:
    rows = [*rows, (0, NEWCOMER, value)]
    known = any(row[0] == 0 and row[2] == value for row in rows[:-1])
    without = [row for row in rows if row != rows[-1]]
    if known and any(row[0] == 0 for row in without):
        before = apply(votes_of(without), frozen(trust)).chance
        after = apply(votes_of(rows), frozen(trust)).chance
        place = sorted({row[2] for row in without if row[0] == 0}).index(value)
        assert after[place] >= before[place] - 1e-12


@settings(max_examples=80, deadline=None)
@given(st.floats(0.05, 0.95), st.integers(2, 5))
def test_copies_inside_a_group_move_a_value_at_most_by_the_bonus(trust: float, copies: int) -> None:
    """The bonus is what a dependence of .95 leaves open: a twentieth of a voice for each copy, in all at most one."""
    group = list(range(1, 1 + copies))
    pairs = [(a, b) for a in group for b in group if a < b]
    told = frozen([trust] * (ORIGINS + 1), pairs)
    one = apply(votes_of([(0, 0, 1), (0, 1, 2)]), told)
    many = apply(votes_of([(0, 0, 1), *((0, copy, 2) for copy in group)]), told)
    assert one.score[1] <= many.score[1] + 1e-12
    assert many.score[1] <= one.score[1] * (1 + 0.05 * copies)


@settings(max_examples=80, deadline=None)
@given(ROWS, st.integers(0, 3))
def test_an_agreeing_label_never_lowers_its_label(rows: Rows, value: int) -> None:
    """Confusion matrices frozen as learned without the newcomer, who is taken for one of the origins."""
    votes = votes_of(rows)
    labels = Labels(np.array([value for _, value in sorted({(i, v) for i, _, v in rows})], dtype=np.int32), 4)
    fitted = confusion.fit(votes, labels)
    free = [origin for origin in range(ORIGINS) if (0, origin) not in {row[:2] for row in rows}]
    if not free or not any(row[0] == 0 and row[2] == value for row in rows):
        return
    more = votes_of([*rows, (0, free[0], value)])
    before = confusion.apply(votes, labels, fitted).chance[0, value]
    assert confusion.apply(more, labels, fitted).chance[0, value] >= before - 1e-12


def label_chances(rows: Rows) -> dict[tuple[int, int], float]:
    """(item, label) -> probability."""
    named = sorted({(item, value) for item, _, value in rows})
    votes = votes_of(rows)
    labels = Labels(np.array([value for _, value in named], dtype=np.int32), 4)
    chance = confusion.apply(votes, labels, confusion.fit(votes, labels)).of_candidates(votes, labels)
    return dict(zip(named, chance.tolist(), strict=True))


@settings(max_examples=60, deadline=None)
@given(ROWS, st.permutations(range(ORIGINS)), st.permutations(range(4)), st.randoms(use_true_random=False))
def test_neither_order_nor_names_matter_to_labels(
    rows: Rows, origins: list[int], names: list[int], dice: object
) -> None:
    renamed = [(item, origins[origin], names[value]) for item, origin, value in rows]
    dice.shuffle(renamed)  # type: ignore[attr-defined]
    expected = {(item, names[value]): chance for (item, value), chance in label_chances(rows).items()}
    assert label_chances(renamed) == pytest.approx(expected, abs=1e-3)


def test_a_fit_is_replayed_on_votes_with_other_anchors() -> None:
    votes = votes_of([(0, 0, 1), (0, 1, 2), (1, 0, 1), (1, 1, 1)])
    fitted = fit(votes, MODEL)
    known = replace(votes, anchor=np.array([0, -2]))
    assert apply(known, fitted).chance.tolist() == apply(votes, fitted).chance.tolist()
