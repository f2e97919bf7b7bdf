"""Units are read as words: every unit that the codebook of the seeds counts in has its word, in French as well."""

import tomllib

import pytest
from django.conf import settings
from django.utils.translation import override

from claims.admin.unit_words import UNITS, unit_said


def shipped_units() -> set[str]:
    files = (settings.BASE_DIR / "seeds" / "codebook").glob("*.toml")
    entries = [
        entry
        for path in files
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("attribute", [])
    ]
    return {entry["unit"] for entry in entries if entry.get("unit")}


def test_every_unit_of_the_codebook_has_its_word() -> None:
    assert shipped_units()
    assert shipped_units() - UNITS.keys() == set()


@pytest.mark.parametrize(("language", "word"), [("en", "vehicle"), ("fr", "véhicule")])
def test_a_unit_is_read_in_the_readers_language(language: str, word: str) -> None:
    with override(language):
        assert unit_said("vehicle") == word


def test_a_unit_of_somebodys_own_is_read_as_it_was_written() -> None:
    assert unit_said("km²") == "km²"
