"""`manage.py sweep_jobs [--once | --loop --interval SECONDS]`: deliver waiting jobs, take back lost ones.

In a loop it also asks for the work of the night.
"""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from factcheck.jobs.nightly import ask_nightly
from factcheck.jobs.sweeping import Swept, sweep

# A person waits about this long for a job whose message was lost.
DEFAULT_INTERVAL_SECONDS = 5.0


class Command(BaseCommand):
    help = (
        "Deliver jobs that wait, and take back those whose worker is lost; once, or in a loop until stopped. The "
        "loop also asks for the work of the night."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        how_often = parser.add_mutually_exclusive_group()
        how_often.add_argument("--once", action="store_true", help="one round, then stop (the default)")
        how_often.add_argument("--loop", action="store_true", help="until SIGTERM or Ctrl-C")
        parser.add_argument("--interval", type=float, default=DEFAULT_INTERVAL_SECONDS, metavar="SECONDS")

    def handle(self, *args: Any, loop: bool, interval: float, **options: Any) -> None:
        if not loop:
            self._report(sweep())
            return
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        self.stdout.write(f"Sweeping every {interval:g} seconds.")
        while not stopped.is_set():
            self._sweep_in_loop()
            stopped.wait(interval)

    def _sweep_in_loop(self) -> None:
        try:
            close_old_connections()
            ask_nightly()
            swept = sweep()
        except DatabaseError as error:
            # A restarting database must not end the sweeper: it is what brings the jobs back afterwards.
            self.stderr.write(f"The database could not be read: {error}")
            return
        if swept != Swept(lost=0, delivered=0, undelivered=0):
            self._report(swept)

    def _report(self, swept: Swept) -> None:
        self.stdout.write(
            f"{swept.delivered} jobs delivered, {swept.undelivered} not for want of a broker,"
            f" {swept.lost} taken back from lost workers."
        )
