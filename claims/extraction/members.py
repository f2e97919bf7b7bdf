"""Members of a whole: "nine men, among them two boys", "five sailors, three Greeks and two Danes".

Outward: ``members`` and ``unframed``. A member told apart from its whole follows it: it never takes its verb.
"""

from claims.extraction.breakdowns import APART, JOINTS, breakdown
from claims.extraction.enumerations import is_of_them, is_spelt_out
from claims.extraction.partitives import body_of
from claims.extraction.reading import Counted, Reading

# Tokens between two numbers set side by side: "Deux soldats américains et un" (arbitrary but works).
REACH = 4
# Tokens between a whole and the word that tells a member of it apart: "32 people were hurt on Monday, among them".
MEMBER_REACH = 16
# What ends an insertion.
CLOSERS = ",)-\u2013\u2014;"
# What opens a clause, or makes one of a participle.
CLAUSE = ("function.relative", "function.subordinator", "function.passive", "function.auxiliary")


def members(reading: Reading, listed: list[Counted]) -> list[tuple[Counted, Counted]]:
    """(whole, member): what "including" brings in, what follows it by "and", and parts that add up to the whole."""
    found: list[tuple[Counted, Counted]] = []
    ordered = sorted(listed, key=lambda counted: counted.first)
    whole_of: dict[int, Counted] = {}
    for place, member in enumerate(ordered):
        if place == 0:
            continue
        before = _part_of(reading, ordered, _behind_complement(reading, ordered, place))
        whole = whole_of.get(before.first)
        if _is_told_apart(reading, member) and member.first - before.last <= MEMBER_REACH:
            whole = whole if whole is not None else before
        elif whole is None or not (
            _stand_together(reading, before, member) or _fares_otherwise(reading, before, member)
        ):
            continue
        whole_of[member.first] = whole
        found.append((whole, member))
    return [*found, *breakdown(reading, ordered, whole_of)]


def _behind_complement(reading: Reading, ordered: list[Counted], place: int) -> int:
    """The place of what several may be members of: "seven people | from a village |, including three nurses"."""
    member, before = ordered[place], place - 1
    several = member.amount.number is not None and member.amount.number > 1
    while before > 0 and several and ordered[before].amount.origin == "article":
        start = ordered[before].first
        is_led = reading.marks.is_in(start - 1, "function.preposition", "function.of")
        if not is_led or reading.marks.before("nouns.subset", start) is not None:
            break
        before -= 1
    return before


def _part_of(reading: Reading, ordered: list[Counted], place: int) -> Counted:
    """The counted noun at a place, or the part told of it: "three of the five rockets" are the three."""
    whole = ordered[place]
    part = ordered[place - 1] if place else whole
    partitive = reading.marks.at("numbers.partitive", part.amount.last)
    return part if partitive is not None and whole.first <= partitive.last + 1 else whole


def _is_told_apart(reading: Reading, counted: Counted) -> bool:
    body = body_of(reading, counted)
    if reading.marks.before("nouns.subset", counted.first if body is None else body[0]) is not None:
        return True
    after = reading.marks.at("nouns.subset_after", max(counted.last, counted.noun_last))
    if after is not None:
        return True
    is_after_comma = counted.first > 0 and reading.tokens[counted.first - 1].raw == ","
    is_one_of = is_of_them(reading, counted)
    is_graded = counted.is_elided and reading.marks.at("nouns.severity", counted.last) is not None
    return is_spelt_out(reading, counted) or (is_after_comma and (is_one_of or is_graded))


def _stand_together(reading: Reading, left: Counted, right: Counted) -> bool:
    """Whether nothing but "and" or a comma stands between the nouns of two numbers."""
    end = max(left.last, left.noun_last)
    between = range(end, right.first)
    joints = [i for i in between if reading.marks.is_in(i, *JOINTS) or reading.tokens[i].raw == ","]
    is_apposed = left.is_elided and right.amount.origin == "article"
    if not joints or len(between) > 2 * REACH or right.is_elided or is_apposed:
        return False
    if joints[-1] != right.first - 1 or any(reading.tokens[i].raw in CLOSERS[1:] for i in between):
        return False
    return not any(reading.marks.is_in(i, *APART) for i in between if i not in joints)


def unframed(reading: Reading, among: list[tuple[Counted, Counted]]) -> set[int]:
    """The ids of members that nothing parts from the verb of their whole: "nine people | including two boys | died".

    among: as ``members`` gives it. A comma, or a verb between the whole and its members, parts them.
    """
    first_of: dict[int, Counted] = {}
    for whole, member in among:
        first = first_of.get(id(whole), member)
        first_of[id(whole)] = member if member.first < first.first else first
    return {id(member) for whole, member in among if _runs_on(reading, whole, first_of[id(whole)])}


def _runs_on(reading: Reading, whole: Counted, member: Counted) -> bool:
    led = reading.marks.before("nouns.subset", member.first)
    between = range(max(whole.last, whole.noun_last), member.first)
    if led is None or not between or any(reading.tokens[index].raw in CLOSERS for index in between):
        return False
    return not reading.marks.has(between.start, between.stop, "trigger")


def _fares_otherwise(reading: Reading, left: Counted, right: Counted) -> bool:
    """ "Nine guards, of whom six were shot and | three burned alive |": a further part with its own participle."""
    joint = reading.marks.before("function.conjunction", right.first)
    end = max(left.last, left.noun_last)
    if joint is None or not right.is_elided or right.first - end > 2 * REACH:
        return False
    is_told = reading.marks.is_in(end, "sides.participle") or reading.marks.is_in(end - 1, "sides.participle")
    if not is_told or not reading.marks.is_in(right.last, "sides.participle"):
        return False
    return not any(
        reading.tokens[index].raw in CLOSERS or reading.marks.is_in(index, *CLAUSE)
        for index in range(end, joint.first)
    )
