"""claims.extraction.gazetteer: registers become look-ups."""

import pytest

from claims.extraction.errors import BadRegister
from claims.extraction.gazetteer import gazetteer_from_registers


def test_names_of_every_language_and_aliases_lead_to_the_key() -> None:
    row = {
        "key": "varna",
        "names": {"en": "Varna", "fr": ["Varne"]},
        "aliases": {"en": ["the Norland capital"]},
    }
    names = gazetteer_from_registers(places=[row])
    assert {names.place_key(name) for name in ("VARNA", "Varne", "the Norland capital")} == {"varna"}


def test_a_name_inside_a_longer_one_is_not_that_name() -> None:
    rows = [{"key": "front", "names": {"en": "Front"}}, {"key": "lume-front", "names": {"en": "Lume Front"}}]
    assert gazetteer_from_registers(actors=rows).actor_key("Lume Front") == "lume-front"


def test_an_unknown_name_has_no_key() -> None:
    assert gazetteer_from_registers().place_key("Varna") == ""


def test_scope_keys_bear_their_facet() -> None:
    rows = [{"key": "guards", "facet": "group", "names": {"en": "guards"}}]
    assert gazetteer_from_registers(scopes=rows).scope_key("Guards") == "group:guards"


def test_a_place_leads_to_the_scope_that_stands_for_it() -> None:
    rows = [{"key": "yard", "facet": "place", "place": "mission", "names": {"en": "mission yard"}}]
    assert gazetteer_from_registers(scopes=rows).place_scopes == {"mission": "place:yard"}
    assert gazetteer_from_registers(scopes=[{**rows[0], "place": ""}]).place_scopes == {}


def test_a_row_without_a_key_is_refused() -> None:
    with pytest.raises(BadRegister, match="A row of the place register has no key"):
        gazetteer_from_registers(places=[{"names": {"en": "Varna"}}])


def test_a_scope_without_a_facet_is_refused() -> None:
    with pytest.raises(
        BadRegister, match=r'The scope "guards" has the facet "". Accepted: place, group, party, phase.'
    ):
        gazetteer_from_registers(scopes=[{"key": "guards", "names": {"en": "guards"}}])


def test_parents_become_a_tree() -> None:
    rows = [{"key": "old-town", "part_of": "varna"}, {"key": "varna", "part_of": ""}]
    assert gazetteer_from_registers(places=rows).place_tree.is_within("old-town", "varna")
