"""The lists and screens at two sizes of the archive: `python -m tests.bench.lists`, or `make bench-lists`.

Each line gives the 95th percentile with 10 thousand and with a million claims, and their ratio: a list that reads
one page by an index costs the same at both. Processor time is that of this process and, on Linux, of PostgreSQL's for
this connection; waiting for others on a shared machine is in the clock time alone. The median tells a rare pause from
what is slow. The size of the answers tells whether pages alike were compared. Each size is a test database of its own
on the server of DATABASE_URL (SQLite: a file), gone afterwards unless --keep says where it stays.
"""

import argparse
import os
import tempfile
from collections.abc import Collection, Iterator
from fnmatch import fnmatch
from math import ceil
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

from tests.bench.list_databases import ADMINISTRATOR, list_database

SIZES = (10_000, 1_000_000)
ROUNDS = 20
SHARE = 0.95
# A page, or the way to the screen that a history is.
ANSWERED = (200, 302)


class Figures(NamedTuple):
    """What one address costs. processor, clock: seconds. server: what of processor PostgreSQL took. size: bytes.

    work: what the database goes through, as ``work_of``.
    """

    processor: float
    usual: float
    server: float
    clock: float
    size: int
    work: int = 0


# What is printed of each address: a heading, the figure, and what it is divided by.
TABLES = (
    ("95th percentile of processor time, ms", "processor", 0.001),
    ("median of processor time, ms", "usual", 0.001),
    ("95th percentile of PostgreSQL's part of it, ms", "server", 0.001),
    ("what the database goes through (SQLite: thousand steps, PostgreSQL: blocks)", "work", 1),
    ("95th percentile of clock time, ms", "clock", 0.001),
    ("size of the answer, kB", "size", 1000),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES, help="sizes to compare")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--only", nargs="+", default=["*"], metavar="NAME", help="addresses of these names, * for any letters"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="the databases stay, SQLite's here, and are used again"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as given:
        folder = given if arguments.keep is None else str(arguments.keep.absolute())
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/lists.sqlite3")
        os.environ.update(
            DEBUG="no", SECRET_KEY="only-for-this-run", ALLOWED_HOSTS="testserver", HTTPS="no",
            DJANGO_SETTINGS_MODULE="factcheck.settings",
        )  # fmt: skip
        os.environ.pop("REDIS_URL", None)
        import django

        django.setup()
        measured = []
        for claims in arguments.claims:
            with list_database(claims, Path(folder), is_kept=arguments.keep is not None) as addresses:
                measured.append(dict(_measured(addresses, arguments.rounds, arguments.only)))
    for heading, kind, unit in TABLES:
        print(f"{heading:80}\n{'':60}" + "".join(f"{claims:>12,}" for claims in arguments.claims))
        for name in measured[0]:
            figures = [getattr(each[name], kind) / unit for each in measured]
            print(f"{name:60}" + "".join(f"{each:12.1f}" for each in figures) + _times(figures))


def _times(figures: list[float]) -> str:
    return "" if len(figures) == 1 or not figures[0] else f"{figures[-1] / figures[0]:10.1f} x"


def _measured(addresses: dict[str, str], rounds: int, only: Collection[str]) -> Iterator[tuple[str, Figures]]:
    """(name, figures) of every address that one of the patterns names. Exits where one of them names none."""
    from django.conf import settings
    from django.test import Client, override_settings

    from factcheck.accounts.models import User
    from factcheck.serving import keep_what_is_loaded
    from tests.claims.opened_screens import PARTS

    if idle := [each for each in only if not any(fnmatch(name, each) for name in addresses)]:
        raise SystemExit(f"No list is called {idle}; there are {sorted(addresses)}.")
    client = Client()
    client.force_login(User.objects.get(username=ADMINISTRATOR))
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    keep_what_is_loaded()
    with override_settings(STORAGES=storages, WHITENOISE_AUTOREFRESH=True):
        for name, address in addresses.items():
            if any(fnmatch(name, each) for each in only):
                is_part = name.partition(":")[0] in PARTS
                yield name, _percentile(client, address, rounds, {"HX-Request": "true"} if is_part else None)


def _percentile(client: Any, address: str, rounds: int, headers: dict[str, str] | None) -> Figures:
    from tests.bench.list_work import work_of

    size = _timed(client, address, headers).size
    timed = [_timed(client, address, headers) for _ in range(rounds)]
    worst = ceil(SHARE * rounds) - 1

    def at_worst(kind: str) -> float:
        return float(sorted(getattr(each, kind) for each in timed)[worst])

    usual = median(each.processor for each in timed)
    processor, server, clock = map(at_worst, ("processor", "server", "clock"))
    return Figures(processor, usual, server, clock, size, work_of(client, address, headers))


def _timed(client: Any, address: str, headers: dict[str, str] | None) -> Figures:
    before, own, server = perf_counter(), process_time(), _busy_of_the_server()
    response = client.get(address, headers=headers)
    size = len(b"".join(response) if response.streaming else response.content)
    own, server = process_time() - own, _busy_of_the_server() - server
    seconds = perf_counter() - before
    if response.status_code not in ANSWERED:
        raise SystemExit(f"{address} answered {response.status_code}")
    return Figures(own + server, own + server, server, seconds, size)


def _busy_of_the_server() -> float:
    """Seconds that PostgreSQL's process of this connection has worked; 0 = there is none, or none to be read."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    # Linux gives nanoseconds on the processor first.
    return int(told.read_text().split()[0]) / 1e9 if told.exists() else 0


if __name__ == "__main__":
    main()
