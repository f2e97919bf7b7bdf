"""The names of the registers as extraction looks them up.

Outward: ``current_gazetteer``, which keeps the last one and makes another once a register moved: of ten thousand
entries each it takes a second. Provisional entries are left out: they were made of an article's words, and what one
article says must not change how the next one is read.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Subquery

from claims.extraction.gazetteer import Gazetteer, gazetteer_from_registers
from claims.models import Actor, ActorName, Place, PlaceName, Scope, ScopeName

NAMED = ((Place, PlaceName), (Actor, ActorName), (Scope, ScopeName))
# What the registers were when the gazetteer was made, and the gazetteer; empty before the first.
_kept: list[tuple[Any, Gazetteer]] = []


def current_gazetteer() -> Gazetteer:
    """The gazetteer of the registers as they stand: three queries, six more where one of them moved."""
    standing = [_standing(register, names) for register, names in NAMED]
    if not _kept or _kept[0][0] != standing:
        _kept[:] = [(standing, _made())]
    return _kept[0][1]


def _made() -> Gazetteer:
    return gazetteer_from_registers(
        places=_rows(Place, PlaceName, "kind"),
        actors=_rows(Actor, ActorName, "kind"),
        scopes=_rows(Scope, ScopeName, "facet", place="place__key"),
    )


def _standing(register: Any, names: Any) -> Any:
    """What moves with every change of a register: its latest entry, version and name, and when that version was made.

    Whoever changes a name saves its entry with it. None = the register is empty.
    """
    versions = register.history.order_by("-history_id")
    latest = {
        "version": Subquery(versions.values("history_id")[:1]),
        "moment": Subquery(versions.values("history_date")[:1]),
        "named": Subquery(names.objects.order_by("-pk").values("pk")[:1]),
    }
    return register.objects.order_by("-pk").annotate(**latest).values_list("pk", *latest).first()


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
