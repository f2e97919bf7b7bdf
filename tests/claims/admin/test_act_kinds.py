"""Acts are read as words: every act that a language pack knows has its label, in French as well."""

import tomllib

import pytest
from django.conf import settings
from django.utils.translation import override

from claims.admin.act_kinds import ACT_LABELS, act_label


def packed_acts() -> set[str]:
    packs = (settings.BASE_DIR / "claims" / "extraction" / "languages").glob("*/acts.toml")
    entries = [entry for pack in packs for entry in tomllib.loads(pack.read_text(encoding="utf-8"))["entry"]]
    # Some words tell of talks without a class of their own.
    return {entry["act"] for entry in entries if entry.get("act")}


def test_every_act_of_a_language_pack_has_its_label() -> None:
    assert packed_acts() - ACT_LABELS.keys() == set()


@pytest.mark.parametrize(("language", "label"), [("en", "rocket fire"), ("fr", "tirs de roquettes")])
def test_an_act_is_read_in_the_readers_language(language: str, label: str) -> None:
    with override(language):
        assert act_label("rocket_fire") == label


def test_an_act_without_a_label_is_read_without_underscores() -> None:
    assert act_label("mass_arrest") == "mass arrest"
