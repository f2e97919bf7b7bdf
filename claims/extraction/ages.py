"""Ages told side by side: "cousins aged 20 and 22", "deux suspects de 18 et 20 ans".

Outward: ``is_of_ages`` and ``AFTER_AGE``.
"""

from claims.extraction.number_words import number_at
from claims.extraction.reading import Reading
from claims.extraction.tokens import Kind

# What may follow an age: "a girl of 13 was", "a man of 40 who".
AFTER_AGE = (
    "function.passive",
    "function.auxiliary",
    "function.relative",
    "function.preposition",
    "function.conjunction",
    "trigger",
)
# Tokens of a list of ages: "aged 3, 7, 9 and 11" (arbitrary but works).
LONGEST = 8
JOINTS = ("numbers.joiner", "numbers.range")


def is_of_ages(reading: Reading, first: int, last: int) -> bool:
    """Whether a number is one of several ages, of which only the first has the mark or only the last the unit."""
    return _follows_age(reading, first, last) or _precedes_age(reading, first, last)


def _follows_age(reading: Reading, first: int, last: int) -> bool:
    """ "aged 20 and | 22 | were"."""
    if not _may_end(reading, last):
        return False
    index, numbers = first - 1, 0
    while index > max(0, first - LONGEST) and _is_of_list(reading, index):
        numbers += _is_number(reading, index)
        if numbers and reading.marks.before("measures.mark", index) is not None:
            # ", the youngest aged 24, and | 42 | were hurt": two are joined without a comma
            is_apart = _is_comma(reading, first - 2) and _is_joint(reading, first - 1)
            return numbers > 1 or not is_apart
        index -= 1
    return False


def _precedes_age(reading: Reading, first: int, last: int) -> bool:
    """ "de | 18 | et 20 ans", "de 16, | 18 | et 20 ans"."""
    start = first
    while start > 1 and _is_of_list(reading, start - 1) and first - start < LONGEST:
        start -= 1
    opens = reading.marks.before("function.of", start) or reading.marks.before("numbers.range_open", start)
    if opens is None or not (_is_joint(reading, last) or _is_comma(reading, last)):
        return False
    index = last
    for _ in range(LONGEST):
        if not (_is_joint(reading, index) or _is_comma(reading, index)):
            return False
        other = number_at(reading, index + 1)
        if other is None:
            return False
        index = other[1]
        if reading.marks.at("measures.unit", index) is not None:
            return True
    return False


def _may_end(reading: Reading, last: int) -> bool:
    """Whether no noun of its own follows: "aged 20 and three women" has one."""
    if last >= len(reading.tokens) or last in reading.timed or not reading.tokens[last].is_word:
        return True
    return reading.marks.is_in(last, *AFTER_AGE)


def _is_of_list(reading: Reading, index: int) -> bool:
    return _is_number(reading, index) or _is_comma(reading, index) or _is_joint(reading, index)


def _is_number(reading: Reading, index: int) -> bool:
    return reading.tokens[index].kind is Kind.NUMBER or reading.marks.is_in(index, "numbers.cardinal")


def _is_joint(reading: Reading, index: int) -> bool:
    return reading.marks.is_in(index, *JOINTS)


def _is_comma(reading: Reading, index: int) -> bool:
    return index < len(reading.tokens) and reading.tokens[index].raw == ","
