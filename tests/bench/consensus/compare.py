"""`fuse` beside its peers, one table: `python -m tests.bench.consensus.compare FOLDER [--peers PYTHON]`.

Every method sees the claims alone; ours is run a second time with a tenth of the truth as anchors, drawn by a fixed
seed and left out of the score, to see how far its confidence can be believed. A row is printed as soon as its table
is done, the sign test over all rows at the end, also of a run that is interrupted.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from pathlib import Path

from tests.bench.consensus.gold import Gold, Item, Score, golds_in, read_answers, score
from tests.bench.consensus.peers import PATIENCE_SECONDS, majority, mean

ROOT = Path(__file__).resolve().parents[3]
ANCHORED, SEED = 0.1, 20
# No table of ours is worth an evening.
LIMIT_SECONDS = 3600
LONGEST_METHOD = len("truthdiscovery PooledInvestment")
LONGEST_FIGURE = len("16.7291")


@dataclass(frozen=True)
class Line:
    """One table under one measure: "exact", and for measures also "MAE" and "MNAD", where less is better. peer: the
    best of the others under it.
    """

    gold: Gold
    measure: str
    ours: Score
    anchored: Score
    vote: Score
    peer_name: str
    peer: Score

    def cells(self) -> list[str]:
        name = f"{self.gold.name} ({self.measure})" if self.gold.is_measured else self.gold.name
        ours, peer = (_loss(found, self.measure) for found in (self.ours, self.peer))
        shown = (self.vote, self.peer, self.ours)
        vote_cell, peer_cell, our_cell = (_cell(found, self.measure) for found in shown)
        cells = [name, str(len(self.ours.right)), vote_cell, peer_cell, self.peer_name, our_cell]
        return [*cells, f"{peer - ours:+.4f}", _share(self.anchored.ece), _share(self.anchored.floor)]


HEAD = ("table", "items", "vote", "best peer", "which", "ours", "gain", "ECE, anchored", "its floor")
MEASURES = ("exact", "MAE", "MNAD")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", type=Path, help="Python of the environment that has the libraries")
    parser.add_argument("--only", nargs="*", default=[], help="names of tables")
    parser.add_argument(
        "--patience", type=int, default=PATIENCE_SECONDS,
        help="seconds by the clock after which a library's method is stopped on a table: more on a busy machine",
    )  # fmt: skip
    asked = parser.parse_args()
    golds = [gold for gold in golds_in(asked.folder) if not asked.only or gold.name in asked.only]
    lines = (line for gold in golds for line in _lines(gold, asked.peers, asked.patience))
    print_table(lines, [gold.name for gold in golds])


def _lines(gold: Gold, python: Path | None, patience_seconds: int) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        ours = score(gold, _fused(gold, out / "ours.csv"))
        anchors = gold.anchors(ANCHORED, SEED)
        anchored = score(gold, _fused(gold, out / "anchored.csv", anchors), anchors)
        scores = _peers(gold, python, out, patience_seconds)
    for measure in MEASURES if gold.is_measured else MEASURES[:1]:
        best = min(scores, key=lambda name: (_loss(scores[name], measure), name))
        yield Line(gold, measure, ours, anchored, scores["majority"], best, scores[best])


def _loss(found: Score, measure: str) -> float:
    """The least is the best. A table without figures has no other measure than "exact"."""
    by_figures = {"MAE": found.mae, "MNAD": found.mnad}.get(measure)
    return 1 - found.exact if by_figures is None else by_figures


def _cell(found: Score, measure: str) -> str:
    return _share(found.exact) if measure == "exact" else f"{_loss(found, measure):.4f}"


def _fused(gold: Gold, out: Path, anchors: Mapping[Item, str] | None = None) -> dict[Item, tuple[str, str]]:
    command = [sys.executable, "manage.py", "fuse", str(gold.claims), "--output", str(out)]
    for attribute, kind in gold.kinds.items():
        command += ["--kind", f"{attribute}={kind}"]
    if gold.hierarchy is not None:
        command += ["--hierarchy", str(gold.hierarchy)]
    if anchors is not None:
        path = out.with_suffix(".anchors")
        lines = [
            "object,attribute,value",
            *(",".join(map(_quoted, (*item, anchors[item]))) for item in sorted(anchors)),
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command += ["--anchors", str(path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False
    )
    if not out.is_file():
        raise SystemExit(f"fuse wrote nothing for {gold.name}: {done.stderr}")
    return read_answers(out)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _peers(gold: Gold, python: Path | None, out: Path, patience_seconds: int) -> dict[str, Score]:
    votes = gold.votes()
    scores = {"majority": score(gold, _unsure(majority(votes)))}
    if gold.is_measured:
        scores["mean"] = score(gold, _unsure(mean(votes)))
    if python is None:
        return scores
    answers = out / "peers"
    answers.mkdir()
    # Each method has a patience of its own, so that all of them together need no limit.
    command = [str(python), "-m", "tests.bench.consensus.peers", str(gold.folder), str(answers)]
    command += ["--patience", str(patience_seconds)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONWARNINGS": "ignore"}, check=False)
    for path in sorted(answers.glob("*.csv")):
        scores[path.stem] = score(gold, read_answers(path))
    return scores


def _unsure(answers: Mapping[Item, str]) -> dict[Item, tuple[str, str]]:
    return {item: (value, "") for item, value in answers.items()}


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def print_table(lines: Iterable[Line], names: Sequence[str]) -> None:
    """names: of the tables that will come. Stopped from outside, it tells the sign test of what is done."""
    widths = [max(map(len, names)) + len(" (exact)"), *(max(len(name), LONGEST_FIGURE) for name in HEAD[1:])]
    widths[HEAD.index("which")] = LONGEST_METHOD
    print(_row(HEAD, widths), flush=True)
    done = []
    for line in _until_stopped(lines):
        done.append(line)
        print(_row(line.cells(), widths), flush=True)
    left = set(names) - {line.gold.name for line in done}
    print(_sign_test(done) + (f"; not measured: {', '.join(sorted(left))}" if left else ""))


def _until_stopped(lines: Iterable[Line]) -> Iterator[Line]:
    try:
        yield from lines
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _sign_test(lines: Sequence[Line]) -> str:
    """Over the items of every table of labels, names and times, ours against the best peer of each table."""
    pairs = [
        (line.ours.right[item], line.peer.right[item])
        for line in lines
        if not line.gold.is_measured
        for item in line.ours.right
    ]
    better = sum(ours and not peer for ours, peer in pairs)
    worse = sum(peer and not ours for ours, peer in pairs)
    chance = f"sign test p = {_p(better, worse):.2g}"
    return f"items right where the best peer is wrong: {better}; the reverse: {worse}; {chance}"


def _p(better: int, worse: int) -> float:
    """Two-sided exact sign test; 1 where nothing differs."""
    total, fewer = better + worse, min(better, worse)
    tail = sum(comb(total, k) for k in range(fewer + 1))
    return min(1.0, float(2 * tail / 2**total)) if total else 1.0


if __name__ == "__main__":
    main()
