"""A stated none that two nouns share: "no damage | or casualties |", "no deaths | , injuries | or damage".

Outward: ``with_shared_zeros``. Only a noun that is itself a toll shares the zero of a noun before it, so that "no
soldiers or civilians were killed" stays one zero; "and" shares nothing ("no deaths and three injuries").
"""

from claims.extraction.arguments import has_side
from claims.extraction.reading import Amount, Reading

# Tokens of the noun phrase between the zero and what joins the next one: "no major material damage or".
PHRASE = 4
# Words between the joint and the toll: "or | serious | injuries".
BEFORE_NOUN = 1
# Nouns that share one zero: "no deaths, injuries, arrests or damage".
MOST = 4


def with_shared_zeros(reading: Reading, amounts: list[Amount]) -> list[Amount]:
    """The amounts in text order, with one of its own for each further noun that shares a zero."""
    shared = [more for amount in amounts if amount.origin == "zero" for more in _shared(reading, amount)]
    if not shared:
        return amounts
    taken = {index for amount in amounts for index in range(amount.first, amount.last)}
    free = [one for one in shared if one.first not in taken]
    return sorted([*amounts, *free], key=lambda amount: amount.first)


def _shared(reading: Reading, zero: Amount) -> list[Amount]:
    limit = reading.sentence(zero.first).last
    start, found = zero.last, []
    for _ in range(MOST):
        joint = _joint(reading, start, min(start + PHRASE + 1, limit))
        if joint is None:
            break
        first, last = joint
        noun = _toll(reading, last, limit)
        if noun is not None:
            found.append(_none(zero, first, last))
        start = last
    return found


def _joint(reading: Reading, start: int, limit: int) -> tuple[int, int] | None:
    """The comma or the "or" behind the noun phrase at a token; None where a verb or another word ends it."""
    for index in range(start, limit):
        joint = reading.marks.at("numbers.zero_joint", index)
        if joint is not None and index > start:
            return joint.first, joint.last
        if reading.tokens[index].raw == "," and index > start:
            after = reading.marks.at("numbers.zero_joint", index + 1)
            return index, index + 1 if after is None else after.last
        if not reading.tokens[index].is_word or _ends_phrase(reading, index):
            return None
    return None


def _ends_phrase(reading: Reading, index: int) -> bool:
    if reading.marks.is_in(
        index,
        "function.passive",
        "function.auxiliary",
        "function.relative",
        "function.verb",
        "function.preposition",
    ):
        return True
    trigger = reading.marks.at("trigger", index)
    return (
        trigger is not None
        and has_side(reading, trigger, "participle")
        and not has_side(reading, trigger, "head")
    )


def _toll(reading: Reading, index: int, limit: int) -> int | None:
    """The token of a noun that is a toll, at a token or one word behind it."""
    for noun in range(index, min(index + BEFORE_NOUN + 1, limit)):
        trigger = reading.marks.at("trigger", noun)
        if trigger is not None and has_side(reading, trigger, "head"):
            is_own = reading.lexicon.person_tolls.intersection(trigger.entries)
            return noun if is_own and not has_side(reading, trigger, "participle") else None
        if not reading.tokens[noun].is_word:
            return None
    return None


def _none(zero: Amount, first: int, last: int) -> Amount:
    return Amount(first, last, first, last, "zero", zero.comparator, zero.number, said_from=zero.first)
