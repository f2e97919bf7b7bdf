"""The registers of places, actors, scopes and sources: filling them from files, and finding or making a scope.

Outward: ``load_sources``, ``load_registers``, ``scope_entry``. Loading adds what is missing and completes entries
that are still provisional; an entry that an editor has looked at is never written over.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from claims.domain.codes import ScopeFacet
from claims.domain.notation import folded
from claims.models import (
    Actor,
    ActorExternalId,
    ActorName,
    Place,
    PlaceExternalId,
    PlaceName,
    Scope,
    ScopeName,
)
from claims.models.register import RegisterEntry
from claims.services.deriving import derive_all_later
from claims.services.errors import BadRegisterEntry
from claims.services.register_files import FileEntry, generations, read_register
from factcheck.audit import Target, acting, record
from factcheck.audit.history import create_many, update_many
from sources.codes import Sensitivity
from sources.models import Source, SourceName
from sources.naming import key_of

Entry = TypeVar("Entry", bound=RegisterEntry)
FieldReader = Callable[[FileEntry], Mapping[str, Any]]
NAME_LENGTH = 200
# Hexadecimal digits of a provisional key: two of ten thousand wordings meet with one chance in a hundred.
DIGITS = 8


@transaction.atomic
def load_sources(path: Path, *, by: Any = None) -> int:
    """Add the ``[[source]]`` entries that are not there yet. Returns how many.

    An entry with ``actor`` says as which source that actor speaks: load the actors first. Raises BadRegisterEntry.
    """
    entries = read_register(path, "source")
    rows = {source.key: source for source in Source.objects.all()}
    missing = [entry for entry in entries if entry.key not in rows]
    if not missing:
        return 0
    with acting(_loading(path, "sources.source", missing, by)):
        for generation in generations(missing):
            made = [_source(entry, rows.get(entry.parent)) for entry in generation]
            rows |= {source.key: source for source in create_many(Source, made)}
        SourceName.objects.bulk_create(
            SourceName(source=rows[entry.key], language=name.language, name=name.name, is_alias=name.is_alias)
            for entry in missing
            for name in entry.names
        )
        _let_speak({entry.fields.get("actor", ""): rows[entry.key] for entry in missing})
    derive_all_later()
    return len(missing)


@transaction.atomic
def load_registers(folder: Path, *, by: Any = None) -> Counter[str]:
    """Add what ``places.toml``, ``actors.toml`` and ``scopes.toml`` have and the registers lack.

    Returns how many entries were added or completed, by register. Raises BadRegisterEntry.
    """
    added: Counter[str] = Counter()
    added["places"] = _load(Place, folder / "places.toml", "place", _place_fields, by)
    added["actors"] = _load(Actor, folder / "actors.toml", "actor", _actor_fields, by)
    places = Place.objects.in_bulk(field_name="key")
    added["scopes"] = _load(Scope, folder / "scopes.toml", "scope", partial(_scope_fields, places), by)
    if added.total():
        derive_all_later()
    return added


def scope_entry(facet: ScopeFacet, wording: str, *, language: str = "", by: Any = None) -> Scope:
    """The entry of a facet that a key or a wording names; a provisional one where there is none.

    wording: a key with its facet ("group:us-soldiers"), or the words of an article. language: of the wording, "" =
    not known. Raises BadRegisterEntry for no words, or a key of another facet.
    """
    if not wording.strip():
        raise BadRegisterEntry(_("A scope needs its key or its words; got none."))
    named = _named_scope(facet, wording)
    if named is not None:
        return named
    name = " ".join(wording.split())[:NAME_LENGTH]
    scope = Scope(key=_provisional_key(facet, name), name=name, facet=facet, is_provisional=True)
    existing = Scope.objects.filter(key=scope.key).first()
    if existing is not None:
        return existing
    with transaction.atomic(), acting(record("scope.add", actor=by, target=scope)):
        scope.save(force_insert=True)
        ScopeName.objects.create(entry=scope, language=language, name=name, is_alias=False)
    return scope


def _provisional_key(facet: ScopeFacet, wording: str) -> str:
    """Keys are published, and an article's words may name a private person: the key tells nothing of them.

    Where the wording is a key already, as the machine's registers have it, it stays that key.
    """
    prefix, _colon, rest = wording.partition(":")
    if prefix == facet and rest.strip():
        return f"{facet}:{key_of(rest)}"
    return f"{facet}:p-{hashlib.sha256(folded(wording).encode()).hexdigest()[:DIGITS]}"


def _named_scope(facet: ScopeFacet, wording: str) -> Scope | None:
    prefix, colon, _rest = wording.partition(":")
    if colon and prefix in tuple(ScopeFacet):
        if prefix != facet:
            raise BadRegisterEntry(
                _('"%(wording)s" is a scope of %(named)s, not of %(facet)s.')
                % {"wording": wording, "named": prefix, "facet": facet}
            )
        return Scope.objects.filter(key=wording).first()
    wanted = folded(wording)
    names = ScopeName.objects.filter(entry__facet=facet).select_related("entry").order_by("entry__key")
    return next((name.entry for name in names if folded(name.name) == wanted), None)


def _load(model: type[Entry], path: Path, table: str, read: FieldReader, by: Any) -> int:
    rows: dict[str, Entry] = {row.key: row for row in model._default_manager.all()}
    wanted = [
        entry
        for entry in read_register(path, table)
        if entry.key not in rows or rows[entry.key].is_provisional
    ]
    if not wanted:
        return 0
    with acting(_loading(path, model._meta.label_lower, wanted, by)):
        for generation in generations(wanted):
            filled = []
            for entry in generation:
                row = rows.get(entry.key) or model(key=entry.key)
                row.name, row.parent, row.is_provisional = entry.name, rows.get(entry.parent), False
                for name, value in read(entry).items():
                    setattr(row, name, value)
                _check(row)
                filled.append(row)
            create_many(model, [row for row in filled if row.key not in rows])
            for row in filled:
                if row.key in rows:
                    row.save()
            rows |= {row.key: row for row in filled}
        _write_names(model, [(rows[entry.key], entry) for entry in wanted])
    return len(wanted)


def _loading(path: Path, kind: str, entries: list[FileEntry], by: Any) -> Any:
    keys = [entry.key for entry in entries]
    return record("register.load", actor=by, target=Target(kind, path.name, path.name), new={"added": keys})


def _write_names(model: type[Entry], filled: Sequence[tuple[Entry, FileEntry]]) -> None:
    name_model, id_model = _SATELLITES[model]
    names = [
        name_model(entry=row, language=name.language, name=name.name, is_alias=name.is_alias)
        for row, entry in filled
        for name in entry.names
    ]
    name_model._default_manager.bulk_create(names, ignore_conflicts=True)
    if id_model is not None:
        ids = [
            id_model(entry=row, scheme=scheme, identifier=value)
            for row, entry in filled
            for scheme, value in entry.external_ids.items()
        ]
        id_model._default_manager.bulk_create(ids, ignore_conflicts=True)


_SATELLITES: dict[type[models.Model], tuple[type[models.Model], type[models.Model] | None]] = {
    Place: (PlaceName, PlaceExternalId),
    Actor: (ActorName, ActorExternalId),
    Scope: (ScopeName, None),
}


def _place_fields(entry: FileEntry) -> Mapping[str, Any]:
    given = entry.fields
    return {
        "kind": given.get("kind", "site"),
        "country": given.get("country", ""),
        "latitude": _degrees(given.get("latitude")),
        "longitude": _degrees(given.get("longitude")),
        "precision": given.get("precision", ""),
    }


def _actor_fields(entry: FileEntry) -> Mapping[str, Any]:
    given = entry.fields
    return {
        "kind": given.get("kind", "unidentified"),
        "country": given.get("country", ""),
        "sensitivity": given.get("sensitivity", Sensitivity.PUBLIC),
    }


def _scope_fields(places: Mapping[str, Place], entry: FileEntry) -> Mapping[str, Any]:
    given, facet = entry.fields, entry.key.partition(":")[0]
    if facet not in tuple(ScopeFacet):
        raise BadRegisterEntry(
            _('"%(key)s" is no scope key. Accepted: a facet (%(facets)s) and ":".')
            % {"key": entry.key, "facets": ", ".join(ScopeFacet)}
        )
    return {
        "facet": facet,
        "parts_are_disjoint": bool(given.get("children_disjoint", False)),
        "place": places.get(given.get("place", "")),
    }


def _source(entry: FileEntry, owner: Source | None) -> Source:
    given = entry.fields
    source = Source(
        key=entry.key,
        name=entry.name,
        kind=given.get("kind", "unnamed"),
        source_class=given.get("class", "unnamed"),
        country=given.get("country", ""),
        owner=owner,
        sensitivity=given.get("sensitivity", Sensitivity.PUBLIC),
    )
    _check(source)
    return source


def _let_speak(sources: Mapping[str, Source]) -> None:
    """sources: by the key of the actor who speaks as it; who speaks as another already is left alone."""
    actors = list(Actor.objects.filter(key__in=sources, speaks_as__isnull=True))
    for actor in actors:
        actor.speaks_as = sources[actor.key]
    update_many(Actor, actors, ["speaks_as"])


def _degrees(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _check(row: RegisterEntry | Source) -> None:
    """The columns' own rules, before the database: codes, lengths, key, no circle. Raises BadRegisterEntry."""
    relations = [field.name for field in row._meta.fields if field.is_relation]
    try:
        row.clean_fields(exclude=relations)
        row.clean()
    except ValidationError as error:
        raise BadRegisterEntry(
            _('The entry "%(key)s": %(why)s') % {"key": row.key, "why": _said(error)}
        ) from error


def _said(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
