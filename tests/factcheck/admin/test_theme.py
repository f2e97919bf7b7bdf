"""The tokens of the theme: the dark set is one set, and text reaches the contrast of WCAG AA."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[3] / "factcheck" / "static" / "factcheck" / "tokens.css"
TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
AA = 4.5
LEAST_OF_A_LINE = 3.0


def block(opening: str) -> dict[str, str]:
    """The colours declared between an opening line and the next brace that closes it."""
    text = CSS.read_text()
    start = text.index(opening)
    return dict(TOKEN.findall(text[start : text.index("}", start)]))


LIGHT = block(":root {")
DARK = block('html[data-theme="dark"] {')
CHOSEN_BY_SYSTEM = block('html:not([data-theme="light"]) {')


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_dark_by_choice_and_dark_by_system_are_one_set() -> None:
    assert DARK == CHOSEN_BY_SYSTEM


def test_dark_redefines_every_colour() -> None:
    assert set(DARK) == set(LIGHT)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["surface", "raised", "sunken"])
@pytest.mark.parametrize("text", ["text", "muted", "accent", "ok", "warn", "conflict", "stale"])
def test_text_is_readable_on_every_ground(tokens: dict[str, str], ground: str, text: str) -> None:
    assert contrast(tokens[text], tokens[ground]) >= AA


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", ["ok", "warn", "conflict", "stale"])
def test_a_status_is_readable_on_its_own_ground(tokens: dict[str, str], tone: str) -> None:
    assert contrast(tokens[tone], tokens[f"{tone}-tint"]) >= AA


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("family", ["people", "things", "time", "place", "actors", "other", "line-strong"])
def test_lines_stand_out_from_the_ground(tokens: dict[str, str], family: str) -> None:
    assert contrast(tokens[family], tokens["raised"]) >= LEAST_OF_A_LINE
