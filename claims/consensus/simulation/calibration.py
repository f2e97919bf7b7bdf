"""Calibration where nobody has ruled enough yet: what confidence is worth on simulated events (DESIGN rule 10).

Outward: ``simulated_pairs``, ``curve_of``, ``simulator_fit`` and ``calibration_error``. One half of the seeds is
learned from, the other half tells how well it holds. A curve learned here has the basis ``simulator``: it is shown
with it and never released.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from claims.consensus.reliability import NO_FIT, FrozenFit
from claims.consensus.simulation.answers import answers
from claims.consensus.simulation.events import many_told
from claims.domain.codes import ConfidenceBasis
from claims.domain.comparison import Registers

# Each seed is a world of its own, with speakers of its own; even ones are learned from, odd ones tell how it holds.
SEEDS, EVENTS_PER_SEED = range(8), 40
# Points of a curve at most, and items behind each at least. Arbitrary but works: fewer items move with their dice.
POINTS, ITEMS_PER_POINT = 12, 60
BINS = 10

Pair = tuple[float, bool]
Curve = tuple[tuple[float, float], ...]
# Sum of the confidences, how many were right, how many there are.
Block = tuple[float, int, int]


@dataclass(frozen=True)
class Pairs:
    """(confidence, whether it was right) of values. learned: those of even seeds; held_out: those of odd ones."""

    learned: tuple[Pair, ...]
    held_out: tuple[Pair, ...]


def simulated_pairs(
    registers: Registers,
    *,
    seeds: Sequence[int] = SEEDS,
    events_per_seed: int = EVENTS_PER_SEED,
    fit: FrozenFit = NO_FIT,
) -> Pairs:
    """registers: with the codebook whose policies are to be calibrated; it needs the attributes of the simulation.

    fit: without a curve, so that the confidences are what the engine believes by itself. The same arguments give the
    same pairs. Raises BadCodebook where the codebook lacks an attribute.
    """
    halves: tuple[list[Pair], list[Pair]] = ([], [])
    for seed in seeds:
        halves[seed % 2].extend(_pairs(seed, registers, events_per_seed, fit))
    return Pairs(tuple(halves[0]), tuple(halves[1]))


def _pairs(seed: int, registers: Registers, events: int, fit: FrozenFit) -> Iterator[Pair]:
    for told in many_told(seed, events):
        for answer in answers(told, registers, fit):
            if answer.confidence is not None:
                yield answer.confidence, answer.is_right


def curve_of(pairs: Sequence[Pair]) -> Curve:
    """(raw, calibrated), both rising, as ``FrozenFit.curve`` wants it; empty where a point would rest on too few.

    Method: isotonic regression by pooling adjacent violators (Ayer et al. 1955) over points of about equally many
    items, each with one more item right and one more wrong, so that none is ever certain.
    """
    blocks: list[Block] = []
    for block in _points(pairs):
        blocks.append(block)
        while len(blocks) > 1 and _share(blocks[-2]) >= _share(blocks[-1]):
            last, before = blocks.pop(), blocks.pop()
            blocks.append(_joined(before, last))
    return tuple(
        (round(raw / items, 6), round(_share((raw, right, items)), 6)) for raw, right, items in blocks
    )


def _points(pairs: Sequence[Pair]) -> list[Block]:
    """From the lowest confidence up; equal ones are never parted, and too few at the end join those before them."""
    wanted = max(ITEMS_PER_POINT, len(pairs) // POINTS)
    found: list[Block] = []
    current: Block = (0.0, 0, 0)
    for raw, group in groupby(sorted(pairs), key=lambda pair: pair[0]):
        rights = [is_right for _, is_right in group]
        current = _joined(current, (raw * len(rights), sum(rights), len(rights)))
        if current[2] >= wanted:
            found.append(current)
            current = (0.0, 0, 0)
    if current[2] and found:
        found.append(_joined(found.pop(), current))
    return found


def _joined(one: Block, other: Block) -> Block:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _share(block: Block) -> float:
    return (block[1] + 1) / (block[2] + 2)


def simulator_fit(curve: Curve, number: int = 0) -> FrozenFit:
    """A Fit that knows no source and calibrates by the simulator alone."""
    return FrozenFit(number=number, curve=curve, basis=ConfidenceBasis.SIMULATOR)


def calibration_error(pairs: Sequence[Pair]) -> float:
    """Expected calibration error over tenths of confidence, in [0, 1]; 0 where there are no pairs."""
    gaps = [0.0] * BINS
    for sure, is_right in pairs:
        gaps[min(int(sure * BINS), BINS - 1)] += sure - is_right
    return sum(map(abs, gaps)) / len(pairs) if pairs else 0.0
