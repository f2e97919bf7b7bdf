"""What a day or time dates: the act that governs it, or a comment, an occasion, a journey beside it.

Outward: the stage ``read_told_days``, ``tells_day`` and ``dates_an_act``. The words around a time are read up to
the borders of its clause: a relative pronoun, a verb of saying, a day of its own beside it. Among them the word
nearest to the time governs it: an act ("was killed on Monday"), or what is none ("condemned on Monday", "the
elections of 3 May"). What is none does not reach across a comma; "took place" and "was carried out" say no more than
the noun before them. What a time qualifies comes first: "Monday's attack", "the 3 May attack", "l'attaque de lundi".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.domain.dates import PartialDate
from claims.extraction.announcements import dates_the_announced, is_of_no_claim
from claims.extraction.governing import ANNOUNCED, GOVERNING, RELATIVE, governs
from claims.extraction.modality import mood_at
from claims.extraction.reading import Reading, TimeMention
from claims.extraction.stretches import BORDERS, INNER_BORDERS, LEADING, leading_to, stretch

FIGHTER = "acts.fighter"
# Tokens between a time and the noun that it qualifies: "the 3 May car bomb attack" (arbitrary but works).
QUALIFIES = 5
# Words of a sentence that tells nothing but a time.
BARE = (
    "function.pronoun",
    "function.passive",
    "function.preposition",
    "function.adverb",
    "function.definite",
    "function.demonstrative",
    "acts.happens",
)
# Letters of the longest name of a time zone: "BST" (arbitrary but works).
ZONE = 4
# Days from the first to the last of a weekend and the night before it.
WEEKEND = 2
# Tokens from a verb of happening back to its subject, beyond the border of its clause (arbitrary but works).
ANTECEDENT = 25
# Tokens from "when" to what happened then: "when the minibus they were in was hit" (arbitrary but works).
WHEN_REACH = 10
# Tokens between two times that a conjunction joins (arbitrary but works).
JOINED = 4


def read_told_days(reading: Reading) -> Reading:
    """Add which times are the day of an act, or of what comes about by being announced."""
    told = (time.first for time in reading.times if _tells_day(reading, time))
    return replace(reading, told_days=frozenset(told))


def tells_day(reading: Reading, time: TimeMention) -> bool:
    """Whether a time was found to be the day of an act, or of what comes about by being announced."""
    return time.first in reading.told_days


def _tells_day(reading: Reading, time: TimeMention) -> bool:
    return dates_an_act(reading, time) or dates_the_announced(reading, time)


def dates_an_act(reading: Reading, time: TimeMention) -> bool:
    """Whether the word that governs the time tells of an act that happened, and not of words, plans or journeys."""
    if _is_of_compared(reading, time) or is_of_no_claim(reading, time):
        return False
    qualified = _qualified(reading, time)
    if qualified is not None:
        return qualified
    if _is_when_it_happened(reading, time):
        return True
    sentence = reading.sentence(time.first)
    found: list[_Governor] = []
    if reading.marks.has(sentence.first, sentence.last, *GOVERNING):
        found = (
            list(_governors(reading, time, BORDERS))
            or list(_governors(reading, time, INNER_BORDERS))
            or list(_beyond_aside(reading, time))
        )
    if not found and _is_told_bare(reading, time):
        return True
    if not found:
        before = _joined_to(reading, time)
        if before is not None:
            return dates_an_act(reading, before)
        return _tells_of_fighters(reading, time) or _opens_for_an_act(reading, time)
    return any(each.is_announced for each in found) or (bool(found) and min(found).is_act)


def _is_of_compared(reading: Reading, time: TimeMention) -> bool:
    """ "26 dead, against 24 | the day before |": the day of an older figure."""
    index = time.first
    while index > 0 and reading.marks.is_in(index - 1, "function.definite", "function.preposition"):
        index -= 1
    amount = next(
        (one for one in reading.counted_of.get(reading.sentence_of[time.first], ()) if one.last == index),
        None,
    )
    return amount is not None and reading.marks.before("triggers.compared", amount.first) is not None


def _is_when_it_happened(reading: Reading, time: TimeMention) -> bool:
    """ "Were leaving a hall on Sunday | when they were shot |": the act of the clause right behind the time."""
    end, last = time.last, reading.sentence(time.first).last
    while end < last and end in reading.timed:
        end += 1
    when = reading.marks.at("time.when", end)
    if when is None:
        return False
    behind = range(when.last, min(last, when.last + WHEN_REACH))
    of_others = (
        "function.relative",
        "function.demonstrative",
        "function.of",
    )  # "when relatives of those killed spoke"
    stop = next((index for index in behind if reading.marks.is_in(index, *of_others)), behind.stop)
    return bool(_first_governor(reading, range(when.last, stop)))


def _joined_to(reading: Reading, time: TimeMention) -> TimeMention | None:
    """ "late last night and early this morning": the time that a conjunction joins this one to; None = none."""
    start = leading_to(reading, time, reading.sentence(time.first).first)
    for index in range(start - 1, max(start - JOINED, 0) - 1, -1):
        other = reading.timed.get(index)
        if other is not None:
            return other if other is not time and index < start - 1 else None
        if not reading.marks.is_in(index, "function.conjunction", "function.adverb", "time.edge", *LEADING):
            return None
    return None


def _opens_for_an_act(reading: Reading, time: TimeMention) -> bool:
    """ "In March 2018, six guards, | who had left early, | were killed": a time that opens a sentence is that of its
    main verb, whatever the border between; the first word that governs at all decides."""
    sentence = reading.sentence(time.first)
    if any(
        reading.tokens[i].is_word and i not in reading.timed and not reading.marks.is_in(i, *LEADING)
        for i in range(sentence.first, time.first)
    ):
        return False
    for index in range(time.last, sentence.last):
        if index in reading.timed or reading.tokens[index].raw in ";:":
            return False
        is_act = governs(reading, index)
        if is_act is not None:
            return is_act
    return False


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
    first, last = stretch(reading, time, borders)
    start, end = leading_to(reading, time, first), time.last
    while end < last and end in reading.timed:
        end += 1
    for indices in (range(start - 1, first - 1, -1), range(end, last)):
        has_comma = False
        for distance, index in enumerate(indices):
            has_comma = has_comma or reading.tokens[index].raw == ","
            is_act = _tells(reading, index, first)
            if is_act is not None and (is_act or not has_comma):
                yield _Governor(distance, is_act, is_act and _is_announced(reading, index))


def _is_told_bare(reading: Reading, time: TimeMention) -> bool:
    """ "C'était jeudi, vers 5 h 30.", "It was on Thursday.": a sentence that says no more than when it was."""
    sentence = reading.sentence(time.first)
    rest = [index for index in range(sentence.first, sentence.last) if index not in reading.timed]
    words = [index for index in rest if reading.tokens[index].is_word]
    return (
        bool(words)
        and reading.marks.is_in(words[0], "function.pronoun", "function.demonstrative")
        and any(reading.marks.is_in(index, "function.passive", "acts.happens") for index in words)
        and all(reading.marks.is_in(index, *BARE) or _is_zone(reading, index) for index in words)
    )


def _is_zone(reading: Reading, index: int) -> bool:
    """ "at 23:15 | BST |"."""
    raw = reading.tokens[index].raw
    return index > 0 and index - 1 in reading.timed and raw.isupper() and len(raw) <= ZONE


def _beyond_aside(reading: Reading, time: TimeMention) -> Iterator[_Governor]:
    """ "In August five guards, | who were on leave, | died": the verb behind a relative clause between commas."""
    sentence = reading.sentence(time.first)
    _, opening = stretch(reading, time, INNER_BORDERS)
    if opening >= sentence.last or not reading.marks.is_in(opening, RELATIVE):
        return
    closing = next((i for i in range(opening, sentence.last) if reading.tokens[i].raw == ","), None)
    if closing is None or reading.tokens[opening - 1].raw != ",":
        return
    for index in range(closing + 1, sentence.last):
        if reading.tokens[index].raw == "," or reading.marks.is_in(index, RELATIVE):
            return
        is_act = _tells(reading, index, closing)
        if is_act is not None:
            yield _Governor(index - time.last, is_act)
            return


def _tells_of_fighters(reading: Reading, time: TimeMention) -> bool:
    """ "the rebels entered the village at dawn": no word for what was done, but for those who act by force.

    Of days only, and of nothing planned, said or held by the calendar: less is known of what they did.
    """
    if time.date is not None and not _is_short(time.date):
        return False
    first, last = stretch(reading, time, BORDERS)
    if mood_at(reading, time.first, time.last)[1] is not None:
        return False
    is_told = reading.marks.holds(FIGHTER, first, last)
    return is_told and all(governs(reading, index) is None for index in range(first, last))


def _is_short(date: PartialDate) -> bool:
    """A day, a night, a weekend."""
    if date.lower is None or date.upper is None:
        return False
    return (date.upper - date.lower).days <= WEEKEND


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
