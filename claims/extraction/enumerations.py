"""Lists of counted nouns, and members told apart: "a cook, two nurses and a boy", "one of them".

Outward: ``is_closed``, ``is_named_between``, ``is_one_between``, ``does_otherwise``, ``is_of_them``,
``is_spelt_out`` and ``end_of_aside``. Used by ``coordination``.
"""

from claims.extraction.naming import is_one_person
from claims.extraction.nounphrases import phrase_from
from claims.extraction.reading import Counted, Reading

AND = "function.conjunction"
# What points at one person whom no number counts.
POINTED = ("function.definite", "function.possessive")
# What stands before a verb: "had since".
BEFORE_VERB = ("function.auxiliary", "function.adverb", "function.preposition", "function.subordinator")
# The verb behind what a whole is spelt out with: "seven of one family, the parents and their two sons, | were |".
VERB = ("function.passive", "function.auxiliary", "trigger")
# Tokens between the commas in which a whole is spelt out (arbitrary but works).
SPELT_OUT = 10
# Tokens from a number's noun to the end of what is inserted behind it (arbitrary but works), and the marks around it.
ASIDE = 16
OPENING, CLOSING = ",(-\u2013\u2014", ",)-\u2013\u2014"
# Commas around what is inserted between two members.
FRAME = 2


def is_closed(reading: Reading, ordered: list[Counted], member: Counted) -> bool:
    """Whether a list goes on behind this number and ends with "and": "a cook, | two nurses | and his son"."""
    end = member
    for following in ordered[ordered.index(member) + 1 :]:
        between = range(max(end.last, end.noun_last), following.first)
        joints = [i for i in between if reading.tokens[i].raw == "," or reading.marks.is_in(i, AND)]
        if not joints or len(joints) < len(between) or following.is_elided:
            return False
        if reading.marks.is_in(joints[-1], AND):
            return True
        end = following
    last = max(end.last, end.noun_last)
    joint = reading.marks.at("function.conjunction", last)
    if joint is None or not reading.marks.is_in(last, AND) or not reading.marks.is_in(joint.last, *POINTED):
        return False
    span = phrase_from(reading, joint.last)
    return span is not None and is_one_person(reading, span)


def is_named_between(reading: Reading, between: range, joints: list[int]) -> bool:
    """ "A cook|, Ana Roe, |two nurses and a boy": the name of the one told before, between its commas."""
    is_framed = len(joints) == FRAME and joints[0] == between.start and joints[1] == between.stop - 1
    return is_framed and all(
        reading.tokens[i].is_capital or reading.marks.is_in(i, "actors.kin")
        for i in between
        if i not in joints
    )


def is_one_between(reading: Reading, between: range) -> bool:
    """ "A man|, his wife and their |two daughters": one more member, told by whose it is and not by a number."""
    stop = between.stop
    while stop - 1 > between.start and reading.marks.is_in(stop - 1, "function.possessive"):
        stop -= 1
    if stop - between.start < FRAME + 1 or not reading.marks.is_in(stop - 1, AND):
        return False
    inside = range(between.start + 1, stop - 1)
    is_framed = reading.tokens[between.start].raw == "," and all(reading.tokens[i].is_word for i in inside)
    is_person = reading.marks.is_in(inside[0], "function.possessive") and reading.marks.is_in(
        inside[-1], "nouns.person"
    )
    return is_framed and is_person


def is_of_them(reading: Reading, counted: Counted) -> bool:
    """ "one of them", "deux d'entre eux": some of those told before."""
    places = (counted.noun_first, counted.amount.last)
    return any(reading.marks.at("nouns.of_them", place) is not None for place in places)


def does_otherwise(reading: Reading, member: Counted) -> bool:
    """ "Missing, of whom | 41 had since walked | home": a member with an active verb of its own."""
    index = max(member.last, member.noun_last)
    if not reading.marks.is_in(index, "function.auxiliary") or reading.marks.is_in(index, "function.passive"):
        return False
    while reading.marks.is_in(index, *BEFORE_VERB):
        index += 1
    return not reading.marks.is_in(index, "function.passive", "trigger")


def is_spelt_out(reading: Reading, counted: Counted) -> bool:
    """ "Seven of one family, the parents and | their five children |, were killed": part of those told before."""
    end = max(counted.last, counted.noun_last)
    if end + 1 >= len(reading.tokens) or reading.tokens[end].raw != ",":
        return False
    if not reading.marks.is_in(end + 1, *VERB):
        return False
    for index in range(counted.first - 1, max(0, counted.first - SPELT_OUT), -1):
        if reading.tokens[index].raw == ",":
            sentence = reading.sentence(index)
            before = (one for one in reading.counted_of.get(sentence.number, ()) if one.last <= index)
            has_whole = any((one.amount.number or 0) > (counted.amount.number or 0) for one in before)
            return has_whole and reading.marks.is_in(index + 1, *POINTED)
    return False


def end_of_aside(reading: Reading, counted: Counted) -> int:
    """The end of what two marks insert about some of those counted: "three guards|, including an officer,| and"."""
    opening = max(counted.last, counted.noun_last)
    limit = min(reading.sentence(counted.first).last, opening + ASIDE)
    while opening < limit and reading.tokens[opening].raw not in OPENING:
        if reading.marks.is_in(opening, "trigger", AND):
            return counted.last
        opening += 1
    if opening + 1 >= limit or reading.marks.at("nouns.subset", opening + 1) is None:
        return counted.last
    closing = next((i for i in range(opening + 1, limit) if reading.tokens[i].raw in CLOSING), limit)
    return closing + 1 if closing < limit else counted.last
