"""`manage.py verify_audit [--expect SHA256]`: recompute the seals; exit 1 at the first broken one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from factcheck.audit.guards import missing_guards
from factcheck.audit.verification import verify_audit


class Command(BaseCommand):
    help = "Recompute every seal of the audit; exit 1 and name the first that does not hold."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--expect", default="", metavar="SHA256", help="a seal's hash noted earlier")

    def handle(self, *args: Any, expect: str, **options: Any) -> None:
        outcome = verify_audit(expected_sha256=expect)
        if not outcome.holds:
            raise CommandError(outcome.problem)
        missing = missing_guards(connection)
        if missing:
            raise CommandError(
                f"The seals hold, but the database no longer refuses changes: {', '.join(missing)}."
            )
        self.stdout.write(
            f"The audit holds: {outcome.seals} seals over {outcome.acts} acts,"
            f" {outcome.erased} erased with cause, {outcome.unsealed} acts not sealed yet."
        )
