"""Run every case of tests/bench and print a line for each. `make bench` is `python -m tests.bench.run`."""

import importlib
import pkgutil

from tests import bench
from tests.bench.measure import Bench, Result, measure


def cases() -> list[Bench]:
    """Every case of every module named bench_<what>, in the order of the modules."""
    names = sorted(module.name for module in pkgutil.iter_modules(bench.__path__))
    modules = [importlib.import_module(f"tests.bench.{name}") for name in names if name.startswith("bench_")]
    return [case for module in modules for case in module.BENCHES]


def main() -> None:
    results: dict[str, Result] = {}
    for case in cases():
        results[case.name] = measure(case)
        print(results[case.name].line(results), flush=True)


if __name__ == "__main__":
    main()
