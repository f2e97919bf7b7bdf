"""Texts of any length that are all of one kind: what a stage that looks too far around each token would be slow on.

Outward: ``LONG_TEXTS``, name -> (language, a function from a number of characters to the text).
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path

REPORTS = Path(__file__).parents[3] / "seeds" / "reports"
MONTHS = ("January", "March", "April", "June", "July", "August", "October", "December")
Grow = Callable[[int], str]


def _reports(language: str) -> str:
    paths = sorted(REPORTS.glob(f"*.{language}.txt"))
    return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in paths)


def _repeated(text: str) -> Grow:
    return lambda length: (text * (length // len(text) + 1))[:length]


def _numbered(line: Callable[[int], str]) -> Grow:
    """Lines of a running number, cut at the length: no two are alike."""

    def grown(length: int) -> str:
        lines: list[str] = []
        total = 0
        for number in count():
            if total >= length:
                return "".join(lines)[:length]
            lines.append(line(number))
            total += len(lines[-1])
        raise AssertionError

    return grown


def _day(number: int) -> str:
    return f"{number % 28 + 1} {MONTHS[number // 28 % 8]} {1900 + number // 224 % 120}"


def _unbroken(text: str) -> str:
    return text.replace("\n", " ").replace(".", "") + " "


ENGLISH, FRENCH = _reports("en") + "\n\n", _reports("fr") + "\n\n"
LONG_TEXTS: dict[str, tuple[str, Grow]] = {
    "reports in English": ("en", _repeated(ENGLISH)),
    "reports in French": ("fr", _repeated(FRENCH)),
    "one sentence in English": ("en", _repeated(_unbroken(ENGLISH))),
    "one sentence in French": ("fr", _repeated(_unbroken(FRENCH))),
    "capitals in English": ("en", _repeated(ENGLISH.upper())),
    "capitals in French": ("fr", _repeated(FRENCH.upper())),
    "numbers": ("en", _numbered(lambda number: f"{number * 7919 % 100_000} ")),
    "number words": ("en", _repeated("one hundred and two thousand ")),
    "names": ("en", _repeated("Aldo Soto Varna Red Front Lume General Baghdad ")),
    "days": ("en", _numbered(lambda number: f"{_day(number)}, ")),
    "clocks": ("en", _repeated("at 19:30 ")),
    "attacks, each on its day": (
        "en",
        _numbered(lambda number: f"On {_day(number)} a bomb killed {number % 9 + 2} guards.\n\n"),
    ),
    "distances": ("en", _repeated("A guard was killed on Monday. Three days earlier a bomb exploded. ")),
    "open brackets": ("en", _repeated("(")),
    "pairs of brackets": ("en", _repeated("(a) ")),
    "quotation marks": ("fr", _repeated("« a » ")),
    "victims": ("en", _repeated("two guards killed, five wounded, including a girl, and ")),
    "victims in French": ("fr", _repeated("deux gardes tués, dont un passant, et cinq blessés, ")),
    "tolls told again": (
        "en",
        _repeated("Two guards were killed. The toll climbed to 23. Police speak of some 500. "),
    ),
    "totals": (
        "en",
        _numbered(lambda number: f"In {1900 + number % 120}, {number + 5} attacks killed nobody. "),
    ),
    "pointing back": (
        "en",
        _repeated("This attack caused no casualties. Attacks have killed 40 people since June. "),
    ),
    "places apart": ("en", _numbered(lambda number: f"In Lume{number}, {number + 2} people were killed. ")),
    "sources": ("en", _repeated("the army said that the police said that ")),
    "paragraphs": ("en", _repeated("Two guards were killed.\n\n")),
    "lines": ("en", _repeated("a\n")),
    "blanks": ("en", _repeated(" ")),
    "no-break spaces": ("fr", _repeated("\u00a0\u202f")),
    "apostrophes": ("fr", _repeated("l’")),
    "combining accents": ("fr", _repeated("e\u0301")),
    "one word": ("en", _repeated("a")),
    "one number": ("en", _repeated("7")),
    "one number with marks": ("en", _repeated("111,")),
    "one hyphened word": ("en", _repeated("one-")),
    "emoji": ("en", _repeated("🚀 ")),
    "right to left": ("en", _repeated("قتل ثلاثة أشخاص. ")),
}
