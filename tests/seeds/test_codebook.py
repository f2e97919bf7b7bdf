"""The seeded codebook holds every key that extraction knows, complete in both languages."""

import pytest

from claims.domain.codebook import load_codebook
from claims.domain.codes import Cardinality, Family, Sensitivity, ValueKind
from tests.seeds.material import LANGUAGES, SEEDS, attributes, toml

KEYS = {
    "count": "rockets_fired rockets_landed rockets_intercepted explosions_heard killed injured casualties missing "
    "arrested participants attackers attacks troops_present troops_withdrawn troops_remaining sites_struck "
    "vehicles_targeted",
    "date": "event_date death_date announcement_date",
    "time": "event_time",
    "place": "place launch_site impact_site target",
    "actor": "perpetrator claimed_by blamed_party victim_name",
    "category": "weapon",
    "text": "victim_profile damage motive",
    "boolean": "responsibility_claimed defence_system_activated first_of_kind",
}
KIND_OF = {key: kind for kind, keys in KEYS.items() for key in keys.split()}
every_key = pytest.mark.parametrize("key", sorted(KIND_OF))
every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_it_holds_the_keys_of_the_contract_and_no_other() -> None:
    assert {key: row["value_kind"] for key, row in attributes().items()} == KIND_OF


@every_key
@every_language
def test_an_attribute_is_explained(key: str, language: str) -> None:
    row = attributes()[key]
    assert row["label"][language]
    assert len(row["definition"][language]) > 40
    assert len(row["examples"][language]) >= 2
    assert len(row["edge_cases"][language]) >= 2


@every_key
def test_both_languages_say_as_much(key: str) -> None:
    row = attributes()[key]
    for name in ("examples", "edge_cases"):
        assert len(row[name]["en"]) == len(row[name]["fr"]), name


@every_key
@every_language
def test_an_attribute_has_words_to_be_found_by(key: str, language: str) -> None:
    lexicon = attributes()[key]["lexicon"][language]
    assert lexicon["triggers"]
    words = [word for listed in lexicon.values() for word in listed]
    assert all(word == word.strip() and word for word in words)
    for listed in lexicon.values():
        assert len(listed) == len(set(listed)), [word for word in listed if listed.count(word) > 1]


@every_key
def test_codes_are_those_of_the_domain(key: str) -> None:
    row = attributes()[key]
    assert row["family"] in tuple(Family)
    assert row["value_kind"] in tuple(ValueKind)
    assert row["cardinality"] in tuple(Cardinality)
    assert row["sensitivity"] in tuple(Sensitivity)


@every_key
def test_an_attribute_stands_in_the_file_of_its_family(key: str) -> None:
    family = attributes()[key]["family"]
    assert key in {row["key"] for row in toml(f"codebook/{family}.toml")["attribute"]}


@every_key
def test_parts_and_wholes_know_each_other(key: str) -> None:
    row = attributes()[key]
    for part in row["parts"]:
        assert attributes()[part]["part_of"] == key
    assert row["part_of"] == "" or row["part_of"] in attributes()


def test_killed_and_injured_are_the_parts_of_casualties() -> None:
    assert attributes()["casualties"]["parts"] == ["killed", "injured"]


def test_rockets_that_landed_never_cap_those_fired() -> None:
    # Some rockets fall where nobody looks: parts would be read as a complete sum.
    assert attributes()["rockets_landed"]["part_of"] == "rockets_fired"
    assert attributes()["rockets_fired"]["parts"] == []


@every_key
def test_counts_have_a_unit_and_others_none(key: str) -> None:
    assert bool(attributes()[key]["unit"]) == (KIND_OF[key] == "count")


def test_names_and_profiles_of_victims_are_restricted_and_nothing_else() -> None:
    restricted = {key for key, row in attributes().items() if row["sensitivity"] != "public"}
    assert restricted == {"victim_name", "victim_profile"}


@every_language
def test_truths_can_be_refused(language: str) -> None:
    for key in ("responsibility_claimed", "defence_system_activated", "first_of_kind"):
        assert attributes()[key]["lexicon"][language]["refusals"]


def test_every_policy_is_described_and_used() -> None:
    described = {row["key"]: row for row in toml("codebook/codebook.toml")["policy"]}
    assert {row["policy"] for row in attributes().values()} == set(described)
    for row in described.values():
        assert all(row[name][language] for name in ("label", "description") for language in LANGUAGES)


@every_language
def test_one_event_is_defined_at_length(language: str) -> None:
    document = toml("codebook/codebook.toml")
    assert len(document["event_definition"][language].split()) > 300
    assert len(document["part_of_rules"][language].split()) > 100


def test_weapons_have_words_in_both_languages_and_known_parents() -> None:
    seen: set[str] = set()
    for category in attributes()["weapon"]["categories"]:
        assert category["key"] not in seen
        assert category["parent"] == "" or category["parent"] in seen, "a wider category stands first"
        seen.add(category["key"])
        assert all(category["label"][language] for language in LANGUAGES)
        assert category["key"] == "other" or all(category["words"][language] for language in LANGUAGES)
    assert {
        "rocket",
        "mortar",
        "missile",
        "air_strike",
        "drone_strike",
        "car_bomb",
        "live_ammunition",
        "tear_gas",
    } <= seen


@every_language
def test_no_word_names_two_weapons(language: str) -> None:
    words = [
        word for category in attributes()["weapon"]["categories"] for word in category["words"][language]
    ]
    assert len(words) == len(set(words)), sorted({word for word in words if words.count(word) > 1})


def test_the_domain_loads_it() -> None:
    codebook = load_codebook(SEEDS / "codebook")
    assert set(codebook.attributes) == set(KIND_OF)
    assert codebook["killed"].part_of == "casualties"
    assert len(codebook["weapon"].categories) == len(attributes()["weapon"]["categories"])
