"""Who stands before a verb or after it, and whether it is one person: noun phrases around a verb, joined ones apart.

Outward: ``before_verb``, ``conjuncts_before``, ``conjuncts_after``, ``is_one_person`` and ``is_bare_person``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.nounphrases import is_shouted, phrase_around, phrase_from
from claims.extraction.reading import Reading
from claims.extraction.tokens import Hit, Kind

Span = tuple[int, int]
GENITIVE = "'s"

# Joined victims looked at, and "of" complements walked over (arbitrary but works).
MOST_JOINED = 5
MOST_OF = 3
# Tokens of an insertion between two commas: an age, a rank, "a father of two" (arbitrary but works).
INSERTION = 14
# Words of a name; a single unknown word is no name without a rank.
LEAST_NAME, LONGEST_NAME = 2, 6
DETERMINERS = (
    "function.definite",
    "function.possessive",
    "function.demonstrative",
    "function.indefinite",
    "numbers.article",
)
CHAIN = ("function.passive", "function.auxiliary", "function.adverb")
# What is no person although the verb is singular.
THINGS = (
    "acts.act",
    "acts.generic",
    "acts.series",
    "nouns.collective",
    "nouns.people",
    "numbers.zero",
    "numbers.zero_pronoun",
    "numbers.vague",
    "category",
    "time.month",
    "time.weekday",
    "attribution.agency",
)
PLACES = ("places.noun", "place")


@dataclass(frozen=True, slots=True)
class Verb:
    """first: where its auxiliaries start. is_singular: whether they agree with one subject only."""

    first: int
    is_passive: bool
    is_singular: bool


def before_verb(reading: Reading, trigger: Hit, earliest: int) -> Verb:
    """The auxiliaries and adverbs before a trigger, walked back to the subject."""
    first, is_passive = trigger.first, False
    while first > earliest and reading.marks.is_in(first - 1, *CHAIN):
        first -= 1
        is_passive = is_passive or reading.marks.is_in(first, "function.passive")
    joint = reading.marks.before("function.conjunction", first)
    earlier = joint.first if joint is not None and not is_passive else None
    if earlier is not None and earlier > earliest and reading.marks.is_in(earlier - 1, "sides.participle"):
        participle = reading.marks.over("sides.participle", earlier - 1)
        if participle is not None:
            return before_verb(reading, participle, earliest)
    is_singular = any(
        reading.marks.is_in(index, "sides.singular") for index in range(first, trigger.first)
    ) or reading.marks.is_in(trigger.first, "sides.singular")
    return Verb(first, is_passive, is_singular)


def conjuncts_before(reading: Reading, end: int, earliest: int) -> Iterator[Span]:
    """The noun phrases that end before a token, the nearest first: "the mayor and his driver | were"."""
    inserted = _inserted_member(reading, end, earliest)
    if inserted is not None:
        yield _core(reading, inserted)
    index, is_listed = _over_relative(reading, end, earliest), False
    for _ in range(MOST_JOINED):
        index = index if is_listed else _over_insertion(reading, index, earliest)
        span = _subject_before(reading, index, earliest)
        if span is None:
            return
        yield _core(reading, span)
        joint = reading.marks.before("function.conjunction", span[0])
        if joint is not None and joint.first > earliest:
            is_listed = reading.tokens[joint.first - 1].raw == ","
            index = joint.first - 1 if is_listed else joint.first
        elif span[0] > earliest and reading.tokens[span[0] - 1].raw == ",":
            index = span[0] - 1
        else:
            return


def conjuncts_after(reading: Reading, start: int, end: int) -> Iterator[Span]:
    """The noun phrases that start at a token, joined ones one by one."""
    if start < end and reading.marks.is_in(start, "function.of", "function.preposition"):
        return
    led_by = start - 1
    for _ in range(MOST_JOINED):
        span = phrase_from(reading, start, end) if start < end else None
        if span is None:
            return
        yield _core(reading, span)
        if _is_listed(reading, span[1], end):
            start = span[1] + 1
            continue
        joint = reading.marks.at("function.conjunction", span[1])
        if joint is None:
            return
        start = joint.last + (_is_led_alike(reading, led_by, joint.last) and joint.last + 1 < end)


def _is_listed(reading: Reading, comma: int, end: int) -> bool:
    """ "A mayor|, his driver and | a guard": a comma that opens the next of a list which "and" closes."""
    for _ in range(MOST_JOINED):
        if comma + 1 >= end or reading.tokens[comma].raw != ",":
            return False
        is_led = reading.marks.is_in(comma + 1, *DETERMINERS)
        span = phrase_from(reading, comma + 1, end) if is_led else None
        if span is None or not is_one_person(reading, span):
            return False
        if reading.marks.at("function.conjunction", span[1]) is not None:
            return True
        comma = span[1]
    return False


def _is_led_alike(reading: Reading, first: int, second: int) -> bool:
    """ "La mort | de | deux gardes et | de | leur chef": whether the word before a phrase is said again."""
    if reading.marks.is_in(first, "function.of"):
        return reading.marks.is_in(second, "function.of")
    is_led = reading.marks.is_in(second, "function.preposition")
    return (
        is_led and second < len(reading.tokens) and reading.tokens[first].fold == reading.tokens[second].fold
    )


def _inserted_member(reading: Reading, end: int, earliest: int) -> Span | None:
    """ "Nine guards, as well as | their chief |, were": whom "and" joins between two commas."""
    if end <= earliest or reading.tokens[end - 1].raw != ",":
        return None
    for index in range(end - 2, max(earliest, end - INSERTION), -1):
        if reading.tokens[index].raw == ",":
            joint = reading.marks.at("function.conjunction", index + 1)
            return _subject_before(reading, end - 1, joint.last) if joint is not None else None
        if reading.marks.is_in(index, "trigger", "function.passive", "function.subordinator"):
            return None
    return None


def is_one_person(reading: Reading, span: Span, *, agrees: bool = False) -> bool:
    """Whether a phrase is that of one human being. agrees: the verb says that its subject is one."""
    owned = _behind_owner(reading, span)
    if owned is not None:
        return (
            owned < span[1]
            and not _holds_a_thing(reading, (owned, span[1]))
            and _ends_in_person(reading, (owned, span[1]))
        )
    first = _after_determiners(reading, span)
    if first >= span[1] or _holds_a_thing(reading, span):
        return False
    if any(reading.tokens[index].kind is Kind.NUMBER for index in range(*span)):
        return False
    if reading.marks.is_in(first, "function.pronoun", "function.of", "attribution.according"):
        return False
    is_known = _ends_in_person(reading, (first, span[1]))
    if is_known:
        return True
    if any(reading.marks.is_in(index, *PLACES) for index in range(first, span[1])) and not _has_rank(
        reading, span
    ):
        return False
    if first == span[0] and (_is_name(reading, span) or (agrees and _is_single_name(reading, span))):
        return True
    return agrees and first > span[0] and not _is_determined_thing(reading, (first, span[1]))


def _behind_owner(reading: Reading, span: Span) -> int | None:
    """Where "the group's | deputy leader |" starts behind whose he is; None where no owner stands before."""
    return next(
        (index + 1 for index in range(span[1] - 1, span[0], -1) if reading.tokens[index].fold == GENITIVE),
        None,
    )


def is_bare_person(reading: Reading, span: Span) -> bool:
    """Whether a phrase without an article is that of one person, as headlines write: "police major"."""
    is_bare = _after_determiners(reading, span) == span[0]
    return is_bare and not _holds_a_thing(reading, span) and _ends_in_person(reading, span)


def _holds_a_thing(reading: Reading, span: Span) -> bool:
    """Whether a word is no person's; "the gunman", which tells an act as well, is one, and so is "police officer"."""
    return any(
        reading.marks.is_in(index, *THINGS)
        and not reading.marks.is_in(index, "nouns.assailant")
        and not _qualifies_a_person(reading, index, span[1])
        for index in range(*span)
    )


def _qualifies_a_person(reading: Reading, index: int, end: int) -> bool:
    is_next = index + 1 < end and reading.marks.is_in(index + 1, "nouns.person")
    return is_next and reading.marks.is_in(index, "nouns.qualifying")


def _ends_in_person(reading: Reading, span: Span) -> bool:
    """Whether the phrase has the noun of one person that no further noun follows, or a rank with its name."""
    if _has_rank(reading, span):
        return True
    hits = list(reading.marks.within("nouns.person", *span))
    if not hits:
        return False
    if reading.lexicon.pack.setting("adjectives_first"):
        last = hits[-1]
        rest = range(last.last, span[1])
        return not rest or all(reading.tokens[index].is_capital for index in rest)
    return hits[0].first == span[0] or not reading.marks.is_in(hits[0].first, "nouns.qualifying")


def _has_rank(reading: Reading, span: Span) -> bool:
    return any(reading.marks.is_in(index, "actors.rank") for index in range(*span))


def _is_name(reading: Reading, span: Span) -> bool:
    """Two capitalised words or more; in a text all in capitals words that no lexicon knows as anything else."""
    first = span[0]
    while span[1] - first > LEAST_NAME and not reading.tokens[first].is_capital:
        first += 1
    span = (first, span[1])
    length = span[1] - span[0]
    if not LEAST_NAME <= length <= LONGEST_NAME:
        return False
    return all(_may_name(reading, index) for index in range(*span))


def _is_single_name(reading: Reading, span: Span) -> bool:
    return (
        span[1] - span[0] == 1 and _may_name(reading, span[0]) and not reading.marks.is_in(span[0], "actor")
    )


def _may_name(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if not token.is_word:
        return False
    if reading.marks.is_in(index, "actors.kin"):
        return True
    if not token.is_capital or reading.marks.is_in(index, "head", "topic", "cue", "trigger", "actors.noun"):
        return False
    return not is_shouted(reading, index) or len(token.raw) > 1


def _is_determined_thing(reading: Reading, span: Span) -> bool:
    return any(reading.marks.is_in(index, "topic", "cue", "actors.noun", *PLACES) for index in range(*span))


def _after_determiners(reading: Reading, span: Span) -> int:
    first = span[0]
    while first < span[1] and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    return first


def _core(reading: Reading, span: Span) -> Span:
    """The phrase up to its "of": what is said of whom is in the first part."""
    first = _after_determiners(reading, span)
    for index in range(first, span[1]):
        if reading.marks.at("function.of", index) is not None or reading.marks.is_in(
            index, "function.preposition"
        ):
            return (span[0], index) if index > first else span
    return span


def _phrase_before(reading: Reading, end: int, earliest: int) -> Span | None:
    """The noun phrase that ends before a token, "of" complements along with it."""
    if end <= earliest:
        return None
    span = phrase_around(reading, end - 1, earliest)
    if span is None:
        return None
    first = span[0]
    for _ in range(MOST_OF):
        joint = reading.marks.before("function.of", first) or reading.marks.over("function.of", first)
        if joint is None or joint.first <= earliest:
            break
        wider = phrase_around(reading, joint.first - 1, earliest)
        if wider is None:
            break
        first = wider[0]
    return first, end


def _subject_before(reading: Reading, end: int, earliest: int) -> Span | None:
    """The noun phrase before a verb, past complements: "an engineer working with the mission | was"."""
    for _ in range(MOST_OF):
        span = _phrase_before(reading, end, earliest)
        if span is None:
            return None
        preposition = reading.marks.before("function.preposition", span[0])
        if preposition is None or preposition.first <= earliest:
            return span
        end = preposition.first
    return None


def _over_relative(reading: Reading, end: int, earliest: int) -> int:
    """ "the nun, who | was": the antecedent ends before the comma."""
    relative = reading.marks.before("function.relative", end)
    if relative is None or relative.first <= earliest:
        return end
    end = relative.first
    return end - 1 if reading.tokens[end - 1].raw == "," else end


def _over_insertion(reading: Reading, end: int, earliest: int) -> int:
    """ "X, 65, | was", "X, father of two, | was", "X, who was armed, | was": the end of "X"."""
    if end <= earliest or reading.tokens[end - 1].raw != ",":
        return end
    has_verb = False
    for index in range(end - 2, max(earliest, end - INSERTION), -1):
        if reading.tokens[index].raw == ",":
            is_clause = has_verb and not reading.marks.is_in(index + 1, "function.relative")
            return end - 1 if is_clause else index
        if reading.marks.is_in(index, "function.subordinator"):
            break
        has_verb = has_verb or reading.marks.is_in(index, "trigger", "function.passive")
    return end - 1
