"""Row history whose every version names the Act that caused it: `history = history()` on a model.

django-simple-history keeps the versions. Its signal before each history row is infrastructure here, not a
business rule: it copies the act in force onto the row. Bulk writes send no signals; `create_many` and
`update_many` write rows and versions together and pass the act themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from factcheck.audit.context import current_act
from factcheck.audit.models import Act

Row = TypeVar("Row", bound=models.Model)


class ActHistory(models.Model):
    """Base of every history table: `act` is null where a row was written outside any act, as in a shell."""

    act = models.ForeignKey(
        Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("act")
    )

    class Meta:
        abstract = True


def history(**options: Any) -> HistoricalRecords:
    """Keep versions of a model: `history = history()`. options: those of HistoricalRecords."""
    return HistoricalRecords(
        bases=[ActHistory], get_user=_acting_user, history_id_field=models.BigAutoField(), **options
    )


def create_many(model: type[Row], rows: Iterable[Row], *, batch_size: int = 500) -> list[Row]:
    """Insert rows and their first versions in bulk, under the act in force. Returns the rows, with ids."""
    act = current_act()
    return bulk_create_with_history(
        list(rows),
        model,
        batch_size=batch_size,
        default_user=None if act is None else act.actor,
        custom_historical_attrs={"act": act},
    )


def update_many(
    model: type[Row], rows: Iterable[Row], fields: Sequence[str], *, batch_size: int = 500
) -> int:
    """Update the named fields and keep a version of each row, under the act in force. Returns how many."""
    act = current_act()
    return bulk_update_with_history(
        list(rows),
        model,
        list(fields),
        batch_size=batch_size,
        default_user=None if act is None else act.actor,
        custom_historical_attrs={"act": act},
    )


def fill_act_on_history() -> None:
    """Connect the signal; called once, when the app is ready."""
    pre_create_historical_record.connect(_name_the_act, dispatch_uid="factcheck.audit.history")


def _name_the_act(sender: Any, history_instance: models.Model, **kwargs: Any) -> None:
    if isinstance(history_instance, ActHistory) and history_instance.act_id is None:
        history_instance.act = current_act()


def _acting_user(instance: models.Model | None = None, request: Any = None, **kwargs: Any) -> Any:
    """The act's actor where an act is in force, else the signed-in user of the request, else None."""
    act = current_act()
    if act is not None:
        return act.actor
    return None if request is None else request.user
