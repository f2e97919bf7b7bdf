"""Names of persons by their shape: capitalised words in a text that has small ones, or words after a rank.

Outward: ``name_at``, ``name_before`` and ``is_name_word``.
"""

from collections.abc import Sequence

from claims.extraction.reading import Reading
from claims.extraction.tokens import Token

# The kind of the actor register that is a human being.
PERSON = "person"
# Words of a name (arbitrary but works).
LONGEST = 6
# Words that must stand in capitals before a text counts as written in capitals (arbitrary but works).
SEVERAL = 3
# How far before its verb a name may end: a comma, an adverb, an apposition's end (arbitrary but works).
NEAR = 2
NO_NAME = (
    "place",
    "time.month",
    "time.weekday",
    "attribution.agency",
    "actors.noun",
    "acts.act",
    "places.noun",
    "numbers.cardinal",
)


def name_at(reading: Reading, first: int, end: int) -> tuple[int, int] | None:
    """The name that starts at a token: two capitalised words or more, one where a rank stands before it."""
    if not is_name_word(reading, first) or _is_small(reading, first):
        return None
    last = first
    while last < min(end, first + LONGEST) and (
        is_name_word(reading, last) or _is_particle(reading, last, end)
    ):
        last += 1
    has_rank = reading.marks.before("actors.rank", first) is not None
    return (
        (first, last)
        if last - first >= (1 if has_rank else 2) and not _is_shouting(reading, first, has_rank=has_rank)
        else None
    )


def name_before(reading: Reading, verb: int, earliest: int) -> tuple[int, int] | None:
    """The name that ends right before a verb, a comma aside."""
    last = verb
    while last > earliest and verb - last < NEAR and reading.tokens[last - 1].raw in ",)":
        last -= 1
    first = last
    while (
        first > earliest
        and last - first < LONGEST
        and (is_name_word(reading, first - 1) or _is_particle(reading, first - 1, last))
    ):
        first -= 1
    while first < last and _is_small(reading, first):
        first += 1
    is_of_a_body = reading.marks.is_in(first - 1, "function.definite")
    if first > earliest and reading.marks.is_in(first - 1, "function.of"):
        return None  # "Ana Ruiz, the mayor of | Santa Roma |, was shot"
    if is_of_a_body and reading.marks.before("actors.rank", first) is None:
        return None  # "a journalist with the | Varna Tribune | was shot"
    return (
        name_at(reading, first, last)
        if first < last and name_at(reading, first, last) == (first, last)
        else None
    )


def is_name_word(reading: Reading, index: int) -> bool:
    """Whether a word may be one of a person's name: a capital that no lexicon knows as anything else."""
    token = reading.tokens[index]
    if not token.is_word or index in reading.timed or reading.marks.is_in(index, "actors.rank"):
        return False
    is_ranked = reading.marks.before("actors.rank", index) is not None
    if reading.marks.is_in(index, *NO_NAME) and not (is_ranked and reading.marks.is_in(index, "time.month")):
        return False  # "Cpl | Jun | Abella" is no month
    if reading.marks.is_in(index, "nouns.people") and index == reading.sentence(index).first:
        return False  # "| Brothers | Ali and Omar Hadran"
    actor = reading.marks.over("actor", index)
    if actor is not None and reading.lexicon.gazetteer.actor_kinds.get(str(actor.entries[0])) != PERSON:
        return False
    if reading.marks.is_in(
        index,
        "function.preposition",
        "function.definite",
        "function.passive",
        "function.auxiliary",
        "function.conjunction",
    ):
        return False
    return token.is_capital or _starts_capital(token)


def _starts_capital(token: Token) -> bool:
    """ "al-Mouhandis": a particle joined to its name by a hyphen."""
    parts = token.raw.split("-")
    return len(parts) > 1 and bool(parts[-1]) and parts[-1][0].isupper()


def _is_particle(reading: Reading, index: int, end: int) -> bool:
    following = index + 1
    return reading.marks.is_in(index, "actors.kin") and following < end and is_name_word(reading, following)


def _is_small(reading: Reading, index: int) -> bool:
    return not (reading.tokens[index].is_capital or _starts_capital(reading.tokens[index]))


def _is_shouting(reading: Reading, index: int, *, has_rank: bool) -> bool:
    """In a text all in capitals only a rank tells a name."""
    return not has_rank and is_upper(reading.tokens[max(0, index - 6) : index + 6])


def is_upper(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.is_word and len(token.raw) > 1]
    return len(words) >= SEVERAL and all(token.raw.isupper() for token in words)
