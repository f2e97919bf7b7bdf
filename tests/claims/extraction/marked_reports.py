"""Reports marked up with what they state, and the score of what extraction suggests of them.

``{killed >=3|al menos tres}`` in a text marks the words of one claim. Values: 3, >=3, >3, <=3, <3, ~3 (about or
nearly), 3-5, some, 0; a day, a time, true or false; none where the words themselves are the value.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.domain.codebook import Codebook, load_codebook
from claims.domain.codes import Comparator, ValueKind
from claims.domain.dates import parse_date
from claims.domain.values import Quantity
from claims.extraction.document import Document
from claims.extraction.drafts import Draft
from claims.extraction.gazetteer import NO_NAMES
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract

CODEBOOK = Path(__file__).parents[3] / "seeds" / "codebook"
_MARK = re.compile(r"\{(?P<attribute>[a-z_]+)(?: (?P<value>[^|}]+))?\|(?P<words>[^}]+)\}")
SIGNS = {
    Comparator.AT_LEAST: ">=",
    Comparator.MORE_THAN: ">",
    Comparator.AT_MOST: "<=",
    Comparator.LESS_THAN: "<",
    Comparator.ABOUT: "~",
    Comparator.NEARLY: "~",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """One claim. value: "" = the words. start, end: code points of the words in the plain text."""

    report: str
    attribute: str
    value: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    name: str
    published: str
    text: str
    claims: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """missed, wrong: readable lines, for whoever works on the words."""

    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + len(self.missed) + len(self.wrong))


@cache
def codebook() -> Codebook:
    return load_codebook(CODEBOOK)


def reports(file: str) -> tuple[Report, ...]:
    raw = tomllib.loads((Path(__file__).parent / file).read_text(encoding="utf-8"))
    return tuple(_report(row["name"], row["published"], row["text"]) for row in raw["report"])


def _report(name: str, published: str, marked: str) -> Report:
    plain, claims, last = "", [], 0
    for found in _MARK.finditer(marked):
        plain += marked[last : found.start()]
        words, last = found["words"], found.end()
        start = len(plain)
        plain += words
        claims.append(Marked(name, found["attribute"], found["value"] or "", start, len(plain), words))
    return Report(name, published, plain + marked[last:], tuple(claims))


def suggested(report: Report, lang: str) -> Iterator[Marked]:
    document = Document(report.name, lang, parse_date(report.published), report.text)
    for draft in extract(document, codebook(), load_pack(lang), NO_NAMES).drafts:
        assert report.text[draft.focus_start : draft.focus_end] == draft.focus
        value = _value(draft)
        yield Marked(report.name, draft.attribute, value, draft.focus_start, draft.focus_end, draft.focus)


def _value(draft: Draft) -> str:
    value = draft.value
    if not isinstance(value, Quantity):
        return value.text()
    if value.comparator is Comparator.RANGE:
        return f"{value.lower}-{value.upper}"
    if value.comparator is Comparator.SOME:
        return "some"
    return f"{SIGNS.get(value.comparator, '')}{value.text()}"


def score(file: str, lang: str, attributes: frozenset[str]) -> Score:
    """Strict: same attribute, same value with its bound, overlapping words; each claim and suggestion once."""
    right, missed, wrong = 0, [], []
    for report in reports(file):
        left = [each for each in suggested(report, lang) if each.attribute in attributes]
        for claim in report.claims:
            if claim.attribute not in attributes:
                continue
            same = next((each for each in left if _is_same(claim, each)), None)
            if same is None:
                missed.append(_line(claim))
            else:
                left.remove(same)
                right += 1
        wrong += [_line(each) for each in left]
    return Score(right, tuple(missed), tuple(wrong))


def of_kind(*kinds: ValueKind) -> frozenset[str]:
    return frozenset(
        key for key, definition in codebook().attributes.items() if definition.value_kind in kinds
    )


def _is_same(claim: Marked, suggestion: Marked) -> bool:
    overlap = claim.start < suggestion.end and suggestion.start < claim.end
    is_value = claim.value in ("", suggestion.value)
    return overlap and claim.attribute == suggestion.attribute and is_value


def _line(claim: Marked) -> str:
    return f"{claim.report}: {claim.attribute} {claim.value} [{claim.words}]"
