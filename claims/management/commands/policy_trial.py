"""`policy_trial ATTRIBUTE [--policy KEY] [--tolerance N] [--format table|jsonl]`.

What another consensus policy or tolerance of one attribute would change over all events: value, evidence and grade,
before and after. Derived in memory; nothing is adopted or written.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.consensus.errors import ConsensusError
from claims.domain.errors import DomainError
from claims.models import Consensus
from claims.selectors.codebook import current_codebook
from claims.selectors.trial import Tried, events_of_trial, trial, tried_codebook
from claims.selectors.value_cells import stated_cell

NOTHING = "-"


class Command(BaseCommand):
    help = "What another policy or tolerance of an attribute would change over all events; adopts and writes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("attribute", help="key of an attribute of the codebook")
        parser.add_argument("--policy", default="", help="key of a consensus policy; empty = as it is")
        parser.add_argument("--tolerance", default="", help="a number from 0; empty = as it is")
        parser.add_argument("--format", choices=["table", "jsonl"], default="table")

    def handle(self, *args: Any, attribute: str, policy: str, tolerance: str, **options: Any) -> None:
        codebook = current_codebook()
        if codebook is None:
            raise CommandError("There is no codebook yet. Load the seeds or define attributes first.")
        try:
            wanted = Decimal(tolerance) if tolerance else None
            changed = tried_codebook(codebook, attribute, policy=policy, tolerance=wanted)
        except InvalidOperation as error:
            raise CommandError(f'A tolerance is a number from 0; got "{tolerance}".') from error
        except (DomainError, ConsensusError) as error:
            raise CommandError(str(error)) from error
        ids, number = events_of_trial(codebook, attribute), 0
        for row in trial(ids, changed):
            number += 1
            line = _line(row)
            self.stdout.write(_words(line) if options["format"] == "table" else orjson.dumps(line).decode())
        self.stderr.write(f"{number} rows of {len(ids)} events would change.")


def _line(row: Tried) -> dict[str, Any]:
    return {
        "event": row.event.public_id,
        "attribute": row.attribute.key,
        "scope": row.scope,
        "changed": list(row.changed),
        "before": _state(row.before),
        "after": _state(row.after),
    }


def _state(row: Consensus | None) -> dict[str, Any] | None:
    if row is None:
        return None
    value = stated_cell(row) if row.has_value else None
    return {"value": value, "evidence": row.evidence, "grade": row.grade}


def _words(line: dict[str, Any]) -> str:
    states = (_state_words(line[name]) for name in ("before", "after"))
    cells = (line["event"], line["attribute"], line["scope"] or NOTHING, "+".join(line["changed"]))
    return "  ".join((*cells, " -> ".join(states)))


def _state_words(state: dict[str, Any] | None) -> str:
    if state is None:
        return NOTHING
    return f"{state['value'] or NOTHING} {state['evidence']} {state['grade'] or NOTHING}"
