"""Whether a day or time is that of saying: "officials said on Wednesday that ..." dates no attack.

Outward: ``is_announcement`` and ``dates_the_announced``. A time belongs to a verb of saying that it follows with
nothing between but to whom, who, in what and a preposition ("told AFP in a statement on Sunday"), or precedes with
its subject before it ("the army on Sunday said"). A word that opens what is said ("said that on Sunday") or a comma
parts them. What comes about by being announced, a truce or a withdrawal, has the day of its announcement.
"""

from claims.domain.codes import EventKind
from claims.extraction.modality import clause_around
from claims.extraction.reading import Reading, TimeMention, Voiced

# Classes of acts that are no occurrence; each comes about by being announced.
KINDS = {"troop_level": EventKind.STATE, "truce": EventKind.STATEMENT, "talks": EventKind.STATEMENT}
# Those of them whose day is that of the announcement; talks are held on another.
COMES_BY_WORDS = frozenset({"troop_level", "truce"})
# Tokens between a verb of saying and the time it governs (arbitrary but works).
REACH = 10
# Tokens between an announcing source and the day of its statement: an article, a preposition (arbitrary but works).
STATEMENT_REACH = 2
# Words between what was published and its day.
LEADING = ("function.preposition", "function.definite", "function.demonstrative")
# What is claimed and its article.
CLAIMED = ("function.definite", "function.demonstrative", "acts.act", "acts.generic", "actors.deed")
VERB_CHAIN = ("function.passive", "function.auxiliary", "function.adverb")
# Tokens from the comma behind a day to the verb of saying (arbitrary but works).
SUBJECT_REACH = 12
# Words of what happened, and not of its telling.
TOLD = ("acts.act", "acts.generic", "trigger", "targets.participle", "targets.wrecked")
BRIDGES = (
    "function.preposition",
    "function.definite",
    "function.indefinite",
    "function.possessive",
    "function.adverb",
    "function.pronoun",
    "attribution.agency",
    "attribution.to",
    "attribution.source",
    "numbers.article",
)


def is_announcement(reading: Reading, time: TimeMention) -> bool:
    """Whether a verb of saying governs the time, and the time is not that of what it announces."""
    if dates_the_announced(reading, time):
        return False
    voices = reading.voices_of.get(reading.sentence_of[time.first], ())
    if any(_stands_beside(voice, time) for voice in voices) or _is_of_publication(reading, time):
        return True
    return (
        _follows_saying(reading, time, voices)
        or _precedes_saying(reading, time, voices)
        or opens_saying(reading, time)
    )


def dates_the_announced(reading: Reading, time: TimeMention) -> bool:
    """ "announced in May that they would withdraw": an announcing verb, and only acts that are announced."""
    first, last = clause_around(reading, time.first)
    announces = reading.marks.holds("attribution.announces", first, last)
    first, last = reading.sentence(time.first).first, reading.sentence(time.first).last
    acts = {e.text("act") for hit in reading.marks.within("acts.act", first, last) for e in hit.entries}
    return announces and bool(acts & COMES_BY_WORDS) and acts <= set(KINDS)


def _is_of_publication(reading: Reading, time: TimeMention) -> bool:
    """ "A statement published | on Thursday |", "was claimed | on Thursday |"; not "had not been claimed"."""
    verb = _made_public(reading, time)
    return verb is not None and not _is_denied(reading, verb)


def is_of_no_claim(reading: Reading, time: TimeMention) -> bool:
    """ "Aucun groupe n'avait revendiqué l'attentat | jeudi |": the day of what nobody said, and of no attack."""
    verb = _made_public(reading, time)
    return verb is not None and _is_denied(reading, verb)


def _made_public(reading: Reading, time: TimeMention) -> int | None:
    """The verb of making public that a time follows; None where it follows none.

    A day without a preposition may stand behind the object ("a revendiqué l'attaque | lundi |"), and a part of the
    day or a clock behind any ("a revendiqué le tir | dans la soirée |").
    """
    index, earliest = time.first, max(reading.sentence(time.first).first, time.first - REACH)
    while index > earliest and (
        reading.marks.is_in(index - 1, *LEADING) or (index - 1 in reading.timed and time.date is None)
    ):
        index -= 1
    if index == time.first or time.date is None:
        while index > earliest and reading.marks.is_in(index - 1, *CLAIMED):
            index -= 1
    if index == earliest or not reading.marks.is_in(index - 1, "attribution.made_public"):
        return None
    return index - 1


def _is_denied(reading: Reading, verb: int) -> bool:
    earliest = max(reading.sentence(verb).first, verb - REACH)
    while verb > earliest and reading.marks.is_in(verb - 1, *VERB_CHAIN):
        verb -= 1
    return verb > 0 and reading.marks.is_in(verb - 1, "function.negator")


def _stands_beside(voice: Voiced, time: TimeMention) -> bool:
    """Whether the time follows the words of a source that announces."""
    if not voice.announces or not voice.first <= time.first < voice.last:
        return False
    return 0 <= time.first - voice.names_last <= STATEMENT_REACH


def _follows_saying(reading: Reading, time: TimeMention, voices: tuple[Voiced, ...]) -> bool:
    earliest = max(reading.sentence(time.first).first, time.first - REACH)
    for index in range(time.first - 1, earliest - 1, -1):
        if reading.marks.is_in(index, "attribution.says"):
            return True
        is_named = any(voice.names_first <= index < voice.names_last for voice in voices)
        is_time = index in reading.timed
        if not (is_named or is_time or reading.marks.is_in(index, *BRIDGES)):
            return False
    return False


def opens_saying(reading: Reading, time: TimeMention) -> bool:
    """ "Vendredi soir, elle a annoncé une enquête": a day before its comma, and no act before the saying.

    What is said by "that" and tells of an act may have happened on the day ("Monday, police said that two died").
    """
    sentence = reading.sentence(time.first)
    if reading.marks.at("time.same_day", time.first) is not None:
        return False
    if any(
        reading.tokens[index].is_word
        and index not in reading.timed
        and not reading.marks.is_in(index, *LEADING)
        for index in range(sentence.first, time.first)
    ):
        return False
    comma = time.last
    while comma < sentence.last and comma in reading.timed:
        comma += 1
    if comma >= sentence.last or reading.tokens[comma].raw != ",":
        return False
    for index in range(comma + 1, min(comma + SUBJECT_REACH, sentence.last)):
        hit = reading.marks.at("attribution.says", index)
        if hit is not None and reading.marks.at("actors.alleged", index) is None:
            return reading.marks.at("attribution.that", hit.last) is None
        if reading.tokens[index].raw == "," or reading.marks.is_in(index, *TOLD):
            return False
    return False


def _precedes_saying(reading: Reading, time: TimeMention, voices: tuple[Voiced, ...]) -> bool:
    """ "the army on Sunday said": the time stands between the source and its verb."""
    last, sentence = time.last, reading.sentence(time.first)
    while last < sentence.last and (last in reading.timed or reading.marks.is_in(last, "function.adverb")):
        last += 1
    if last >= sentence.last or not reading.marks.is_in(last, "attribution.says"):
        return False
    first = time.first
    while first > sentence.first and reading.marks.is_in(
        first - 1, "function.preposition", "function.definite"
    ):
        first -= 1
    return any(voice.names_first < first <= voice.names_last for voice in voices)
