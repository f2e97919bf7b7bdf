"""sources.zoning.languages: a vote of function words that would rather not answer than guess."""

import pytest

from sources.zoning import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Smoke was seen over the river after the sirens", "en"),
        ("De la fumée est montée dans le ciel après les sirènes", "fr"),
        ("El humo se veía desde el río y los vecinos salieron", "es"),
        # the English article is a French verb: told twice it decides nothing
        ("A lorry killed nine, among them a nun.", None),
        ("Über dem Fluss und auf der Brücke war Rauch zu sehen", "de"),
        ("Il fumo è stato visto nella città dopo gli spari", "it"),
        ("سمع دوي انفجار في بغداد من بعد منتصف الليل", "ar"),
        # Too few function words to tell.
        ("Baghdad, Erbil, Balad", None),
        ("#Iraq pic.twitter.com/abc", None),
        # One loan word decides nothing.
        ("Kataib Hezbollah of", None),
        # A script without a pack.
        ("バグダッドでロケット弾", None),
        ("", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert language_of(text) == language
