"""Whether one sentence tells two figures apart as figures of different parts (DESIGN rule 6).

Outward: ``tells_apart`` and ``tells_among``: "four fell in the Green Zone, while three others fell elsewhere" speaks
of seven, "seven fell in the city, including four in the Green Zone" of seven too. Two figures are told apart where no
sentence ends between them and no word makes the second a part of the first. Those words are data, one file per
language in ``inclusions/``; in a language without one nothing is told apart, since a wrong sum is worse than none.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "inclusions"
# A stop that white space follows, or a line end. An abbreviation between two figures reads as an end: then nothing is
# told apart.
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$|[\"'”’»)])|\n")
# Characters after the second figure in which "two of them" still says so: the longest of the words and a space.
_REACH_AFTER = 16


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """Where a figure stands: code points into the article's text, end exclusive."""

    start: int
    end: int


def tells_apart(text: str, one: Figure, other: Figure, language: str) -> bool:
    """text: of the article. language: "fr", or "fr-BE", read as "fr". Figures that overlap are not told apart."""
    first, second = sorted((one, other))
    words = _inclusion(language.split("-", maxsplit=1)[0])
    if words is None or second.start < first.end or _SENTENCE_END.search(text, first.end, second.start):
        return False
    after = _SENTENCE_END.split(text[second.end : second.end + _REACH_AFTER])[0]
    return words.search(f"{text[first.end : second.end]}{after}".replace("’", "'")) is None


def tells_among(text: str, whole: Figure, part: Figure, language: str) -> bool:
    """Whether one sentence makes the second figure a part of the first: "five were hurt, of whom one died".

    "One of the five": a figure that holds the other's words, or stands right before them, is a part of it. Nothing is
    told in an unknown language.
    """
    code = language.split("-", maxsplit=1)[0]
    words, data = _inclusion(code), inclusions(code)
    if words is None or data is None:
        return False
    if part.start < whole.start:
        between = text[part.end : whole.start].replace("’", "'").strip().lower()
        return whole.end <= part.end or between in data["of_whole"]
    if part.start < whole.end or _SENTENCE_END.search(text, whole.end, part.start):
        return False
    return words.search(text[whole.end : part.end].replace("’", "'")) is not None


def inclusions(language: str) -> Mapping[str, Any] | None:
    """The file of a language: ``words``, ``examples``, ``non_examples``; None = there is none."""
    path = _FOLDER / f"{language}.toml"
    known = {file.stem for file in _FOLDER.glob("*.toml")}
    return tomllib.loads(path.read_text(encoding="utf-8")) if language in known else None


@cache
def _inclusion(language: str) -> re.Pattern[str] | None:
    found = inclusions(language)
    if found is None:
        return None
    words = "|".join(re.escape(word) for word in sorted(found["words"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
