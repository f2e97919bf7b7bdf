"""Run the suite twice: on SQLite, and on PostgreSQL with Redis. `make test` is `python -m tests.run`.

Services are found or started by tests.services. What cannot be had is said plainly; where CI is set it is a
failure instead, because a build that quietly tests less is worse than a red one. Options not known here are
handed to pytest: `python -m tests.run tests/claims -x`. The second run leaves out what knows no database: it ran
already. The closing line sums up both runs.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError, parse

from tests.services.broker import broker
from tests.services.offer import Offer
from tests.services.postgres import postgres

ROOT = Path(__file__).resolve().parent.parent
PROCESSES = os.environ.get("TEST_PROCESSES", "2")
NO_TESTS_COLLECTED = 5  # pytest's exit status; a hand-picked path may hold tests of one database only


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run. `failed` counts failures and errors; `status` is pytest's exit status, 0 where all is well."""

    name: str
    status: int
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def is_well(self) -> bool:
        return self.status in {0, NO_TESTS_COLLECTED}


def main(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    with postgres(environ) as database, broker(environ) as queue:
        missing = [offer.detail for offer in (database, queue) if offer.url is None]
        if missing and environ.get("CI"):
            print("\n".join(missing), "CI is set, so nothing may be left out.", sep="\n", file=sys.stderr)
            return 1
        outcomes = [run_pytest("SQLite", arguments, without_services(environ))]
        if database.url is not None or queue.url is not None:
            outcomes.append(run_pytest(*both(environ, database, queue, arguments)))
    print("", *missing, closing_line(outcomes), sep="\n")
    return 0 if all(outcome.is_well for outcome in outcomes) else 1


def without_services(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}


def both(
    environ: Mapping[str, str], database: Offer, queue: Offer, arguments: Sequence[str]
) -> tuple[str, Sequence[str], dict[str, str]]:
    """The name, arguments and environment of the second run, with whichever of the two services there is."""
    offers = {"DATABASE_URL": database, "REDIS_URL": queue}
    there = {name: offer for name, offer in offers.items() if offer.url is not None}
    urls = {name: str(offer.url) for name, offer in there.items()}
    title = " + ".join(offer.detail for offer in there.values())
    return title, ["--again", *arguments], without_services(environ) | urls


def run_pytest(name: str, arguments: Sequence[str], environ: Mapping[str, str]) -> Outcome:
    print(f"\n=== {name} ===", flush=True)
    with tempfile.TemporaryDirectory(prefix="factcheck-tests-") as folder:
        report = Path(folder) / "report.xml"
        # Browser tests come late and take long: a process with nothing left takes over what another still has.
        workers = ["-n", PROCESSES, "--dist", "worksteal"]
        command = [sys.executable, "-m", "pytest", "-q", *workers, f"--junitxml={report}", *arguments]
        status = subprocess.run(command, env=dict(environ), cwd=ROOT, check=False).returncode
        return read_outcome(name, status, report)


def read_outcome(name: str, status: int, report: Path) -> Outcome:
    """The figures of pytest's report; none where it ended before it wrote one."""
    try:
        suite = parse(report).getroot().find("testsuite")
    except (OSError, ParseError):
        suite = None
    if suite is None:
        return Outcome(name, status)
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    passed = int(suite.get("tests", 0)) - failed - int(suite.get("skipped", 0))
    return Outcome(name, status, passed, failed, float(suite.get("time", 0)))


def closing_line(outcomes: Sequence[Outcome]) -> str:
    parts = "; ".join(
        f"{outcome.name}: {outcome.passed} passed, {outcome.failed} failed in {outcome.seconds:.0f} s"
        + ("" if outcome.is_well or outcome.failed else f", pytest ended with {outcome.status}")
        for outcome in outcomes
    )
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes)
    verdict = "green" if all(outcome.is_well for outcome in outcomes) else "RED"
    return f"{verdict}: {passed} passed, {failed} failed ({parts})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
