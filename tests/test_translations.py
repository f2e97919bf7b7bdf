"""The French texts: none doubtful, none that would break where a value is put in."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "factcheck" / "locale"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalog() -> Catalog:
    with (LOCALE / "fr" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale="fr")


def texts(message: Message) -> list[tuple[str, str]]:
    """Pairs of English and French: one, or one per plural form, where French is written."""
    english = message.id if isinstance(message.id, tuple) else (message.id,)
    french = message.string if isinstance(message.string, tuple) else (message.string,)
    return [(first, second) for first, second in zip(english, french, strict=True) if second]


def wrong_placeholders(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (english, french)
        for english, french in pairs
        if sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(french))
    ]


def test_no_text_is_a_guess_of_the_merging_tool() -> None:
    assert [message.id for message in catalog() if message.id and message.fuzzy] == []


def test_every_value_named_in_english_is_named_in_french() -> None:
    pairs = [pair for message in catalog() if message.id for pair in texts(message)]
    assert wrong_placeholders(pairs) == []


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("%(count)d claims", "%(nombre)d affirmations"),  # the name is code, not language
        ("{outlet} says", "dit"),
        ("%s of %s", "%s"),
    ],
)
def test_lost_value_is_seen(english: str, french: str) -> None:
    assert wrong_placeholders([(english, french)]) == [(english, french)]
