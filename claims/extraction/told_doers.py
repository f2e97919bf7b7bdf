"""Numbers of doers that stand beside their noun or are said of it: "the attackers, about fifteen, fled".

Outward: ``told_beside`` and ``parts``. Used by ``doers``.
"""

from claims.extraction.arguments import NUMBERS, QUOTES, VERB_CHAIN
from claims.extraction.armed import are_armed
from claims.extraction.naming import before_verb
from claims.extraction.reading import Counted, Reading, Sentence
from claims.extraction.tokens import Hit

# Tokens from the doers to their verb ("three men on a motorcycle fired").
SUBJECT_REACH = 18
# Tokens of what commas insert between the doers and their verb (arbitrary but works).
ASIDE_REACH = 24
BETWEEN = ("trigger", "triggers.doer", "function.subordinator", "numbers.zero", "attribution.says")


def told_beside(reading: Reading, sentence: Sentence, counted: Counted) -> Hit | None:
    """The noun of the doers that a number stands beside or is said of, with their attributes; None = neither."""
    return (
        _apposed(reading, counted) or _told_of(reading, counted) or _beside_doers(reading, sentence, counted)
    )


def parts(reading: Reading, index: int) -> bool:
    """Whether a token parts the doers from a verb after it."""
    return reading.tokens[index].raw in ";:" or reading.marks.is_in(index, *BETWEEN)


def _apposed(reading: Reading, counted: Counted) -> Hit | None:
    """ "The kidnappers, | about fifteen |, were on foot": the assailants that commas set a number beside."""
    if counted.amount.origin not in NUMBERS or counted.last >= len(reading.tokens):
        return None
    if not counted.is_elided:
        return _apposed_noun(reading, counted)
    says = reading.marks.before("triggers.numbering", counted.first)
    comma = (says.first if says is not None else counted.first) - 1
    if comma < 1 or reading.tokens[comma].raw != "," or reading.tokens[counted.last].raw not in ",.;":
        return None
    noun = reading.marks.before("nouns.assailant", comma)
    is_definite = noun is not None and reading.marks.before("function.definite", noun.first) is not None
    return reading.marks.before("head", comma) if is_definite else None


def _apposed_noun(reading: Reading, counted: Counted) -> Hit | None:
    """ "The attackers, « | about twenty men | with machetes », came at dawn"."""
    comma = counted.first - 1
    comma -= comma > 0 and reading.tokens[comma].raw in QUOTES
    if (
        comma < 1
        or reading.tokens[comma].raw != ","
        or reading.marks.has(counted.noun_last, counted.last, "trigger")
    ):
        return None
    noun = reading.marks.before("nouns.assailant", comma)
    is_theirs = noun is not None and reading.marks.before("function.definite", noun.first) is not None
    is_theirs = is_theirs and reading.marks.is_in(counted.noun_last - 1, "nouns.people")
    limit = min(counted.last + ASIDE_REACH, reading.sentence(counted.first).last)
    is_closed = any(reading.tokens[index].raw == "," for index in range(counted.last, limit))
    return (
        Hit("head", noun.first, noun.last, tuple(sorted(counted.attributes)))
        if noun and is_theirs and is_closed
        else None
    )


def _beside_doers(reading: Reading, sentence: Sentence, counted: Counted) -> Hit | None:
    """ "Des cavaliers, | une quarantaine | selon le maire, ont ouvert le feu": a number beside whoever did it."""
    comma, end = counted.first - 1, counted.last
    if not counted.is_elided or counted.amount.origin not in NUMBERS or comma <= sentence.first:
        return None
    closing = next((i for i in range(end, sentence.last) if reading.tokens[i].raw == ","), None)
    is_led = reading.marks.at("attribution.according", end) is not None
    if reading.tokens[comma].raw != "," or closing is None or not (closing == end or is_led):
        return None
    heads = [hit for hit in reading.marks.within("nouns.people", sentence.first, comma) if hit.last <= comma]
    if not heads or any(one.noun_first == heads[-1].first for one in reading.counted_of[sentence.number]):
        return None
    verb = next(iter(reading.marks.within("triggers.doer", closing, closing + SUBJECT_REACH)), None)
    is_free = not reading.marks.has(heads[-1].last, comma, *BETWEEN, *VERB_CHAIN)
    is_theirs = verb is not None and not any(parts(reading, i) for i in range(closing, verb.first))
    if verb is None or not (is_free and is_theirs) or before_verb(reading, verb, closing).is_passive:
        return None
    keys = tuple(entry.text("attribute") for entry in verb.entries)
    return Hit("head", heads[-1].first, heads[-1].last, keys)


def _told_of(reading: Reading, counted: Counted) -> Hit | None:
    """ "Les assaillants étaient | une trentaine |", "the attackers were | about thirty |"."""
    if not counted.is_elided or counted.amount.origin not in NUMBERS:
        return None
    numbering = reading.marks.before("triggers.numbering", counted.first)
    if are_armed(reading, counted) and (told := _told_by_pronoun(reading, counted)) is not None:
        return told
    verb = last = counted.first if numbering is None else numbering.first
    while verb > 0 and reading.marks.is_in(verb - 1, *VERB_CHAIN):
        verb -= 1
    is_being = verb < last and reading.marks.is_in(last - 1, "function.passive")
    noun = reading.marks.before("nouns.assailant", verb) if is_being else None
    is_definite = noun is not None and reading.marks.before("function.definite", noun.first) is not None
    return reading.marks.before("head", verb) if is_definite else None


def _told_by_pronoun(reading: Reading, counted: Counted) -> Hit | None:
    """ "Ils étaient | près de quatre-vingts |, lourdement armés", "there were | six | of them, masked"."""
    if reading.marks.before("function.passive", counted.first) is None:
        return None
    keys = tuple(sorted(reading.lexicon.doers))
    return Hit("head", counted.first, counted.last, keys) if keys else None
