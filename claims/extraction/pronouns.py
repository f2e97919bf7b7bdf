"""Who a pronoun stands for, where that is the one who did the deed: "the gunman fired; | he was shot dead |".

Outward: ``victim_by_pronoun`` and ``author_before``. The nearest person told before it decides: an assailant, one who
is told to have attacked, or of an arrest anybody. Who speaks there is passed over; a full name or anybody else stands
in the way, for it may be theirs.
"""

from dataclasses import dataclass

from claims.extraction.act_verbs import entry_that_holds, is_active
from claims.extraction.clause_subjects import subject_of
from claims.extraction.naming import Span, before_verb
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit

DEATH, ARREST, INJURY = "killed", "arrested", "injured"
# The comma and the article before a noun that tells somebody again.
COMMA_AND_ARTICLE = 2
# Before the name of a thing: "un bar, « le Nouveau Soto »".
QUOTES = '"\u00ab\u201c'
# Sentences before the pronoun's own that are looked at (arbitrary but works).
MEMORY_SENTENCES = 5
# Tokens before the pronoun that are looked at, so that no text takes longer for its length (arbitrary but works).
MEMORY = 150
# What ends the words of a harm before where it was: "blessé | à la |".
LEADS_ON = ("function.preposition", "function.definite", "function.of", "function.possessive")
LEADS = (
    "function.definite",
    "function.indefinite",
    "function.possessive",
    "function.demonstrative",
    "numbers.article",
)
ASSAILANTS = ("nouns.assailant", "actors.culprit")


@dataclass(frozen=True, slots=True)
class Pointed:
    """span: the pronoun with its verb. who: the noun it stands for."""

    span: Span
    who: Hit


def victim_by_pronoun(reading: Reading, trigger: Hit, sentence: Sentence) -> Pointed | None:
    """The one of whom a verb is said by a pronoun alone: "| il a été abattu |", "les agents | l'ont tué |"."""
    verb = before_verb(reading, trigger, sentence.first)
    pronoun = verb.first - 1
    if pronoun < sentence.first or verb.first == trigger.first:
        return None
    is_subject = verb.is_passive and verb.is_singular and reading.marks.is_in(pronoun, "function.he")
    is_object = not verb.is_passive or _is_active(reading, trigger, verb.first)
    is_object = is_object and reading.marks.is_in(pronoun, "function.him")
    if not (is_subject or is_object) or reading.marks.has(verb.first, trigger.first, "function.negator"):
        return None
    who = _antecedent(reading, pronoun, trigger)
    last = trigger.last
    while last > trigger.first + 1 and reading.marks.is_in(last - 1, *LEADS_ON):
        last -= 1
    return Pointed((pronoun, last), who) if who is not None else None


def _is_active(reading: Reading, trigger: Hit, first: int) -> bool:
    """Whether "have" alone stands before a participle, which French spells like a passive's: "l'| ont | tué"."""
    auxiliaries = range(first, trigger.first)
    return not any(
        reading.marks.is_in(index, "function.passive")
        and not reading.marks.is_in(index, "function.auxiliary")
        for index in auxiliaries
    )


def _antecedent(reading: Reading, pronoun: int, trigger: Hit) -> Hit | None:
    who = _person_before(reading, pronoun, may_speak=INJURY not in trigger.entries)
    if who is None:
        return None
    return who if _is_author(reading, who) or trigger.entries[0] == ARREST else None


def author_before(reading: Reading, pronoun: int) -> Hit | None:
    """The author of an act whom a pronoun of one person stands for; None where it is anybody else."""
    who = _person_before(reading, pronoun, may_speak=True)
    return who if who is not None and _is_author(reading, who) else None


def _is_author(reading: Reading, who: Hit) -> bool:
    """By the noun, or by what the clause tells: "| un homme | a poignardé deux passants"."""
    if reading.marks.is_in(who.last - 1, *ASSAILANTS):
        return True
    sentence = reading.sentence(who.first)
    verb = next(reading.marks.within("actors.carries_out", who.last, sentence.last), None)
    if verb is None or not is_active(reading, verb.first, sentence.first):
        return False
    if entry_that_holds(reading, verb, sentence) is None:
        return False
    subject = subject_of(reading, verb.first, sentence)
    return subject is not None and subject.first <= who.first < subject.last


def _person_before(reading: Reading, pronoun: int, *, may_speak: bool) -> Hit | None:
    """The one person told nearest before a pronoun; None where a name stands between.

    may_speak: whether one who speaks in the same sentence is passed over; else the words may be the speaker's own.
    """
    number = reading.sentence_of[pronoun]
    earliest = max(reading.sentences[max(0, number - MEMORY_SENTENCES)].first, pronoun - MEMORY)
    people = [
        who for who in reading.marks.within("nouns.person", earliest, pronoun) if _is_noun(reading, who.first)
    ]
    for place in range(len(people) - 1, -1, -1):
        who = people[place]
        if _speaks(reading, who.first):
            if not may_speak and reading.sentence_of[who.first] == number:
                return None  # "the officer said that | he | was hurt": who speaks may mean himself
            continue
        if reading.marks.is_in(pronoun, "function.she") and not _is_feminine(reading, who):
            return None  # "le suspect possédait une maison. | Elle | a été touchée"
        before = people[place - 1] if place else None
        who = before if before is not None and _is_told_again(reading, before, who) else who
        return None if _has_a_name(reading, who.last, pronoun) else who
    return None


def _is_feminine(reading: Reading, who: Hit) -> bool:
    """By the word that leads the noun; one that tells no gender ("l'assaillante") leads none that is sure."""
    return any(reading.marks.is_in(who.first - back, "function.feminine") for back in (1, 2))


def _is_noun(reading: Reading, index: int) -> bool:
    """Whether the word is led as a noun is: "le principal | suspect |", not "commune | voisine |"."""
    if reading.marks.is_in(index - 1, *LEADS) or index == reading.sentence(index).first:
        return True
    return not reading.marks.places_of.get(index - 1) and reading.marks.is_in(index - 2, *LEADS)


def _speaks(reading: Reading, index: int) -> bool:
    voices = reading.voices_of.get(reading.sentence_of[index], ())
    return any(
        voice.names_first <= index < voice.names_last
        or (index == voice.names_last + 1 and reading.tokens[voice.names_last].raw == ",")
        for voice in voices
    )


def _is_told_again(reading: Reading, before: Hit, who: Hit) -> bool:
    """ "The attacker, | a man | of 30": who is told once more behind a comma."""
    between = range(before.last, who.first)
    return (
        0 < len(between) <= COMMA_AND_ARTICLE
        and reading.tokens[between.start].raw == ","
        and all(reading.marks.is_in(index, "numbers.article", "function.indefinite") for index in between[1:])
    )


def _has_a_name(reading: Reading, first: int, last: int) -> bool:
    """Whether two capitalised words beside each other, of nobody who speaks, may name somebody else."""
    return any(
        reading.tokens[index].is_capital
        and reading.tokens[index + 1].is_capital
        and reading.sentence_of[index] == reading.sentence_of[index + 1]
        and not reading.marks.is_in(index, "place", "time.month")
        and not any(reading.tokens[before].raw in QUOTES for before in range(max(first, index - 2), index))
        and not _speaks(reading, index)
        for index in range(first, last - 1)
    )
