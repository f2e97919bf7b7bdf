"""How many wrong values there are in effect: where wrong votes collide, agreement proves little."""

import numpy as np

from claims.consensus.weights.collision import MOST, alternatives, counted
from claims.consensus.weights.fit import Model, apply, fit
from claims.consensus.weights.votes import Votes, arrange

ITEMS = 40


def table(wrong: np.ndarray) -> Votes:
    """Seven origins say 0; wrong: what three others say, item x 3."""
    values = np.concatenate([np.zeros((ITEMS, 7), dtype=int), wrong], axis=1)
    items, origins = np.indices(values.shape)
    return arrange(items.ravel(), origins.ravel(), values.ravel())


def learned(votes: Votes) -> float:
    return float(fit(votes, Model(learns_copying=False, collides=np.array([True]))).alternatives[0])


def test_wrong_values_that_scatter_are_many() -> None:
    assert learned(table(np.arange(1, 3 * ITEMS + 1).reshape(ITEMS, 3))) > 30


def test_wrong_values_that_collide_are_few() -> None:
    assert learned(table(np.ones((ITEMS, 3), dtype=int))) < 1.5


def test_the_number_stays_between_one_and_many() -> None:
    votes = table(np.ones((ITEMS, 3), dtype=int))
    found = alternatives(votes, counted(votes, np.ones(len(votes.item))), np.tile([1.0, 0.0], ITEMS))
    assert 1 <= found[0] <= MOST


def test_the_number_given_holds_where_none_is_to_be_learned() -> None:
    votes = table(np.ones((ITEMS, 3), dtype=int))
    assert np.isnan(fit(votes).alternatives).all()
    assert apply(votes, fit(votes)).chance[0] > 0.999
