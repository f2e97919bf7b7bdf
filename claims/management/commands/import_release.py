"""Take in a release that another workbench made."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.exports.errors import ExportError
from claims.services.errors import ServiceError
from claims.services.release import import_release


class Command(BaseCommand):
    help = "Check a release and keep it, unchanged, beside the workbench's own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("release", type=Path, help="the folder or .zip of a release")

    def handle(self, *args: Any, release: Path, **options: Any) -> None:
        try:
            stored = import_release(release)
        except (ServiceError, ExportError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{stored.title}: kept with {stored.events} events and {stored.claims} claims.")
