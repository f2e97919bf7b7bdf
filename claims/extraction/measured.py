"""Measured quantities: a number, whole or not, with its unit and its bound words: "up to 2.5 tonnes", "50-kg".

Outward: ``measured_at``. Only the attribute's own unit counts, in any spelling that the pack or the attribute's heads
list; nothing is converted, so that "50 pounds" is no answer to a question in kilograms.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator, ValueKind
from claims.domain.values import Quantity, quantity
from claims.extraction.lexicon import TOPIC
from claims.extraction.number_words import decimal_of, number_at
from claims.extraction.numbers import bounded
from claims.extraction.reading import Amount, Reading
from claims.extraction.tokens import Hit, Kind, fold

# "50kg", "50-kg": a number and its unit in one token.
_JOINED = re.compile(r"(\d+(?:[.,]\d+)?)[-\u2010\u2011]?([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Measured:
    """Tokens first..last-1 state the quantity, bound words and unit included."""

    first: int
    last: int
    value: Quantity


@dataclass(frozen=True, slots=True)
class _Plain:
    """A number and where it and its unit end; ``low`` where it is the upper end of a range."""

    first: int
    last: int
    number: Decimal
    low: Decimal | None = None


def measured_at(reading: Reading, definition: AttributeDefinition, index: int) -> Measured | None:
    """The quantity, in the attribute's unit, whose number starts at a token; None where there is none."""
    joined = _joined(reading, definition, index)
    if joined is not None:
        return _with_bounds(reading, definition, joined, joined.last)
    plain = _plain(reading, index)
    if plain is None:
        return None
    return _before_unit(reading, definition, plain) or _after_unit(reading, definition, plain)


def _joined(reading: Reading, definition: AttributeDefinition, index: int) -> _Plain | None:
    found = _JOINED.fullmatch(reading.tokens[index].raw)
    if found is None or fold(found.group(2)) not in _spellings(reading, definition):
        return None
    number = decimal_of(reading, found.group(1))
    return None if number is None else _Plain(index, index + 1, number)


def _plain(reading: Reading, index: int) -> _Plain | None:
    found = _number(reading, index)
    if found is None:
        return None
    number, last = found
    joint = reading.marks.at("numbers.range", last)
    second = _number(reading, joint.last) if joint is not None else None
    if second is None or second[0] <= number:
        return _Plain(index, last, number)
    opened = reading.marks.before("numbers.range_open", index)
    return _Plain(index if opened is None else opened.first, second[1], second[0], number)


def _number(reading: Reading, index: int) -> tuple[Decimal, int] | None:
    if index >= len(reading.tokens) or index in reading.timed:
        return None
    token = reading.tokens[index]
    if token.kind is Kind.NUMBER:
        number = decimal_of(reading, token.raw)
        multiplier = reading.marks.at("numbers.multiplier", index + 1)
        if number is None:
            return None
        return (
            (number, index + 1)
            if multiplier is None
            else (number * multiplier.entries[0].value, multiplier.last)
        )
    words = number_at(reading, index)
    return None if words is None else (Decimal(words[0]), words[1])


def _before_unit(reading: Reading, definition: AttributeDefinition, plain: _Plain) -> Measured | None:
    """ "$ 50": the unit is the mark before the number."""
    mark = reading.marks.before("measures.mark", plain.first)
    if mark is None or not _is_unit(reading, definition, mark):
        return None
    return _with_bounds(reading, definition, replace(plain, first=mark.first), plain.last)


def _after_unit(reading: Reading, definition: AttributeDefinition, plain: _Plain) -> Measured | None:
    """ "50 kg", "two millions of dollars"."""
    start = plain.last
    partitive = reading.marks.at("numbers.partitive", start)
    if partitive is not None:
        start = partitive.last
    for place in ("measures.unit", "time.unit", TOPIC):
        hit = reading.marks.at(place, start)
        if hit is not None and _is_unit(reading, definition, hit):
            return _with_bounds(reading, definition, plain, hit.last)
    is_unit = start < len(reading.tokens) and reading.tokens[start].fold == fold(definition.unit)
    return _with_bounds(reading, definition, plain, start + 1) if is_unit else None


def _is_unit(reading: Reading, definition: AttributeDefinition, hit: Hit) -> bool:
    if hit.section == TOPIC:
        return definition.key in hit.entries
    is_symbol = any(entry.text("symbol") == definition.unit for entry in hit.entries)
    return is_symbol or fold(reading.words(hit.first, hit.last)) == fold(definition.unit)


def _spellings(reading: Reading, definition: AttributeDefinition) -> set[str]:
    pack = reading.lexicon.pack
    listed = {
        fold(word)
        for entry in pack.of("measures")
        if entry.text("symbol") == definition.unit
        for word in entry.words
    }
    heads = definition.lexicon.get(pack.code, {}).get("heads", ())
    return listed | {fold(definition.unit), *map(fold, heads)}


def _with_bounds(reading: Reading, definition: AttributeDefinition, plain: _Plain, last: int) -> Measured:
    """The quantity with the bound words before its number and after its unit."""
    core = Amount(plain.first, last, plain.first, last, "word", Comparator.EXACT, 1)
    amount = bounded(reading, core)
    kind, unit = ValueKind.MEASURE, definition.unit
    if plain.low is not None:
        value = quantity(Comparator.RANGE, None, low=plain.low, high=plain.number, kind=kind, unit=unit)
    else:
        value = quantity(amount.comparator, plain.number, kind=kind, unit=unit)
    return Measured(amount.first, amount.last, value)
