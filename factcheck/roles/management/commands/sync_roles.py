"""`manage.py sync_roles`: write the permission table into the database; exit 1 if something is missing there."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.roles.syncing import sync_roles
from factcheck.roles.table import Role


class Command(BaseCommand):
    help = "Make one group per role, with exactly the permissions of the table; migrate does it as well."

    def handle(self, *args: Any, **options: Any) -> None:
        synced = sync_roles()
        for role in Role:
            state = (
                "created" if role in synced.created else "changed" if role in synced.changed else "unchanged"
            )
            self.stdout.write(f"{role.value}: {state}")
        if synced.missing:
            raise CommandError(
                f"Not in the database: {', '.join(synced.missing)}. Run migrate, then check the table."
            )
