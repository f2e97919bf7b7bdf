"""What Django keeps of a row: the columns read, the rows it refers to, the lists that were read with it.

Outward: ``columns_to_ours``, ``cached_rows``, ``cached_lists``, ``share_rows``, ``read_list``, ``put_lists`` and
``seed_lists``. Asks no query but in ``read_list``, and in ``share_rows`` that of the rows given.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from django.db import models
from django.db.models import Prefetch, QuerySet, prefetch_related_objects

Row = TypeVar("Row", bound=models.Model)
APPS = ("claims", "sources")
# Where Django keeps the lists that ``prefetch_related`` read, by their names.
_LISTS = "_prefetched_objects_cache"


def refers_to_ours(field: Any) -> bool:
    """Whether a column leads to a row of claims or sources."""
    return field.is_relation and field.related_model._meta.app_label in APPS


@cache
def columns_to_ours(model: type[models.Model]) -> tuple[Any, ...]:
    """The columns of a model that lead to rows of claims or sources."""
    return tuple(field for field in model._meta.concrete_fields if refers_to_ours(field))


def cached_rows(row: models.Model) -> dict[str, Any]:
    """The rows that columns refer to and that are read already, by the column's name."""
    held = row._state.fields_cache
    names = (field.name for field in columns_to_ours(row.__class__))
    return {name: other for name in names if (other := held.get(name)) is not None}


def share_rows(rows: Iterable[Row]) -> list[Row]:
    """The rows, each of the rows that they refer to held once: a join reads an attribute anew for every claim of it.

    What looks at a row once, such as a veil, then looks once at what many refer to.
    """
    held: dict[tuple[type[models.Model], Any], models.Model] = {}
    listed = list(rows)
    for row in listed:
        for name, other in cached_rows(row).items():
            shared = held.setdefault((type(other), other.pk), other)
            if shared is not other:
                row._meta.get_field(name).set_cached_value(row, shared)  # type: ignore[union-attr]
    return listed


def cached_lists(row: models.Model) -> dict[str, list[Any]]:
    """The lists that were read with the row, by their names."""
    return {name: list(rows) for name, rows in vars(row).get(_LISTS, {}).items()}


def read_list(row: models.Model, name: str, rows: QuerySet[Any]) -> None:
    """Read one list of the row, as far as it is among ``rows``."""
    prefetch_related_objects([row], Prefetch(name, rows))


def put_lists(row: models.Model, lists: Mapping[str, list[Any]]) -> None:
    """Let lists that were read with a row hold other rows."""
    kept = dict(vars(row)[_LISTS])
    for name, rows in lists.items():
        held: Any = kept[name].all()
        held.__dict__.update(_result_cache=rows, _prefetch_done=True)
        kept[name] = held
    vars(row)[_LISTS] = kept


def seed_lists(row: models.Model, other: models.Model) -> None:
    """Let a row start with the lists that were read with another, for ``put_lists`` to fill."""
    if _LISTS in vars(other):
        vars(row)[_LISTS] = dict(vars(other)[_LISTS])
