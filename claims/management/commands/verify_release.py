"""Check a release without a database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.exports.errors import BadRelease
from claims.exports.verification import verify


class Command(BaseCommand):
    help = "Check that a release is what it says: checksums, schema, references, rules. Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("release", type=Path, help="the folder or .zip of a release")

    def handle(self, *args: Any, release: Path, **options: Any) -> None:
        try:
            faults = verify(release)
        except BadRelease as error:
            raise CommandError(str(error), returncode=2) from error
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{release.name} is not what it says: {len(faults)} faults.")
        self.stdout.write(f"{release.name} is what it says: checksums, schema, references and rules hold.")
