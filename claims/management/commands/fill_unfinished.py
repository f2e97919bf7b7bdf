"""`fill_unfinished`: find anew which articles are not done, as the database's triggers keep it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from claims.models import UnfinishedReview
from claims.unfinished import fill


class Command(BaseCommand):
    help = "Fill the table of unfinished reviews from nothing; it is kept by triggers otherwise."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            fill(connection)
        self.stdout.write(f"{UnfinishedReview.objects.count()} articles are not done.")
