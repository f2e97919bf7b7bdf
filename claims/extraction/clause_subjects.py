"""The subject of an act's verb: the noun phrase that the verb is said of.

Outward: ``subject_of``, ``first_phrase``, ``phrase_before`` and ``pronoun_before``. A clause begins at a verb of
saying, a relative, a subordinating word or a strong mark. Its noun phrases behind a preposition are no subjects; a
verb joined by "and", or a participle behind a comma, goes back to the first phrase of the clause, any other verb to
the last before it. A relative stands for the phrase right before it.
"""

from collections.abc import Iterator

from claims.extraction.agents import CLOSING, OPENING, QUOTES, Agent, agent_from, is_amount
from claims.extraction.nounphrases import is_shouted
from claims.extraction.reading import Reading, Sentence
from claims.extraction.strengths import Strength

# Tokens back from a verb to where its clause may start (arbitrary but works).
REACH = 60
STRONG = ";:-\u2013\u2014"
BOUNDS = ("attribution.says", "function.subordinator")
# A name and the subject behind it.
PAIR = 2
# Pronouns that may open the clause whose verbs "and" joins.
PRONOUNS = ("function.pronoun",)
# What tells that a relative clause has its verb before its object.
RELATIVE_VERBS = ("actors.carries_out", "function.auxiliary")
MAIN_VERBS = ("function.auxiliary", "attribution.says", "actors.claims")
SKIPPED = ("function.adverb", "function.auxiliary", "function.negator")


def subject_of(reading: Reading, verb: int, sentence: Sentence, *, trails: bool = False) -> Agent | None:
    """The phrase that the verb at a token is said of; None where none stands before it.

    trails: the verb is a participle behind its clause (", killing two"), and said of the clause's first phrase.
    """
    start = _over_auxiliaries(reading, verb, sentence.first)
    relative = reading.marks.before("function.relative", start)
    if (
        relative is not None
        and relative.first > sentence.first
        and not _opens_speech(reading, relative.first)
    ):
        return phrase_before(reading, relative.first, sentence)
    if pronoun_before(reading, verb, sentence):
        return None
    earliest = _clause_start(reading, start, sentence)
    opener = reading.marks.before("function.relative", earliest)
    if (
        opener is not None
        and reading.tokens[start - 1].raw == ","
        and not _opens_speech(reading, opener.first)
    ):
        return phrase_before(reading, opener.first, sentence)
    phrases = [phrase for phrase in _phrases(reading, earliest, start) if phrase.last <= start]
    if not phrases:
        return None
    if trails:
        is_apart = reading.tokens[start - 1].raw == "," or reading.marks.is_in(
            start - 1, "function.conjunction"
        )
        return phrases[0] if is_apart else _before_participle(reading, earliest, start, sentence)
    before = start - 1
    if before >= earliest and reading.tokens[before].raw == ",":
        return _behind_comma(reading, phrases, before, earliest)
    if not (before >= earliest and reading.marks.is_in(before, "function.conjunction")):
        return _of_main_verb(reading, phrases[-1], earliest, sentence)
    says = reading.marks.before("attribution.says", earliest)
    if says is not None and says.first > sentence.first and phrases[0].strength is Strength.THING:
        return subject_of(reading, says.first, sentence)  # "X reports damage and says"
    return phrases[1] if _only_names_where(reading, phrases, earliest) else phrases[0]


def _only_names_where(reading: Reading, phrases: list[Agent], earliest: int) -> bool:
    """ "In the main port, | Varna |, soldiers threw ... and fired": a name in commas before subject and verb."""
    if len(phrases) < PAIR:
        return False
    name, subject = phrases[0], phrases[1]
    is_framed = (
        name.first - 1 > earliest
        and subject.first == name.last + 1
        and reading.tokens[name.first - 1].raw == reading.tokens[name.last].raw == ","
    )
    return is_framed and not name.is_determined and reading.marks.is_in(subject.last, *RELATIVE_VERBS)


def _of_main_verb(reading: Reading, last: Agent, earliest: int, sentence: Sentence) -> Agent | None:
    """ "| A man | who stabbed two guards was shot": the phrase before a verb, but for a relative's own object."""
    opener = reading.marks.before("function.relative", earliest)
    if opener is None or _opens_speech(reading, opener.first):
        return last
    has_verb = reading.marks.has(earliest, last.first, *RELATIVE_VERBS)
    return phrase_before(reading, opener.first, sentence) if has_verb else last


def _behind_comma(reading: Reading, phrases: list[Agent], comma: int, earliest: int) -> Agent:
    """The subject of a verb behind a comma: the phrase before what it closes, or that of the clause it ends."""
    opening = _opening_of_aside(reading, comma, earliest)
    main = _of_main_clause(reading, phrases, opening)
    if main is not None:
        return main
    told = [phrase for phrase in phrases if opening is not None and phrase.last <= opening]
    told = [phrase for phrase in told if phrase.is_determined] or told
    if not told:
        return phrases[0]
    names = [phrase for phrase in phrases if phrase.first > told[-1].first and _is_named(reading, phrase)]
    is_unnamed = reading.marks.is_in(told[-1].first, "function.indefinite", "numbers.article")
    return names[0] if names and is_unnamed else told[-1]


def _of_main_clause(reading: Reading, phrases: list[Agent], opening: int | None) -> Agent | None:
    """ "In a video, | the front | has claimed it, saying": what two commas hold has a subject and its verb."""
    main = next((phrase for phrase in phrases if opening is not None and phrase.first == opening + 1), None)
    verbs = (*MAIN_VERBS, "actors.carries_out")
    return main if main is not None and reading.marks.is_in(main.last, *verbs) else None


def _before_participle(reading: Reading, earliest: int, start: int, sentence: Sentence) -> Agent | None:
    """ "Gunmen | using rifles": the phrase right before; None for "| they | overpowered guards using rifles"."""
    is_theirs = earliest < start and reading.marks.is_in(earliest, *PRONOUNS)
    return None if is_theirs else phrase_before(reading, start, sentence)


def _is_named(reading: Reading, phrase: Agent) -> bool:
    return phrase.strength is Strength.NAME or reading.marks.is_in(phrase.head, "actor")


def first_phrase(reading: Reading, sentence: Sentence, end: int) -> Agent | None:
    """The first phrase of a sentence that can be its subject."""
    return next(_phrases(reading, sentence.first, end), None)


def _is_led(reading: Reading, index: int) -> bool:
    """Whether a phrase behind this word is no subject; "des" is an article where it joins nothing.

    What bounds a number leads nothing: "when | around | 20 guerrillas attacked".
    """
    bound = reading.marks.at("bounds.before", index)
    if bound is not None and is_amount(reading, bound.last):
        return False
    return reading.marks.is_in(index, "function.preposition", "function.participle", "actors.attending") or (
        reading.marks.is_in(index, "function.of") and not reading.marks.is_in(index, "function.indefinite")
    )


def pronoun_before(reading: Reading, verb: int, sentence: Sentence) -> bool:
    """Whether a pronoun is the verb's subject: "it had fired", "it had taken the town and killed nine"."""
    start = _over_auxiliaries(reading, verb, sentence.first)
    if start > sentence.first and reading.marks.is_in(start - 1, "function.conjunction"):
        opener = _clause_start(reading, start, sentence)
        return opener < start - 1 and reading.marks.is_in(opener, *PRONOUNS)
    return start > sentence.first and reading.marks.is_in(start - 1, "function.pronoun")


def _over_auxiliaries(reading: Reading, verb: int, earliest: int) -> int:
    index = verb
    while index > earliest:
        attempt = reading.marks.before("actors.attempts", index)
        if attempt is not None and attempt.first >= earliest:
            index = attempt.first
        elif (index < verb and index in reading.timed and _leads_to_day(reading, index - 1)) or (
            (index - 1) in reading.timed
            or reading.tokens[index - 1].raw in QUOTES
            or reading.marks.is_in(index - 1, *SKIPPED)
        ):
            index -= 1
        else:
            break
    return index


def _leads_to_day(reading: Reading, index: int) -> bool:
    """ "bandits on Sunday night invaded": the word before a day that stands between subject and verb."""
    return reading.marks.is_in(index, "function.preposition")


def _opens_speech(reading: Reading, relative: int) -> bool:
    """ "said that": the word opens what is said, and stands for nobody."""
    return reading.marks.before("attribution.says", relative) is not None


def _clause_start(reading: Reading, verb: int, sentence: Sentence) -> int:
    for index in range(verb - 1, max(sentence.first, verb - REACH) - 1, -1):
        if reading.tokens[index].raw in STRONG:
            return index + 1
        for place in BOUNDS:
            hit = reading.marks.over(place, index)
            if hit is not None and not reading.marks.is_in(index, "actors.attending"):
                return hit.last
        if reading.marks.is_in(index, "actors.clausal", "function.relative"):
            if reading.marks.is_in(index, "bounds.before", "actors.attending"):
                continue  # "more than 30", "dressed as guards"
            return index + 1
    return max(sentence.first, verb - REACH)


def _opening_of_aside(reading: Reading, closing: int, earliest: int) -> int | None:
    """ "the front, a little-known group, killed": the comma that opens what the second one closes."""
    for index in range(closing - 1, earliest, -1):
        if reading.tokens[index].raw == ",":
            return index
    return None


def _phrases(reading: Reading, earliest: int, end: int) -> Iterator[Agent]:
    """The noun phrases of a clause that stand behind no preposition, in order."""
    index = earliest
    while index < end:
        token = reading.tokens[index]
        if token.raw in OPENING:
            index = _after_bracket(reading, index, end)
            continue
        is_led = _is_led(reading, index)
        agent = agent_from(reading, index + 1 if is_led else index, end) if index + is_led < end else None
        if agent is None:
            index += 1
            continue
        if not is_led:
            yield agent
        is_pair = is_led and reading.marks.is_in(index, "places.between")
        is_town = is_led and _ends_in_a_name(reading, agent)
        index = max(agent.last, index + 1)
        if (is_pair or is_town) and reading.marks.is_in(index, "function.conjunction"):
            other = agent_from(reading, index + 1, end)  # "the road between Ardun | and Varna | was closed"
            if is_pair or (other is not None and _is_bare_name(reading, other) and not _says(reading, other)):
                index = other.last if other is not None else index + 1
        while is_led and index < end and _goes_on(reading, index, end):
            index += 1


def _ends_in_a_name(reading: Reading, agent: Agent) -> bool:
    """ "The towns of | Ardun |": a name ends the phrase that a preposition leads."""
    last = agent.last - 1
    return reading.tokens[last].is_capital and not is_shouted(reading, last)


def _is_bare_name(reading: Reading, agent: Agent) -> bool:
    """ "In Ardun and | Varna | on Monday": capitals alone, of nobody who is known to act."""
    span = range(*agent.span)
    return all(reading.tokens[index].is_capital for index in span) and not any(
        reading.marks.is_in(index, "actor", "actors.noun", "actors.person", "actors.nationality")
        for index in span
    )


def _says(reading: Reading, agent: Agent) -> bool:
    """ "A mine went off in Ardun and | Sora | claimed it": a name whose own verb only somebody has."""
    return reading.marks.is_in(agent.last, "actors.claims", "actors.blames", "attribution.says")


def _goes_on(reading: Reading, index: int, end: int) -> bool:
    """ "wearing army | uniforms | attacked": a noun that follows another one without anything between."""
    following = agent_from(reading, index, end)
    return (
        following is not None
        and following.first == index
        and not following.is_determined
        and following.strength < Strength.PERSON
        and not reading.marks.is_in(index, "actors.attending", "function.verb", "actors.carries_out")
    )


def _after_bracket(reading: Reading, opening: int, end: int) -> int:
    for index in range(opening + 1, end):
        if reading.tokens[index].raw in CLOSING:
            return index + 1
    return opening + 1


def phrase_before(reading: Reading, relative: int, sentence: Sentence) -> Agent | None:
    """The phrase that ends where a relative starts, a comma aside; of "the names of those who" the inner one."""
    end = relative - 1 if reading.tokens[relative - 1].raw == "," else relative
    index = max(sentence.first, end - REACH)
    while index < end:
        agent = agent_from(reading, index, end)
        if agent is not None and agent.last == end:
            is_inner = agent.strength <= Strength.UNKNOWN and agent.inner is not None
            return agent.inner if is_inner else agent
        index = max(index + 1, agent.last if agent is not None else 0)
    return None
