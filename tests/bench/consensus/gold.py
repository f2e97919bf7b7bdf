"""A folder with a table of claims and its known truth, and how answers are scored against it.

Outward: ``Gold``, ``golds_in`` and ``Score``. A folder holds ``claims.csv`` or ``claims.csv.gz``, ``truth.csv``,
``dataset.json`` ({"kinds": {...}, "hierarchy": "..."}).
"""

import csv
import gzip
import json
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import pstdev

Item = tuple[str, str]
BINS = 10
SIMULATIONS = 200
DAY_MINUTES = 1440
_TIME = re.compile(r"(?:\d{4}-\d\d-\d\dT)?(\d\d):(\d\d)(?::\d\d)?")


@dataclass(frozen=True)
class Gold:
    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @cached_property
    def settings(self) -> Mapping[str, object]:
        loaded: Mapping[str, object] = json.loads((self.folder / "dataset.json").read_text(encoding="utf-8"))
        return loaded

    @property
    def kinds(self) -> Mapping[str, str]:
        return dict(self.settings["kinds"])  # type: ignore[call-overload, no-any-return]

    @property
    def hierarchy(self) -> Path | None:
        name = self.settings.get("hierarchy")
        return self.folder / str(name) if name else None

    @property
    def claims(self) -> Path:
        packed = self.folder / "claims.csv.gz"
        return packed if packed.is_file() else self.folder / "claims.csv"

    @cached_property
    def truth(self) -> Mapping[Item, str]:
        return {(row["object"], row["attribute"]): row["value"] for row in _rows(self.folder / "truth.csv")}

    @property
    def is_measured(self) -> bool:
        return set(self.kinds.values()) == {"measure"}

    def anchors(self, share: float, seed: int) -> dict[Item, str]:
        """A drawn share of the truth, the same for one seed."""
        drawn = random.Random(seed).sample(sorted(self.truth), round(len(self.truth) * share))
        return {item: self.truth[item] for item in drawn}

    def votes(self) -> list[tuple[str, str, str, str]]:
        """(object, attribute, source, value): of one source's several rows the latest."""
        latest: dict[tuple[str, str, str], tuple[str, int, str]] = {}
        for number, row in enumerate(_rows(self.claims)):
            key = row["object"], row["attribute"], row["source"]
            stamped = row.get("timestamp") or "", number, row["value"]
            latest[key] = max(latest.get(key, stamped), stamped)
        return [(*key, found[2]) for key, found in latest.items()]


@dataclass(frozen=True)
class Score:
    """right: item -> whether the answer is exactly the truth. errors: of measures, absolute; mnad: over the spread of
    the truth. ece, floor: expected calibration error, and what a perfectly calibrated predictor shows at the 95th
    percentile; None for measures.
    """

    right: Mapping[Item, bool]
    mae: float | None = None
    mnad: float | None = None
    ece: float | None = None
    floor: float | None = None

    @property
    def exact(self) -> float:
        return sum(self.right.values()) / len(self.right)


def golds_in(folder: Path) -> list[Gold]:
    found = [Gold(path.parent) for path in sorted(folder.glob("*/truth.csv"))]
    if not found:
        raise SystemExit(f"{folder} holds no folder with claims.csv, truth.csv and dataset.json.")
    return found


def read_answers(path: Path) -> dict[Item, tuple[str, str]]:
    """Item -> (value, confidence) of a file with those columns."""
    return {
        (row["object"], row["attribute"]): (row["value"], row.get("confidence") or "") for row in _rows(path)
    }


def score(gold: Gold, answers: Mapping[Item, tuple[str, str]], left_out: Iterable[Item] = ()) -> Score:
    """left_out: items that were given away as anchors. No answer is a wrong one."""
    without = set(left_out)
    truth = {item: value for item, value in gold.truth.items() if item not in without}
    right = {item: _is_same(value, answers.get(item, ("", ""))[0]) for item, value in truth.items()}
    if gold.is_measured:
        return Score(right, *_distances(truth, answers))
    pairs = [
        (float(answers[item][1]), is_right)
        for item, is_right in right.items()
        if answers.get(item, ("", ""))[1]
    ]
    return Score(right, ece=_ece(pairs), floor=_floor(pairs)) if pairs else Score(right)


def _rows(path: Path) -> list[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _is_same(truth: str, value: str) -> bool:
    if value.strip().casefold() == truth.strip().casefold():
        return True
    one, other = _number(truth), _number(value)
    if one is not None and other is not None:
        return one == other
    first, second = _minutes(truth), _minutes(value)
    return first is not None and first == second


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _minutes(text: str) -> int | None:
    found = _TIME.fullmatch(text.strip())
    return None if found is None else (int(found[1]) * 60 + int(found[2])) % DAY_MINUTES


def _distances(truth: Mapping[Item, str], answers: Mapping[Item, tuple[str, str]]) -> tuple[float, float]:
    by_attribute: dict[str, list[float]] = {}
    for (_, attribute), value in truth.items():
        by_attribute.setdefault(attribute, []).append(float(value))
    spread = {attribute: pstdev(values) or 1.0 for attribute, values in by_attribute.items()}
    worst = {attribute: max(values) - min(values) for attribute, values in by_attribute.items()}
    errors = []
    for item, value in truth.items():
        given = _number(answers.get(item, ("", ""))[0])
        errors.append((item[1], worst[item[1]] if given is None else abs(given - float(value))))
    return (
        sum(error for _, error in errors) / len(errors),
        sum(error / spread[attribute] for attribute, error in errors) / len(errors),
    )


def _ece(pairs: Sequence[tuple[float, bool]]) -> float:
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_right in pairs:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    gaps = (abs(sum(sure for sure, _ in each) - sum(hit for _, hit in each)) for each in bins)
    return sum(gaps) / len(pairs)


def _floor(pairs: Sequence[tuple[float, bool]]) -> float:
    dice = random.Random(0)
    runs = sorted(_ece([(sure, dice.random() < sure) for sure, _ in pairs]) for _ in range(SIMULATIONS))
    return runs[int(SIMULATIONS * 0.95)]
