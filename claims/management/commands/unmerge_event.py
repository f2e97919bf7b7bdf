"""`unmerge_event EVENT --reason "..."`: take a merge back.

The event is live again, with what the merge took from it.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.models import Event
from claims.services.errors import ServiceError
from claims.services.unmerging import unmerge_event


class Command(BaseCommand):
    help = "Take the merge of an event back. What was moved or decided since stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("event", metavar="EVENT", help="id of the event that was merged, as E000012")
        parser.add_argument("--reason", required=True, help="why; kept with the act")

    def handle(self, *args: Any, event: str, reason: str, **options: Any) -> None:
        row = Event.objects.filter(public_id=event).first()
        if row is None:
            raise CommandError(f'No event is called "{event}". Accepted: an id such as E000012.')
        try:
            back = unmerge_event(row, by=None, reason=reason)
        except ServiceError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{back.public_id} is live again, with {back.claims.count()} claims.")
