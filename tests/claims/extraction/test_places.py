"""Where an event took place, by prepositions and nouns of place, with names that no register holds."""

import pytest

from tests.claims.extraction.cast import suggest, values

PLACES_EN = [
    # the noun before a name tells it, and a settlement's name alone is the place
    ("Two guards were killed in the village of Ardunfeld.", ["Ardunfeld"]),
    ("Two guards were killed in the Ardunfeld neighbourhood.", ["Ardunfeld neighbourhood"]),
    ("Two guards were killed in the province of Ardunfeld.", ["the province of Ardunfeld"]),
    ("Two guards were killed near the town of Ardunfeld.", ["Ardunfeld"]),
    # every name at its own level
    ("Two guards were killed in Ardunfeld, Lisor province.", ["Ardunfeld", "Lisor province"]),
    ("Two guards were killed in a bar in Varna.", ["a bar in Varna", "Varna"]),
    ("Two guards were killed in Varna and Ostrava.", ["Varna", "Ostrava"]),
    ("Two guards were killed in eastern Norland.", ["eastern Norland"]),
    ("Two guards were killed between Varna and Ostrava.", ["Varna and Ostrava"]),
    ("The attack on Ostrava killed two guards.", ["Ostrava"]),
    ("The attack on the village of Ardunfeld killed two guards.", ["Ardunfeld"]),
    ("Two guards died when drones hit the Ostrava oil terminal.", ["Ostrava"]),
    ("Two guards were killed on Ardunfeld Avenue.", ["Ardunfeld Avenue"]),
    ("Two guards were killed in the capital.", ["the capital"]),
    ("Location: Ostrava, Lisor governorate.", ["Ostrava", "Lisor governorate"]),
    # where something else happened
    ("Two guards were killed, a spokesman in Ostrava said.", []),
    ("In Ostrava, the ministry said two guards were killed.", []),
    ("A man born in Ostrava was killed.", []),
    ("Two guards were killed; one died at the hospital in Ostrava.", []),
    ("Two guards were killed, ten miles north of Ostrava.", []),
    ("The president visited Ostrava and spoke in Ostrava.", []),  # no act is told
    ("Two guards were killed in the Ostrava police chief's car.", []),  # somebody's
    ("The guard was killed in the Dutch embassy.", []),  # a nationality
    ("Two guards were killed, the group said on Telegram.", []),
    ("OSTRAVA (AP) - Two guards were killed on Sunday.", []),  # where it was written
]
PLACES_CAPITALS = [
    ("TWO GUARDS WERE KILLED IN OSTRAVA ON SUNDAY.", ["OSTRAVA"]),  # the gazetteer knows it
    ("TWO GUARDS WERE KILLED IN THE TOWN OF ARDUNFELD.", ["ARDUNFELD"]),
    ("TWO GUARDS WERE KILLED IN THE ARDUNFELD NEIGHBORHOOD.", ["ARDUNFELD NEIGHBORHOOD"]),
    ("TWO GUARDS WERE KILLED NEAR ARDUNFELD, LISOR DEPARTMENT.", ["ARDUNFELD", "LISOR DEPARTMENT"]),
    ("TWO GUARDS WERE KILLED IN THE ARDUNFELD AND LISOR DISTRICTS.", ["ARDUNFELD", "LISOR DISTRICTS"]),
    ("TWO GUARDS WERE KILLED IN RETALIATION.", []),
    ("TWO GUARDS WERE KILLED IN THE RESIDENTIAL AREA.", []),
    ("TWO GUARDS WERE KILLED IN AN ATTACK ON GEORGE OLAFSEN.", []),  # a person, though George is a city
    ("TWO GUARDS WERE KILLED IN MARCH.", []),
]
PLACES_FR = [
    ("Deux gardes ont été tués dans le village d'Ardounfeld.", ["Ardounfeld"]),
    ("Deux gardes ont été tués dans la province d'Ardounfeld.", ["la province d'Ardounfeld"]),
    ("Deux gardes ont été tués près d'Ostrava.", ["Ostrava"]),
    ("Deux gardes ont été tués à la gare d'Ostrava.", ["la gare d'Ostrava", "Ostrava"]),
    ("Deux gardes ont été tués à Varne, dans la région de Lisor.", ["Varne", "la région de Lisor"]),
    ("Deux gardes ont été tués dans le nord de la Norlande.", ["le nord de la Norlande"]),
    ("Deux gardes, originaires d'Ostrava, ont été tués.", []),
    ("À Ostrava, le ministère a annoncé que deux gardes ont été tués.", []),
    ("Deux gardes ont été tués ; un blessé a été transporté à Ostrava.", []),
    ("Deux gardes ont été tués au nord d'Ostrava.", []),
    ("L'attaque a visé deux écoles d'Ardounfeld.", ["Ardounfeld"]),
    ("L'attaque a visé la maison d'Ardounfeld.", []),  # called after anybody
    ("Le pilonnage d'un quartier de Lisor a fait deux morts.", ["Lisor"]),
    ("Les faits se sont produits à Varne, Lisor et Ardounfeld.", ["Varne", "Lisor", "Ardounfeld"]),
    ("Une bombe a explosé en périphérie de Lisor.", ["Lisor"]),
    ("Trente obus sont tombés sur Varne.", ["Varne"]),
    ("DEUX GARDES SONT MORTS DANS LE QUARTIER D'ARDOUNFELD.", ["ARDOUNFELD"]),
]


@pytest.mark.parametrize(("text", "expected"), [*PLACES_EN, *PLACES_CAPITALS])
def test_the_place_of_an_event_in_english(text: str, expected: list[str]) -> None:
    assert sorted(values("place", text)) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), PLACES_FR)
def test_the_place_of_an_event_in_french(text: str, expected: list[str]) -> None:
    assert sorted(values("place", text, "fr")) == sorted(expected)


@pytest.mark.parametrize(
    ("attribute", "text", "lang", "expected"),
    [
        ("launch_site", "Rockets were launched from Ardunfeld.", "en", ["Ardunfeld"]),
        ("launch_site", "Rockets were launched from an orchard.", "en", ["an orchard"]),
        (
            "launch_site",
            "Des roquettes ont été tirées vers le consulat de Varne.",
            "fr",
            [],
        ),  # "of", not "from"
        ("launch_site", "Des roquettes ont été tirées lundi de Varne.", "fr", ["Varne"]),
        ("target", "A bomb exploded in a mosque in Varna.", "en", ["a mosque in Varna"]),
        ("impact_site", "A bomb exploded in a mosque in Varna.", "en", []),  # told as the target
        ("place", "A bomb exploded in a mosque in Varna.", "en", ["Varna"]),
        ("place", "Two guards were killed in a mosque in Varna.", "en", ["a mosque in Varna", "Varna"]),
        ("impact_site", "Two guards were killed in a mosque in Varna.", "en", []),  # nothing fell or went off
        ("target", "A blast in front of a school killed two guards.", "en", ["a school"]),
        ("place", "A rocket fell on a base in Varna.", "en", ["a base in Varna", "Varna"]),  # wide enough
        ("impact_site", "A rocket hit Varna. Two others fell in the city.", "en", []),  # told before
        ("impact_site", "Rockets were reported near Lume Mission.", "en", []),  # nothing fell: it was meant
        ("impact_site", "Rockets exploded in Varna, near Lume Mission.", "en", ["near Lume Mission"]),
        ("place", "A rocket fell near Ostrava.", "en", ["Ostrava"]),
        ("impact_site", "A rocket fell near Ostrava.", "en", []),  # a town is no point of impact
    ],
)
def test_roles_of_places_are_kept_apart(attribute: str, text: str, lang: str, expected: list[str]) -> None:
    assert sorted(values(attribute, text, lang)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Village: Ardunfeld (Lisor Region).", ["Ardunfeld", "Lisor Region"]),  # a list in brackets
        ("A guard was killed in Villa Argentina Norte.", ["Villa Argentina Norte"]),  # a people's name inside
        ("Two guards were killed on the road to Ardunfeld.", ["the road to Ardunfeld"]),
        ("Two guards on the way to Ardunfeld sang.", []),
    ],
)
def test_a_place_is_told_by_a_label_a_longer_name_or_a_road(text: str, expected: list[str]) -> None:
    assert sorted(values("place", text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed nine villagers in Lume, police said.", ["Lume"]),
        ("A bomb killed nine residents in Lume, officials said.", ["Lume"]),
        ("A BOMB KILLED NINE VILLAGERS IN VARNA, POLICE SAID.", ["VARNA"]),
        ("A bomb killed nine guards, residents in Lume said.", []),  # who speaks is there
        ("A bomb killed nine guards, officials in Lume, Norland said.", []),
    ],
)
def test_victims_are_where_they_died_whoever_tells_it(text: str, expected: list[str]) -> None:
    drafts = suggest(text).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "place"] == expected
