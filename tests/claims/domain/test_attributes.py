"""claims.domain.attributes: one definition, its hash, and what is refused."""

import json
from decimal import Decimal

import pytest

from claims.domain.attributes import AttributeDefinition, CategoryDefinition, attribute_from_dict
from claims.domain.codes import Cardinality, Family, Sensitivity, ValueKind
from claims.domain.errors import BadCodebook

KILLED = {
    "key": "killed",
    "family": "people",
    "value_kind": "count",
    "label": {"en": "Killed", "fr": "Tués"},
    "definition": {"en": "People who died.", "fr": "Personnes mortes."},
}
FIELDS = (
    "key, family, value_kind, label, definition, unit, cardinality, accumulating, tolerance, policy, sensitivity, "
    "parts, part_of, examples, edge_cases, lexicon, categories"
)
KINDS = "count, measure, date, time, place, actor, category, boolean, text"
WEAPON = {
    "key": "weapon",
    "family": "things",
    "value_kind": "category",
    "label": {"en": "Weapon"},
    "definition": {"en": "Means of harm."},
    "categories": [
        {"key": "bomb", "label": {"en": "Bomb"}, "words": {"en": ["bomb", "bombs"]}, "parent": ""},
        {"key": "car_bomb", "label": {"en": "Car bomb"}, "parent": "bomb"},
    ],
}
FULL = KILLED | {
    "unit": "person",
    "cardinality": "many",
    "accumulating": True,
    "tolerance": "0.50",
    "policy": "toll",
    "sensitivity": "restricted",
    "parts": ["soldiers_killed"],
    "part_of": "casualties",
    "examples": {"en": ["'two dead' is 2."]},
    "edge_cases": {"fr": ["Un blessé qui meurt compte ici."]},
    "lexicon": {"en": {"triggers": ["killed"], "heads": ["dead"]}},
}


def test_what_is_not_said_has_its_default() -> None:
    assert attribute_from_dict(KILLED) == AttributeDefinition(
        "killed",
        Family.PEOPLE,
        ValueKind.COUNT,
        {"en": "Killed", "fr": "Tués"},
        {"en": "People who died.", "fr": "Personnes mortes."},
        unit="",
        cardinality=Cardinality.ONE,
        accumulating=False,
        tolerance=Decimal(0),
        policy="plain",
        sensitivity=Sensitivity.PUBLIC,
    )


def test_every_field_is_read() -> None:
    found = attribute_from_dict(FULL)
    assert found.cardinality is Cardinality.MANY
    assert found.accumulating
    assert found.tolerance == Decimal("0.5")
    assert found.sensitivity is Sensitivity.RESTRICTED
    assert found.parts == ("soldiers_killed",)
    assert found.part_of == "casualties"
    assert found.lexicon == {"en": {"triggers": ("killed",), "heads": ("dead",)}}
    assert (found.unit, found.policy) == ("person", "toll")
    assert found.examples == {"en": ("'two dead' is 2.",)}
    assert found.edge_cases == {"fr": ("Un blessé qui meurt compte ici.",)}


def test_categories_keep_their_words_and_the_wider_one() -> None:
    found = attribute_from_dict(WEAPON)
    assert found.categories == (
        CategoryDefinition("bomb", {"en": "Bomb"}, {"en": ("bomb", "bombs")}),
        CategoryDefinition("car_bomb", {"en": "Car bomb"}, {}, "bomb"),
    )
    assert found.category_tree.is_within("car_bomb", "bomb")


@pytest.mark.parametrize("raw", [KILLED, FULL, WEAPON])
def test_a_definition_reads_back_from_its_json(raw: dict[str, object]) -> None:
    definition = attribute_from_dict(raw)
    assert attribute_from_dict(json.loads(json.dumps(definition.to_dict()))) == definition


def test_the_hash_depends_on_what_is_said_and_not_on_how_it_is_written() -> None:
    turned = dict(reversed(FULL.items())) | {"tolerance": Decimal("0.5")}
    assert attribute_from_dict(turned).sha256 == attribute_from_dict(FULL).sha256
    assert attribute_from_dict(FULL | {"unit": "people"}).sha256 != attribute_from_dict(FULL).sha256


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"colour": "red", "age": 3}, f"Unknown fields age, colour. Accepted: {FIELDS}."),
        ({"family": None, "label": {}}, "No family, label."),
        ({"family": "persons"}, '"persons" is no family. Accepted: people, things, time, place, actors, other.'),
        ({"value_kind": "number"}, f'"number" is no value kind. Accepted: {KINDS}.'),
        ({"cardinality": 1}, '"1" is no cardinality. Accepted: one, many.'),
        ({"sensitivity": "secret"}, '"secret" is no sensitivity. Accepted: public, restricted, confidential.'),
        # A word for a truth, a name for a number.
        ({"accumulating": "no"}, 'The field "accumulating" is true or false; got "no".'),
        ({"tolerance": "few"}, '"few" is no number. Accepted: digits with an optional decimal point.'),
        ({"tolerance": -1}, "A tolerance is a number from 0; got -1."),
        # A text where a list belongs would become its letters.
        ({"parts": "injured"}, 'The field "parts" is a list of texts; got "injured".'),
        ({"examples": {"en": "two dead"}}, 'The field "examples.en" is a list of texts; got "two dead".'),
        ({"examples": ["two dead"]}, "The field \"examples\" is a table; got \"['two dead']\"."),
        ({"lexicon": {"en": ["killed"]}}, "The field \"lexicon\" is a table; got \"['killed']\"."),
        ({"lexicon": {"en": {"heads": [1]}}}, 'The field "lexicon.heads" is a list of texts; got "[1]".'),
        ({"label": "Killed"}, 'The field "label" is a table; got "Killed".'),
        ({"label": {"en": "Killed", "fr": " "}}, 'The field "label" has a text per language; got " " for "fr".'),
        (
            {"categories": [{"key": "a"}]},
            'The field "categories" is a list, only for the kind category; the kind is count.',
        ),
    ],
)  # fmt: skip
def test_a_definition_that_breaks_the_schema_is_refused(change: dict[str, object], problem: str) -> None:
    with pytest.raises(BadCodebook) as refusal:
        attribute_from_dict(KILLED | change, where="people.toml")
    assert str(refusal.value) == f'people.toml: the attribute "killed": {problem}'


@pytest.mark.parametrize(
    ("categories", "problem"),
    [
        ([{"key": "Bomb"}], '"Bomb" is no category key. Accepted: a-z, 0-9 and "_", a letter first.'),
        ([{"label": {}}], '"None" is no category key. Accepted: a-z, 0-9 and "_", a letter first.'),
        (["bomb"], 'The field "categories" is a table; got "bomb".'),
        ([{"key": "bomb"}, {"key": "bomb"}], 'The category "bomb" is defined twice.'),
        ([{"key": "bomb", "parent": "arm"}], 'The category "bomb" refines "arm", which is no category.'),
        (
            [{"key": "a", "parent": "b"}, {"key": "b", "parent": "a"}],
            '"a" is its own ancestor. A register is a tree without circles.',
        ),
    ],
)
def test_categories_that_break_the_schema_are_refused(categories: list[object], problem: str) -> None:
    with pytest.raises(BadCodebook) as refusal:
        attribute_from_dict(WEAPON | {"categories": categories})
    assert str(refusal.value) == f'codebook: the attribute "weapon": {problem}'


@pytest.mark.parametrize("key", ["Killed", "killed people", "tués", "2nd", "_x", "", None, "killed\n"])
def test_a_key_is_small_ascii_letters(key: object) -> None:
    with pytest.raises(BadCodebook) as refusal:
        attribute_from_dict(KILLED | {"key": key})
    assert (
        str(refusal.value)
        == f'codebook: "{key}" is no attribute key. Accepted: a-z, 0-9 and "_", a letter first.'
    )
