"""Time one case fairly on a shared machine.

`measure(bench)` is the one outward function. It runs the work once unmeasured, then `rounds` times, and gives
the median and the worst: a mean would hide a pause, and the best is what nobody meets.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 5  # arbitrary but works: the median stands still on two shared cores


@dataclass(frozen=True, slots=True)
class Bench:
    """`prepare` does the unmeasured part and returns the work; `items` is how many things one run of it does.

    `against` names a case measured before it in the same run, on the same things: the line ends with how many times
    longer this one takes.
    """

    name: str
    items: int
    unit: str
    prepare: Callable[[], Callable[[], object]]
    against: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    bench: Bench
    median_seconds: float
    worst_seconds: float

    @property
    def per_second(self) -> float:
        return self.bench.items / self.median_seconds

    def line(self, before: Mapping[str, "Result"]) -> str:
        """before: the results of the same run, by name."""
        figures = f"{self.median_seconds * 1000:10.1f} ms {self.worst_seconds * 1000:10.1f} ms worst"
        line = f"{self.bench.name:42} {figures} {self.per_second:14,.0f} {self.bench.unit}/s"
        if self.bench.against not in before:
            return line
        times = self.median_seconds / before[self.bench.against].median_seconds
        return f"{line} {times:.1f} x {self.bench.against}"


def measure(bench: Bench, *, rounds: int = ROUNDS) -> Result:
    work = bench.prepare()
    work()
    seconds = [_timed(work) for _ in range(rounds)]
    return Result(bench, median(seconds), max(seconds))


def _timed(work: Callable[[], object]) -> float:
    before = perf_counter()
    work()
    return perf_counter() - before
