"""`manage.py seal_audit`: seal the acts that no seal holds yet."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.audit.errors import AuditError
from factcheck.audit.sealing import seal_acts


class Command(BaseCommand):
    help = "Seal the acts that no seal holds yet; run it on a timer, and note the last hash elsewhere."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            seals = seal_acts()
        except AuditError as error:
            raise CommandError(str(error)) from error
        for seal in seals:
            self.stdout.write(f"Seal {seal.number}: {seal.acts} acts, sha256 {seal.sha256}")
        if not seals:
            self.stdout.write("Every act is sealed already.")
