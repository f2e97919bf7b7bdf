"""Noun phrases that can act: bodies, bands, persons and names, as against things, acts and places.

Outward: ``agent_from``, ``Agent`` and ``Told``. A phrase runs over a bracketed
acronym and a quoted name ("the National Front [NF] guerrillas", "the group 'New Dawn'") and ends with its last noun
that can act, so that no participle behind it is taken along.
"""

from dataclasses import dataclass

from claims.extraction.lexicon import CATEGORY
from claims.extraction.nounphrases import CUTS, DETERMINERS, VERBS, is_shouted
from claims.extraction.reading import Reading
from claims.extraction.strengths import THINGS, Strength, strength_of
from claims.extraction.tokens import Hit, Kind

# Tokens of one phrase, and of an acronym or a name between brackets or quotes (arbitrary but works).
LONGEST, ASIDE = 24, 8
OPENING, CLOSING = "([", ")]"
QUOTES = "\"'\u00ab\u00bb\u201c\u201d\u2018\u2019"
# Letters of a small word within a name: "del", "of" (arbitrary but works).
PARTICLE = 3
# What marks an owner, attached to the word before: "Israel's", "the units'".
GENITIVES = frozenset({"'s", "'"})
CAN_ACT = ("actors.noun", "actors.person", "actor")
AMOUNTS = ("numbers.cardinal", "numbers.vague", "numbers.about", "numbers.multiplier")
BEFORE = (
    "numbers.same",
    "numbers.ordinal",
    "numbers.about",
    "numbers.multiplier",
    *DETERMINERS,
    "function.adverb",
    "bounds.before",
    "actors.alleged",
)


@dataclass(frozen=True, slots=True)
class Agent:
    """A phrase, tokens first..last-1, with the token of its head.

    inner: the phrase behind its "of" where only that one can act ("the names of the soldiers"). is_determined: an
    article or a number stands before it. core: where it ends without its "of".
    """

    first: int
    last: int
    head: int
    strength: Strength
    inner: "Agent | None" = None
    is_determined: bool = False
    core: int = 0

    @property
    def span(self) -> tuple[int, int]:
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody with a part in an act: tokens span, as subject, agent (by), object or owner of tokens first..last-1.

    is_alleged: the words only say so of them ("alleged coalition strikes").
    """

    span: tuple[int, int]
    pattern: str
    first: int
    last: int
    is_alleged: bool = False


def agent_from(reading: Reading, start: int, limit: int) -> Agent | None:
    """The noun phrase that starts at a token, and whether it can act; None where no phrase starts there."""
    end = min(limit, start + LONGEST)
    first = _over(reading, start, end)
    core = _segment(reading, first, end)
    if core is None:
        return None
    head = _head(reading, first, core)
    strength = strength_of(reading, first, core, head)
    last, inner = core, None
    while (joint := _joint_at(reading, last)) is not None and joint.last < end:
        inner_first = _over(reading, joint.last, end)
        inner_last = _segment(reading, inner_first, end)
        if inner_last is None or _is_arm(reading, inner_first):
            break
        last = inner_last
        inner_head = _head(reading, inner_first, inner_last)
        inner_strength = strength_of(reading, inner_first, inner_last, inner_head)
        inner_begin = _begin(reading, joint.last, inner_first)
        inner = Agent(inner_begin, last, inner_head, inner_strength, is_determined=inner_begin < inner_first)
    if inner is not None and inner.strength is Strength.BODY and reading.marks.is_in(head, "actors.craft"):
        strength = Strength.BODY  # "a drone of the army"
    begin = _begin(reading, start, first)
    if _is_quoted(reading, begin, last, end):
        last += 1
    is_determined = begin < first
    return Agent(begin, last, head, strength, inner, is_determined, core)


def _joint_at(reading: Reading, index: int) -> Hit | None:
    """What joins a band to its men: "fighters | of | the front", "gunmen | belonging to | the front"."""
    return reading.marks.at("function.of", index) or reading.marks.at("actors.member_of", index)


def _is_arm(reading: Reading, index: int) -> bool:
    """ "un homme armé | d'un fusil |": with what, not who."""
    if reading.lexicon.pack.setting("adjectives_first"):
        return False  # "a pair | of bombs |"
    return reading.marks.is_in(index, CATEGORY) and not reading.marks.is_in(index, *CAN_ACT)


def _begin(reading: Reading, start: int, first: int) -> int:
    """Where the phrase itself begins: behind adverbs and an opening quote that stand before its determiner."""
    while start < first and (
        reading.marks.is_in(start, "function.adverb") or reading.tokens[start].raw in QUOTES
    ):
        start += 1
    return start


def _is_quoted(reading: Reading, first: int, last: int, end: int) -> bool:
    """Whether a quote that opens within the phrase closes right behind it."""
    inside = sum(reading.tokens[index].raw in QUOTES for index in range(first, last))
    return inside % 2 == 1 and last < end and reading.tokens[last].raw in QUOTES


def _over(reading: Reading, index: int, end: int) -> int:
    """Over what stands before the noun: determiners, "about", "alleged", an opening quote."""
    start = index
    while index < end and not reading.marks.is_in(index, *CAN_ACT):
        is_amount_of = (
            index > start and reading.marks.is_in(index, "function.of") and is_amount(reading, index - 1)
        )
        is_before = reading.marks.is_in(index, *BEFORE) and not reading.marks.is_in(
            index, "function.relative"
        )
        is_other = _is_ordinal(reading, index) and index + 1 < end
        if not (is_amount_of or is_before or is_other or reading.tokens[index].raw in QUOTES):
            break
        index += 1
    return index


def _is_ordinal(reading: Reading, index: int) -> bool:
    """ "Un | second | kamikaze", "les | autres | assaillants": what stands before the noun in any language."""
    is_told_apart = reading.marks.is_in(index, "nouns.restricting", "nouns.elided")
    return is_told_apart and reading.marks.is_in(index + 1, *CAN_ACT)


def is_amount(reading: Reading, index: int) -> bool:
    """Whether a number or a word for one stands here."""
    return reading.tokens[index].kind is Kind.NUMBER or reading.marks.is_in(index, *AMOUNTS)


def _segment(reading: Reading, first: int, end: int) -> int | None:
    """Where the nouns from a token on end: before "of", a verb, a preposition, a comma."""
    index, last, last_acting = first, first, None
    while index < end:
        token = reading.tokens[index]
        if token.raw in OPENING and index > first:
            after = _after_aside(reading, index, end)
            if after is None or after >= end or not _is_noun(reading, after):
                break
            index = after
            continue
        if index > first and token.start == reading.tokens[index - 1].end and token.fold in GENITIVES:
            last_acting = None
            index += 1
            continue
        if token.raw in QUOTES:
            if index + 1 >= end or not _is_noun(reading, index + 1):
                break
            index += 1
            continue
        if not _is_noun(reading, index) or (index > first and _is_end(reading, index)):
            break
        index += 1
        last = index
        if reading.marks.is_in(index - 1, "actors.noun", "actors.person", "actors.craft"):
            last_acting = index
    if last == first or _is_plain_verb(reading, first):
        return None
    is_whole = last_acting is None or (last_acting < last and _is_thing(reading, last_acting))
    return last if is_whole or last_acting is None else _with_name(reading, last_acting, last)


def _is_thing(reading: Reading, index: int) -> bool:
    """ "A patrol | truck |": whether a noun is a thing that the one before it only qualifies."""
    is_thing = reading.marks.is_in(index, "targets.thing", "places.noun") and not reading.marks.is_in(
        index, "sides.participle", "actors.carries_out", "actors.done"
    )
    return is_thing and reading.lexicon.pack.setting("adjectives_first") is True


def _with_name(reading: Reading, last_acting: int, last: int) -> int:
    """The last noun that can act, with the name behind it: "the Clan | del Golfo |", not "fighters | firing |"."""
    if not reading.lexicon.pack.setting("adjectives_first"):
        return last
    behind = reading.tokens[last_acting:last]
    is_name = bool(behind) and behind[-1].is_capital and not is_shouted(reading, last - 1)
    is_name = is_name and all(token.is_capital or len(token.raw) <= PARTICLE for token in behind)
    return last if is_name else last_acting


def _is_plain_verb(reading: Reading, index: int) -> bool:
    """Whether a phrase would start with a verb that is no noun: "invaded the village"."""
    if reading.tokens[index].is_capital or not reading.marks.is_in(index, "actors.carries_out"):
        return False
    return not reading.marks.is_in(index, *CAN_ACT, *THINGS, CATEGORY, "actors.nationality")


def _after_aside(reading: Reading, opening: int, end: int) -> int | None:
    """The token behind a bracket; None where it does not close nearby."""
    for index in range(opening + 1, min(end, opening + ASIDE + 1)):
        if reading.tokens[index].raw in CLOSING:
            return index + 1
    return None


def _is_noun(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if index in reading.timed or not (token.is_word or token.kind is Kind.NUMBER):
        return False
    if reading.marks.is_in(index, "actor", "place", "actors.noun", "actors.person", "actors.nationality"):
        return True
    return not reading.marks.is_in(index, *CUTS, "function.of")


def _is_end(reading: Reading, index: int) -> bool:
    """Whether a verb or a number starts here, so that the nouns before it are a phrase."""
    if reading.marks.is_in(index, *CAN_ACT):
        return False
    if reading.tokens[index].kind is Kind.NUMBER or reading.marks.is_in(index, "numbers.cardinal"):
        return True
    if reading.marks.at("function.participle", index) is not None:
        return True
    if reading.marks.is_in(index - 1, "nouns.elided") and reading.tokens[index].raw.islower():
        return True  # "two | others | entered"
    is_name = reading.tokens[index].is_capital and not is_shouted(reading, index)
    return not is_name and reading.marks.is_in(
        index,
        *VERBS,
        "sides.object",
        "actors.carries_out",
        "actors.done",
        "actors.claims",
        "actors.blames",
        "actors.convicts",
        "actors.attending",
    )


def _head(reading: Reading, first: int, last: int) -> int:
    """English nouns end with their head, French ones start with it."""
    return last - 1 if reading.lexicon.pack.setting("adjectives_first") else first


def _is_bare_person(reading: Reading, span: tuple[int, int]) -> bool:
    last = span[1] - 1
    is_person = reading.marks.is_in(last, "actors.person")
    return is_person and all(
        is_amount(reading, index)
        or reading.marks.is_in(index, "bounds.before", "function.adverb", "function.of", *DETERMINERS)
        for index in range(span[0], last)
    )


def without_amount(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    """ "jihadists" of "hundreds of jihadists", "armed men" of "some 30 armed men": who, not how many.

    A bare word for persons keeps its number: "six men" are somebody, "men" nobody.
    """
    first = span[0]
    if _is_bare_person(reading, span):
        return span
    for index in range(span[0], span[1] - 1):
        is_of = reading.marks.is_in(index, "function.of") and index > span[0]
        if is_amount(reading, index) or (is_of and is_amount(reading, index - 1)):
            first = index + 1
        elif not reading.marks.is_in(index, "bounds.before", "function.adverb", *DETERMINERS):
            break
    return first, span[1]
