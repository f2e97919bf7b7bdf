"""Names of persons killed, hurt or taken, by the words beside them.

Outward: ``victim_names``.
"""

from collections.abc import Iterator

from claims.extraction.names import name_at, name_before
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit

# Tokens between "the death of" and the name: "of the Iranian general" (arbitrary but works).
NAME_REACH = 5

# Tokens of an aside between a name and its verb: ", 34, a mother of two," (arbitrary but works).
ASIDE = 10
OPENING, CLOSING = ",(", ",)"
# A name behind these is another's: a place, a relative's subject.
ENDS = ("function.relative", "function.preposition")

Named = tuple[tuple[int, int], Hit]


def victim_names(reading: Reading, sentence: Sentence) -> Iterator[Named]:
    yield from _behind(reading, sentence)
    yield from _before(reading, sentence)


def _behind(reading: Reading, sentence: Sentence) -> Iterator[Named]:
    """ "the death of X", "killed X"; nothing behind a preposition or a day, nor behind a passive."""
    for hit in reading.marks.within("actors.victim_before", sentence.first, sentence.last):
        if reading.marks.before("function.passive", _over_adverbs(reading, hit.first)) is not None:
            continue
        for index in range(hit.last, min(hit.last + NAME_REACH, sentence.last)):
            if reading.tokens[index].raw == "," and _has_rank(reading, hit.last, index):
                continue
            if (
                reading.tokens[index].raw in ",;:"
                or index in reading.timed
                or reading.marks.is_in(index, *ENDS)
            ):
                break
            span = name_at(reading, index, sentence.last)
            if span is not None:
                yield from _victim_and_next(reading, span, sentence, hit)
                break


def _before(reading: Reading, sentence: Sentence) -> Iterator[Named]:
    """ "X was killed", "X, 34, has died"."""
    for hit in reading.marks.within("actors.victim_after", sentence.first, sentence.last):
        span = _named_before(reading, hit.first, sentence.first)
        if span is None:
            continue
        joint = reading.marks.before("function.conjunction", _before_rank(reading, span[0]))
        other = name_before(reading, joint.first, sentence.first) if joint is not None else None
        if other is not None:
            yield other, hit
        yield span, hit


def _named_before(reading: Reading, verb: int, earliest: int) -> tuple[int, int] | None:
    """The name that ends before a verb, an aside such as an age stepped over."""
    span = name_before(reading, verb, earliest)
    if span is not None or verb <= earliest or reading.tokens[verb - 1].raw not in CLOSING:
        return span
    for index in range(verb - 2, max(earliest, verb - ASIDE) - 1, -1):
        if reading.tokens[index].raw in OPENING:
            return name_before(reading, index, earliest)
    return None


def _over_adverbs(reading: Reading, index: int) -> int:
    while index > 0 and reading.marks.is_in(
        index - 1, "function.adverb", "function.conjunction", "actors.done", "actors.victim_before"
    ):
        index -= 1
    return index


def _before_rank(reading: Reading, first: int) -> int:
    """The token where a name starts with what qualifies it: "his Iraqi lieutenant X"."""
    index = first
    while (
        index > 0
        and first - index < NAME_REACH
        and reading.marks.before("function.conjunction", index) is None
    ):
        index -= 1
    return index


def _has_rank(reading: Reading, first: int, last: int) -> bool:
    """ "the Iranian general, X": the comma sets the name beside its rank."""
    return any(reading.marks.is_in(index, "actors.rank") for index in range(first, last))


def _victim_and_next(
    reading: Reading, span: tuple[int, int], sentence: Sentence, verb: Hit
) -> Iterator[Named]:
    """A name, and the one joined to it: "X and his lieutenant Y"."""
    yield span, verb
    joint = reading.marks.at("function.conjunction", span[1])
    if joint is None:
        return
    for index in range(joint.last, min(joint.last + NAME_REACH, sentence.last)):
        following = name_at(reading, index, sentence.last)
        if following is not None:
            yield following, verb
            return
