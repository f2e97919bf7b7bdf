"""What the shipped codebook reads in one report, French unless said otherwise, as short strings to compare with.

The sentences of these tests are made up. Nobody in them exists.
"""

from functools import cache

from claims.domain.codebook import Codebook, load_codebook
from claims.domain.codes import Actuality, Comparator, Modality, ValueKind
from claims.domain.dates import parse_date
from claims.extraction.document import Document
from claims.extraction.drafts import Draft
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from tests.seeds.material import SEEDS

# A Wednesday.
PUBLISHED = "2020-11-18"
SIGNS = {
    Comparator.AT_LEAST: ">=",
    Comparator.MORE_THAN: ">",
    Comparator.AT_MOST: "<=",
    Comparator.LESS_THAN: "<",
    Comparator.ABOUT: "~",
    Comparator.NEARLY: "~",
    Comparator.SOME: "some",
}


@cache
def shipped() -> Codebook:
    return load_codebook(SEEDS / "codebook")


def drafts(text: str, published: str = PUBLISHED, lang: str = "fr") -> tuple[Draft, ...]:
    document = Document("one", lang, parse_date(published), text)
    return extract(document, shipped(), load_pack(lang)).drafts


def told(key: str, text: str, lang: str = "fr") -> list[str]:
    """What is told of one attribute, in text order: a count with its sign (">=17"), days as read, else words.

    "?" ends what is not asserted, "!" what did not happen (planned, foiled).
    """
    return [_short(draft) for draft in drafts(text, lang=lang) if draft.attribute == key]


def _short(draft: Draft) -> str:
    value, kind = draft.value, draft.value.kind
    words = draft.focus
    if kind is ValueKind.COUNT:
        comparator = value.fields().comparator
        words = f"{SIGNS.get(Comparator(comparator), '')}{value.text()}"
        if comparator == Comparator.RANGE:
            words = f"{value.fields().lower:f}-{value.fields().upper:f}"
    elif kind in (ValueKind.DATE, ValueKind.TIME, ValueKind.BOOLEAN, ValueKind.CATEGORY):
        words = value.text()
    doubt = "?" if draft.modality is not Modality.ASSERTED else ""
    return words + doubt + ("!" if draft.actuality is not Actuality.HAPPENED else "")
