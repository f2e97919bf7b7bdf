"""Django's `flush`, which must be able to empty the audit as well: its caller asked for an empty database.

The test runner uses it too, after each test that commits.
"""

from __future__ import annotations

from typing import Any

from django.core.management.commands.flush import Command as FlushCommand
from django.db import connections

from factcheck.audit.guards import lifted


class Command(FlushCommand):
    def handle(self, **options: Any) -> None:
        with lifted(connections[options["database"]]):
            super().handle(**options)
