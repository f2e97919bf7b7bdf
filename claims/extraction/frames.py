"""Stage 6: which number is the argument of which trigger: counts of the codebook's attributes.

Outward: ``read_counts``. Triggers and heads come from the codebook's lexicon and the pack; where a trigger's argument
stands comes from the pack's ``sides``. Every candidate pair gets a score (the pattern's trust less what lies between
the two); the best pairs are taken first, each number once, each trigger once per attribute; then coordinated numbers
follow their neighbour ("three policemen and a passer-by died").
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import Comparator, Polarity, ValueKind
from claims.domain.values import Quantity, quantity
from claims.extraction.arguments import (
    NUMBERS,
    blocks,
    has_side,
    side_of,
)
from claims.extraction.captures import fits_captive, is_by_captors
from claims.extraction.coordination import Pair, is_own, with_coordinated
from claims.extraction.denials import is_denied
from claims.extraction.distance import cost_between
from claims.extraction.fitting import fits
from claims.extraction.gapping import is_compared, says_rose, with_gapped
from claims.extraction.gravest import dies_later
from claims.extraction.members import members, unframed
from claims.extraction.other_subjects import ACTS, is_said_of_another
from claims.extraction.partitives import (
    is_apposed,
    is_complement,
    is_of_some,
    is_of_which,
)
from claims.extraction.persons import is_of_persons
from claims.extraction.reading import Counted, Finding, Reading, Sentence
from claims.extraction.rolls import is_on_roll
from claims.extraction.subgroup_words import description_of
from claims.extraction.tokens import Hit
from claims.extraction.told_of_dead import of_the_dead
from claims.extraction.verb_pairs import with_second_verbs

# Trust in each pattern; ordered by what the two development sets showed, rounded (arbitrary but works).
TRUST = {
    "head": 0.93,
    "passive": 0.92,
    "object": 0.9,
    "subject": 0.88,
    "noun_of": 0.86,
    "agent": 0.85,
    "active": 0.84,
    "reduced": 0.82,
    "inverted": 0.93,
    "likewise": 0.93,
    "context": 0.72,
    "role": 0.7,
    "label": 0.9,
    "number": 0.9,
    "subset": 0.86,
    "noun": 0.74,
}
# Patterns that hold whatever stands between.
FREE = frozenset({"context", "label", "number"})
# What a trigger inside a member's own clause is worth, so that the whole does not take it (arbitrary but works).
OWN = 0.2
# What the number costs of which another one is a part: "288 of | 355 | drones were downed" (arbitrary but works).
OF_WHICH = 0.1
# What a weak word costs: "shot" gives way to "died" in the same sentence.
WEAKER = 0.25
LEAST = 0.45


def read_counts(reading: Reading) -> Reading:
    by_sentence: dict[int, list[Counted]] = {}
    for counted in reading.counted:
        by_sentence.setdefault(reading.sentence_of[counted.first], []).append(counted)
    findings: list[Finding] = []
    for number, listed in sorted(by_sentence.items()):
        free = [
            counted
            for counted in listed
            if not (
                is_compared(reading, counted)
                or _speaks(reading, counted)
                or is_complement(reading, counted)
                or is_apposed(reading, counted)
                or description_of(reading, counted) is not None
                or of_the_dead(reading, counted)
                or reading.marks.before("actors.searches", counted.first) is not None
            )
        ]
        pairs = _settled(reading, _taken(_with_own_triggers(reading, reading.sentences[number], free)), free)
        pairs = with_gapped(reading, with_coordinated(reading, pairs, free), listed)
        for pair in with_second_verbs(reading, pairs, listed):
            finding = _finding(reading, pair)
            if finding is not None:
                findings.append(finding)
    return replace(reading, findings=(*reading.findings, *findings))


def _speaks(reading: Reading, counted: Counted) -> bool:
    """Whether the people counted are who says it: ", | two nurses | and a guard said"."""
    if counted.is_elided:
        return False
    voices = reading.voices_of.get(reading.sentence_of[counted.first], ())
    return any(voice.names_first <= counted.first < voice.names_last for voice in voices)


def _with_own_triggers(reading: Reading, sentence: Sentence, listed: list[Counted]) -> Iterator[Pair]:
    """Every candidate; a member of a whole may only take a trigger of its own: "14 hurt, one of whom later died"."""
    among = members(reading, listed)
    inside = {id(member) for _, member in among}
    running_on = unframed(reading, among)
    own: set[int] = set()
    for pair in _pairs(reading, sentence, [counted for counted in listed if id(counted) in inside]):
        if is_own(reading, pair, runs_on=id(pair.counted) in running_on):
            own.add(pair.trigger.first)
            yield replace(pair, score=pair.score + OWN)
    for pair in _pairs(reading, sentence, [counted for counted in listed if id(counted) not in inside]):
        if pair.trigger.first not in own:
            yield pair


def _settled(reading: Reading, pairs: list[Pair], listed: list[Counted]) -> list[Pair]:
    """The pairs with their plain trust; a member with the attribute of its whole is a part of it."""
    taken = {id(pair.counted): pair.attribute for pair in pairs}
    whole_of = {id(member): whole for whole, member in members(reading, listed)}
    settled: list[Pair] = []
    for pair in pairs:
        whole = whole_of.get(id(pair.counted))
        if whole is None:
            settled.append(pair)
            continue
        side = "subset" if taken.get(id(whole)) == pair.attribute else pair.side
        settled.append(replace(pair, side=side, score=pair.score - OWN))
    return settled


def _pairs(reading: Reading, sentence: Sentence, listed: list[Counted]) -> Iterator[Pair]:
    codebook = reading.lexicon.codebook
    yield from _by_noun(reading, listed)
    for trigger in reading.marks.within("trigger", sentence.first, sentence.last):
        for key in trigger.entries:
            definition = codebook.get(key)
            if (
                definition is None
                or definition.value_kind is not ValueKind.COUNT
                or key in reading.lexicon.doers
                or blocks(reading, trigger.first, key)
                or not is_by_captors(reading, trigger, key)
            ):
                continue
            fitting = [
                counted
                for counted in listed
                if fits(reading, counted, definition, trigger)
                and fits_captive(reading, trigger, key, counted)
            ]
            yield from _candidates(reading, trigger, key, fitting)


def _by_noun(reading: Reading, listed: list[Counted]) -> Iterator[Pair]:
    """ "Five shootings": a number of acts counts them, whatever verb it has."""
    codebook = reading.lexicon.codebook
    for counted in listed:
        if counted.amount.origin not in NUMBERS or counted.amount.origin == "vague" or counted.is_elided:
            continue
        if counted.amount.number == 1 and is_of_some(reading, counted):
            continue  # "in one of those attacks" points at one of several
        for key in sorted(counted.attributes):
            definition = codebook.get(key)
            if (
                definition is None
                or definition.unit not in ACTS
                or definition.value_kind is not ValueKind.COUNT
            ):
                continue
            noun = Hit("trigger", counted.noun_first, counted.noun_last, (key,))
            if not any(blocks(reading, index, key) for index in range(noun.first, noun.last)):
                yield Pair(key, noun, counted, "noun", TRUST["noun"])


def _candidates(reading: Reading, trigger: Hit, key: str, fitting: list[Counted]) -> Iterator[Pair]:
    for counted in fitting:
        if counted.noun_first <= trigger.first < counted.noun_last:
            if has_side(reading, trigger, "head"):
                is_role = reading.marks.is_in(trigger.first, "nouns.role") or is_of_some(reading, counted)
                own = "role" if is_role else "head"
                if dies_later(reading, trigger, counted):
                    continue  # "two of the injured died", "| deux blessés | sont décédés"
                yield Pair(key, trigger, counted, own, TRUST[own])
            continue
        side = side_of(reading, trigger, counted)
        on_roll = side not in FREE and is_on_roll(reading, trigger, counted)
        side = "subset" if on_roll else side
        if side is None or is_said_of_another(reading, trigger, key, counted, side):
            continue
        is_free = on_roll or side in FREE
        score = TRUST[side] - (0.0 if is_free else cost_between(reading, trigger, counted))
        if has_side(reading, trigger, "weak"):
            score -= WEAKER
        score -= OF_WHICH if is_of_which(reading, counted) else 0.0
        if has_side(reading, trigger, "of_things") and not is_of_persons(reading, trigger, key, counted):
            continue
        if has_side(reading, trigger, "of_fallen") and not reading.marks.is_in(
            counted.noun_last - 1, "nouns.fallen"
        ):
            continue
        if score >= LEAST:
            yield Pair(key, trigger, counted, side, score)


def _taken(pairs: Iterator[Pair]) -> list[Pair]:
    """The best pairs: each number once, each trigger once per attribute."""
    taken: list[Pair] = []
    numbers: set[int] = set()
    triggers: set[tuple[int, str]] = set()
    for pair in sorted(
        pairs, key=lambda pair: (-pair.score, pair.counted.first, pair.trigger.first, pair.attribute)
    ):
        number, trigger = pair.counted.amount.core_first, (pair.trigger.first, pair.attribute)
        if number in numbers or trigger in triggers:
            continue
        numbers.add(number)
        triggers.add(trigger)
        taken.append(pair)
    return taken


def _finding(reading: Reading, pair: Pair) -> Finding | None:
    value = value_of(pair.counted, reading.lexicon.codebook[pair.attribute].unit)
    if value is None:
        return None
    code = reading.lexicon.pack.code
    first, last = focus_of(pair.counted)
    word = reading.words(pair.trigger.first, pair.trigger.last)
    return Finding(
        pair.attribute,
        value,
        first,
        last,
        f"{code}.{pair.attribute}.{pair.side}",
        round(pair.score, 3),
        f'"{reading.words(first, last)}" is the {pair.side} argument of "{word}".',
        polarity=Polarity.NEGATIVE if is_denied(reading, pair.trigger, pair.side) else Polarity.POSITIVE,
        says_rose=says_rose(reading, pair.counted),
    )


def value_of(counted: Counted, unit: str) -> Quantity | None:
    """The quantity that an amount states."""
    amount = counted.amount
    if amount.comparator in (Comparator.SOME, Comparator.RANGE):
        low, high = amount.low, amount.high
        return quantity(amount.comparator, None, low=low, high=high, unit=unit)
    if amount.number is None:
        return None
    return quantity(amount.comparator, amount.number, unit=unit)


def focus_of(counted: Counted) -> tuple[int, int]:
    """The words that state the number: an article or a zero needs its noun."""
    amount = counted.amount
    needs_noun = amount.origin in ("article", "zero") or counted.is_loose
    last = counted.noun_last if needs_noun and counted.noun_last > amount.last else amount.last
    return amount.first if amount.said_from is None else amount.said_from, last
