"""What a day or time dates: the act that governs it, or a comment, an occasion, a journey beside it.

Outward: ``tells_day``, ``dates_an_act``, ``tells_of_harm`` and ``governs``. The words around a time are read up to
the borders of its clause: a relative pronoun, a verb of saying, a day of its own beside it. Among them the word
nearest to the time governs it: an act ("was killed on Monday"), or what is none ("condemned on Monday", "the
elections of 3 May"). What is none does not reach across a comma; "took place" and "was carried out" say no more than
the noun before them. What a time qualifies comes first: "Monday's attack", "the 3 May attack", "l'attaque de lundi".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import ValueKind
from claims.domain.dates import PartialDate
from claims.extraction.announcements import KINDS, dates_the_announced
from claims.extraction.modality import mood_at
from claims.extraction.reading import Reading, Sentence, TimeMention
from claims.extraction.tokens import Hit

# Classes of acts that happen by talking: their day is on the calendar beforehand.
TALKED = frozenset({"talks", ""})
ANNOUNCED = frozenset(KINDS) - TALKED
# Lexicon places of words that tell of an act whatever its class: those of acts, of what is done, of what it wrecks.
ACTS = (
    "acts.act",
    "acts.generic",
    "trigger",
    "triggers.later_death",
    "actors.carries_out",
    "actors.done",
    "targets.verb",
    "targets.participle",
    "targets.wrecked",
    "targets.suffers",
)
FIGHTER = "acts.fighter"
SAYS, RELATIVE = "attribution.says", "function.relative"
ASIDES = ("acts.aside", SAYS)
GOVERNING = (*ACTS, *ASIDES)
# What ends the words that may govern a time; where they tell nothing, "when a bomb exploded" is looked at too.
INNER_BORDERS = (RELATIVE, SAYS, "attribution.that")
BORDERS = (*INNER_BORDERS, "function.subordinator")
MARKS = ";:\u2014\u2013"
OPENING, CLOSING = "([", ")]"
# Tokens of an aside in brackets (arbitrary but works).
ASIDE = 25
# Words that lead to a time and stand between it and nothing: "on", "the".
LEADING = ("function.preposition", "function.definite", "function.demonstrative")
# Tokens between a time and the noun that it qualifies: "the 3 May car bomb attack" (arbitrary but works).
QUALIFIES = 5
# Days from the first to the last of a weekend and the night before it.
WEEKEND = 2
# Tokens from a verb of happening back to its subject, beyond the border of its clause (arbitrary but works).
ANTECEDENT = 25


def tells_day(reading: Reading, time: TimeMention) -> bool:
    """Whether a time is the day of an act, or of what comes about by being announced."""
    return dates_an_act(reading, time) or dates_the_announced(reading, time)


def dates_an_act(reading: Reading, time: TimeMention) -> bool:
    """Whether the word that governs the time tells of an act that happened, and not of words, plans or journeys."""
    qualified = _qualified(reading, time)
    if qualified is not None:
        return qualified
    sentence = reading.sentence(time.first)
    found: list[_Governor] = []
    if reading.marks.has(sentence.first, sentence.last, *GOVERNING):
        found = list(_governors(reading, time, BORDERS)) or list(_governors(reading, time, INNER_BORDERS))
    if not found:
        return _tells_of_fighters(reading, time)
    return any(each.is_announced for each in found) or (bool(found) and min(found).is_act)


@dataclass(frozen=True, slots=True, order=True)
class _Governor:
    """distance: tokens between it and the time. is_act: at one distance what is none comes first.

    is_announced: an act that comes about by words, whose day a verb of saying does not take away ("a truce was
    agreed on Monday").
    """

    distance: int
    is_act: bool
    is_announced: bool = False


def _governors(reading: Reading, time: TimeMention, borders: tuple[str, ...]) -> Iterator[_Governor]:
    first, last = _stretch(reading, time, borders)
    start, end = _leading_to(reading, time, first), time.last
    while end < last and end in reading.timed:
        end += 1
    for indices in (range(start - 1, first - 1, -1), range(end, last)):
        has_comma = False
        for distance, index in enumerate(indices):
            has_comma = has_comma or reading.tokens[index].raw == ","
            is_act = _tells(reading, index, first)
            if is_act is not None and (is_act or not has_comma):
                yield _Governor(distance, is_act, is_act and _is_announced(reading, index))


def _tells_of_fighters(reading: Reading, time: TimeMention) -> bool:
    """ "the rebels entered the village at dawn": no word for what was done, but for those who act by force.

    Of days only, and of nothing planned, said or held by the calendar: less is known of what they did.
    """
    if time.date is not None and not _is_short(time.date):
        return False
    first, last = _stretch(reading, time, BORDERS)
    if mood_at(reading, time.first, time.last)[1] is not None:
        return False
    is_told = any(True for _ in reading.marks.within(FIGHTER, first, last))
    return is_told and all(governs(reading, index) is None for index in range(first, last))


def _is_short(date: PartialDate) -> bool:
    """A day, a night, a weekend."""
    if date.lower is None or date.upper is None:
        return False
    return (date.upper - date.lower).days <= WEEKEND


def _leading_to(reading: Reading, time: TimeMention, earliest: int) -> int:
    """The first token of the words that lead to a time: "at", "the night of"."""
    start = time.first
    while start > earliest and (start - 1 in reading.timed or reading.marks.is_in(start - 1, *LEADING)):
        start -= 1
    return start


def _is_announced(reading: Reading, index: int) -> bool:
    hit = reading.marks.over("acts.act", index)
    return hit is not None and all(entry.text("act") in ANNOUNCED for entry in hit.entries)


def _tells(reading: Reading, index: int, first: int) -> bool | None:
    """What a word governs as; a verb of happening as its subject does, a relative pronoun stepped over."""
    hit = reading.marks.over("acts.happens", index)
    if hit is None:
        return governs(reading, index)
    earliest = max(reading.sentence(index).first, min(first, index) - ANTECEDENT)
    return next(
        (g for i in range(hit.first - 1, earliest - 1, -1) if (g := governs(reading, i)) is not None), None
    )


def governs(reading: Reading, index: int) -> bool | None:
    """True where the token tells of an act, False where it governs days that are no act's, None for other words.

    The longer phrase decides; of two alike the act.
    """
    found = reading.marks.places_of.get(index)
    if found is None or found.isdisjoint(GOVERNING) or index in reading.timed:
        return None
    act = max((hit.last - hit.first for hit in _acts_over(reading, index)), default=0)
    aside = max((hit.last - hit.first for hit in _asides_over(reading, index)), default=0)
    return None if not act and not aside else act >= aside


def _acts_over(reading: Reading, index: int) -> Iterator[Hit]:
    for place in ACTS:
        hit = reading.marks.over(place, index)
        if hit is not None and _is_dated(reading, place, hit):
            yield hit


def _asides_over(reading: Reading, index: int) -> Iterator[Hit]:
    for place in ASIDES:
        hit = reading.marks.over(place, index)
        if hit is not None:
            yield hit


def _is_dated(reading: Reading, place: str, hit: Hit) -> bool:
    match place:
        case "acts.act":
            return any(entry.text("act") not in TALKED for entry in hit.entries)
        case "trigger":
            return tells_of_harm(reading, hit)
        case "actors.carries_out" | "actors.done":
            return not any(entry.flag("needs_deed") or entry.flag("needs_arm") for entry in hit.entries)
    return True


def tells_of_harm(reading: Reading, hit: Hit) -> bool:
    """Whether a trigger counts people harmed; what falls and stands is told of too much else ("mercury fell")."""
    return any(_counts_people(reading.lexicon.codebook[key]) for key in hit.entries)


def _counts_people(definition: AttributeDefinition) -> bool:
    return (
        definition.value_kind is ValueKind.COUNT and definition.accumulating and definition.unit == "person"
    )


def _qualified(reading: Reading, time: TimeMention) -> bool | None:
    """Whether what a time qualifies is an act; None where it qualifies nothing."""
    tokens, marks = reading.tokens, reading.marks
    sentence = reading.sentence(time.first)
    is_genitive = time.last < sentence.last and tokens[time.last].fold == "'s"
    is_between = time.first > sentence.first and marks.is_in(
        time.first - 1, "function.definite", "function.possessive"
    )
    if is_genitive or (is_between and reading.lexicon.pack.setting("adjectives_first")):
        following = range(time.last + is_genitive, min(sentence.last, time.last + QUALIFIES))
        found = _first_governor(reading, following)
        return bool(found) if is_genitive or found is not None else None
    start = time.first
    while start > sentence.first and marks.is_in(start - 1, "function.definite"):
        start -= 1
    of = marks.before("function.of", start)
    if of is None or of.first <= sentence.first:
        return None
    return _first_governor(reading, range(of.first - 1, max(sentence.first, of.first - QUALIFIES) - 1, -1))


def _first_governor(reading: Reading, indices: range) -> bool | None:
    for index in indices:
        if reading.tokens[index].raw in ",;:":
            return None
        is_act = governs(reading, index)
        if is_act is not None:
            return is_act
    return None


def _stretch(reading: Reading, time: TimeMention, borders: tuple[str, ...]) -> tuple[int, int]:
    """The tokens that may govern the time: its sentence, cut at clauses of another verb and at days of their own.

    A relative clause ends at its comma, and the clause that it stands in goes on behind it; so do brackets. A time
    that opens its clause ("said that on Monday, two men ...") is parted from it by the comma and no more.
    """
    sentence = reading.sentence(time.first)
    brackets = _brackets_around(reading, time, sentence)
    if brackets is not None:
        return brackets
    first, has_comma, is_relative, start = (
        time.first,
        False,
        False,
        _leading_to(reading, time, sentence.first),
    )
    while first > sentence.first:
        before = first - 1
        if reading.tokens[before].raw in CLOSING:
            first = max(sentence.first, _opening_of(reading, before, sentence.first))
            continue
        if reading.marks.is_in(before, RELATIVE) and has_comma:
            first -= 1
            continue
        if (
            _is_border(reading, before, borders)
            or _opens_main(reading, first)
            or _is_other_day(reading, time, before)
        ):
            is_relative = reading.marks.is_in(before, RELATIVE) and first < start
            first -= reading.marks.is_in(before, SAYS)
            break
        has_comma = has_comma or reading.tokens[before].raw == ","
        first -= 1
    last = time.last
    while last < sentence.last:
        if (
            _is_border(reading, last, borders)
            or _opens_main(reading, last)
            or _is_other_day(reading, time, last)
        ):
            last += reading.marks.is_in(last, SAYS)
            break
        if is_relative and reading.tokens[last].raw == ",":
            break
        last += 1
    return first, last


def _brackets_around(reading: Reading, time: TimeMention, sentence: Sentence) -> tuple[int, int] | None:
    """The bracketed words that a time stands in: nothing outside them governs it."""
    first = time.first - 1
    while (
        first >= max(sentence.first, time.first - ASIDE)
        and reading.tokens[first].raw not in OPENING + CLOSING
    ):
        first -= 1
    if first < max(sentence.first, time.first - ASIDE) or reading.tokens[first].raw not in OPENING:
        return None
    last = time.last
    while last < sentence.last and reading.tokens[last].raw not in CLOSING:
        last += 1
    return first + 1, last


def _opening_of(reading: Reading, closing: int, earliest: int) -> int:
    """The bracket that a closing one belongs to, or the closing one where none is near."""
    for index in range(closing - 1, max(earliest, closing - ASIDE) - 1, -1):
        if reading.tokens[index].raw in OPENING:
            return index
    return closing


def _is_border(reading: Reading, index: int, borders: tuple[str, ...]) -> bool:
    is_mark = reading.tokens[index].raw in MARKS and borders is BORDERS
    return is_mark or reading.marks.is_in(index, *borders)


def _opens_main(reading: Reading, index: int) -> bool:
    """Whether another main clause starts here: ", and" before what is not a second verb of the same subject."""
    joint = reading.marks.at("function.conjunction", index)
    if joint is None or index == 0 or reading.tokens[index - 1].raw != ",":
        return False
    return joint.last < len(reading.tokens) and not governs(reading, joint.last)


def _is_other_day(reading: Reading, time: TimeMention, index: int) -> bool:
    other = reading.timed.get(index)
    if other is None or other is time or other.date is None or time.date is None:
        return False
    return not other.date.intersects(time.date)
