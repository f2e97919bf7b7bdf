"""Find words in a text that somebody typed or pasted.

Outward: ``find_quote``. What stands there is never changed: a quote is looked for as it is written first, and then as
people type it, with other white space, other quotation marks and apostrophes, accents composed or not, and last in
small letters or capitals. The spans are those of the text. Offsets are code points.

    text   "Il n’y a « aucune\\nvictime »."
    quote  "n'y a \\"aucune victime\\""   ->  [(3, 27)]
"""

import re
import unicodedata

from sources.text import find_occurrences, normalise_newlines

# Signs that one key types for several, and the white space that French sets inside its quotation marks.
_SINGLE, _DOUBLE = "'‘’ʼ´`", '"“”„«»'
_HYPHENS = "-‐‑–—"
_SPACE = r"\s+"


def find_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """Every (start, end) at which the words stand, in order, end exclusive; [] where they stand nowhere.

    Places that hold the quote character by character hide those that hold it in another spelling.
    """
    wanted = normalise_newlines(quote).strip()
    exact = find_occurrences(text, wanted)
    if exact or not wanted:
        return exact
    pattern = _SPACE.join(map(_word, wanted.split()))
    found = list(re.finditer(pattern, text)) or list(re.finditer(pattern, text, re.IGNORECASE))
    return [_without_space(each) for each in found]


def _without_space(found: re.Match[str]) -> tuple[int, int]:
    """A quotation mark at an end may have taken the white space beyond it along."""
    words = found.group()
    start = found.start() + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _word(word: str) -> str:
    return "".join(map(_character, unicodedata.normalize("NFC", word)))


def _character(character: str) -> str:
    for signs in (_SINGLE, _HYPHENS):
        if character in signs:
            return f"[{re.escape(signs)}]"
    if character in _DOUBLE:
        return rf"\s?[{_DOUBLE}]\s?"
    apart = unicodedata.normalize("NFD", character)
    if apart == character:
        return re.escape(character)
    return f"(?:{re.escape(character)}|{re.escape(apart)})"
