"""`process [--accept-suggestions]`: suggest, route, link and derive over everything that was ingested.

Without the flag suggestions wait for people, and the consensus rests on what they accepted so far.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.services.errors import ServiceError
from claims.services.processing import Processed, live_links, open_suggestions, process_articles


class Command(BaseCommand):
    help = (
        "Suggest claims, route them to events, link them and derive the consensus. A second run adds nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--accept-suggestions",
            action="store_true",
            help='accept every suggestion under the policy "accept-suggestions": whatever is released is unreviewed',
        )

    def handle(self, *args: Any, accept_suggestions: bool, verbosity: int, **options: Any) -> None:
        try:
            done = process_articles(accept=accept_suggestions, progress=self._say if verbosity > 1 else None)
        except ServiceError as error:
            raise CommandError(str(error)) from error
        for line in _summary(done):
            self.stdout.write(line)

    def _say(self, article: str, suggested: int) -> None:
        self.stdout.write(f"{article}: {suggested} suggested")


def _summary(done: Processed) -> list[str]:
    return [
        f"articles: {done.articles}",
        f"posts embedded in them: {done.posts}",
        f"claims: {done.suggested} suggested, {done.accepted} accepted by policy, {open_suggestions()} open",
        f"events: {done.opened} opened, {done.events} in all",
        f"links: {done.links} changed, {live_links()} live",
        f"consensus: {done.settled} settled, {done.contested} contested, {done.insufficient} insufficient",
    ]
