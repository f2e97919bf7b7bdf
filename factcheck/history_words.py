"""The values of a history as people read them: labels for codes, names for rows, yes or no, dates of the reader.

Outward: ``names_in`` (one query per table that is referred to), ``named`` and ``labelled``. Two steps, since a name
may hold words that are withheld from the reader and has to pass what withholds them, while a label is ours.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import ForeignKey
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from factcheck.row_history import Change

# (model, row id) -> what to call the row.
Names = Mapping[tuple[Any, Any], str]


def names_in(changes: Iterable[Change]) -> Names:
    """What the rows are called that the changes refer to; those that are gone are left out."""
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for change in changes:
        if isinstance(change.column, ForeignKey):
            wanted[change.column.related_model] |= {change.old, change.new} - {None}
    return {
        (model, pk): _called(row)
        for model, pks in wanted.items()
        for pk, row in _rows(model, pks).items()
    }  # fmt: skip


def named(change: Change, names: Names) -> Change:
    """The names of the rows in place of their numbers."""
    if not isinstance(change.column, ForeignKey):
        return change
    model = change.column.related_model
    return replace(change, old=_name(model, change.old, names), new=_name(model, change.new, names))


def labelled(change: Change) -> Change:
    """Codes by their labels, dates and yes or no in the reader's language; None where there is nothing."""
    return replace(change, old=_said(change.column, change.old), new=_said(change.column, change.new))


def _rows(model: Any, pks: set[Any]) -> dict[Any, Any]:
    rows = model._default_manager.all()
    large = [name for name in ("text", "data") if any(field.name == name for field in model._meta.fields)]
    if any(
        field.name == "current" for field in model._meta.fields
    ):  # an attribute is called as its version says
        rows = rows.select_related("current")
    return dict(rows.defer(*large).in_bulk(pks))


def _called(row: Any) -> str:
    public_id, text = getattr(row, "public_id", ""), str(row)
    return text if not public_id or public_id == text else f"{public_id} {text}"


def _name(model: Any, pk: Any, names: Names) -> Any:
    return None if pk is None else names.get((model, pk), f"#{pk}")


def _said(column: Any, value: Any) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, list | tuple):
        return ", ".join(str(_said(column, one)) for one in value) or None
    labels = dict(getattr(column, "flatchoices", None) or ())
    return str(labels[value]) if isinstance(value, str | int) and value in labels else value
