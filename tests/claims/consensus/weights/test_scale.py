"""Memory of the numeric core on a million votes; how long it takes is measured by tests/bench."""

import tracemalloc

import pytest

from claims.consensus.weights.fit import Model, apply, fit
from claims.consensus.weights.votes import arrange
from tests.bench.bench_weights import LARGE, table

MOST_BYTES = 400_000_000


@pytest.mark.slow
def test_a_million_votes_take_less_than_400_megabytes() -> None:
    columns = table(LARGE)
    tracemalloc.start()
    votes = arrange(*columns)
    apply(votes, fit(votes, Model()))
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < MOST_BYTES
