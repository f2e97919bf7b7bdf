"""Names of persons killed, hurt or taken, by the words beside them.

Outward: ``victim_names``.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from claims.extraction.names import is_name_word, name_at, name_before
from claims.extraction.nounphrases import DETERMINERS
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit, Kind

# Tokens between "the death of" and the name: "of the Iranian general" (arbitrary but works).
NAME_REACH = 5

# Tokens of an aside between a name and its verb: ", 34, a mother of two," (arbitrary but works).
ASIDE = 10
# Names of one list (arbitrary but works).
LISTED = 8
OPENING, CLOSING = ",(", ",)"
# In the rules of tolls of one victim.
SINGLE = ".victim_"
# What follows a name that is no further victim: "killed Ana Ruiz, Ivo Dan | said |".
OTHERWISE = ("attribution.says", "function.passive", "function.auxiliary", "function.verb")
# A name behind these is another's: a place, the subject of another clause.
ENDS = ("function.relative", "function.preposition", "function.subordinator", "actors.clausal")

Named = tuple[tuple[int, int], Hit]


def victim_names(reading: Reading, sentence: Sentence, told: Sequence[Finding]) -> Iterator[Named]:
    """told: the tolls of the sentence, among which those of one victim each may bear a name."""
    found = (_behind(reading, sentence), _before(reading, sentence), _apposed(reading, sentence))
    for name in (*chain(*found), *_of_tolls(reading, told)):
        if not _speaks(reading, name[0], sentence):
            yield name


def _speaks(reading: Reading, name: tuple[int, int], sentence: Sentence) -> bool:
    """ "Killed a farmer, | Mayor Aldo Soto | said": whose words the sentence passes on."""
    voices = reading.voices_of.get(sentence.number, ())
    return any(voice.says is not None and voice.names_first <= name[0] < voice.names_last for voice in voices)


def _of_tolls(reading: Reading, told: Sequence[Finding]) -> Iterator[Named]:
    """ "Ana Ruiz, 61, and her grandson Ivo, 9, died": the names of those who were told as one victim each."""
    for finding in told:
        if SINGLE not in finding.rule:
            continue
        first, last = finding.focus_first, finding.focus_last
        names = (name_at(reading, index, last) for index in range(first, last))
        span = next((name for name in names if name is not None), None) or _forename(reading, first, last)
        if span is not None:
            yield span, Hit("trigger", *span, ())


def _forename(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """ "Her grandson | Ivo |": one capital behind the noun of one person."""
    is_named = last - first > 1 and is_name_word(reading, last - 1)
    return (last - 1, last) if is_named and reading.marks.is_in(last - 2, "nouns.person") else None


def _behind(reading: Reading, sentence: Sentence) -> Iterator[Named]:
    """ "the death of X", "killed X"; nothing behind a preposition or a day, nor behind a passive."""
    for hit in reading.marks.within("actors.victim_before", sentence.first, sentence.last):
        if reading.marks.before("function.passive", _over_adverbs(reading, hit.first)) is not None:
            continue
        for index in range(hit.last, min(hit.last + NAME_REACH, sentence.last)):
            is_rank = reading.tokens[index].raw == "," and _has_rank(reading, hit.last, index)
            if is_rank or _names_the_one(reading, hit.last, index, sentence):
                continue
            if (
                reading.tokens[index].raw in ",;:"
                or index in reading.timed
                or reading.marks.is_in(index, *ENDS)
            ):
                break
            span = name_at(reading, index, sentence.last)
            if span is not None:
                span = _beside_title(reading, index, span, sentence) or span
                yield from _victim_and_next(reading, span, sentence, hit)
                break


def _beside_title(
    reading: Reading, index: int, span: tuple[int, int], sentence: Sentence
) -> tuple[int, int] | None:
    """ "The mayor of Ardun, | X |, ...": the name behind the title that an "of" goes on with, or None."""
    if not reading.marks.is_in(index - 1, "function.of") or span[1] + 1 >= sentence.last:
        return None
    return name_at(reading, span[1] + 1, sentence.last) if reading.tokens[span[1]].raw == "," else None


def _before(reading: Reading, sentence: Sentence) -> Iterator[Named]:
    """ "X was killed", "X, 34, has died"."""
    for hit in reading.marks.within("actors.victim_after", sentence.first, sentence.last):
        span = (
            None if _is_active(reading, hit, sentence) else _named_before(reading, hit.first, sentence.first)
        )
        if span is None:
            continue
        joint = reading.marks.before("function.conjunction", _before_rank(reading, span[0]))
        other = _joined_name(reading, joint.first, sentence.first) if joint is not None else None
        if other is not None:
            yield other, hit
        yield span, hit


def _joined_name(reading: Reading, end: int, earliest: int) -> tuple[int, int] | None:
    """The name before "and"; a forename alone behind a noun of several: "the brothers | Ali | and Omar Roe"."""
    full = name_before(reading, end, earliest)
    is_shared = end - 1 > earliest and reading.marks.is_in(end - 2, "nouns.people")
    is_forename = full is None and is_shared and is_name_word(reading, end - 1)
    return (end - 1, end) if is_forename and reading.tokens[end - 1].is_capital else full


def _is_active(reading: Reading, hit: Hit, sentence: Sentence) -> bool:
    """ "A blast in Tall Ardun | killed | three farmers": a bare participle that has its own object."""
    if hit.last >= sentence.last or reading.marks.is_in(hit.first, "function.passive", "function.auxiliary"):
        return False
    return reading.tokens[hit.last].kind is Kind.NUMBER or reading.marks.is_in(hit.last, *DETERMINERS)


def _apposed(reading: Reading, sentence: Sentence) -> Iterator[Named]:
    """ "the victim, X, 34, was", "two of them, X, 38, and Y, 61, died": in a sentence that tells of harm."""
    if not reading.marks.holds("trigger", sentence.first, sentence.last):
        return
    for hit in reading.marks.within("actors.victim_apposed", sentence.first, sentence.last):
        if hit.last + 1 >= sentence.last or reading.tokens[hit.last].raw != ",":
            continue
        span = name_at(reading, hit.last + 1, sentence.last)
        if span is not None and span[1] < sentence.last and reading.tokens[span[1]].raw == ",":
            yield from _victim_and_next(reading, span, sentence, hit)


def _named_before(reading: Reading, verb: int, earliest: int) -> tuple[int, int] | None:
    """The name that ends before a verb, an aside such as an age stepped over."""
    relative = reading.marks.before("function.relative", verb)
    if relative is not None and reading.tokens[relative.first - 1].raw == ",":
        verb = relative.first  # "Ana Ruiz, the mayor of Ardun, | who | had been abducted"
    span = name_before(reading, verb, earliest)
    if span is not None or verb <= earliest or reading.tokens[verb - 1].raw not in CLOSING:
        return span
    for index in range(verb - 2, max(earliest, verb - ASIDE) - 1, -1):
        if reading.tokens[index].raw in OPENING:
            before = name_before(reading, index, earliest)
            inside = name_at(reading, index + 1, verb)
            is_aside = inside is not None and inside[1] == verb - 1
            is_of_one = reading.marks.is_in(index - 1, "nouns.person")
            return inside if before is None and is_aside and is_of_one else before
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


def _names_the_one(reading: Reading, first: int, comma: int, sentence: Sentence) -> bool:
    """ "Killed | a town councillor |, X, in Ardun": the name between commas behind one person."""
    if reading.tokens[comma].raw != "," or not reading.marks.is_in(first, "numbers.article"):
        return False
    if not reading.marks.has(first, comma, "nouns.person"):
        return False
    name = name_at(reading, comma + 1, sentence.last) if comma + 1 < sentence.last else None
    return name is not None and name[1] < sentence.last and reading.tokens[name[1]].raw == ","


def _has_rank(reading: Reading, first: int, last: int) -> bool:
    """ "the Iranian general, X": the comma sets the name beside its rank."""
    return any(reading.marks.is_in(index, "actors.rank") for index in range(first, last))


def _victim_and_next(
    reading: Reading, span: tuple[int, int], sentence: Sentence, verb: Hit
) -> Iterator[Named]:
    """A name and those listed with it: "X and his lieutenant Y", "X, 26, of Ardun, and Y, 23, a student"."""
    yield span, verb
    listed = list(_bare_list(reading, span, sentence.last))
    if listed:
        yield from ((name, verb) for name in listed)
        return
    joint = reading.marks.at("function.conjunction", span[1])
    if joint is not None:
        for index in range(joint.last, min(joint.last + NAME_REACH, sentence.last)):
            following = name_at(reading, index, sentence.last)
            if following is not None:
                yield following, verb
                return
        return
    for _ in range(LISTED):
        following = _next_of_list(reading, span[1], sentence)
        if following is None:
            return
        yield following, verb
        span = following


def _bare_list(reading: Reading, span: tuple[int, int], end: int) -> Iterator[tuple[int, int]]:
    """The names of "X, Y and Z" behind the first, their ranks aside, where "and" brings the last."""
    found: list[tuple[int, int]] = []
    last = span[1]
    for _ in range(LISTED):
        comma = last < end and reading.tokens[last].raw == ","
        joint = reading.marks.at("function.conjunction", last + comma)
        start = joint.last if joint is not None else last + 1
        if joint is None and not comma:
            return
        while start < end and reading.marks.is_in(start, "actors.rank"):
            start += 1 + (start + 1 < end and reading.tokens[start + 1].raw == ".")
        name = name_at(reading, start, end) if start < end else None
        if name is None or reading.marks.is_in(name[1], *OTHERWISE):
            return
        found.append(name)
        last = name[1]
        if joint is not None:
            yield from found
            found = []


def _next_of_list(reading: Reading, start: int, sentence: Sentence) -> tuple[int, int] | None:
    """The name behind a comma or "and", past an age and an aside, that has an age of its own or ends the list."""
    if start >= sentence.last or reading.tokens[start].raw != ",":
        return None
    for index in range(start + 1, min(start + ASIDE, sentence.last)):
        is_joint = reading.tokens[index - 1].raw == "," or reading.marks.is_in(
            index - 1, "function.conjunction"
        )
        name = name_at(reading, index, sentence.last) if is_joint else None
        if name is not None and _has_age(reading, name[1], sentence):
            return name
    return None


def _has_age(reading: Reading, index: int, sentence: Sentence) -> bool:
    """ "X, 38", "X, aged 38"."""
    if index + 1 >= sentence.last or reading.tokens[index].raw != ",":
        return False
    return any(
        reading.tokens[after].kind is Kind.NUMBER for after in range(index + 1, min(index + 3, sentence.last))
    )
