"""The plain number that starts at a token: digits with any thousands mark, or number words.

Outward: ``number_at``, ``suffixed``, ``decimal_of`` and ``STATED``, what articles and zeros state.
"""

from collections.abc import Mapping
from decimal import Decimal

from claims.domain.codes import Comparator
from claims.extraction.reading import Reading
from claims.extraction.tokens import Kind

# Numbers above this are no counts of an event (arbitrary but works); long digit strings are phone numbers.
LARGEST = 10_000_000
# Words that one number word of a pack joins by hyphens: "quatre-vingt-dix".
MOST_JOINED = 3
# Digits between thousands marks, and the steps of number words.
GROUP, TWENTY, HUNDRED, THOUSAND = 3, 20, 100, 1000
# What writers of any language part thousands by.
MARKS = ".,"
STATED = {"zero": 0, "zero_pronoun": 0, "article": 1, "pronoun": 1}


def number_at(reading: Reading, index: int) -> tuple[int, int, str] | None:
    """(number, end, origin) of the plain number that starts here."""
    if index >= len(reading.tokens) or index in reading.timed:
        return None
    token = reading.tokens[index]
    if token.kind is Kind.NUMBER:
        times, last = _multiplier(reading, index + 1)
        number = _grouped(token.raw) if times == 1 else None
        if number is None:
            number = _whole(decimal_of(reading, token.raw), times)
        return (number, last, "digits") if number is not None else None
    if _is_multiplied(reading, index):
        return None
    return _half_of(reading, index) or _number_words(reading, index)


def _whole(number: Decimal | None, times: int) -> int | None:
    """The whole number that digits and their multiplier state, None for a fraction or one beyond counting."""
    if number is None or number > LARGEST or number * times != (number * times).to_integral_value():
        return None
    return int(number * times)


def _grouped(raw: str) -> int | None:
    """ "1.200" where a point writes decimals: people and things come in whole numbers, so it marked thousands."""
    for mark in MARKS:
        if _groups_thousands(raw, mark) and not raw.startswith("0"):
            return _whole(Decimal(raw.replace(mark, "")), 1)
    return None


def _is_multiplied(reading: Reading, index: int) -> bool:
    """Whether a word only multiplies the digits before it: "1.23456789 | million |"."""
    is_after_digits = index > 0 and reading.tokens[index - 1].kind is Kind.NUMBER
    return is_after_digits and reading.marks.at("numbers.multiplier", index) is not None


def suffixed(reading: Reading, index: int) -> tuple[int, Comparator] | None:
    """The number and bound of "400-plus" or "sixty-odd"; None where no hyphen ties a bound to a number."""
    head, _, suffix = reading.tokens[index].fold.rpartition("-")
    known = reading.lexicon.number_words
    if not head or suffix not in known.suffixes:
        return None
    parts = [known.values.get(part) for part in head.split("-")]
    values = [part[1] for part in parts if part is not None and part[0] == "cardinal"]
    spelled = sum(values) if len(values) == len(parts) else None
    number = spelled if spelled is not None else _whole(decimal_of(reading, head), 1)
    return (number, known.suffixes[suffix]) if number is not None else None


def decimal_of(reading: Reading, raw: str) -> Decimal | None:
    """The number that a digit token writes, by the marks of the pack; None where they do not fit."""
    settings = reading.lexicon.pack.settings
    bare = raw
    for mark in settings["thousands"]:
        bare = bare.replace(mark, "") if _groups_thousands(bare, mark) else bare
    for mark in settings["decimals"]:
        bare = bare.replace(mark, ".")
    if not bare.isascii() or not all(part.isdigit() for part in bare.split(".")) or bare.count(".") > 1:
        return None
    return Decimal(bare)


def _groups_thousands(raw: str, mark: str) -> bool:
    head, *groups = raw.split(mark)
    return bool(groups) and 0 < len(head) <= GROUP and all(len(group) == GROUP for group in groups)


def _multiplier(reading: Reading, index: int) -> tuple[int, int]:
    """(factor, end): "2 million" is 2 times a million; "million de" needs nothing more."""
    hit = reading.marks.at("numbers.multiplier", index)
    return (hit.entries[0].value, hit.last) if hit is not None else (1, index)


def _number_words(reading: Reading, index: int) -> tuple[int, int, str] | None:
    total, group, last, is_open = 0, 0, index, False
    place = index
    while place < len(reading.tokens) and place not in reading.timed:
        parts = _word_values(reading, place)
        if parts is None:
            joiner = reading.marks.at("numbers.joiner", place)
            follows = _joined_values(reading, place + 1) if joiner and is_open else None
            if follows is not None and _may_join(group, follows[0][0][1]):
                group, last = group + follows[0][0][1], follows[1]
                place = last
                continue
            break
        values, end = parts
        if is_open and not _fits(group, values[0]):
            break
        for kind, value in values:
            if kind == "multiplier" and value >= THOUSAND:
                total, group = total + max(group, 1) * value, 0
            elif kind == "multiplier":
                group = max(group, 1) * value
            else:
                group += value
        place, last, is_open = end, end, True
    if not is_open:
        return None
    return _with_half(reading, index, total + group, last)


def _with_half(reading: Reading, first: int, number: int, last: int) -> tuple[int, int, str] | None:
    """ "One | and a half | million", "a million | and a half |": half of the multiplier more."""
    half = reading.marks.at("numbers.half", last)
    if half is None:
        return number, last, "word"
    times = reading.marks.at("numbers.multiplier", half.last)
    if times is not None:
        factor = times.entries[0].value
        return number * factor + factor // 2, times.last, "word"
    times = reading.marks.before("numbers.multiplier", last)
    if times is None or times.first < first or times.entries[0].value < THOUSAND:
        return None  # "nine and a half": no number of people or things
    return number + times.entries[0].value // 2, half.last, "word"


def _half_of(reading: Reading, index: int) -> tuple[int, int, str] | None:
    """ "| Half a | million people"."""
    half = reading.marks.at("numbers.half_before", index)
    times = reading.marks.at("numbers.multiplier", half.last) if half is not None else None
    return (times.entries[0].value // 2, times.last, "word") if times is not None else None


def _joined_values(reading: Reading, index: int) -> tuple[list[tuple[str, int]], int] | None:
    """The number word after "and", where an article is a one too: "vingt et une"."""
    found = _word_values(reading, index)
    article = reading.marks.at("numbers.article", index)
    if found is None and article is not None:
        return [("cardinal", STATED["article"])], article.last
    return found


def _fits(group: int, part: tuple[str, int]) -> bool:
    """Whether a further number word goes on with the number: "cent vingt" does, "cinq deux" does not."""
    kind, value = part
    return (
        kind == "multiplier"
        or group == 0
        or (group % HUNDRED == 0 and value < HUNDRED)
        or _may_join(group, value)
    )


def _may_join(group: int, value: int) -> bool:
    """Whether "and" joins: "one hundred and five", "vingt et un", never "two and three"."""
    return (group >= HUNDRED and group % HUNDRED == 0 and value < HUNDRED) or (
        group >= TWENTY and group % 10 == 0 and 0 < value < TWENTY
    )


def _word_values(reading: Reading, index: int) -> tuple[list[tuple[str, int]], int] | None:
    """The number words at a token, parts of a hyphened word apart; and the article before a dozen."""
    if index >= len(reading.tokens):
        return None
    for kind in ("cardinal", "multiplier"):
        hit = reading.marks.at(f"numbers.{kind}", index)
        if hit is not None:
            return [(kind, hit.entries[0].value)], hit.last
    article, following = (
        reading.marks.at("numbers.article", index),
        reading.marks.at("numbers.multiplier", index + 1),
    )
    if article is not None and following is not None:
        return [("multiplier", following.entries[0].value)], following.last
    word = reading.tokens[index].fold
    if "-" not in word:
        return None
    known = reading.lexicon.number_words
    *tens, last = word.split("-")
    parts = _known_parts([part for part in tens if part not in known.joiners], known.values)
    if last in known.articles and parts and parts[-1][1] >= TWENTY:
        return [*parts, ("cardinal", STATED["article"])], index + 1  # "vingt-et-un", "quatre-vingt-un"
    parts = _known_parts([part for part in (*tens, last) if part not in known.joiners], known.values)
    return (parts, index + 1) if parts else None


def _known_parts(words: list[str], known: Mapping[str, tuple[str, int]]) -> list[tuple[str, int]]:
    """The number words of a hyphened one, the longest first: "quatre-vingt" and "quatre"; none where one is none."""
    found: list[tuple[str, int]] = []
    first = 0
    while first < len(words):
        ends = range(min(len(words), first + MOST_JOINED), first, -1)
        last = next((end for end in ends if "-".join(words[first:end]) in known), first)
        if last == first:
            return []
        found.append(known["-".join(words[first:last])])
        first = last
    return found
