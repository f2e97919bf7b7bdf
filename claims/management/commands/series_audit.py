"""`series_audit [--format table|jsonl]`: claimed totals and ranks of series against the events that are known.

Nothing is written. One line per claim, with the events that it counted and those that may count besides.
"""

from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandParser

from claims.admin.series_page import audit_sentence
from claims.selectors.series_audit import ShownFinding, series_findings
from claims.selectors.value_cells import stated_cell


class Command(BaseCommand):
    help = "Tests claimed totals and ranks of series against the known events; writes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["table", "jsonl"], default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        for found in series_findings(None):
            line = _line(found)
            self.stdout.write(_words(line) if options["format"] == "table" else orjson.dumps(line).decode())


def _line(found: ShownFinding) -> dict[str, Any]:
    finding = found.finding
    return {
        "series": "" if found.series is None else found.series.public_id,
        "claim": found.claim.public_id,
        "claimed": stated_cell(found.claim),
        "outcome": finding.outcome.value,
        "why": audit_sentence(finding),
        "least": finding.least,
        "most": finding.most,
        "counted": list(finding.counted),
        "possible": list(finding.possible),
    }


def _words(line: dict[str, Any]) -> str:
    events = f"counted: {' '.join(line['counted']) or '-'}; may count: {' '.join(line['possible']) or '-'}"
    cells = (line["series"] or "-", line["claim"], line["claimed"], line["outcome"], line["why"], events)
    return "  ".join(cells)
