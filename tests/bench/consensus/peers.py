"""The public libraries on one folder of the truth: run in an environment of their own, one answer file each.

`python -m tests.bench.consensus.peers FOLDER OUT [--patience SECONDS]` writes OUT/NAME.csv per method. crowd-kit:
Ustalov et al. (2024), "Learning from Crowds with Crowd-Kit". truthdiscovery: Singleton and Booth (2020). A method
that needs longer than its patience, by the clock, is stopped and said so: some build dense matrices of items by
values.
"""

import argparse
import csv
import multiprocessing
import os
import sys
import types
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from resource import RLIMIT_AS, setrlimit
from typing import Any

from tests.bench.consensus.gold import Gold, Item

PATIENCE_SECONDS = 120
# The part of the machine's memory that a method may take: with 40 thousand items one of them asks for 13 GB.
MEMORY_SHARE = 0.6
OUT_OF_MEMORY = 3
# Beyond this many distinct values a method that fits a matrix of values by values is not asked.
CLOSED_LABELS = 20
# truthdiscovery draws its graphs with libraries that computing does not need.
DRAWING = ("truthdiscovery.graphs", "truthdiscovery.visualisation", "truthdiscovery.client")
Votes = list[tuple[str, str, str, str]]


def majority(votes: Votes) -> dict[Item, str]:
    counts: dict[Item, Counter[str]] = {}
    for name, attribute, _, value in votes:
        counts.setdefault((name, attribute), Counter())[value] += 1
    return {item: min(found, key=lambda value: (-found[value], value)) for item, found in counts.items()}


def crowd_kit(method: str, **settings: Any) -> Callable[[Votes], dict[Item, str]]:
    def run(votes: Votes) -> dict[Item, str]:
        import pandas
        from crowdkit import aggregation

        codes: dict[Item, int] = {}
        rows = [
            (codes.setdefault((name, kind), len(codes)), source, value) for name, kind, source, value in votes
        ]
        frame = pandas.DataFrame(rows, columns=["task", "worker", "label"])
        found = getattr(aggregation, method)(**settings).fit_predict(frame)
        items = {code: item for item, code in codes.items()}
        return {items[code]: str(value) for code, value in found.items()}

    return run


def truth_discovery(method: str) -> Callable[[Votes], dict[Item, str]]:
    def run(votes: Votes) -> dict[Item, str]:
        for name in DRAWING:
            sys.modules.setdefault(name, types.ModuleType(name))
        import truthdiscovery

        data = truthdiscovery.Dataset([(source, (name, kind), value) for name, kind, source, value in votes])
        found = getattr(truthdiscovery, method)().run(data)
        return {
            item: min(found.get_most_believed_values(item))
            for item in {(name, kind) for name, kind, *_ in votes}
        }

    return run


def methods(votes: Votes) -> dict[str, Callable[[Votes], dict[Item, str]]]:
    found: dict[str, Callable[[Votes], dict[Item, str]]] = {
        "majority": majority,
        "crowd-kit Wawa": crowd_kit("Wawa"),
        "crowd-kit ZeroBasedSkill": crowd_kit("ZeroBasedSkill"),
        "crowd-kit OneCoinDawidSkene": crowd_kit("OneCoinDawidSkene", n_iter=100),
    }
    if len({value for *_, value in votes}) <= CLOSED_LABELS:
        found |= {
            "crowd-kit DawidSkene": crowd_kit("DawidSkene", n_iter=100),
            "crowd-kit GLAD": crowd_kit("GLAD", n_iter=100),
            "crowd-kit MMSR": crowd_kit("MMSR"),
            "crowd-kit MACE": crowd_kit("MACE"),
        }
    names = ("Sums", "AverageLog", "Investment", "PooledInvestment", "TruthFinder")
    return found | {f"truthdiscovery {name}": truth_discovery(name) for name in names}


def mean(votes: Votes) -> dict[Item, str]:
    figures: dict[Item, list[float]] = {}
    for name, attribute, _, value in votes:
        figures.setdefault((name, attribute), []).append(float(value))
    return {item: repr(sum(found) / len(found)) for item, found in figures.items()}


def memory_bytes() -> int:
    return int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * MEMORY_SHARE)


def _answer(run: Callable[[Votes], dict[Item, str]], votes: Votes, path: Path) -> None:
    setrlimit(RLIMIT_AS, (memory_bytes(), memory_bytes()))
    try:
        answers = run(votes)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["object", "attribute", "value"])
        writer.writerows([*item, value] for item, value in sorted(answers.items()))


def main(folder: Path, out: Path, patience_seconds: int) -> None:
    gold = Gold(folder)
    votes = gold.votes()
    asked = methods(votes) | ({"mean": mean} if gold.is_measured else {})
    for name, run in asked.items():
        worker = multiprocessing.Process(target=_answer, args=(run, votes, out / f"{name}.csv"))
        worker.start()
        worker.join(patience_seconds)
        if worker.is_alive():
            worker.kill()
            worker.join()
            print(f"{gold.name}: {name} was stopped after {patience_seconds} s.", file=sys.stderr)
        elif worker.exitcode == OUT_OF_MEMORY:
            limit = f"{memory_bytes() / 1e9:.0f} GB"
            print(f"{gold.name}: {name} was stopped, it asks for more than {limit}.", file=sys.stderr)
        elif worker.exitcode:
            print(f"{gold.name}: {name} failed.", file=sys.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--patience", type=int, default=PATIENCE_SECONDS)
    asked = parser.parse_args()
    main(asked.folder, asked.out, asked.patience)
