"""Stage: categories of the codebook by their words.

Outward: ``read_categories``. From the codebook's lexicon alone, so that an editor's category is found without code.
Where the codebook says what is done with what a category names (a weapon is fired), only uses are read, see ``uses``.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.values import Category
from claims.extraction.laden import laden_from, qualified_from
from claims.extraction.lexicon import CATEGORY, CategoryWord
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit
from claims.extraction.uses import end_of_noun, is_listed, use_of

# Trust in a word of a category, by how it is used (arbitrary but works).
TRUST = {"word": 0.8, "means": 0.85, "done": 0.8, "act": 0.75}


def read_categories(reading: Reading) -> Reading:
    found = [finding for sentence in reading.sentences for finding in _categories(reading, sentence)]
    return replace(reading, findings=(*reading.findings, *found))


def _categories(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    used: dict[int, str] = {}  # end of a word -> how it is used
    told_to = sentence.first  # end of the words told last
    for hit in reading.marks.within(CATEGORY, sentence.first, sentence.last):
        for word in hit.entries:  # CategoryWord, as filed by the lexicon
            key = (word.attribute, word.category)
            if word.attribute not in reading.lexicon.codebook or hit.first < told_to:
                continue
            if key in seen and not is_listed(reading, sentence, hit, used):
                continue
            use = use_of(reading, sentence, hit, word.attribute, used)
            if use:
                used[hit.last] = use
                seen.add(key)
                last = _end_of_pair(reading, hit, word)
                told_to = max(told_to, last)
                first = min(laden_from(reading, sentence, hit), qualified_from(reading, sentence, hit))
                yield _finding(reading, (first, last), word, use)


def _end_of_pair(reading: Reading, hit: Hit, word: CategoryWord) -> int:
    """ "pistols and Kalashnikov fire": two words of one category joined by "and" are told as one."""
    joint = reading.marks.at("function.conjunction", hit.last)
    other = reading.marks.at(CATEGORY, joint.last) if joint is not None else None
    if other is not None and word in other.entries:
        return other.last
    return end_of_noun(reading, hit)


def _finding(reading: Reading, span: tuple[int, int], word: CategoryWord, use: str) -> Finding:
    """span: the words, which may start before the category's own and end behind them."""
    wording = reading.words(*span)
    return Finding(
        word.attribute,
        Category(word.category, wording),
        *span,
        f"{reading.lexicon.pack.code}.{word.attribute}.{use}",
        TRUST[use],
        f'"{wording}" is a word for {word.category.replace("_", " ")} ({use}).',
    )
