"""Stage: categories of the codebook by their words.

Outward: ``read_categories``. From the codebook's lexicon alone, so that an editor's category is found without code.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.values import Category
from claims.extraction.lexicon import CATEGORY
from claims.extraction.reading import Finding, Reading, Sentence

# Trust in a word of a category (arbitrary but works).
TRUST = 0.8


def read_categories(reading: Reading) -> Reading:
    found = [finding for sentence in reading.sentences for finding in _categories(reading, sentence)]
    return replace(reading, findings=(*reading.findings, *found))


def _categories(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for hit in reading.marks.within(CATEGORY, sentence.first, sentence.last):
        for word in hit.entries:  # CategoryWord, as filed by the lexicon
            if (word.attribute, word.category) in seen or word.attribute not in reading.lexicon.codebook:
                continue
            seen.add((word.attribute, word.category))
            wording = reading.words(hit.first, hit.last)
            rule = f"{reading.lexicon.pack.code}.{word.attribute}.word"
            reason = f'"{wording}" is a word for {word.category.replace("_", " ")}.'
            yield Finding(
                word.attribute,
                Category(word.category, wording),
                hit.first,
                hit.last,
                rule,
                TRUST,
                reason,
            )
