"""`load_seeds [--codebook-only]`: codebook, registers and sources that come with the project, and the demo.

The demo is the reports of seeds/, with its people and what they decided. A second run adds nothing.
"""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.domain.errors import DomainError
from claims.services.demo.loading import load_demo
from claims.services.errors import ServiceError
from claims.services.practice_articles import load_practice
from claims.services.seeding import SEEDS, load_codebook_and_registers
from sources.errors import SourceError


class Command(BaseCommand):
    help = "Load codebook, registers, sources and demo of seeds/; a second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--codebook-only",
            action="store_true",
            help="only codebook, registers, sources and practice articles, none of the demo's reports and decisions",
        )

    def handle(self, *args: Any, codebook_only: bool, **options: Any) -> None:
        try:
            added = load_codebook_and_registers()
            added["practice articles"] = load_practice(SEEDS / "practice")
            if not codebook_only:
                loaded = load_demo(SEEDS)
                added.update(asdict(loaded))
        except (DomainError, ServiceError, SourceError) as error:
            raise CommandError(str(error)) from error
        said = ", ".join(f"{what} {number}" for what, number in added.items())
        self.stdout.write(f"added: {said}")
