"""What happens to texts on their way: cut, shuffled, shouted, copied from screens and telexes, or plain broken.

Outward: ``MUTATIONS``, functions from a text and a source of chance to another text.
"""

import unicodedata
from collections.abc import Callable
from random import Random

Mutation = Callable[[str, Random], str]
STRAY = (
    "🚀",
    "👩‍🚒",
    "e\u0301",
    "\u200b",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\u00ad",
    "\u2028",
    "²",
    "½",
    "\u0663",
    "قتل",
)
CONTROLS = tuple(map(chr, (*range(1, 32), 127, 133)))
SIGNS = tuple("()[]{}«»\"'“”‘’-–—:;,./%$€0123456789")
DIGITS = ("٣", "५", "７", "²", "0", "9")


def _spread(marks: tuple[str, ...], times: int) -> Mutation:
    """Insert some of the marks anywhere."""

    def spread(text: str, chance: Random) -> str:
        for _ in range(times):
            place = chance.randint(0, len(text))
            text = text[:place] + chance.choice(marks) + text[place:]
        return text

    return spread


def _shuffled(separator: str) -> Mutation:
    def shuffle(text: str, chance: Random) -> str:
        parts = text.split(separator)
        chance.shuffle(parts)
        return separator.join(parts)

    return shuffle


def _holed(text: str, chance: Random) -> str:
    return "".join(letter for letter in text if chance.random() > 1 / 20)


def _other_digits(text: str, chance: Random) -> str:
    return "".join(chance.choice(DIGITS) if letter.isdigit() else letter for letter in text)


def _bracketed(text: str, chance: Random) -> str:
    depth = chance.randint(1, 400)
    return "(" * depth + text + ")" * chance.randint(0, depth)


def _babbled(text: str, chance: Random) -> str:
    words = text.split() or ["a"]
    return " ".join(chance.choice(words) for _ in range(150))


MUTATIONS: tuple[Mutation, ...] = (
    lambda text, chance: text[: chance.randint(0, len(text))],
    lambda text, chance: text[chance.randint(0, len(text)) :],
    lambda text, chance: text + text,
    lambda text, chance: text.upper(),
    lambda text, chance: text.lower(),
    lambda text, chance: text.title(),
    lambda text, chance: unicodedata.normalize("NFD", text),
    lambda text, chance: unicodedata.normalize("NFKC", text),
    lambda text, chance: text.replace("'", "’"),
    lambda text, chance: text.replace("’", "'"),
    lambda text, chance: text.replace(" ", "\u00a0"),
    lambda text, chance: text.replace(" ", "\u202f"),
    lambda text, chance: text.replace(" ", ""),
    lambda text, chance: text.replace("\n", "\r\n"),
    lambda text, chance: text.replace("\n", " ").replace(".", ""),
    lambda text, chance: text.replace(" ", "\n"),
    lambda text, chance: text + " قتل ٣ أشخاص. " + text,
    _shuffled("\n\n"),
    _shuffled(" "),
    _shuffled(". "),
    _spread(STRAY, 12),
    _spread(CONTROLS, 12),
    _spread(SIGNS, 30),
    _holed,
    _other_digits,
    _bracketed,
    _babbled,
)
