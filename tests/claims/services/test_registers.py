import re
from pathlib import Path
from typing import Any

import pytest

from claims.domain.codes import ScopeFacet
from claims.models import Actor, Place, PlaceExternalId, Scope, ScopeName
from claims.services.errors import BadRegisterEntry
from claims.services.registers import load_registers, load_sources, scope_entry
from claims.services.seeding import load_codebook_and_registers
from factcheck.audit.models import Act
from sources.models import Source
from tests.factories import PlaceFactory, ScopeFactory

pytestmark = pytest.mark.django_db

PLACES = """
[[place]]
key = "quay"
kind = "site"
part_of = "harbour"
latitude = 51.5
longitude = 3.25
precision = "exact"
names = { en = "Quay", fr = "Quai" }
aliases = { en = ["the quay", "Quay"], fr = [] }
external_ids = { wikidata = "Q1" }

[[place]]
key = "harbour"
kind = "district"
part_of = ""
names = { en = "Harbour" }
"""
ACTORS = """
[[actor]]
key = "port-authority"
kind = "body"
names = { en = "Port authority" }
"""
SCOPES = """
[[scope]]
key = "place:quay"
children_disjoint = true
place = "quay"
names = { en = "on the quay", fr = "sur le quai" }
"""
SOURCES = """
[[source]]
key = "gazette"
kind = "newspaper"
class = "outlet"
owner = "press-group"
names = { en = "The Gazette", fr = "La Gazette" }
aliases = { en = ["Gazette"] }

[[source]]
key = "press-group"
kind = "newspaper"
class = "outlet"
names = { en = "Press group" }

[[source]]
key = "port-authority"
kind = "official_body"
class = "official"
actor = "port-authority"
names = { en = "Port authority" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {"places": PLACES, "actors": ACTORS, "scopes": SCOPES, "sources": SOURCES}
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text)
    return tmp_path


def test_registers_are_filled_with_names_parents_and_ids(folder: Path) -> None:
    assert load_registers(folder) == {"places": 2, "actors": 1, "scopes": 1}
    quay = Place.objects.get(key="quay")
    assert quay.parent is not None
    assert (quay.parent.key, quay.name, quay.is_provisional) == ("harbour", "Quay", False)
    names = [(name.language, name.name, name.is_alias) for name in quay.names.all()]
    assert names == [("en", "Quay", False), ("en", "the quay", True), ("fr", "Quai", False)]
    assert [str(found) for found in PlaceExternalId.objects.all()] == ["wikidata:Q1"]
    scope = Scope.objects.get(key="place:quay")
    assert (scope.facet, scope.place, scope.parts_are_disjoint) == ("place", quay, True)


def test_second_load_changes_nothing(folder: Path) -> None:
    load_registers(folder)
    acts = Act.objects.count()
    assert load_registers(folder) == {"places": 0, "actors": 0, "scopes": 0}
    assert Act.objects.count() == acts


def test_load_never_writes_over_an_editor(folder: Path) -> None:
    PlaceFactory(key="quay", name="The old quay")
    load_registers(folder)
    assert Place.objects.get(key="quay").name == "The old quay"


def test_load_completes_a_provisional_entry(folder: Path) -> None:
    PlaceFactory(key="quay", name="quay", is_provisional=True)
    load_registers(folder)
    quay = Place.objects.get(key="quay")
    assert (quay.name, quay.is_provisional, quay.kind) == ("Quay", False, "site")


def test_sources_know_their_owner_and_the_actor_they_speak_for(folder: Path) -> None:
    load_registers(folder)
    assert load_sources(folder / "sources.toml") == 3
    assert load_sources(folder / "sources.toml") == 0
    gazette = Source.objects.get(key="gazette")
    assert gazette.owner == Source.objects.get(key="press-group")
    assert [name.name for name in gazette.names.all()] == ["Gazette", "The Gazette", "La Gazette"]
    actor = Actor.objects.get(key="port-authority")
    assert actor.speaks_as == Source.objects.get(key="port-authority")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[place", "places.toml cannot be read as TOML"),
        ('[[place]]\nnames = {en = "x"}', "places.toml: an entry has no key"),
        ('[[place]]\nkey = "x"', 'places.toml: the entry "x" has no names'),
        (
            '[[place]]\nkey = "x"\nnames = {en = "x"}\npart_of = "y"',
            '"x" is part of "y", which is no entry',
        ),
        ('[[place]]\nkey = "x"\nnames = {en = "x"}\npart_of = "x"', '"x" is part of itself'),
        ('[[place]]\nkey = "x"\nnames = {en = "x"}\nkind = "planet"', 'The entry "x": kind: Value'),
        (
            '[[place]]\nkey = "x"\nnames = {en = "x"}\n' * 2,
            'places.toml: the key "x" stands twice',
        ),
    ],
)
def test_bad_file_is_refused_and_nothing_is_stored(folder: Path, text: str, message: str) -> None:
    (folder / "places.toml").write_text(text)
    with pytest.raises(BadRegisterEntry, match=message):
        load_registers(folder)
    assert not Place.objects.exists()


def test_scope_is_found_by_its_key_or_words() -> None:
    soldiers = ScopeFactory(key="group:us-soldiers")
    ScopeName.objects.create(entry=soldiers, language="fr", name="soldats américains")
    assert scope_entry(ScopeFacet.GROUP, "group:us-soldiers") == soldiers
    assert scope_entry(ScopeFacet.GROUP, "Soldats  AMÉRICAINS", language="fr") == soldiers


def test_unknown_words_make_a_provisional_scope_once() -> None:
    scope = scope_entry(ScopeFacet.GROUP, "dock workers", language="en")
    assert (scope.name, scope.is_provisional) == ("dock workers", True)
    assert scope_entry(ScopeFacet.GROUP, "Dock workers") == scope
    assert scope_entry(ScopeFacet.GROUP, scope.key) == scope
    assert Scope.objects.count() == 1


def test_key_made_of_an_articles_words_tells_nothing_of_them() -> None:
    """A key is published whatever its entry: the words may be a private person's name."""
    scope = scope_entry(ScopeFacet.GROUP, "Ada Lind's family")
    assert re.fullmatch(r"group:p-[0-9a-f]{8}", scope.key)


def test_unknown_key_makes_a_provisional_scope_of_that_key() -> None:
    assert scope_entry(ScopeFacet.PLACE, "place:quay").key == "place:quay"


@pytest.mark.parametrize(
    ("wording", "message"),
    [
        (" ", "A scope needs its key or its words"),
        ("place:quay", '"place:quay" is a scope of place, not of group'),
    ],
)
def test_scope_without_words_or_of_another_facet_is_refused(wording: str, message: str) -> None:
    with pytest.raises(BadRegisterEntry, match=message):
        scope_entry(ScopeFacet.GROUP, wording)


def test_seeds_load_once_and_together(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(150):
        added = load_codebook_and_registers()
    assert all(number > 0 for number in added.values())
    for model in (Place, Scope, Source):
        told = model.history.values_list("act__verb", "history_type")
        assert set(told) == {("register.load", "+")}
        assert len(told) == model.objects.count()
    assert set(Actor.history.values_list("history_type", flat=True)) == {"+", "~"}
    assert not any(load_codebook_and_registers().values())
