"""Run every case of tests/bench and print a line for each. `make bench` is `python -m tests.bench.run`."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from tests import bench
from tests.bench.measure import Bench, Result, measure


def cases() -> list[Bench]:
    """Every case of every module named bench_<what>, in the order of the modules."""
    return [case for module in modules() for case in module.BENCHES]


def lines() -> Iterator[str]:
    """What the modules measure beside time: the lines of the functions in their ``LINES``."""
    for module in modules():
        for measured in getattr(module, "LINES", ()):
            yield from measured()


def modules() -> list[ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(bench.__path__))
    return [importlib.import_module(f"tests.bench.{name}") for name in names if name.startswith("bench_")]


def main() -> None:
    results: dict[str, Result] = {}
    for case in cases():
        results[case.name] = measure(case)
        print(results[case.name].line(results), flush=True)
    for line in lines():
        print(line, flush=True)


if __name__ == "__main__":
    main()
