import pytest

from sources.naming import folded, key_of


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("France 24", "france-24"),
        ("Chaîne A, France", "chaine-a-france"),  # accents fall away
        ("  The   Herald ", "the-herald"),
        ("L'Écho d'Oran", "l-echo-d-oran"),
        ("وكالة", "source-"),  # no Latin letter: a hash stands in
    ],
)
def test_key_is_made_of_small_latin_letters(name: str, key: str) -> None:
    assert key_of(name).startswith(key)
    assert key_of(name) == key_of(name.upper())


def test_key_fits_its_column() -> None:
    assert len(key_of("a very long name " * 20)) <= 80


def test_names_without_latin_letters_get_different_keys() -> None:
    assert key_of("وكالة") != key_of("新聞")


def test_names_are_folded_with_composed_accents() -> None:
    assert folded(" Cha\u0069\u0302ne  A") == folded("CHAÎNE a")
