"""What capitals deny: a verb of saying or a hedge that is written as part of a name.

Outward: ``without_names``. "The United States blames" holds no "states" that says anything, and "in May" none that
hedges. In a heading where most words are capitals, capitals deny nothing. A noun that is written like a verb is known
by the word before it: "the report states", but "two states".
"""

from collections.abc import Sequence

from claims.extraction.marks import Marks
from claims.extraction.tokens import Hit, Token

# Lexicon places whose words are written small but at the start of a sentence.
SMALL = (
    "attribution.says",
    "attribution.announces",
    "modality.mood",
    "function.auxiliary",
    "function.passive",
    "function.pronoun",
)
VERBS = frozenset({"attribution.says", "attribution.announces"})
# Lexicon places of words after which a single word is a noun.
BEFORE_NOUN = ("function.definite", "function.indefinite", "function.possessive", "numbers.cardinal")
# Before a qualifier and its noun; who may say it, and is no qualifier: "the army reports".
ARTICLES = ("function.definite", "function.indefinite", "function.possessive")
PEOPLE = (
    "attribution.source",
    "attribution.agency",
    "actor",
    "actors.noun",
    "actors.person",
    "nouns.person",
    "nouns.people",
    "function.adverb",
)
# Share of capitalised words from which a sentence is a heading (arbitrary but works).
HEADING = 0.6


def without_names(marks: Marks, tokens: Sequence[Token], sentence_of: Sequence[int]) -> Marks:
    """The marks less those of small words that the text writes as names, or that a determiner makes nouns."""
    headings = _headings(tokens, sentence_of)
    return marks.without(
        {
            place: frozenset(
                hit.first
                for hit in marks.all(place)
                if _is_in_known_name(marks, hit)
                or (
                    sentence_of[hit.first] not in headings
                    and (
                        _is_in_name(tokens, sentence_of, hit)
                        or (place in VERBS and _is_noun(tokens, marks, hit))
                    )
                )
            )
            for place in SMALL
        }
    )


def _headings(tokens: Sequence[Token], sentence_of: Sequence[int]) -> frozenset[int]:
    capitals: dict[int, list[bool]] = {}
    for token, sentence in zip(tokens, sentence_of, strict=True):
        if token.is_word:
            capitals.setdefault(sentence, []).append(token.is_capital)
    return frozenset(number for number, found in capitals.items() if sum(found) / len(found) >= HEADING)


def _is_in_known_name(marks: Marks, hit: Hit) -> bool:
    """Whether the word is part of a longer name that a register knows."""
    names = (marks.over(register, hit.first) for register in ("actor", "place"))
    return any(name is not None and name.last - name.first > hit.last - hit.first for name in names)


def _is_in_name(tokens: Sequence[Token], sentence_of: Sequence[int], hit: Hit) -> bool:
    """Whether the word is capitalised right after a word of its sentence, or spelled in capitals ("US")."""
    first = hit.first
    word = tokens[first].raw
    if not tokens[first].is_capital or len(word.rstrip("'\u2019")) == 1:  # "C'était" opens a sentence
        return False
    if word.isupper():
        return True
    return first > 0 and sentence_of[first - 1] == sentence_of[first] and tokens[first - 1].is_word


def _is_noun(tokens: Sequence[Token], marks: Marks, hit: Hit) -> bool:
    """Whether a single word follows a determiner that stands apart from it: "the states", not "l'a dit".

    A form that may be a noun does so past a qualifier as well: "the provisional | report |".
    """
    if hit.last - hit.first > 1 or hit.first == 0:
        return False
    is_followed = (
        hit.last < len(tokens) and tokens[hit.last].is_word and not marks.is_in(hit.last, "function.of")
    )
    if hit.first > 1 and not is_followed and any(entry.flag("may_be_noun") for entry in hit.entries):
        qualifier = tokens[hit.first - 1]
        is_plain = qualifier.is_word and qualifier.raw.islower() and not marks.is_in(hit.first - 1, *PEOPLE)
        if is_plain and marks.is_in(hit.first - 2, *ARTICLES):
            return True
    return tokens[hit.first - 1].raw[-1] not in "'\u2019" and marks.is_in(hit.first - 1, *BEFORE_NOUN)
