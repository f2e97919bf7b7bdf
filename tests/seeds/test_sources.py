"""The seeded sources are described by role: they exist for each other, and none bears a real outlet's name."""

import re
from pathlib import Path

import pytest

from sources.codes import Sensitivity, SourceClass, SourceKind
from sources.naming import folded
from tests.seeds.material import LANGUAGES, SEEDS, entries, metadata, toml

# Outlets and agencies that write about the region, to keep their names out of the project's own texts.
REAL_OUTLETS = (Path(__file__).parent / "real_outlets.txt").read_text(encoding="utf-8").splitlines()
NAMED = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, REAL_OUTLETS)) + r")(?!\w)")

# The one file where real agencies are named: as entities, with no word put into their mouths.
AGENCIES = SEEDS / "agencies.toml"
agencies = {row["key"]: row for row in toml("agencies.toml")["source"]}

every_file = pytest.mark.parametrize(
    "path",
    sorted(path for path in SEEDS.rglob("*") if path.is_file() and path != AGENCIES),
    ids=lambda path: path.name,
)


def test_the_guard_against_real_names_catches_one() -> None:
    assert NAMED.search("a source told Reuters that") is not None
    assert NAMED.search("a source told News agency W that") is None


@every_file
def test_no_real_outlet_is_named(path: Path) -> None:
    assert NAMED.findall(path.read_text(encoding="utf-8")) == []


def test_keys_are_unique() -> None:
    assert len(toml("sources.toml")["source"]) == len(entries("source"))
    assert len(toml("agencies.toml")["source"]) == len(agencies)
    assert not agencies.keys() & entries("source").keys()


def test_nothing_but_names_stands_with_the_real_agencies() -> None:
    for key, row in agencies.items():
        assert set(row) == {"key", "kind", "class", "country", "languages", "owner", "names", "aliases"}, key
        assert (row["kind"], row["class"]) == (SourceKind.AGENCY, SourceClass.AGENCY), key
        assert set(row["names"]) == set(LANGUAGES), key


def test_a_name_is_that_of_one_source_only() -> None:
    owners: dict[str, set[str]] = {}
    for key, row in agencies.items():
        for language in LANGUAGES:
            for name in (row["names"][language], *row["aliases"][language]):
                owners.setdefault(folded(name), set()).add(key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    "path", ["decisions.toml", "events.toml", "reports/gold.jsonl", "reports/reports.jsonl"]
)
def test_nothing_is_attributed_to_a_real_agency(path: str) -> None:
    """Gold and decisions name sources by key: a key of a real agency is in none of them."""
    words = set(re.findall(r'"([a-z0-9-]+)"', (SEEDS / path).read_text(encoding="utf-8")))
    assert not words & agencies.keys()


def test_every_owner_exists_and_nobody_owns_themselves() -> None:
    for key, row in entries("source").items():
        assert row["owner"] == "" or row["owner"] in entries("source"), key
        assert row["owner"] != key


def test_codes_are_those_of_the_product() -> None:
    for row in entries("source").values():
        assert row["kind"] in tuple(SourceKind)
        assert row["class"] in tuple(SourceClass)
        assert row.get("sensitivity", "public") in tuple(Sensitivity)


def test_every_source_is_named_in_both_languages() -> None:
    for key, row in entries("source").items():
        assert all(row["names"][language] for language in LANGUAGES), key


def test_witnesses_and_private_accounts_are_restricted() -> None:
    private = {key for key, row in entries("source").items() if row["kind"] in ("witness", "social_account")}
    assert private
    assert all(entries("source")[key]["sensitivity"] == "restricted" for key in private)


def test_sources_that_are_actors_name_one_of_the_register() -> None:
    for key, row in entries("source").items():
        assert row.get("actor", "iraq") in entries("actor"), key


def test_every_outlet_of_the_metadata_is_a_source_by_one_of_its_names() -> None:
    names = {name for row in entries("source").values() for name in row["names"].values()}
    assert {line["outlet"] for line in metadata()} <= names
