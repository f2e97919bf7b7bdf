"""What the entries of the registers are called in the reader's language.

Outward: ``local_name``, ``local_place``, ``local_named``, ``local_key``, ``local_scope_names`` and ``forget``. An
entry keeps one name, in the language of the workbench, and its names by language: a page shows that of its reader.
All of a table's are read at once and kept for a moment, since a page names many entries in many places; the language
of the workbench itself asks nothing.
"""

from collections.abc import Collection
from time import monotonic
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext

from claims.models import Actor, ActorName, Place, PlaceName, Scope, ScopeName
from sources.models import Source, SourceName
from sources.naming import UNIDENTIFIED_ACCOUNT

# How long an edited name may be shown as it was. Arbitrary but works: nobody waits for it.
KEPT_SECONDS = 30.0
# By the register: its names, and the column that leads from one to its entry.
NAMES: dict[Any, tuple[Any, str]] = {
    Actor: (ActorName, "entry"),
    Place: (PlaceName, "entry"),
    Scope: (ScopeName, "entry"),
    Source: (SourceName, "source"),
}
# Row id and the name that the entry keeps -> the name to show.
Names = dict[tuple[int, str], str]

_kept: dict[tuple[Any, str], tuple[float, Names]] = {}
_kept_by_key: dict[str, tuple[float, dict[str, str]]] = {}


def local_name(row: Any) -> str:
    """Of an actor, place, scope or source; its one name where the register has none in the language. "" for None.

    A row whose name is withheld keeps what stands in its place.
    """
    if row is None:
        return ""
    if isinstance(row, Source) and row.name == UNIDENTIFIED_ACCOUNT:
        return gettext("unidentified account")
    return _names(type(row), _language()).get((row.pk, row.name), str(row.name))


def local_place(name: str) -> str:
    """What the place of that name is called, as in a title; the name itself where none has it, or several do."""
    return _called(name, (Place,))


def local_named(name: str) -> str:
    """What whoever or whatever keeps that name in a register is called; the name itself as for ``local_place``."""
    return _called(name, tuple(NAMES))


def local_scope_names(keys: Collection[str] | None = None) -> dict[str, str]:
    """Key of a scope -> what it is called: one query at most. keys: None = of the whole register."""
    if keys is not None and not keys:
        return {}
    rows = Scope.objects.order_by() if keys is None else Scope.objects.filter(key__in=keys).order_by()
    names = _names(Scope, _language())
    return {key: names.get((pk, name), name) for pk, key, name in rows.values_list("pk", "key", "name")}


def forget() -> None:
    """Read the names anew at the next use."""
    _kept.clear()
    _kept_by_key.clear()


def local_key(key: str) -> str:
    """What the place of that key is called, its one name where it has none in the language; else the key itself."""
    language = _language()
    read_at, names = _kept_by_key.get(language, (None, {}))
    if read_at is None or monotonic() - read_at > KEPT_SECONDS:
        rows = PlaceName.objects.filter(language=language, is_alias=False).order_by("-pk")
        names = dict(Place.objects.order_by().values_list("key", "name"))
        names.update(rows.values_list("entry__key", "name"))
        _kept_by_key[language] = monotonic(), names
    return names.get(key, key)


def _called(name: str, registers: Collection[Any]) -> str:
    names = (_names(each, _language()) for each in registers)
    called = {local for each in names for (_pk, stored), local in each.items() if stored == name}
    return called.pop() if len(called) == 1 else name


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def _names(model: Any, language: str) -> Names:
    if model not in NAMES or language == settings.LANGUAGE_CODE.partition("-")[0]:
        return {}
    read_at, names = _kept.get((model, language), (None, {}))
    if read_at is None or monotonic() - read_at > KEPT_SECONDS:
        names = _read(model, language)
        _kept[model, language] = monotonic(), names
    return names


def _read(model: Any, language: str) -> Names:
    table, entry = NAMES[model]
    rows = table.objects.filter(language=language, is_alias=False).order_by("-pk")
    return {(pk, stored): name for pk, stored, name in rows.values_list(entry, f"{entry}__name", "name")}
