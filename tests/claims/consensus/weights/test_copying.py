"""Origins that repeat one another count as one voice; those that know the same truth do not."""

import numpy as np
import pytest

from claims.consensus.weights import copying
from claims.consensus.weights.fit import Model, apply, fit
from claims.consensus.weights.votes import Votes, arrange

ITEMS = 60
HONEST, COPIES, FALSE = 4, 5, 1000


def table(*, seed: int = 0) -> Votes:
    """Origins 0 to 3 are right four times in five, each on its own; 4 to 8 repeat one that is right three in five.

    The truth of every item is 0; wrong values are drawn from a thousand.
    """
    dice = np.random.default_rng(seed)
    wrong = dice.integers(1, FALSE, (ITEMS, HONEST))
    said = np.where(dice.random((ITEMS, HONEST)) < 0.8, 0, wrong)
    fed = np.where(dice.random(ITEMS) < 0.6, 0, dice.integers(1, FALSE, ITEMS))
    values = np.concatenate([said, np.repeat(fed[:, None], COPIES, axis=1)], axis=1)
    items, origins = np.indices(values.shape)
    return arrange(items.ravel(), origins.ravel(), values.ravel())


def right_share(votes: Votes, model: Model) -> float:
    """Values were numbered upwards, so the truth, where anybody names it, is the first candidate of its item."""
    chance = apply(votes, fit(votes, model)).chance
    ends = votes.first[1:]
    best = [chance[start:end].argmax() == 0 for start, end in zip(votes.first[:-1], ends, strict=True)]
    return float(np.mean(best))


def test_copies_are_found_and_those_who_know_the_truth_are_not() -> None:
    found = fit(table()).copying
    pairs = {
        (int(a), int(b)) for a, b, p in zip(found.first, found.second, found.chance, strict=True) if p > 0.5
    }
    assert pairs == {(a, b) for a in range(HONEST, HONEST + COPIES) for b in range(a + 1, HONEST + COPIES)}


def test_a_clique_of_copies_is_one_voice() -> None:
    votes = table()
    independence = apply(votes, fit(votes)).independence
    assert independence[votes.origin >= HONEST] == pytest.approx(1 / (1 + 4 * copying.MOST), abs=0.01)
    assert independence[votes.origin < HONEST].min() > 0.9


def test_copies_outvote_nobody() -> None:
    votes = table()
    assert right_share(votes, Model()) > right_share(votes, Model(learns_copying=False))


def test_nothing_is_learned_from_items_on_which_all_agree() -> None:
    votes = arrange(np.repeat(np.arange(50), 3), np.tile([0, 1, 2], 50), np.ones(150))
    assert len(fit(votes).copying.first) == 0
    assert apply(votes, fit(votes)).independence.tolist() == [1.0] * 150


def test_many_origins_are_looked_up_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    votes = table()
    few = apply(votes, fit(votes)).chance
    monkeypatch.setattr(copying, "SQUARE", 2)
    assert apply(votes, fit(votes)).chance == pytest.approx(few, abs=1e-6)


def test_pairs_in_chunks_are_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    votes = table()
    whole = fit(votes).copying
    monkeypatch.setattr(copying, "PAIRS_AT_ONCE", 100)
    chunked = fit(votes).copying
    assert chunked.first.tolist() == whole.first.tolist()
    assert chunked.chance.tolist() == whole.chance.tolist()
