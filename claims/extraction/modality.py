"""Stage: how strongly something is said, and whether it happened at all.

Outward: ``read_moods`` and ``mood_at``. A mood holds from its words to the end of their clause; one of a verb form
("may have", "will") from that verb's subject on; one that reaches back (``reportedly``, ``foiled``) holds for the
whole clause. A question is a hedge from its first word to its mark.
"""

from dataclasses import replace

from claims.domain.codes import Actuality, Modality
from claims.extraction.reading import Mood, Reading, Sentence, by_sentence
from claims.extraction.tokens import Hit

# Where several moods hold, the strongest doubt speaks.
MODALITY_ORDER = (Modality.DENIED, Modality.CONTINGENT, Modality.HEDGED, Modality.HEARSAY)
ACTUALITY_ORDER = (Actuality.FOILED, Actuality.THREATENED, Actuality.ATTEMPTED, Actuality.PLANNED)

# Moods that may be said of what two commas insert; "if" and "denied" are said of what stands around.
DOUBTS = frozenset({Modality.HEDGED, Modality.HEARSAY})
# Tokens at the end of a sentence among which its question mark stands: "?", "? »", '?").'.
CLOSING = 3
# What a subject does not reach over: the verb of another statement.
VERBS = ("trigger", "function.passive", "function.auxiliary", "function.verb", "attribution.says")
ACTS = ("trigger", "function.verb")
# What is said or charged besides what is denied.
SPEECH = ("actors.blames", "attribution.says")
# Words of the mood's own verb that may stand before it: "were | feared |", "ont | peut-être |".
OWN_VERB = ("function.passive", "function.auxiliary", "function.adverb")


def read_moods(reading: Reading) -> Reading:
    """A word that names a month is no mood, whatever else it means: "May 2020"."""
    words = reading.marks.all("modality.mood")
    numbered = {index for one in reading.amounts for index in range(one.core_first, one.core_last)}
    moods = [
        _mood(reading, hit)
        for hit in words
        if hit.first not in reading.timed and hit.first not in numbered  # "two, | maybe | three" is a range
    ]
    return replace(reading, moods_of=by_sentence(reading, [*moods, *_questions(reading)]))


def _questions(reading: Reading) -> list[Mood]:
    """ "Did ten soldiers die?": asked, not told."""
    return [
        Mood(sentence.first, sentence.last, Modality.HEDGED, None)
        for sentence in reading.sentences
        if any(reading.tokens[index].raw == "?" for index in _end_of(sentence))
    ]


def _end_of(sentence: Sentence) -> range:
    """The last tokens of a sentence, with a closing quotation mark or bracket behind the question's."""
    return range(max(sentence.first, sentence.last - CLOSING), sentence.last)


def _mood(reading: Reading, hit: Hit) -> Mood:
    entry = hit.entries[0]
    first, last = clause_around(reading, hit.first)[0], clause_around(reading, hit.last - 1)[1]
    modality, actuality = entry.text("modality"), entry.text("actuality")
    if not entry.flag("reaches_back"):
        first = _subject_of(reading, hit, first) if entry.flag("from_subject") else hit.first
        closing = _closing_of_aside(reading, hit, last)
        if closing is not None and modality in DOUBTS:
            first, last = hit.first, closing
        if modality == Modality.DENIED:
            last = _told_beside(reading, hit.last, _next_speech(reading, hit.last, last))
    return Mood(
        first,
        last,
        Modality(modality) if modality else None,
        Actuality(actuality) if actuality else None,
    )


def _next_speech(reading: Reading, index: int, last: int) -> int:
    """ "Denied the raid | and blamed | the army": up to where the same subject says or charges something else.

    So behind a comma: "denied the raid|, saying | that nine of its men had died".
    """
    for joint in reading.marks.within("function.conjunction", index, last):
        verb = joint.last
        while verb < last and reading.marks.is_in(verb, *OWN_VERB) and not reading.marks.is_in(verb, *SPEECH):
            verb += 1
        if verb < last and reading.marks.is_in(verb, *SPEECH):
            return joint.first
    for said in reading.marks.within("attribution.says", index, last):
        is_apart = said.first > index and reading.tokens[said.first - 1].raw == ","
        if is_apart and any(entry.flag("trails") for entry in said.entries):
            return said.first - 1
    return last


def _told_beside(reading: Reading, index: int, last: int) -> int:
    """ "Denied any role in the raid|, in which | nine died": up to what a comma and a relative only add."""
    for relative in reading.marks.within("function.relative", index, last):
        before = relative.first - 1
        while before > index and reading.marks.is_in(before, "function.preposition"):
            before -= 1
        if reading.tokens[before].raw == ",":
            return before
    return last


def _subject_of(reading: Reading, hit: Hit, earliest: int) -> int:
    """Where the subject of a verb form may start: after the verb before it, at the earliest with its clause.

    A form that "and" joins to the verb before it has its subject there: "killed two | and may have hurt | three".
    Behind the verb of an act the subject starts after "and": "hit the base and | two others might | have missed".
    """
    own = reading.marks.over("trigger", hit.first)  # "se | serait | abattu" is one verb
    first = hit.first if own is None else min(own.first, hit.first)
    while first > earliest and reading.marks.is_in(first - 1, *OWN_VERB):
        first -= 1
    if first > earliest and reading.marks.is_in(first - 1, "function.conjunction"):
        return hit.first
    joint = None
    while first > earliest and not reading.marks.is_in(first - 1, *VERBS):
        first -= 1
        if joint is None and reading.marks.is_in(first, "function.conjunction"):
            joint = first
    is_of_an_act = first > earliest and reading.marks.is_in(first - 1, *ACTS)
    return joint if joint is not None and is_of_an_act else first


def _closing_of_aside(reading: Reading, hit: Hit, last: int) -> int | None:
    """ "The fire, | probably of criminal origin |, killed two": a mood of what two commas insert, without a verb.

    A mood that stands between its commas alone ("the rocket, | apparently |, hit") is that of the clause.
    """
    if hit.first == 0 or reading.tokens[hit.first - 1].raw != ",":
        return None
    for index in range(hit.last, last):
        if reading.tokens[index].raw == ",":
            return index if index > hit.last else None
        if reading.marks.is_in(index, *VERBS):
            return None
    return None


def clause_around(reading: Reading, index: int) -> tuple[int, int]:
    """First and last token (exclusive) of the clause of a token."""
    clause, sentence = reading.clause_of[index], reading.sentence(index)
    first = last = index
    while first > sentence.first and reading.clause_of[first - 1] == clause:
        first -= 1
    while last < sentence.last and reading.clause_of[last] == clause:
        last += 1
    return first, last


def mood_at(reading: Reading, first: int, last: int) -> tuple[Modality | None, Actuality | None]:
    """The mood over tokens first..last-1; None = nothing but plain assertion."""
    moods = reading.moods_of.get(reading.sentence_of[first], ())
    over = [mood for mood in moods if mood.first < last and first < mood.last]
    modalities = {mood.modality for mood in over}
    actualities = {mood.actuality for mood in over}
    return (
        next((modality for modality in MODALITY_ORDER if modality in modalities), None),
        next((actuality for actuality in ACTUALITY_ORDER if actuality in actualities), None),
    )
