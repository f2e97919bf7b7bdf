"""Stage 6: which number is the argument of which trigger: counts of the codebook's attributes.

Outward: ``read_counts``. Triggers and heads come from the codebook's lexicon and the pack; where a trigger's argument
stands comes from the pack's ``sides``. Every candidate pair gets a score (the pattern's trust less what lies between
the two); the best pairs are taken first, each number once, each trigger once per attribute; then coordinated numbers
follow their neighbour ("three policemen and a passer-by died").
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.domain.codebook import AttributeDefinition
from claims.domain.codes import Comparator, ValueKind
from claims.domain.values import Quantity, quantity
from claims.extraction.reading import Counted, Finding, Reading, Sentence
from claims.extraction.tokens import Hit

# Trust in each pattern; ordered by what the two development sets showed, rounded (arbitrary but works).
TRUST = {"head": 0.93, "passive": 0.92, "object": 0.9, "subject": 0.88, "noun_of": 0.86, "agent": 0.85,
         "active": 0.84, "reduced": 0.82, "context": 0.72}
PER_TOKEN = 0.015
PER_COMMA = 0.05
PER_CLAUSE = 0.2
PER_CONJUNCTION = 0.15
PER_TRIGGER = 0.06
COORDINATION_COST = 0.1
LEAST = 0.45
# "a girl", "a rocket" state one; "a base", "an attack" name a thing without counting it.
ARTICLE_UNITS = frozenset({"person", "projectile"})
# How far an argument may stand from its trigger, in tokens.
LEFT_REACH, RIGHT_REACH = 24, 9
# How far back a left-out noun may have been named, in tokens: two or three sentences.
MEMORY = 90


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger with a counted noun that may be its argument."""

    attribute: str
    trigger: Hit
    counted: Counted
    side: str
    score: float


def read_counts(reading: Reading) -> Reading:
    by_sentence: dict[int, list[Counted]] = {}
    for counted in reading.counted:
        by_sentence.setdefault(reading.sentence_of[counted.first], []).append(counted)
    findings: list[Finding] = []
    for number, listed in sorted(by_sentence.items()):
        pairs = _taken(_pairs(reading, reading.sentences[number], listed))
        for pair in _with_coordinated(reading, pairs, listed):
            finding = _finding(reading, pair)
            if finding is not None:
                findings.append(finding)
    return replace(reading, findings=(*reading.findings, *findings))


def _pairs(reading: Reading, sentence: Sentence, listed: list[Counted]) -> Iterator[Pair]:
    codebook = reading.lexicon.codebook
    for trigger in reading.marks.within("trigger", sentence.first, sentence.last):
        for key in trigger.entries:
            definition = codebook.get(key)
            if definition is None or definition.value_kind is not ValueKind.COUNT or _is_blocked(reading, trigger, key):
                continue
            fitting = [counted for counted in listed if _fits(reading, counted, definition, trigger)]
            yield from _candidates(reading, trigger, key, fitting)


def _is_blocked(reading: Reading, trigger: Hit, attribute: str) -> bool:
    hit = reading.marks.over("triggers.blocked", trigger.first)
    return hit is not None and any(entry.text("attribute") == attribute for entry in hit.entries)


def _fits(reading: Reading, counted: Counted, definition: AttributeDefinition, trigger: Hit) -> bool:
    if counted.amount.origin == "year" and counted.is_elided:
        return False
    if counted.amount.origin == "article" and definition.unit not in ARTICLE_UNITS:
        return False
    if counted.attributes:
        return definition.key in counted.attributes
    if counted.is_elided:
        is_of_people = definition.unit == "person" and definition.accumulating
        return is_of_people or _was_named(reading, definition.key, counted.first, trigger)
    if counted.is_loose and counted.last == trigger.first and definition.unit == "person" and definition.accumulating:
        return True
    if counted.is_loose:
        return not reading.lexicon.has_heads[definition.key] and counted.amount.origin != "article"
    return False


def _was_named(reading: Reading, attribute: str, before: int, trigger: Hit) -> bool:
    """Whether a noun of the attribute stood shortly before: "seven rockets were fired ... four fell"."""
    heads = reading.marks.covers.get("head", {})
    for index in range(max(0, before - MEMORY), min(before + RIGHT_REACH, len(reading.tokens))):
        hit = heads.get(index)
        if hit is not None and attribute in hit.entries and not trigger.first <= index < trigger.last:
            return True
    return False


def _candidates(reading: Reading, trigger: Hit, key: str, fitting: list[Counted]) -> Iterator[Pair]:
    for counted in fitting:
        if counted.noun_first <= trigger.first < counted.noun_last:
            if _has_side(reading, trigger, "head"):
                yield Pair(key, trigger, counted, "head", TRUST["head"])
            continue
        side = _side(reading, trigger, counted)
        if side is None:
            continue
        score = TRUST[side] - (0.0 if side == "context" else _between(reading, trigger, counted))
        if score >= LEAST:
            yield Pair(key, trigger, counted, side, score)


def _has_side(reading: Reading, trigger: Hit, side: str) -> bool:
    hit = reading.marks.at(f"sides.{side}", trigger.first)
    return hit is not None


def _side(reading: Reading, trigger: Hit, counted: Counted) -> str | None:
    """The pattern under which a counted noun may be the trigger's argument; None where it cannot."""
    is_before = counted.last <= trigger.first
    if _has_side(reading, trigger, "context"):
        return "context" if not counted.is_elided else None
    gap = trigger.first - counted.last if is_before else counted.first - trigger.last
    if gap > (LEFT_REACH if is_before else RIGHT_REACH):
        return None
    if _has_side(reading, trigger, "noun_of") and not is_before and gap <= 3:
        return "noun_of"
    if _is_passive(reading, trigger):
        if is_before:
            return "passive"
        return "agent" if _is_agent(reading, trigger, counted) else None
    if _has_side(reading, trigger, "object"):
        return None if is_before else "object"
    if _has_side(reading, trigger, "subject"):
        return "subject" if is_before else None
    if any(_has_side(reading, trigger, side) for side in ("noun_of", "head")) and not _has_side(reading, trigger, "participle"):
        return None
    if not is_before:
        return "agent" if _is_agent(reading, trigger, counted) else "active" if gap <= 3 else None
    return "reduced"


def _is_passive(reading: Reading, trigger: Hit) -> bool:
    """Whether a form of "be" stands before the trigger, adverbs and a number of agent words aside."""
    index = trigger.first
    while index > 0 and reading.marks.is_in(index - 1, "function.adverb"):
        index -= 1
    if reading.marks.before("function.passive", index) is None:
        coordinated = reading.marks.before("function.conjunction", index)
        if coordinated is None or coordinated.first < 2:
            return False
        return reading.marks.before("function.passive", coordinated.first - 1) is not None
    return True


def _is_agent(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    hit = reading.marks.before("function.agent", counted.first)
    return hit is not None and hit.first >= trigger.last


def _between(reading: Reading, trigger: Hit, counted: Counted) -> float:
    """What to take off for what stands between a trigger and its argument."""
    first, last = (counted.last, trigger.first) if counted.last <= trigger.first else (trigger.last, counted.first)
    clause_of, cost = reading.clause_of, 0.0
    for index in range(first, last):
        cost += PER_TOKEN
        if reading.tokens[index].raw == ",":
            cost += PER_COMMA
        if reading.marks.at("trigger", index) is not None:
            cost += PER_TRIGGER
        if index == trigger.last and reading.marks.at("function.conjunction", index) is not None:
            cost += PER_CONJUNCTION
    crossed = abs(clause_of[trigger.first] - clause_of[counted.first])
    return cost + PER_CLAUSE * crossed


def _taken(pairs: Iterator[Pair]) -> list[Pair]:
    """The best pairs: each number once, each trigger once per attribute."""
    taken: list[Pair] = []
    numbers: set[int] = set()
    triggers: set[tuple[int, str]] = set()
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.counted.first, pair.trigger.first, pair.attribute)):
        number, trigger = pair.counted.amount.core_first, (pair.trigger.first, pair.attribute)
        if number in numbers or trigger in triggers:
            continue
        numbers.add(number)
        triggers.add(trigger)
        taken.append(pair)
    return taken


def _with_coordinated(reading: Reading, pairs: list[Pair], listed: list[Counted]) -> list[Pair]:
    """Numbers joined by commas and "and" to one that has its trigger share it."""
    found = {pair.counted.first: pair for pair in pairs}
    ordered = sorted(listed, key=lambda counted: counted.first)
    for order in (list(zip(ordered, ordered[1:], strict=False)), [(b, a) for a, b in reversed(list(zip(ordered, ordered[1:], strict=False)))]):
        for one, other in order:
            pair = found.get(one.first)
            if pair is None or other.first in found or not _is_coordinated(reading, one, other, pair):
                continue
            is_subset = reading.marks.at("nouns.subset", other.first - 1) is not None
            side = "subset" if is_subset else "coordinated"
            found[other.first] = replace(pair, counted=other, side=side, score=pair.score - COORDINATION_COST)
    return sorted(found.values(), key=lambda pair: pair.counted.first)


def _is_coordinated(reading: Reading, one: Counted, other: Counted, pair: Pair) -> bool:
    left, right = (one, other) if one.first < other.first else (other, one)
    if right.first - left.last > 4 or right.first <= left.last:
        return False
    if not (other.is_loose or pair.attribute in other.attributes) or other.amount.origin == "zero":
        return False
    if one is left and reading.marks.at("nouns.subset", right.first - 1) is not None:
        return True
    joined = 0
    for index in range(left.last, right.first):
        if reading.marks.is_in(index, "function.conjunction", "nouns.subset") or reading.tokens[index].raw == ",":
            joined += 1
        elif reading.marks.is_in(index, "trigger", "function.preposition", "function.passive", "function.auxiliary", "function.relative", "function.subordinator"):
            return False
    return joined == 1 and reading.tokens[right.first - 1].raw != "," or (joined == 1 and pair.side == "coordinated")


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
        says_rose=_says_rose(reading, pair),
    )


def _says_rose(reading: Reading, pair: Pair) -> bool:
    sentence = reading.sentence(pair.counted.first)
    return any(True for _ in reading.marks.within("triggers.rose", sentence.first, sentence.last))


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
    return amount.first, last
