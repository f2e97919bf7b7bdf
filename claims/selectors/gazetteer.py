"""The names of the registers as extraction looks them up.

Outward: ``current_gazetteer``. Provisional entries are left out: they were made of an article's words, and what one
article says must not change how the next one is read.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import models

from claims.extraction.gazetteer import Gazetteer, gazetteer_from_registers
from claims.models import Actor, ActorName, Place, PlaceName, Scope, ScopeName


def current_gazetteer() -> Gazetteer:
    """The gazetteer of the registers as they stand: six queries. Read it once for a batch of articles."""
    return gazetteer_from_registers(
        places=_rows(Place, PlaceName, "kind"),
        actors=_rows(Actor, ActorName, "kind"),
        scopes=_rows(Scope, ScopeName, "facet", place="place__key"),
    )


def _rows(
    register: type[models.Model], names: type[models.Model], sort: str, **more: str
) -> Iterator[dict[str, Any]]:
    """sort: the column that tells persons from bodies and cities from countries. more: further keys -> columns."""
    named: defaultdict[int, list[str]] = defaultdict(list)
    pairs = names._default_manager.filter(entry__is_provisional=False).order_by(
        "entry_id", "language", "name"
    )
    for pk, name in pairs.values_list("entry_id", "name"):
        named[pk].append(name)
    entries = register._default_manager.filter(is_provisional=False).order_by("key")
    columns = entries.values_list("pk", "key", "name", "parent__key", sort, *more.values())
    for pk, key, name, parent, value, *others in columns:
        row = {"key": key, "names": {"": name}, "aliases": named[pk], "part_of": parent or "", sort: value}
        yield row | dict(zip(more, others, strict=True))
