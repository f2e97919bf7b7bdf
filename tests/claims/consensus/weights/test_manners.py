"""Habits of origins, learned from votes as arrays; and names that are misread."""

from dataclasses import replace

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from claims.consensus.weights.manners import Manners, apply, fit
from claims.consensus.weights.misreadings import Misread, Misreadable, doubt, untaught
from claims.consensus.weights.votes import NOT_KNOWN, NOT_NAMED, Floats, Shares, Votes, arrange

HABITS = np.array([0.6, 0.3, 0.1])
# Of each item the first candidate is the narrow one, the second the wide one around it, the third stands apart.
NARROW, WIDE, APART = 0, 1, 2
LIKELIHOOD = {
    (NARROW, NARROW): (1, 0),
    (WIDE, WIDE): (1, 0),
    (APART, APART): (1, 0),
    (WIDE, NARROW): (0, 0.7),
}


def heard(item: list[int], origin: list[int], value: list[int]) -> tuple[Votes, Manners]:
    """value: NARROW, WIDE or APART."""
    votes = arrange(item, origin, value, alternatives=1.0)
    # Candidates that nobody names do not exist; the value of each is that of the votes for it.
    order = np.lexsort((value, origin, item))
    of_candidate = {c: np.asarray(value)[order][i] for i, c in enumerate(votes.candidate)}
    pairs = [
        (candidate, vote, LIKELIHOOD[of_candidate[said], of_candidate[candidate]])
        for vote, said in enumerate(votes.candidate)
        for candidate in range(votes.first[votes.item[vote]], votes.first[votes.item[vote] + 1])
        if (of_candidate[said], of_candidate[candidate]) in LIKELIHOOD
    ]
    pairs.sort()
    shares = Shares(
        np.array([pair[1] for pair in pairs], dtype=np.int32),
        np.array([pair[0] for pair in pairs], dtype=np.int32),
        np.ones(len(pairs)),
    )
    likelihood = np.array([pair[2] for pair in pairs], dtype=float)
    return replace(votes, shares=shares), Manners(likelihood, 0.05, HABITS, 4.0)


def contribution_sums(votes: Votes, contributed: Floats) -> Floats:
    assert votes.shares is not None
    return np.bincount(votes.shares.candidate, weights=contributed, minlength=votes.candidates)


MANY = [i for i in range(20) for _ in range(3)]


def test_who_generalises_is_told_from_who_errs() -> None:
    votes, manners = heard(MANY, [0, 1, 2] * 20, [NARROW, NARROW, WIDE] * 20)
    habits = fit(votes, manners).of_origin
    assert habits[2].argmax() == 1
    assert habits[0].argmax() == 0
    assert habits.sum(axis=1) == pytest.approx([1, 1, 1])


def test_who_names_what_nobody_else_names_strays() -> None:
    votes, manners = heard(MANY, [0, 1, 2] * 20, [NARROW, NARROW, APART] * 20)
    assert fit(votes, manners).of_origin[2].argmax() == 2


def test_one_voice_teaches_nothing_until_its_truth_is_known() -> None:
    votes, manners = heard(list(range(9)), [0] * 9, [NARROW] * 9)
    assert fit(votes, manners).of_origin[0] == pytest.approx(HABITS)
    known = replace(votes, anchor=votes.first[:-1])
    assert fit(known, manners).of_origin[0, 0] > HABITS[0]


def test_where_known_truths_are_always_named_one_voice_is_believed_more() -> None:
    """Forty known items, of which somebody named the truth; and one more, of one voice."""
    votes, manners = heard([*np.repeat(np.arange(40), 2), 40], [*[0, 1] * 40, 2], [NARROW] * 81)
    known = np.append(votes.first[:-2], NOT_KNOWN)
    alone = [
        apply(votes, manners, fit(replace(votes, anchor=anchor), manners)).chance[-1]
        for anchor in (known, np.full(41, NOT_KNOWN), np.append(np.full(40, NOT_NAMED), NOT_KNOWN))
    ]
    assert alone[0] > alone[1] > alone[2]


def test_the_same_votes_and_habits_give_the_same_bytes() -> None:
    votes, manners = heard(MANY, [0, 1, 2] * 20, [NARROW, WIDE, APART] * 20)
    first, second = (apply(votes, manners, fit(votes, manners)) for _ in range(2))
    assert first.chance.tobytes() == second.chance.tobytes()


def test_nothing_is_made_of_no_votes() -> None:
    votes = replace(arrange([], [], []), shares=Shares(*(np.array([], dtype=np.int32),) * 2, np.array([])))
    manners = Manners(np.zeros((0, 2)), 0.05, HABITS, 4.0)
    assert apply(votes, manners, fit(votes, manners)).chance.tolist() == []


TABLES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 4), st.sampled_from([NARROW, WIDE, APART])),
    min_size=1,
    max_size=16,
    unique_by=lambda row: row[:2],
)


@settings(max_examples=100, deadline=None)
@given(TABLES, st.floats(0, 0.95))
def test_contributions_add_up_and_probabilities_leave_room_for_none(
    table: list[tuple[int, int, int]], rate: float
) -> None:
    votes, manners = heard(*(list(column) for column in zip(*table, strict=True)))
    habits = replace(fit(votes, manners), misread=Misread(np.full(votes.candidates, rate), 0.1))
    found = apply(votes, manners, habits)
    assert found.score == pytest.approx(contribution_sums(votes, found.contributed))
    of_item = np.bincount(votes.item_of_candidate, weights=found.chance, minlength=votes.items)
    assert (of_item < 1).all()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([NARROW, WIDE, APART]), min_size=1, max_size=6),
    st.lists(st.lists(st.floats(0.01, 1), min_size=3, max_size=3), min_size=7, max_size=7),
    st.floats(0, 0.95),
    st.data(),
)
def test_one_more_who_agrees_never_lowers_its_value(
    said: list[int], shares: list[list[float]], rate: float, data: st.DataObject
) -> None:
    more = data.draw(st.sampled_from(said))
    chances = []
    for values in (said, [*said, more]):
        votes, manners = heard([0] * len(values), list(range(len(values))), values)
        of_origin = np.array(shares[: len(values)])
        habits = replace(
            fit(votes, manners),
            of_origin=of_origin / of_origin.sum(axis=1, keepdims=True),
            misread=Misread(np.full(votes.candidates, rate), 0.1),
        )
        chances.append(apply(votes, manners, habits).chance[sorted(set(values)).index(more)])
    assert chances[1] >= chances[0] - 1e-12


def test_a_name_that_is_never_misread_bears_no_doubt() -> None:
    votes, _ = heard([0, 0], [0, 1], [NARROW, NARROW])
    assert doubt(votes, untaught(votes, None), np.array([3.0, 3.0])).tolist() == [0.0, 0.0]


def test_a_notorious_name_excuses_all_who_use_it_and_a_common_one_excuses_one() -> None:
    votes, _ = heard([0] * 4, [0, 1, 2, 3], [NARROW] * 4)
    meant = np.full(4, 3.0)
    lost = [-doubt(votes, Misread(np.full(1, 0.9), usual), meant).sum() for usual in (0.9, 0.0)]
    assert lost[0] < 6 < lost[1]


def test_misreadings_are_learned_elsewhere_than_in_the_item_itself() -> None:
    votes, manners = heard(MANY, [0, 1, 2] * 20, [NARROW, NARROW, APART] * 20)
    once = np.arange(votes.candidates, dtype=np.int32)
    repeated = np.where(np.arange(votes.candidates) % 2, 1, once * 2 + 2).astype(np.int32)
    nobody = np.zeros(votes.candidates, dtype=bool)
    rates = [
        fit(votes, replace(manners, misreadable=Misreadable(name, nobody))).misread.rate
        for name in (once, repeated)
    ]
    # Names that occur once have the rate of names at large; the one that stands apart in every item has its own.
    assert len(set(rates[0].round(9))) == 1
    assert rates[1][1] > 2 * rates[0][1]
