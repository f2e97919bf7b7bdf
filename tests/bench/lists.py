"""The lists and screens at two sizes of the archive: `python -m tests.bench.lists`, or `make bench-lists`.

Each line gives the 95th percentile with 10 thousand and with a million claims, and their ratio: a list that reads
one page by an index costs the same at both. Processor time is that of this process and, on Linux, of PostgreSQL's for
this connection; waiting for others on a shared machine is in the clock time alone. The size of the answers tells
whether pages alike were compared. Each size is a test database of its own on the server of DATABASE_URL (SQLite: a
file that is gone afterwards), filled by copying rows. On PostgreSQL the account is a superuser: the checks of all
references would take longer than all the rest.
"""

import argparse
import os
import tempfile
from collections.abc import Collection, Iterator
from math import ceil
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

SIZES = (10_000, 1_000_000)
ROUNDS = 20
SHARE = 0.95


class Figures(NamedTuple):
    """What one address costs. processor, clock: seconds. size: bytes of the answer."""

    processor: float
    clock: float
    size: int


# What is printed of each address: a heading, the figure, and what it is divided by.
TABLES = (
    ("95th percentile of processor time, ms", "processor", 0.001),
    ("95th percentile of clock time, ms", "clock", 0.001),
    ("size of the answer, kB", "size", 1000),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES, help="sizes to compare")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--only",
        nargs="+",
        default=(),
        metavar="NAME",
        help="addresses of these names, as the first column has them",
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/lists.sqlite3")
        os.environ.update(
            DEBUG="no", SECRET_KEY="only-for-this-run", ALLOWED_HOSTS="testserver", HTTPS="no",
            DJANGO_SETTINGS_MODULE="factcheck.settings",
        )  # fmt: skip
        os.environ.pop("REDIS_URL", None)
        import django

        django.setup()
        measured = [
            dict(_measured(claims, folder, arguments.rounds, arguments.only)) for claims in arguments.claims
        ]
    for heading, kind, unit in TABLES:
        print(f"{heading:60}" + "".join(f"{claims:>12,}" for claims in arguments.claims))
        for name in measured[0]:
            figures = [getattr(each[name], kind) / unit for each in measured]
            print(f"{name:60}" + "".join(f"{each:12.1f}" for each in figures) + _times(figures))


def _times(figures: list[float]) -> str:
    return "" if len(figures) == 1 else f"{figures[-1] / figures[0]:10.1f} x"


def _measured(claims: int, folder: str, rounds: int, only: Collection[str]) -> Iterator[tuple[str, Figures]]:
    """(name, figures) of every address in a database of so many claims. only: names, none = all."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client, override_settings

    from claims.services.scoring import count_scores
    from factcheck.serving import keep_what_is_loaded
    from tests.claims.addresses import far_addresses, list_addresses
    from tests.claims.admin.cast import person
    from tests.newsroom import Sizes, grow, one_of_each

    own = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"{folder}/{claims}.sqlite3"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = replica")
        reviewer = person("administrator", is_superuser=True)
        grow(one_of_each(reviewer), Sizes.of(claims))
        count_scores()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # What the database does by itself, some minutes later.
                cursor.execute("VACUUM ANALYZE")
        client = Client()
        client.force_login(reviewer)
        storages = {
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        }
        keep_what_is_loaded()
        with override_settings(STORAGES=storages, WHITENOISE_AUTOREFRESH=True):
            addresses = {**list_addresses(), **far_addresses()}
            if unknown := set(only) - set(addresses):
                raise SystemExit(f"No list is called {sorted(unknown)}; there are {sorted(addresses)}.")
            for name, address in addresses.items():
                if not only or name in only:
                    yield name, _percentile(client, address, rounds)
    finally:
        connection.creation.destroy_test_db(own, verbosity=0)


def _percentile(client: Any, address: str, rounds: int) -> Figures:
    size = _timed(client, address).size
    timed = [_timed(client, address) for _ in range(rounds)]
    worst = ceil(SHARE * rounds) - 1
    return Figures(
        sorted(each.processor for each in timed)[worst], sorted(each.clock for each in timed)[worst], size
    )


def _timed(client: Any, address: str) -> Figures:
    before, busy = perf_counter(), process_time() + _busy_of_the_server()
    response = client.get(address)
    busy = process_time() + _busy_of_the_server() - busy
    seconds = perf_counter() - before
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return Figures(busy, seconds, len(response.content))


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
