"""Stage 2: tokens, sentences and clauses.

Outward: ``read_sentences``. A sentence ends at a stop that a space or line end follows, unless the word before is an
abbreviation or an initial; an empty line always ends one, a single line end where the next line does not go on in
small letters. A clause ends at strong marks and before the words that open another one.
"""

from bisect import bisect_right
from collections.abc import Set
from dataclasses import replace

from claims.extraction.borne_out import without_strangers
from claims.extraction.capitals import without_names
from claims.extraction.marks import Marks, marks_of
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Kind, Token, tokenise
from claims.extraction.zones import borders, roles_of

# Tokens. Longer stretches without a stop are tables or noise and are cut, so that work stays linear in the text.
LONGEST = 250
# Digits of a number that may number an item of a list (arbitrary but works).
ITEM_DIGITS = 2
# Lexicon places of words that with a capital open a sentence, whatever the word before them.
OPENERS_OF_SENTENCES = (
    "function.definite",
    "function.indefinite",
    "function.demonstrative",
    "function.possessive",
)
STOPS = frozenset(".!?\u2026")
CLOSERS = frozenset("\"'\u201d\u2019\u00bb)]")
OPENERS = frozenset("\"'\u201c\u2018\u00ab([")
# Lexicon places of the words that may open a clause.
CLAUSE_OPENERS = ("function.subordinator", "function.conjunction", "function.relative", "nouns.last_one")
CLAUSE_MARKS = frozenset(';:\u2014\u2013()[]\u00ab\u00bb\u201c\u201d"')


def read_sentences(reading: Reading) -> Reading:
    document, lexicon = reading.document, reading.lexicon
    tokens = tokenise(document.text)
    marks = without_strangers(marks_of(tokens, lexicon.phrases), tokens, lexicon.gazetteer)
    cuts = _cut_after(tokens, borders(document))
    zone_of = roles_of(document)
    sentences: list[Sentence] = []
    sentence_of: list[int] = []
    first, paragraph = 0, 0
    for index in range(len(tokens)):
        is_last = index + 1 == len(tokens)
        is_long = index + 1 - first >= LONGEST
        if is_last or is_long or _ends_sentence(tokens, index, marks, cuts):
            sentences.append(
                Sentence(len(sentences), first, index + 1, paragraph, zone_of(tokens[first].start))
            )
            sentence_of.extend([len(sentences) - 1] * (index + 1 - first))
            first = index + 1
            if not is_last and tokens[first].newlines:
                paragraph += 1
    clauses = _clauses(tokens, sentence_of, marks)
    return replace(
        reading,
        tokens=tokens,
        marks=without_names(marks, tokens, sentence_of),
        sentences=tuple(sentences),
        sentence_of=tuple(sentence_of),
        clause_of=clauses,
    )


def _ends_sentence(tokens: tuple[Token, ...], index: int, marks: Marks, cuts: Set[int]) -> bool:
    """Whether a sentence ends after token ``index``; there is a token after it. cuts: tokens that end one anyway."""
    this, following = tokens[index], tokens[index + 1]
    if following.newlines > 1 or index in cuts:
        return True
    closes = this.raw in STOPS or (this.raw in CLOSERS and index > 0 and tokens[index - 1].raw in STOPS)
    if following.newlines == 1:
        return closes or not (following.raw[0].islower() or following.raw in "," or this.raw == ",")
    if _ends_with_its_point(tokens, index, marks):
        return True
    if not closes or following.start == this.end:
        return False
    if following.raw in CLOSERS and following.raw not in OPENERS:
        return False
    if this.raw == "." and (_is_abbreviation(tokens, index, marks) or _numbers_an_item(tokens, index)):
        return False
    return not following.raw[0].islower()


def _cut_after(tokens: tuple[Token, ...], offsets: Set[int]) -> set[int]:
    """The tokens that a border stands right behind: at their end, before the next one, or at its start."""
    ends = [token.end for token in tokens]
    found = {bisect_right(ends, offset) - 1: offset for offset in sorted(offsets, reverse=True)}
    after = ((index, offset) for index, offset in found.items() if 0 <= index < len(tokens) - 1)
    return {index for index, offset in after if offset <= tokens[index + 1].start}


def _numbers_an_item(tokens: tuple[Token, ...], index: int) -> bool:
    """ "2. Two died": a short number at the start of a line numbers what follows."""
    if index == 0 or len(tokens[index - 1].raw) > ITEM_DIGITS or tokens[index - 1].kind is not Kind.NUMBER:
        return False
    return index == 1 or tokens[index - 1].newlines > 0


def _is_abbreviation(tokens: tuple[Token, ...], index: int, marks: Marks) -> bool:
    """Whether the point at ``index`` belongs to the word before it."""
    if index == 0 or tokens[index - 1].end != tokens[index].start:
        return False
    before, following = tokens[index - 1], tokens[index + 1]
    if marks.is_in(index - 1, "abbreviations.numbered") and following.kind is Kind.NUMBER:
        return True
    is_initial = len(before.raw) == 1 and before.raw.isupper()
    is_known = is_initial or marks.is_in(index - 1, "abbreviations.dotted")
    return is_known and not _opens_sentence(tokens, index + 1, marks, OPENERS_OF_SENTENCES)


def _ends_with_its_point(tokens: tuple[Token, ...], index: int, marks: Marks) -> bool:
    """ "in the U.S. The army": the point of a dotted word ends the sentence before a small word with a capital."""
    if tokens[index].raw[-1] != "." or not tokens[index].is_word:
        return False
    places = (*OPENERS_OF_SENTENCES, "function.pronoun", "function.preposition")
    return _opens_sentence(tokens, index + 1, marks, places)


def _opens_sentence(tokens: tuple[Token, ...], index: int, marks: Marks, places: tuple[str, ...]) -> bool:
    """Whether a small word is written with a capital; in upper case that says nothing, before a point neither."""
    token = tokens[index]
    if (
        not token.is_capital
        or (token.raw.isupper() and len(token.raw) > 1)
        or not marks.is_in(index, *places)
    ):
        return False
    return len(token.raw) > 1 or index + 1 >= len(tokens) or tokens[index + 1].raw != "."


def _clauses(tokens: tuple[Token, ...], sentence_of: list[int], marks: Marks) -> tuple[int, ...]:
    clause, numbers, in_reference = 0, [], False
    references, openers = marks.firsts("acts.reference"), marks.firsts(*CLAUSE_OPENERS)
    for index in range(len(tokens)):
        is_new = index == 0 or sentence_of[index] != sentence_of[index - 1]
        starts = index in references
        ends = in_reference and not is_new and _ends_reference(tokens, index, marks)
        if index and (is_new or starts or ends or _opens_clause(tokens, index, marks, openers)):
            clause += 1
        in_reference = starts or (in_reference and not is_new and not ends)
        numbers.append(clause)
    return tuple(numbers)


def _ends_reference(tokens: tuple[Token, ...], index: int, marks: Marks) -> bool:
    """Whether the mention of another event ends here: after a comma that brings neither a name nor a day."""
    if tokens[index - 1].raw != ",":
        return False
    is_day = index + 1 < len(tokens) and (
        tokens[index].raw[0].isdigit() or tokens[index + 1].raw[0].isdigit()
    )
    return not tokens[index].is_capital and not is_day


def _is_the_other(tokens: tuple[Token, ...], index: int, marks: Marks) -> bool:
    """ "One fell short, | the other did not explode": what is told of the other one is a clause of its own."""
    other = marks.at("nouns.last_one", index)
    verb = other.last if other is not None else len(tokens)
    return verb < len(tokens) and marks.is_in(
        verb, "function.negator", "function.auxiliary", "function.passive"
    )


def _opens_clause(tokens: tuple[Token, ...], index: int, marks: Marks, openers: set[int]) -> bool:
    """openers: the tokens at which a word of ``CLAUSE_OPENERS`` starts."""
    this, before = tokens[index], tokens[index - 1]
    if before.raw in CLAUSE_MARKS or this.raw in "([\u00ab\u201c":
        return True
    if before.raw == "-" and before.start > tokens[index - 2].end and this.start > before.end:
        return True
    if index not in openers:
        return False
    if marks.at("function.subordinator", index):
        return True
    if marks.at("function.conjunction", index) and index + 1 < len(tokens) and tokens[index + 1].raw == ",":
        return True
    if before.raw == ",":
        if marks.at("function.relative", index) or marks.at("function.conjunction", index):
            return True
        return _is_the_other(tokens, index, marks)
    return False
