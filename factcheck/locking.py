"""Optimistic locking: a row carries a version, and a save that started from an older one is refused.

Outward: ``Versioned`` (abstract model) and ``lock_row``. Forms, bulk actions and the API send back the version they
showed; a service calls ``lock_row`` with it, changes the row and saves (DESIGN rule 13).
"""

from typing import TypeVar

from django.db import models
from django.db.models import F
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class StaleRow(Exception):
    """Somebody changed the row since it was shown. The message says what, which version was sent, which is there."""


class Versioned(models.Model):
    """row_version starts at 1 and grows by one with every locked save."""

    row_version = models.PositiveIntegerField(_("row version"), default=1, editable=False)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Versioned)


def lock_row(model: type[Row], pk: object, expected_version: int | None) -> Row:
    """Fetch a row for change inside a transaction, its version raised by one (saved with the caller's save).

    expected_version: what the person saw; None = the caller decides on the row as it stands (commands, jobs).
    Raises StaleRow where the row moved on, and the model's DoesNotExist.
    """
    row = model._default_manager.select_for_update().get(pk=pk)
    if expected_version is not None and row.row_version != expected_version:
        raise StaleRow(
            gettext(
                '"%(row)s" was changed in the meantime: version %(shown)s was shown, version %(stored)s is stored. '
                "Look at it again, then decide."
            )
            % {"row": row, "shown": expected_version, "stored": row.row_version}
        )
    row.row_version += 1
    return row


def raise_versions(rows: models.QuerySet[Row]) -> int:
    """Raise the version of many rows in one statement; returns how many. For writes that go round ``lock_row``."""
    return rows.update(row_version=F("row_version") + 1)
