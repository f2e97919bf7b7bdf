"""`load_seeds [--codebook-only]`: the codebook, the registers and the sources that come with the project."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.domain.errors import DomainError
from claims.services.errors import ServiceError
from claims.services.seeding import load_codebook_and_registers


class Command(BaseCommand):
    help = "Load the codebook, registers and sources of seeds/; a second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--codebook-only",
            action="store_true",
            help="only the codebook, registers and sources, none of the demo's reports and decisions",
        )

    def handle(self, *args: Any, codebook_only: bool, **options: Any) -> None:
        try:
            added = load_codebook_and_registers()
        except (DomainError, ServiceError) as error:
            raise CommandError(str(error)) from error
        said = ", ".join(f"{what} {number}" for what, number in added.items())
        self.stdout.write(f"added: {said}")
