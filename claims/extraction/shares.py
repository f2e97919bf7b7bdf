"""Shares that are written like counts: "one in four passengers", "un passager sur quatre".

Outward: ``is_of_a_share``. The pack's ``numbers.share`` is the word between the two numbers; neither counts anybody.
"""

from claims.extraction.reading import Amount, Reading
from claims.extraction.tokens import Hit, Kind

SHARE = "numbers.share"
# What stands behind a share that has told its noun already: "one in four | was hurt", "un passager sur dix | a été".
VERBS = ("function.passive", "function.auxiliary")
# Tokens back from the word between to the one: "un jeune passager | sur | quatre" (arbitrary but works).
REACH = 3


def is_of_a_share(reading: Reading, amount: Amount) -> bool:
    """Whether an amount is the one or the whole of a share. One of several acts is none: "one in two attacks"."""
    joint = _joint_behind(reading, amount.core_last) if amount.number == 1 else None
    if joint is None:
        joint = reading.marks.before(SHARE, amount.core_first)
        joint = joint if joint is not None and _is_behind_one(reading, joint) else None
    return joint is not None and _leads_to_the_whole(reading, joint)


def _joint_behind(reading: Reading, start: int) -> Hit | None:
    """The word between, right behind the one; past its noun where qualifiers follow the noun."""
    reach = 1 if reading.lexicon.pack.setting("adjectives_first") else REACH
    for index in range(start, min(start + reach, len(reading.tokens))):
        joint = reading.marks.at(SHARE, index)
        if joint is not None:
            return joint
        if not reading.tokens[index].is_word or reading.marks.is_in(index, *VERBS, "trigger"):
            return None
    return None


def _is_behind_one(reading: Reading, joint: Hit) -> bool:
    """Whether the one stands before the word between, as near as it may."""
    earliest = max(reading.sentence(joint.first).first, joint.first - REACH)
    return any(
        _is_one(reading, index) and _joint_behind(reading, index + 1) == joint
        for index in range(earliest, joint.first)
    )


def _is_one(reading: Reading, index: int) -> bool:
    cardinal = reading.marks.at("numbers.cardinal", index)
    if cardinal is not None:
        return bool(cardinal.entries[0].value == 1)
    return reading.tokens[index].raw == "1" or reading.marks.is_in(
        index, "numbers.article", "numbers.pronoun"
    )


def _leads_to_the_whole(reading: Reading, joint: Hit) -> bool:
    """Whether a bare number follows, and then a verb, or people where the word between is no "on" ("sur")."""
    index = joint.last
    if index >= len(reading.tokens) or not _is_number(reading, index):
        return False
    if reading.marks.is_in(index + 1, *VERBS):
        return True
    is_plain = joint.last - joint.first > 1 or bool(reading.lexicon.pack.setting("adjectives_first"))
    return is_plain and reading.marks.is_in(index + 1, "nouns.people", "nouns.person")


def _is_number(reading: Reading, index: int) -> bool:
    return reading.tokens[index].kind is Kind.NUMBER or reading.marks.is_in(index, "numbers.cardinal")
