"""Verbs that tell of an act: whether their needs are met, and whether their subject did it.

Outward: ``entry_that_holds``, ``is_active``, ``is_of_deed``, ``may_be_noun`` and ``INNER_VERBS``. The needs are the
pack's flags: an object ("killed two"), a person ("took 20 pupils"), "into" ("drove a lorry into"), an arm ("launched
rockets"), a deed ("launched an attack"), an auxiliary ("a tué").
"""

from claims.extraction.lexicon import CATEGORY
from claims.extraction.nounphrases import DETERMINERS
from claims.extraction.pack import Entry
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit, Kind

# Tokens behind a verb to what it needs (arbitrary but works).
OBJECT_REACH = 9
# Tokens from a verb to whom it took: "took an unknown number of | pupils" (arbitrary but works).
PERSON_REACH = 6
# Tokens between an auxiliary and the second verb that shares it (arbitrary but works).
SHARED_REACH = 9
WEAPON = "weapon"
NO_OBJECT = (
    "function.preposition",
    "function.conjunction",
    "actors.agent",
    "function.relative",
    "function.subordinator",
    "function.passive",
    "function.auxiliary",
    "function.of",
    "function.verb",
    "attribution.says",
    "actors.carries_out",
)
# Before these a verb's form is a noun or a gerund: "the attack", "of killing".
BEFORE_NOUN = (
    "function.preposition",
    "function.of",
    "function.definite",
    "function.indefinite",
    "function.possessive",
    "function.demonstrative",
    "numbers.cardinal",
    "numbers.article",
)
# Between a deed and its participle: "the raid | was | carried out".
PASSED_OVER = ("function.adverb", "function.passive", "function.auxiliary")
# What stands before a number, though it is a preposition too: "took | about | 20 pupils".
BOUNDS = ("bounds.before", "numbers.about")
INNER_VERBS = ("function.verb", "attribution.says", "function.passive")


def entry_that_holds(reading: Reading, verb: Hit, sentence: Sentence) -> Entry | None:
    """The reading of the verb whose needs are met: "launched" with a deed or an arm, "killed" with an object."""
    entries: tuple[Entry, ...] = verb.entries
    if reading.marks.at("actors.agent", verb.last) is not None and not _has_auxiliary(reading, verb.first):
        return None  # "the students | seized | by gunmen"
    for entry in entries:
        if entry.flag("needs_auxiliary") and not _has_auxiliary(reading, verb.first):
            continue
        if entry.flag("needs_object") and not _has_object(reading, verb, sentence):
            continue
        if entry.flag("needs_deed") and not (
            _follows(reading, verb, sentence, "actors.deed")
            or _is_object_before(reading, verb, sentence, "actors.deed")
        ):
            continue
        if entry.flag("needs_person") and not _takes_somebody(reading, verb, sentence):
            continue
        if entry.flag("needs_into") and not _is_driven_into(reading, verb, sentence):
            continue
        if entry.flag("needs_arm") and not (
            _arm_follows(reading, verb, sentence) or _is_object_before(reading, verb, sentence, CATEGORY)
        ):
            continue
        return entry
    return None


def _is_object_before(reading: Reading, verb: Hit, sentence: Sentence, place: str) -> bool:
    """ "the offensive that the front launched": the deed stands before the relative that opens the verb's clause."""
    for index in range(verb.first - 1, max(sentence.first, verb.first - OBJECT_REACH), -1):
        if reading.marks.is_in(index, "function.relative"):
            return index < verb.first - 1 and reading.marks.is_in(index - 1, place)
        if reading.tokens[index].raw in ",;:" or reading.marks.is_in(index, *INNER_VERBS):
            return False
    return False


def _has_auxiliary(reading: Reading, first: int) -> bool:
    """A French participle is active behind "a", never behind "été" or bare."""
    while first > 0 and reading.marks.is_in(first - 1, "function.adverb"):
        first -= 1
    if first > 0 and reading.marks.is_in(first - 1, "function.conjunction"):
        return _shares_auxiliary(reading, first - 1)
    return first > 0 and reading.marks.is_in(first - 1, "function.auxiliary")


def _shares_auxiliary(reading: Reading, joint: int) -> bool:
    """ "ils ont remonté la plage et | mitraillé": the auxiliary of the verb that "and" joins this one to."""
    for index in range(joint - 1, max(0, joint - SHARED_REACH), -1):
        if not reading.tokens[index].is_word or reading.marks.is_in(
            index, "function.relative", "function.subordinator", "function.passive"
        ):
            return False
        if reading.marks.is_in(index, "function.auxiliary"):
            return True
    return False


def _has_object(reading: Reading, verb: Hit, sentence: Sentence) -> bool:
    """Whether somebody or something hit follows; behind a form that may be a noun, only with its determiner."""
    index = verb.last
    while index < sentence.last and (index in reading.timed or reading.marks.is_in(index, "function.adverb")):
        index += 1
    if index >= sentence.last:
        return False
    if reading.marks.is_in(index, "function.conjunction") and index + 1 < sentence.last:
        return reading.marks.at("actors.carries_out", index + 1) is not None and _has_object(
            reading, Hit(verb.section, index + 1, index + 2, ()), sentence
        )
    token = reading.tokens[index]
    if reading.marks.is_in(index, "numbers.cardinal", "numbers.vague", "bounds.before"):
        return True
    if may_be_noun(reading, verb):
        return reading.marks.is_in(index, *DETERMINERS)
    is_word = token.is_word or token.kind is Kind.NUMBER or token.raw in "\"'\u201c\u00ab["
    return is_word and not reading.marks.is_in(index, *NO_OBJECT)


def _takes_somebody(reading: Reading, verb: Hit, sentence: Sentence) -> bool:
    """ "took | 20 pupils |", not "took part", nor "took two hours to reach the men"."""
    end = min(verb.last + PERSON_REACH, sentence.last)
    others = ("measures.unit", "function.preposition")
    ends = (
        index
        for index in range(verb.last, end)
        if index in reading.timed
        or (reading.marks.is_in(index, *others) and not reading.marks.is_in(index, *BOUNDS))
    )
    behind = range(verb.last, next(ends, end))
    return any(
        reading.marks.is_in(index, "nouns.people", "nouns.person")
        and not reading.marks.is_in(index, "nouns.qualifying")
        for index in behind
    ) and _follows(reading, verb, sentence, "nouns.people", "nouns.person")


def _is_driven_into(reading: Reading, verb: Hit, sentence: Sentence) -> bool:
    """ "drove a lorry | into | a crowd": where the sentence tells of harm, of a thing hit or of who was after it."""
    return _follows(reading, verb, sentence, "targets.into", "targets.through") and reading.marks.has(
        sentence.first, sentence.last, "trigger", CATEGORY, "targets.thing", "actors.culprit"
    )


def _follows(reading: Reading, verb: Hit, sentence: Sentence, *places: str) -> bool:
    for index in range(verb.last, min(verb.last + OBJECT_REACH, sentence.last)):
        if reading.marks.is_in(index, *places):
            return True
        if reading.tokens[index].raw in ",;:" or reading.marks.is_in(
            index, *INNER_VERBS, "function.relative", "numbers.zero"
        ):
            return False  # "made | no | comment on the strikes"
    return False


def _arm_follows(reading: Reading, verb: Hit, sentence: Sentence) -> bool:
    for index in range(verb.last, min(verb.last + OBJECT_REACH, sentence.last)):
        word = reading.marks.over(CATEGORY, index)
        is_arm = word is not None and any(entry.attribute == WEAPON for entry in word.entries)
        if is_arm or reading.marks.is_in(index, "actors.craft", "actors.owned"):
            return True
        if reading.tokens[index].raw in ",;:" or reading.marks.is_in(
            index, *INNER_VERBS, "function.relative"
        ):
            return False
    return False


def is_active(reading: Reading, first: int, earliest: int) -> bool:
    """Whether the word is a verb that its subject did: no passive, no gerund behind a preposition, no noun."""
    while first > earliest and reading.marks.is_in(
        first - 1, "function.adverb", "function.negator", "function.auxiliary"
    ):
        first -= 1
    if first == earliest or reading.marks.before("actors.attempts", first) is not None:
        return True
    if reading.marks.before("function.passive", first) is not None or _is_joined_passive(
        reading, first, earliest
    ):
        return False
    return reading.marks.before("actors.clausal", first) is not None or not reading.marks.is_in(
        first - 1, *BEFORE_NOUN
    )


def _is_joined_passive(reading: Reading, first: int, earliest: int) -> bool:
    """ "were waylaid and | shot at |": a participle joined to one of the passive."""
    joint = reading.marks.before("function.conjunction", first)
    if joint is None:
        return False
    before = joint.first - 1
    while before > earliest and reading.marks.is_in(before, "function.adverb"):
        before -= 1
    done = reading.marks.over("actors.done", before)
    return (
        done is not None
        and reading.marks.before("function.passive", _before_adverbs(reading, done.first)) is not None
    )


def _before_adverbs(reading: Reading, first: int) -> int:
    while first > 0 and reading.marks.is_in(first - 1, "function.adverb"):
        first -= 1
    return first


def may_be_noun(reading: Reading, verb: Hit) -> bool:
    return reading.marks.is_in(verb.first, "actors.deed", "actors.owned", CATEGORY)


def is_of_deed(reading: Reading, participle: int) -> bool:
    """ "Une attaque | menée |", "a deadly raid | carried out |": a deed was done, its qualifier and day aside."""
    index, qualifiers = participle - 1, 0
    while index >= 0 and not reading.marks.is_in(index, "actors.deed"):
        if index in reading.timed or reading.marks.is_in(index, *PASSED_OVER):
            index -= 1
        elif reading.tokens[index].is_word and qualifiers == 0:
            index, qualifiers = index - 1, qualifiers + 1
        else:
            return False
    return index >= 0 and reading.sentence_of[index] == reading.sentence_of[participle]
