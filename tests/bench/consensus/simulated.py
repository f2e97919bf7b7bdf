"""The engine on simulated events, one table: `python -m tests.bench.consensus.simulated`.

Beside it the majority of the latest word of each outlet on the same claims. Strata overlap: a value stands in each of
those whose device occurs in what is said of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from claims.consensus.likely import chances_of, likely_range, share_within
from claims.consensus.simulation.answers import Answer, answers, number_of
from claims.consensus.simulation.calibration import (
    EVENTS_PER_SEED,
    SEEDS,
    Pair,
    calibration_error,
    curve_of,
    simulated_pairs,
    simulator_fit,
)
from claims.consensus.simulation.events import Device, many_told
from claims.domain.codebook import load_codebook
from claims.domain.codes import Evidence
from claims.domain.comparison import Registers
from claims.domain.statements import Statement

CODEBOOK = Path(__file__).resolve().parents[3] / "seeds" / "codebook"
HEAD = (
    "stratum", "values", "vote", "ours", "contested", "wrong undisputed",
    "90 % coverage", "as whole numbers", "low to high", "calibration error",
)  # fmt: skip


@dataclass
class Line:
    """Counts of one stratum."""

    values: int = 0
    vote: int = 0
    ours: int = 0
    contested: int = 0
    wrong: int = 0
    counts: int = 0
    within: float = 0.0
    covered: int = 0
    stated: int = 0
    pairs: list[Pair] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        row = answer.row
        self.values += 1
        self.vote += majority(answer.statements) == answer.truth
        self.ours += answer.is_exact
        self.contested += row.evidence is Evidence.CONTESTED
        self.wrong += answer.is_wrong_undisputed
        if answer.confidence is not None:
            self.pairs.append((answer.confidence, answer.is_right))
        chances = chances_of(row.candidates, row.weighing)
        if chances:
            truth = Decimal(answer.truth)
            low, high = likely_range(chances)
            self.counts += 1
            self.within += share_within(chances, int(truth))
            self.covered += low <= truth <= high
            self.stated += (row.low is None or row.low <= truth) and (row.high is None or truth <= row.high)

    @property
    def shares(self) -> tuple[float, ...]:
        counted = max(self.counts, 1)
        plain = (self.vote, self.ours, self.contested, self.wrong)
        ends = (self.within, self.covered, self.stated)
        return (
            *(n / self.values for n in plain),
            *(n / counted for n in ends),
            calibration_error(self.pairs),
        )

    def cells(self, name: str) -> list[str]:
        return [name, str(self.values), *(f"{share:.4f}" for share in self.shares)]


def majority(statements: Iterable[Statement]) -> str | None:
    """The number or day that most outlets name with their latest word; of equal ones the latest, then the highest."""
    latest: dict[str, Statement] = {}
    for one in sorted(statements, key=_moment):
        if number_of(one.value) is not None:
            latest[one.outlet] = one
    votes: dict[str, list[str]] = {}
    for one in latest.values():
        votes.setdefault(str(number_of(one.value)), []).append(_moment(one)[0])
    return max(votes, key=lambda value: (len(votes[value]), max(votes[value]), value), default=None)


def _moment(statement: Statement) -> tuple[str, str]:
    return str(statement.as_of.lower), statement.id


def measured(
    registers: Registers, seeds: Sequence[int] = SEEDS, events_per_seed: int = EVENTS_PER_SEED
) -> dict[str, Line]:
    """By stratum, all of them first."""
    lines = {"all": Line(), **{device.value: Line() for device in Device}}
    for seed in seeds:
        for told in many_told(seed, events_per_seed):
            for answer in answers(told, registers):
                for name in ("all", *sorted(answer.devices)):
                    lines[name].add(answer)
    return lines


def main() -> None:
    registers = Registers(load_codebook(CODEBOOK))
    lines = measured(registers)
    rows = [HEAD, *(line.cells(name) for name, line in lines.items())]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    print(_calibrated(registers))


def _calibrated(registers: Registers) -> str:
    """How far a curve learned on one half of the seeds holds on the other."""
    pairs = simulated_pairs(registers)
    fit = simulator_fit(curve_of(pairs.learned))
    after = [(fit.calibrated(sure), is_right) for sure, is_right in pairs.held_out]
    return (
        f"calibration error on the odd seeds: {calibration_error(pairs.held_out):.4f} by itself, "
        f"{calibration_error(after):.4f} with the curve of the even seeds ({len(pairs.learned)} values)"
    )


if __name__ == "__main__":
    main()
