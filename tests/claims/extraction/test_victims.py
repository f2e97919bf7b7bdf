"""Names of victims, by the words beside them."""

import pytest

from tests.claims.extraction.cast import values


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The baker, Ilse Marek, 58, has since died.", "en", ["Ilse Marek"]),  # an age between
        ("A clerk, Ilse Marek, 30, was strangled in Varna.", "en", ["Ilse Marek"]),
        ("Police identified the victim as Ilse Marek, 34.", "en", ["Ilse Marek"]),
        (
            "GUNMEN KIDNAPPED UNION LEADER ILSE MAREK AND STUDENT TOMAS OREL.",
            "en",
            ["ILSE MAREK", "TOMAS OREL"],
        ),
        (
            "Police identified the dead as Ilse Marek, 26, of Varna, and Tomas Orel, 23, a welder.",
            "en",
            ["Ilse Marek", "Tomas Orel"],
        ),
        ("Two of them, Ilse Marek, 38, and Tomas Orel, 61, were killed.", "en", ["Ilse Marek", "Tomas Orel"]),
        ("The victim, Ilse Marek, was killed at home.", "en", ["Ilse Marek"]),
        ("The victim, Ilse Marek, is a keen reader.", "en", []),  # no harm told
        ("Bandits raided Dan Marek, killed three guards and fled.", "en", []),  # the place that was raided
        ("Cinq personnes ont été tuées, parmi lesquelles Ilse Marek, 30 ans.", "fr", ["Ilse Marek"]),
        ("La victime, Ilse Marek, a été tuée chez elle.", "fr", ["Ilse Marek"]),
        ("A man was shot and killed Saturday night on Linden Avenue.", "en", []),  # a street
        ("A man was killed near Linden Avenue.", "en", []),
        ("Ilse Marek said a man was killed.", "en", []),
        ("Ilse Marek, 29 ans, a été tuée.", "fr", ["Ilse Marek"]),
        ("Elle s'appelait Ilse Marek.", "fr", ["Ilse Marek"]),
        ("Ilse Marek a été interrogée.", "fr", []),
    ],
)
def test_a_victim_is_named(text: str, lang: str, expected: list[str]) -> None:
    assert values("victim_name", text, lang) == expected
