"""The numeric core on generated tables, arrays to probabilities, copying learned, beside a majority vote on the same.

One origin in five repeats another. Sizes a power of ten apart show how the time grows; the ratio to the majority vote
of the same run says more than seconds on a shared machine.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from claims.consensus.simulation.corpus import world_of
from claims.consensus.simulation.world import ATTRIBUTES
from claims.consensus.weights.calibration import best
from claims.consensus.weights.fit import Model, apply, fit
from claims.consensus.weights.votes import Votes, arrange
from tests.bench.measure import Bench

Columns = tuple[NDArray[np.integer], ...]
SMALL, LARGE, CORPUS = 100_000, 1_000_000, 20_000
VOICES, LABELS, REPEATERS = 10, 20, 0.2
# What the corpus says is drawn claim by claim, so it is kept small; the reports of an event are dealt out evenly.
REPORTS_PER_EVENT = 10


def table(size: int, *, seed: int = 0) -> Columns:
    """(item, origin, value): origins right seven times in ten, those that repeat another as often as that one."""
    dice = np.random.default_rng(seed)
    origins = max(int(size**0.5) // 2, 50)
    place = np.unique(
        np.repeat(np.arange(size // VOICES), VOICES) * origins + dice.integers(0, origins, size)
    )
    item, origin = place // origins, place % origins
    leader = np.where(np.arange(origins) < REPEATERS * origins, np.arange(origins) + 1, np.arange(origins))
    said, first = np.unique(item * origins + leader[origin], return_inverse=True)
    reliability = dice.beta(7, 3, origins)
    right = dice.random(len(said)) < reliability[said % origins]
    return item, origin, np.where(right, 0, dice.integers(1, LABELS, len(said)))[first]


def corpus() -> Columns:
    """The table of the generated corpus: events by attribute, outlets as sources."""
    world = world_of(CORPUS // (REPORTS_PER_EVENT * len(ATTRIBUTES)), 1)
    rows: dict[tuple[int, str], tuple[int, int]] = {}
    values: dict[str, int] = {}
    for number in range(CORPUS // len(ATTRIBUTES)):
        report = world.report(number)
        for place, attribute in enumerate(ATTRIBUTES):
            value = values.setdefault(world.says(report, attribute).value, len(values))
            rows[report.event * len(ATTRIBUTES) + place, report.outlet] = int(report.outlet[-2:]), value
    item, origin, value = zip(*((key[0], *said) for key, said in rows.items()), strict=True)
    return np.array(item), np.array(origin), np.array(value)


def weighing(columns: Columns) -> Callable[[], object]:
    return lambda: settled(arrange(*columns))


def settled(votes: Votes) -> object:
    return apply(votes, fit(votes, Model(collides=np.ones(votes.attributes, dtype=bool)))).chance


def counting(columns: Columns) -> Callable[[], object]:
    def work() -> object:
        votes = arrange(*columns)
        return best(votes, np.bincount(votes.candidate, minlength=votes.candidates).astype(np.float64))

    return work


def _both(name: str, size: int, columns: Callable[[], Columns]) -> list[Bench]:
    majority = f"weights: majority vote, {name}"
    return [
        Bench(majority, size, "votes", lambda: counting(columns())),
        Bench(f"weights: reliability, copies, {name}", size, "votes", lambda: weighing(columns()), majority),
    ]


BENCHES = [
    *_both("10^5 votes", SMALL, lambda: table(SMALL)),
    *_both("10^6 votes", LARGE, lambda: table(LARGE)),
    *_both("corpus", CORPUS, corpus),
]
