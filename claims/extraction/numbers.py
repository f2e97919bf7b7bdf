"""Stage 4: numbers with their bounds: digits with any thousands mark, words, vague quantities, ranges, zeros.

Outward: ``read_numbers``; ``bounded`` serves ``measured`` too. Plain numbers are read by ``number_words``, ranges by
``ranges``. What is no count is left out here: dates and times (read before), units of measure, ages, money, years.
What a number counts is the business of ``heads``.
"""

from dataclasses import replace

from claims.domain.codes import Comparator
from claims.extraction.noncounts import is_no_count
from claims.extraction.number_words import STATED, number_at, suffixed
from claims.extraction.pack import Entry
from claims.extraction.ranges import opens_range, ranged
from claims.extraction.reading import Amount, Reading
from claims.extraction.shared_zeros import with_shared_zeros
from claims.extraction.tokens import Hit, Kind

# A bare number of this range is a year, not a count, unless words bind it.
YEARS = range(1900, 2100)
# Verbs that "the last" may stand before, as their subject.
ALONE_BEFORE = ("sides.subject", "sides.participle")
# What makes a noun of the word behind it, be it "nobody" elsewhere.
DETERMINERS = (
    "function.definite",
    "function.indefinite",
    "function.demonstrative",
    "function.possessive",
    "numbers.zero",
    "numbers.cardinal",
)
# Tokens from "nobody" back to what denies its verb (arbitrary but works).
DENIAL_REACH = 12
# What may stand before "of" as a number.
AMOUNTS = (
    "numbers.about",
    "numbers.vague",
    "numbers.vague_alone",
    "numbers.cardinal",
    "numbers.multiplier",
    "nouns.subset",
)
# Lexicon places whose words may start an amount.
OPENERS = (
    "numbers.vague",
    "numbers.vague_alone",
    "numbers.about",
    "numbers.cardinal",
    "numbers.multiplier",
    "numbers.article",
    "numbers.zero",
    "numbers.zero_pronoun",
    "numbers.zero_after",
    "numbers.pronoun",
    "nouns.last_one",
    "numbers.same",
    "numbers.half_before",
)


def read_numbers(reading: Reading) -> Reading:
    amounts: list[Amount] = []
    opens = {index for place in OPENERS for index in reading.marks.starts.get(place, ())}
    index = 0
    while index < len(reading.tokens):
        amount = None
        if _may_open(reading, index, opens):
            amount = _same_again(reading, index, amounts) or _amount_at(reading, index)
        if amount is None:
            index += 1
            continue
        amounts.append(amount)
        index = max(amount.core_last, index + 1)
    return replace(reading, amounts=tuple(with_shared_zeros(reading, amounts)))


def _may_open(reading: Reading, index: int, opens: set[int]) -> bool:
    """Whether an amount may start at a token: at digits, a hyphened word or a word of the pack."""
    token = reading.tokens[index]
    return index in opens or token.kind is Kind.NUMBER or "-" in token.fold


def _same_again(reading: Reading, index: int, amounts: list[Amount]) -> Amount | None:
    """ "Four died and | as many | were hurt": the number told before in the sentence, times what the words say."""
    hit = reading.marks.at("numbers.same", index)
    if hit is None or reading.marks.at("bounds.before", index) is not None:
        return None
    told = next((one for one in reversed(amounts) if one.origin in ("digits", "word")), None)
    if told is None or told.number is None or told.first < reading.sentence(index).first:
        return None
    times = hit.entries[0].value
    comparator = told.comparator if times == 1 else Comparator.ABOUT
    return Amount(index, hit.last, index, hit.last, "word", comparator, told.number * times)


def _amount_at(reading: Reading, index: int) -> Amount | None:
    if index in reading.timed or reading.marks.over("numbers.each", index) is not None:
        return None
    core = _vague(reading, index) or _counting(reading, index) or _stated(reading, index)
    if core is None or is_no_count(reading, core, opens_range=opens_range(reading, core)):
        return None
    whole = ranged(reading, core)
    if whole is not core and is_no_count(reading, whole):
        return None
    return bounded(reading, whole)


def _vague(reading: Reading, index: int) -> Amount | None:
    """A vague quantity; before a number ("some 2,500", "a salvo of about eight") it is none of its own."""
    hit = reading.marks.at("numbers.vague", index) or _vague_alone(reading, index)
    if hit is None or _is_of_a_number(reading, hit):
        return None
    bounds = reading.marks.at("bounds.before", hit.last)
    if number_at(reading, hit.last if bounds is None else bounds.last) is not None:
        return None
    bound = reading.marks.over("bounds.before", index)
    if bound is not None and bound.first < index:
        return None
    if reading.marks.over("triggers.number_of", index) is not None and reading.marks.before(
        "function.definite", index
    ):
        return None
    unknown = reading.marks.over("numbers.unknown", index)
    if unknown is not None and unknown.first < index:
        return None  # "how | many | died"
    entry: Entry = hit.entries[0]
    low, high = entry.number("low"), entry.number("high")
    return Amount(index, hit.last, index, hit.last, "vague", Comparator.SOME, None, low, high)


def _is_of_a_number(reading: Reading, hit: Hit) -> bool:
    """ "Une dizaine | d'autres |", "beaucoup | d'autres |": what a number before it is of."""
    if hit.first == reading.sentence(hit.first).first:
        return False
    is_joined = reading.marks.at("numbers.partitive", hit.first) is not None
    return is_joined and (
        reading.tokens[hit.first - 1].kind is Kind.NUMBER or reading.marks.is_in(hit.first - 1, *AMOUNTS)
    )


def _vague_alone(reading: Reading, index: int) -> Hit | None:
    """ "Some were intercepted", "many died": no quantity but where a verb follows."""
    hit = reading.marks.at("numbers.vague_alone", index)
    if hit is None:
        return None
    verb = hit.last
    while reading.marks.is_in(verb, "function.passive", "function.auxiliary", "function.adverb"):
        verb += 1
    return hit if verb > hit.last and reading.marks.at("trigger", verb) is not None else None


def _counting(reading: Reading, index: int) -> Amount | None:
    """Digits, number words and round collectives ("une vingtaine")."""
    hit = reading.marks.at("numbers.about", index)
    if hit is not None:
        return Amount(index, hit.last, index, hit.last, "about", Comparator.ABOUT, hit.entries[0].value)
    tied = suffixed(reading, index)
    if tied is not None:
        return Amount(index, index + 1, index, index + 1, "digits", tied[1], tied[0])
    found = number_at(reading, index)
    if found is None:
        return None
    number, last, origin = found
    last = _over_brackets(reading, last, number)
    return Amount(index, last, index, last, origin, Comparator.EXACT, number)


def _over_brackets(reading: Reading, last: int, number: int) -> int:
    """ "Sept (07) bergers", "nine (9) people": the number told again in brackets, as communiqués write."""
    if last + 2 >= len(reading.tokens) or reading.tokens[last].raw != "(":
        return last
    again = number_at(reading, last + 1)
    is_same = again is not None and again[0] == number and again[1] < len(reading.tokens)
    return again[1] + 1 if again is not None and is_same and reading.tokens[again[1]].raw == ")" else last


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
        if hit is not None and _opens_longer(reading, hit, origin):
            return None
        if hit is not None and origin == "zero_pronoun" and _is_determined(reading, index):
            return None  # "aucune | personne n'a": a noun here
        if hit is not None and origin == "pronoun" and number_at(reading, hit.last) is not None:
            return None  # "another four": the number is the one behind it
        if hit is not None:
            if origin == "article":
                return _one(reading, hit)
            is_zero = origin.startswith("zero")
            comparator = Comparator.NONE if is_zero else Comparator.EXACT
            return Amount(index, hit.last, index, hit.last, origin, comparator, STATED[origin])
    return None


def _is_determined(reading: Reading, index: int) -> bool:
    """Whether a determiner stands before: "cette personne", not "that nobody died"."""
    is_relative = reading.marks.is_in(index - 1, "function.relative")
    return reading.marks.is_in(index - 1, *DETERMINERS) and not is_relative


def _one(reading: Reading, article: Hit) -> Amount | None:
    """What an article states: one, "un | des gardes" too; behind a negation nothing, or zero."""
    first, last = article.first, article.last
    negator = reading.marks.before("function.negator", first)
    if negator is None:
        is_of_several = reading.marks.at("numbers.partitive", last) is not None
        return Amount(
            first,
            last,
            first,
            last,
            "pronoun" if is_of_several else "article",
            Comparator.EXACT,
            STATED["article"],
        )
    is_first = negator.first == reading.sentence(first).first or not reading.tokens[negator.first - 1].is_word
    if not is_first:
        return None
    return Amount(negator.first, last, negator.first, last, "zero", Comparator.NONE, STATED["zero"])


def _opens_longer(reading: Reading, hit: Hit, origin: str) -> bool:
    """Whether a word belongs to a longer one that states no number here: "a further seven", "sans vie"."""
    if origin == "zero":
        unknown = reading.marks.at("numbers.unknown", hit.first)
        return unknown is not None and unknown.last > hit.last
    return origin == "article" and _opens_a_bound(reading, hit)


def _opens_a_bound(reading: Reading, article: Hit) -> bool:
    """ "A further seven", "a total of nine": the article belongs to the number behind it."""
    bound = reading.marks.over("bounds.before", article.first)
    is_longer = bound is not None and bound.last > article.last
    return is_longer and bound is not None and number_at(reading, bound.last) is not None


def _stands_alone(reading: Reading, index: int) -> bool:
    """Whether a verb follows: "the last was intercepted", "a third badly hurt", never "the last attack"."""
    while reading.marks.is_in(index, "function.adverb", "nouns.severity") and not reading.marks.is_in(
        index, *ALONE_BEFORE
    ):
        index += 1
    if reading.marks.is_in(index, "acts.act", "acts.generic") and reading.tokens[index].raw.isupper():
        return False  # "LA TROISIEME | ATTAQUE": in capitals the noun is spelled like the participle
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


def bounded(reading: Reading, amount: Amount) -> Amount:
    if amount.origin not in ("digits", "word", "about", "article", "pronoun"):
        return amount
    found = amount
    while (hit := reading.marks.before("bounds.before", found.first)) is not None:
        found = _with_bound(found, Comparator(hit.entries[0].text("comparator")), first=hit.first)
    after = reading.marks.at("bounds.after", found.last)
    if after is not None and after.last <= reading.sentence(amount.first).last:
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
