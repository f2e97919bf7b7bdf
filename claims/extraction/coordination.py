"""Numbers that share a trigger: "three policemen and a passer-by died", "six wounded, including a soldier".

Outward: ``with_coordinated``, ``is_own`` and ``Pair``. Members of a whole (``members``) share its trigger.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from claims.domain.codes import ValueKind
from claims.extraction.arguments import ARTICLE_UNITS, blocks, has_side
from claims.extraction.breakdowns import APART, JOINTS
from claims.extraction.distance import inserted_after
from claims.extraction.enumerations import (
    does_otherwise,
    end_of_aside,
    is_closed,
    is_named_between,
    is_one_between,
)
from claims.extraction.fitting import NAMED_AGAIN
from claims.extraction.lexicon import CATEGORY
from claims.extraction.members import CLOSERS, MEMBER_REACH, REACH, members
from claims.extraction.naming import before_verb
from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

COORDINATION_COST = 0.1
# Sides on which a noun says itself what befell those that it counts.
OWN_NOUNS = frozenset({"head", "role"})
# Tokens between two numbers of a list that "and" closes, where a name may stand between: ", Ana Maria de la Roe,"
# (arbitrary but works).
NAME_REACH = 7
# Tokens between the last two of a list that has a comma there too: "two sergeants, and four soldiers".
OXFORD = 2
# What may stand between "and" and a number.
BEHIND_NOUNS = (
    "function.adverb",
    "function.preposition",
    "function.of",
    "trigger",
    "nouns.severity",
    "nouns.person",
    "nouns.people",
    "head",
)
BESIDE_NUMBERS = (
    "function.adverb",
    "function.definite",
    "function.possessive",
    "function.preposition",
    "function.of",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger with a counted noun that may be its argument."""

    attribute: str
    trigger: Hit
    counted: Counted
    side: str
    score: float


def is_own(reading: Reading, pair: Pair, *, runs_on: bool) -> bool:
    """Whether a trigger belongs to a member itself: it stands in or after its noun with no comma between.

    runs_on: the member is one of ``unframed``, whose verb behind it is that of the whole unless "who" brings it in.
    """
    end = max(pair.counted.last, pair.counted.noun_last)
    if pair.side in ("head", "role"):
        return True
    if pair.trigger.first < end or pair.trigger.first - end > MEMBER_REACH:
        return False
    is_of_one = pair.counted.amount.number == 1 and before_verb(reading, pair.trigger, end).is_singular
    if runs_on and not is_of_one and not reading.marks.has(end, pair.trigger.first, "function.relative"):
        return False
    start = inserted_after(reading, end, pair.trigger.first) if pair.counted.is_elided else end
    return not any(reading.tokens[index].raw in CLOSERS for index in range(start, pair.trigger.first))


def with_coordinated(reading: Reading, pairs: list[Pair], listed: list[Counted]) -> list[Pair]:
    """Numbers joined by commas and "and" to one that has its trigger share it; members share their whole's."""
    found = {pair.counted.first: pair for pair in pairs}
    ordered = sorted(listed, key=lambda counted: counted.first)
    of_wholes = members(reading, ordered)
    _share_with_members(reading, of_wholes, found)
    over_asides = [
        (one, other)
        for one, aside, other in zip(ordered, ordered[1:], ordered[2:], strict=False)
        if end_of_aside(reading, one) > aside.last
    ]
    onward = sorted([*pairwise(ordered), *over_asides], key=lambda pair: pair[1].first)
    for order in (onward, [(right, left) for left, right in reversed(onward)]):
        for one, other in order:
            pair = found.get(one.first)
            if pair is None or other.first in found:
                continue
            if not _is_coordinated(reading, one, other, pair, closed=is_closed(reading, ordered, other)):
                continue
            side = "subset" if pair.side == "subset" else "coordinated"
            found[other.first] = replace(pair, counted=other, side=side, score=pair.score - COORDINATION_COST)
    _share_with_members(reading, of_wholes, found)
    _share_with_wholes(reading, of_wholes, found)
    return sorted(found.values(), key=lambda pair: pair.counted.first)


def _share_with_members(
    reading: Reading, of_wholes: list[tuple[Counted, Counted]], found: dict[int, Pair]
) -> None:
    """Add the members of each whole that has its trigger, unless they have one of their own."""
    for whole, member in of_wholes:
        pair = found.get(whole.first)
        if pair is None or member.first in found or not _may_share(reading, member, pair):
            continue
        if not does_otherwise(reading, member):
            score = pair.score - COORDINATION_COST
            found[member.first] = replace(pair, counted=member, side="subset", score=score)


def _share_with_wholes(
    reading: Reading, of_wholes: list[tuple[Counted, Counted]], found: dict[int, Pair]
) -> None:
    """ "| Six guards |, of whom four were shot and two stabbed to death": a whole all of whose parts fared alike.

    It has no verb of its own, and its parts, which add up to it, share one attribute.
    """
    parts_of: dict[int, list[Pair | None]] = {}
    for whole, member in of_wholes:
        if whole.first not in found:
            parts_of.setdefault(whole.first, []).append(found.get(member.first))
    wholes = {whole.first: whole for whole, _ in of_wholes}
    for first, parts in parts_of.items():
        told = [part for part in parts if part is not None]
        total = sum(part.counted.amount.number or 0 for part in told)
        whole = wholes[first]
        is_alike = len(told) == len(parts) > 1 and len({part.attribute for part in told}) == 1
        if is_alike and total == whole.amount.number and _may_be(reading, whole, told[0].attribute):
            found[first] = replace(
                told[0], counted=whole, side="reduced", score=told[0].score - COORDINATION_COST
            )
            found.update({part.counted.first: replace(part, side="subset") for part in told})


def _may_share(reading: Reading, member: Counted, pair: Pair) -> bool:
    is_article = member.amount.origin == "article"
    if is_article and member.is_loose and reading.marks.has(member.noun_first, member.noun_last, CATEGORY):
        return False  # "18 were hurt, three seriously, in | a knife | attack"
    if member.amount.origin == "zero" or (
        is_article and reading.marks.is_in(member.noun_first, "nouns.collective")
    ):
        return False
    return member.is_loose or member.is_elided or pair.attribute in member.attributes


def _is_coordinated(reading: Reading, one: Counted, other: Counted, pair: Pair, *, closed: bool) -> bool:
    """closed: whether ``other`` stands in a list that "and" ends, where a comma joins as much."""
    left, right = (one, other) if one.first < other.first else (other, one)
    end = max(_over_complement(reading, left, right.first), end_of_aside(reading, left))
    has_one_between = right.first > end and is_one_between(reading, range(end, right.first))
    reach = NAME_REACH if closed or has_one_between else REACH
    if right.first - end > reach or right.first <= left.last:
        return False
    if not _may_be(reading, other, pair.attribute):
        return False
    if has_side(reading, pair.trigger, "of_fallen") and other.is_loose:
        return False  # "lost seven men and | nine firearms |"
    if reading.marks.at("nouns.subset", right.first - 1) is not None:
        return False
    if pair.side in OWN_NOUNS and not one.is_elided and one.first < other.first and not other.is_elided:
        return False  # "2,000 dead and 5,000 displaced", "nine bodies and six patients": a noun that is its own toll
    between = range(end, right.first)
    joints = [i for i in between if reading.marks.is_in(i, *JOINTS) or reading.tokens[i].raw == ","]
    apart = (i for i in between if i not in joints and _parts(reading, i))
    is_part = pair.side == "subset"
    is_framed = reading.tokens[min(max(right.last, right.noun_last), len(reading.tokens) - 1)].raw == ","
    is_apart = one.is_elided or other.is_elided  # "six others, as well as two guards, were hurt" is framed
    units = _units(reading, between)
    is_listed = len(joints) == len(between) and units == OXFORD and (is_framed or not is_apart)
    is_listed = is_listed or has_one_between or (closed and is_named_between(reading, between, joints))
    is_otherwise = not has_one_between and _does_another_thing(reading, joints, right)
    if is_otherwise or _has_own_verb(reading, left, joints):
        return False
    if _is_blocked(reading, other, pair.attribute) or _is_led(reading, one, other):
        return False
    if (units != 1 and not is_listed) or any(
        not (is_part and _is_complement(reading, i, joints)) for i in apart
    ):
        return False
    is_comma = reading.tokens[right.first - 1].raw == ","
    if not is_comma or pair.side == "coordinated" or (closed and other is right):
        return True
    return _is_of_headline(reading, left, right, pair)


def _units(reading: Reading, between: range) -> int:
    """How many joints stand between two numbers: a comma is one, and so is "as well as"."""
    commas = sum(reading.tokens[index].raw == "," for index in between)
    return commas + sum(
        hit.last <= between.stop
        for place in JOINTS
        for hit in reading.marks.within(place, between.start, between.stop)
    )


def _may_be(reading: Reading, counted: Counted, attribute: str) -> bool:
    """Whether a number may count the attribute by its noun, one that no lexicon knows included."""
    if counted.amount.origin == "zero":
        return False
    is_article = counted.amount.origin == "article"
    if is_article and reading.lexicon.codebook[attribute].unit not in ARTICLE_UNITS:
        return False
    if counted.is_loose and reading.lexicon.codebook[attribute].unit in NAMED_AGAIN:
        return False  # "some 15 | stalls | and two lorries burned"
    return _is_noun_of(reading, counted) if counted.is_loose else attribute in counted.attributes


def _is_noun_of(reading: Reading, counted: Counted) -> bool:
    """Whether a noun that no lexicon knows can be one of that number: "killed nine and | two fled |" has none."""
    is_one = counted.amount.number == 1 or counted.noun_last <= counted.noun_first
    endings = tuple(reading.lexicon.pack.setting("plurals"))
    return is_one or reading.tokens[counted.noun_last - 1].fold.endswith(endings)


def _over_complement(reading: Reading, counted: Counted, limit: int) -> int:
    """The end of a number's noun with what "of" joins to it: "nine members | of the border guard | and a driver"."""
    joint = reading.marks.at("function.of", counted.last)
    if joint is None or counted.is_elided:
        return counted.last
    end = joint.last
    while end < min(limit, joint.last + REACH) and reading.tokens[end].is_word:
        if reading.marks.is_in(end, *JOINTS, *APART):
            break
        end += 1
    return end if reading.marks.is_in(end, *JOINTS) else counted.last


def _is_led(reading: Reading, one: Counted, other: Counted) -> bool:
    """ "Eight lie | in a grave state | and six were taken": what a preposition of its own brings shares no verb."""
    is_first = other.first < one.first
    is_unknown = other.is_loose and other.amount.origin == "article"
    return is_first and is_unknown and reading.marks.before("function.preposition", other.first) is not None


def _is_of_headline(reading: Reading, left: Counted, right: Counted, pair: Pair) -> bool:
    """ "16 soldiers, two drivers killed as ...": a list that opens a sentence, before a toll without "be"."""
    opens = left.first == reading.sentence(left.first).first and not (left.is_elided or right.is_elided)
    verb = pair.trigger.first
    is_bare = pair.side == "reduced" and verb >= right.noun_last
    return (
        opens
        and is_bare
        and not any(
            reading.marks.is_in(index, "function.relative", "function.passive", "function.auxiliary")
            for index in range(right.noun_last, verb)
        )
    )


def _does_another_thing(reading: Reading, joints: list[int], right: Counted) -> bool:
    """ "Killed four and | stole | nine rifles": a word between the joint and the number is a verb of its own."""
    between = range(joints[-1] + 1, right.first) if joints else ()
    return any(not reading.marks.is_in(index, *BESIDE_NUMBERS) for index in between)


def _has_own_verb(reading: Reading, left: Counted, joints: list[int]) -> bool:
    """ "Fifteen inmates | escaped | and two were killed": where qualifiers come first, none stands behind a noun."""
    end = max(left.last, left.noun_last)
    if not reading.lexicon.pack.setting("adjectives_first") or left.is_elided or left.is_loose or not joints:
        return False
    is_free = end >= joints[0] or end in reading.timed or not reading.tokens[end].is_word
    return not is_free and not reading.marks.is_in(end, *BEHIND_NOUNS)


def _is_blocked(reading: Reading, counted: Counted, attribute: str) -> bool:
    """Whether the noun is one that the attribute never counts: goats are no dead."""
    has_noun = counted.noun_first < counted.noun_last
    return has_noun and blocks(reading, counted.noun_first, attribute)


def _parts(reading: Reading, index: int) -> bool:
    """Whether a word parts two numbers; a trigger does where it counts: "a man | of 34 years | and a woman"."""
    trigger = reading.marks.at("trigger", index)
    if trigger is None:
        return reading.marks.is_in(index, *APART[1:])
    codebook = reading.lexicon.codebook
    return any(key in codebook and codebook[key].value_kind is ValueKind.COUNT for key in trigger.entries)


def _is_complement(reading: Reading, index: int, joints: list[int]) -> bool:
    """ "Nine sailors | on leave | and a clerk": what a preposition brings, before the joint and not behind it."""
    return index < joints[-1] and any(
        reading.marks.is_in(place, "function.preposition") for place in (index, index - 1)
    )
