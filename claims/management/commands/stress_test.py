"""`stress_test [--format table|jsonl]`: which grades fall if every provenance that nobody knows is dependent.

Derived in memory; nothing is written. One line per attribute and scope whose grade falls, by event.
"""

from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandParser

from claims.selectors.independence import Fall, all_falls

COLUMNS = ("event", "attribute", "scope", "grade", "then", "voices")


class Command(BaseCommand):
    help = "Which grades fall if every provenance that nobody knows is taken as dependent; writes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["table", "jsonl"], default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        number = 0
        for fall in all_falls(None):
            number += 1
            cells = _cells(fall)
            is_table = options["format"] == "table"
            self.stdout.write("  ".join(cells.values()) if is_table else orjson.dumps(cells).decode())
        self.stderr.write(f"{number} grades fall.")


def _cells(fall: Fall) -> dict[str, str]:
    least, most = fall.voices
    cells = (
        fall.event.public_id, fall.attribute.key, fall.scope or "-", fall.before, fall.after, f"{least}-{most}"
    )  # fmt: skip
    return dict(zip(COLUMNS, cells, strict=True))
