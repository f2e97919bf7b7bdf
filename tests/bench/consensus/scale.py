"""The numeric core at scale: `python -m tests.bench.consensus.scale [--peers PYTHON]`, which `make bench-scale` runs.

Generated claims, arrays to posterior with copying learned, at three sizes, each in a process of its own whose largest
memory is told; crowd-kit's OneCoinDawidSkene on the table of the middle size in the same run.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from tests.bench.bench_weights import settled, table
from tests.bench.peak import peak_megabytes

ROOT = Path(__file__).resolve().parents[3]
SIZES = (100_000, 1_000_000, 10_000_000)
COMPARED = 1_000_000
# No size is worth an evening.
LIMIT_SECONDS = 1800
# As many turns as the comparison of tables gives it.
PEER_TURNS = 100


def ours(size: int) -> float:
    """Seconds from arrays to posterior."""
    from claims.consensus.weights.votes import arrange

    columns = table(size)
    before = perf_counter()
    settled(arrange(*columns))
    return perf_counter() - before


def peer(size: int) -> float:
    """Seconds of OneCoinDawidSkene on a frame of the same claims, made beforehand. Needs the peers' environment."""
    import pandas
    from crowdkit.aggregation import OneCoinDawidSkene

    item, origin, value = table(size)
    frame = pandas.DataFrame({"task": item, "worker": origin, "label": value})
    before = perf_counter()
    OneCoinDawidSkene(n_iter=PEER_TURNS).fit_predict(frame)
    return perf_counter() - before


def alone(python: str, who: str, size: int) -> tuple[float, float]:
    """(seconds, most megabytes of the process) of one measurement in a process of its own."""
    command = [python, "-m", "tests.bench.consensus.scale", "--alone", who, str(size)]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return told["seconds"], told["megabytes"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--peers", help="Python of the environment that has crowd-kit")
    parser.add_argument("--alone", nargs=2, metavar=("WHO", "SIZE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        _tell(*asked.alone)
        return
    before = None
    for size in SIZES:
        seconds, megabytes = alone(sys.executable, "ours", size)
        growth = "" if before is None else f", {seconds / before:.1f} times the size before"
        print(f"{size:>10,} claims: {seconds:7.2f} s{growth}; at most {megabytes:,.0f} MB", flush=True)
        before = seconds
        if size == COMPARED and asked.peers:
            theirs, room = alone(asked.peers, "peer", size)
            share = f"ours takes 1/{theirs / seconds:.0f} of it"
            print(
                f"{size:>10,} claims: {theirs:7.2f} s OneCoinDawidSkene, {room:,.0f} MB; {share}", flush=True
            )


def _tell(who: str, size: str) -> None:
    seconds = {"ours": ours, "peer": peer}[who](int(size))
    print(json.dumps({"seconds": seconds, "megabytes": peak_megabytes()}))


if __name__ == "__main__":
    main()
