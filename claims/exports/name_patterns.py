"""Find a name in a text however it is written, and take it out.

Outward: ``name_pattern``, ``without``, ``squashed``. Case, accents and whatever stands between the words of a name
make no difference: "Zoé Martin-Aubry" is found in "ZOE MARTIN AUBRY", "zoe_martin_aubry" and "ZoeMartinAubry".
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from re import Pattern

# From this many letters on a name is found inside longer words too, as in a hashtag: shorter ones ("Ana") stand in
# too many other words ("Banana"). Arbitrary but works.
LEAST_INSIDE_WORDS = 8
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]*"


@lru_cache(maxsize=4096)
def name_pattern(names: frozenset[str]) -> Pattern[str] | None:
    """Any of the names, longest first, to be searched for in a plain text; None = no name has a letter."""
    ordered = sorted({tuple(words(name)) for name in names} - {()}, key=lambda one: (-len("".join(one)), one))
    return re.compile("|".join(map(_alternative, ordered))) if ordered else None


def _alternative(parts: tuple[str, ...]) -> str:
    found = _BETWEEN.join(map(re.escape, parts))
    return found if len("".join(parts)) >= LEAST_INSIDE_WORDS else rf"(?<![^\W_]){found}(?![^\W_])"


def words(text: str) -> list[str]:
    """The words of a text, plain."""
    return _WORD.findall(plain(text))


def squashed(text: str) -> str:
    """The letters and digits of a text and nothing else, plain: "Noura-Haddad " -> "nourahaddad"."""
    return "".join(words(text))


def without(text: str, pattern: Pattern[str], mark: str) -> str:
    """Match on the plain text, cut from the text as it is."""
    if pattern.search(plain(text)) is None:
        return text
    plain_text, origin = _plain_with_origin(text)
    out, position = [], 0
    for found in pattern.finditer(plain_text):
        start, end = max(origin[found.start()], position), origin[found.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        out += [text[position:start], mark]
        position = end
    return "".join([*out, text[position:]])


def plain(text: str) -> str:
    """Without accents and case."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _plain_with_origin(text: str) -> tuple[str, list[int]]:
    """The plain text, and for each of its characters the index it came from.

    "Zoé" -> ("zoe", [0, 1, 2]) whether the accent is one code point with its letter or its own.
    """
    found: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold()):
            if not unicodedata.combining(part):
                found.append(part)
                origin.append(index)
    return "".join(found), origin


def name_parts(name: str, least: int) -> Iterable[str]:
    """The words of a name that count by themselves: of ``least`` letters or more."""
    return (part for part in _WORD.findall(name) if len(part) >= least)
