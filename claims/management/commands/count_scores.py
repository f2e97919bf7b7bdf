"""`count_scores`: count all proposals and claims for the scoreboard anew, as the nightly job does."""

from typing import Any

from django.core.management.base import BaseCommand

from claims.services.scoring import count_scores


class Command(BaseCommand):
    help = "Count what the scoreboard's page shows of a large archive."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"The scoreboard is counted: {count_scores()} cells.")
