"""Stage 4: numbers with their bounds: digits with any thousands mark, words, vague quantities, ranges, zeros.

Outward: ``read_numbers``; ``number_at``, ``decimal_of`` and ``bounded`` serve ``measured`` too. What is no count is
left out here: dates and times (read before), units of measure, ages, money, years. What a number counts is the
business of ``heads``.
"""

from dataclasses import replace
from decimal import Decimal

from claims.domain.codes import Comparator
from claims.extraction.noncounts import is_no_count
from claims.extraction.pack import Entry
from claims.extraction.reading import Amount, Reading
from claims.extraction.tokens import Kind

# A bare number of this range is a year, not a count, unless words bind it.
YEARS = range(1900, 2100)
# Numbers above this are no counts of an event (arbitrary but works); long digit strings are phone numbers.
LARGEST = 10_000_000
# Digits between thousands marks, and the steps of number words.
GROUP, TWENTY, HUNDRED, THOUSAND = 3, 20, 100, 1000
# What may close a range that a dash writes: "5-7", "5-7,".
ENDS = '.,;:)]\u00bb\u201d"'
# Verbs that "the last" may stand before, as their subject.
ALONE_BEFORE = ("sides.subject", "sides.participle")
# Tokens from "nobody" back to what denies its verb (arbitrary but works).
DENIAL_REACH = 12
# Lexicon places whose words may start an amount.
OPENERS = (
    "numbers.vague",
    "numbers.about",
    "numbers.cardinal",
    "numbers.multiplier",
    "numbers.article",
    "numbers.zero",
    "numbers.zero_pronoun",
    "numbers.zero_after",
    "numbers.pronoun",
    "nouns.last_one",
)
STATED = {"zero": 0, "zero_pronoun": 0, "article": 1, "pronoun": 1}


def read_numbers(reading: Reading) -> Reading:
    amounts: list[Amount] = []
    opens = {index for place in OPENERS for index in reading.marks.starts.get(place, ())}
    index = 0
    while index < len(reading.tokens):
        amount = _amount_at(reading, index) if _may_open(reading, index, opens) else None
        if amount is None:
            index += 1
            continue
        amounts.append(amount)
        index = max(amount.core_last, index + 1)
    return replace(reading, amounts=tuple(amounts))


def _may_open(reading: Reading, index: int, opens: set[int]) -> bool:
    """Whether an amount may start at a token: at digits, a hyphened word or a word of the pack."""
    token = reading.tokens[index]
    return index in opens or token.kind is Kind.NUMBER or "-" in token.fold


def _amount_at(reading: Reading, index: int) -> Amount | None:
    if index in reading.timed:
        return None
    core = _vague(reading, index) or _counting(reading, index) or _stated(reading, index)
    if core is None or is_no_count(reading, core, opens_range=_opens_range(reading, core)):
        return None
    ranged = _ranged(reading, core)
    if ranged is not core and is_no_count(reading, ranged):
        return None
    return bounded(reading, ranged)


def _vague(reading: Reading, index: int) -> Amount | None:
    """A vague quantity; before a number ("some 2,500", "a salvo of eight") it is none of its own."""
    hit = reading.marks.at("numbers.vague", index)
    if hit is None or number_at(reading, hit.last) is not None:
        return None
    if reading.marks.over("triggers.number_of", index) is not None and reading.marks.before(
        "function.definite", index
    ):
        return None
    entry: Entry = hit.entries[0]
    low, high = entry.number("low"), entry.number("high")
    return Amount(index, hit.last, index, hit.last, "vague", Comparator.SOME, None, low, high)


def _counting(reading: Reading, index: int) -> Amount | None:
    """Digits, number words and round collectives ("une vingtaine")."""
    hit = reading.marks.at("numbers.about", index)
    if hit is not None:
        return Amount(index, hit.last, index, hit.last, "about", Comparator.ABOUT, hit.entries[0].value)
    found = number_at(reading, index)
    if found is None:
        return None
    number, last, origin = found
    return Amount(index, last, index, last, origin, Comparator.EXACT, number)


def number_at(reading: Reading, index: int) -> tuple[int, int, str] | None:
    """(number, end, origin) of the plain number that starts here."""
    if index >= len(reading.tokens) or index in reading.timed:
        return None
    token = reading.tokens[index]
    if token.kind is Kind.NUMBER:
        digits = _digits(reading, token.raw)
        if digits is None:
            return None
        times, last = _multiplier(reading, index + 1)
        return digits * times, last, "digits"
    return _number_words(reading, index)


def _digits(reading: Reading, raw: str) -> int | None:
    """The whole number that a digit token writes, None for a fraction or a number beyond counting."""
    number = decimal_of(reading, raw)
    is_whole = number is not None and number == number.to_integral_value() and number <= LARGEST
    return int(number) if number is not None and is_whole else None


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
    return total + group, last, "word"


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
    parts = [part for part in word.split("-") if part not in known.joiners]
    if not parts or not all(part in known.values for part in parts):
        return None
    return [known.values[part] for part in parts], index + 1


def _stated(reading: Reading, index: int) -> Amount | None:
    """Zeros, pronouns and articles."""
    nobody = _nobody(reading, index)
    if nobody is not None:
        return nobody
    last = reading.marks.at("nouns.last_one", index)
    if last is not None and _stands_alone(reading, last.last):
        return Amount(index, last.last, index, last.last, "pronoun", Comparator.EXACT, STATED["pronoun"])
    for origin in ("zero_pronoun", "zero", "pronoun", "article"):
        hit = reading.marks.at(f"numbers.{origin}", index)
        if hit is not None:
            is_zero = origin.startswith("zero")
            comparator = Comparator.NONE if is_zero else Comparator.EXACT
            return Amount(index, hit.last, index, hit.last, origin, comparator, STATED[origin])
    return None


def _stands_alone(reading: Reading, index: int) -> bool:
    """Whether a verb follows: "the last was intercepted", never "the last attack"."""
    return reading.marks.is_in(index, "function.passive", "function.auxiliary", *ALONE_BEFORE)


def _nobody(reading: Reading, index: int) -> Amount | None:
    """ "without hurting anyone", "n'a blessé personne": nobody is the object of a denied verb."""
    hit = reading.marks.at("numbers.zero_after", index)
    if hit is None or index == 0 or not reading.marks.is_in(index - 1, "trigger"):
        return None
    denied = range(max(reading.sentence(index).first, index - DENIAL_REACH), index)
    if not any(reading.marks.is_in(place, "function.negator", "numbers.zero") for place in denied):
        return None
    zero = STATED["zero_pronoun"]
    return Amount(index, hit.last, index, hit.last, "zero_pronoun", Comparator.NONE, zero)


def _opens_range(reading: Reading, core: Amount) -> bool:
    """ "5-7" alone is a range; "12-05-2020", "7-3" (a score) and "5-7/8" are none."""
    dash, end = core.core_last, core.core_last + 2
    if (
        core.origin != "digits"
        or end > len(reading.tokens)
        or reading.marks.at("numbers.range", dash) is None
    ):
        return False
    second = number_at(reading, dash + 1)
    is_apart = end == len(reading.tokens) or reading.tokens[end].start > reading.tokens[end - 1].end
    is_apart = is_apart or reading.tokens[end].raw in ENDS
    return is_apart and second is not None and core.number is not None and second[0] > core.number


def _ranged(reading: Reading, core: Amount) -> Amount:
    """ "10 to 15", "entre 10 et 15", "two or three": one amount with two ends."""
    joint = reading.marks.at("numbers.range", core.core_last)
    if joint is None or core.number is None or core.origin not in ("digits", "word"):
        return core
    second = number_at(reading, joint.last)
    opened = reading.marks.before("numbers.range_open", core.core_first)
    if second is None or second[0] <= core.number:
        return core
    if reading.marks.at("numbers.joiner", core.core_last) and opened is None:
        return core
    first = opened.first if opened is not None else core.first
    return Amount(
        first,
        second[1],
        core.core_first,
        second[1],
        core.origin,
        Comparator.RANGE,
        None,
        core.number,
        second[0],
    )


def bounded(reading: Reading, amount: Amount) -> Amount:
    if amount.origin not in ("digits", "word", "about", "article", "pronoun"):
        return amount
    found = amount
    while (hit := reading.marks.before("bounds.before", found.first)) is not None:
        found = _with_bound(found, Comparator(hit.entries[0].text("comparator")), first=hit.first)
    after = reading.marks.at("bounds.after", found.last)
    if after is not None:
        found = _with_bound(found, Comparator(after.entries[0].text("comparator")), last=after.last)
    is_year = amount.origin == "digits" and amount.number in YEARS and found.comparator is Comparator.EXACT
    raw = reading.tokens[amount.core_first].raw
    return replace(found, origin="year") if is_year and raw.isdigit() else found


def _with_bound(
    amount: Amount, comparator: Comparator, *, first: int | None = None, last: int | None = None
) -> Amount:
    """The outermost bound that says anything wins: "only about 90" is about 90."""
    keeps = comparator is Comparator.EXACT or amount.comparator not in (Comparator.EXACT, Comparator.ABOUT)
    return replace(
        amount,
        first=amount.first if first is None else first,
        last=amount.last if last is None else last,
        comparator=amount.comparator if keeps else comparator,
    )
