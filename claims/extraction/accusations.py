"""Who is blamed: the object of blaming, whom an act is put down to, the subject of "is accused of".

Outward: ``accused``. Who blames is attribution's business.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.agents import QUOTES, Agent, Told, agent_from
from claims.extraction.arguments import VERB_CHAIN
from claims.extraction.clause_subjects import phrase_before, subject_of
from claims.extraction.names import name_at
from claims.extraction.nounphrases import is_shouted
from claims.extraction.pack import Entry
from claims.extraction.parties import parties_after, parties_before
from claims.extraction.perpetrators import can_act
from claims.extraction.reading import Reading, Sentence
from claims.extraction.strengths import Strength
from claims.extraction.tokens import Hit, Kind

# Tokens between the act and who it is put down to: "blamed the raid of Tuesday on X" (arbitrary but works).
ON_REACH = 14
# Tokens behind "involved in" in which the act must be named (arbitrary but works).
DEED_REACH = 10
# Tokens from an act to the relative that stands for it: "l'attaque d'Ardoun, que" (arbitrary but works).
DEED_BACK = 6
# Tokens between who is held responsible and that word: "responsible", "[NF] responsible" (arbitrary but works).
HELD_REACH = 4
# Tokens between a relative and its verb: "that the ministry now accuses" (arbitrary but works).
SUBJECT_REACH = 6
# Digits of a number of people that is a crowd (arbitrary but works).
CROWD_DIGITS = 3
PRONOUNS = ("function.pronoun", "function.definite")
# "blamed | nobody |", "n'accuse | personne |".
NOBODY = ("numbers.zero_after", "numbers.zero_pronoun", "numbers.zero")
ACTS = ("actors.deed", "actors.owned", "actors.carries_out")


def accused(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    yield from _put_down_to(reading, sentence)
    yield from _blamed(reading, sentence)
    yield from _said_to_be_accused(reading, sentence)
    yield from _identified(reading, sentence)
    yield from _held_responsible(reading, sentence)


def _put_down_to(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "attributed to X"."""
    for hit in reading.marks.within("actors.blamed_by", sentence.first, sentence.last):
        agent = agent_from(reading, hit.last, sentence.last) if hit.last < sentence.last else None
        if agent is None:
            continue
        least = Strength.UNKNOWN if is_shouted(reading, agent.head) else Strength.NAME
        if can_act(reading, agent) >= least:
            yield from _charges(reading, agent, "by", hit, sentence)


def _blamed(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "Y blames X"."""
    for hit in reading.marks.within("actors.blames", sentence.first, sentence.last):
        is_passive = (
            reading.marks.over("actors.accused", hit.first) is not None
            or reading.marks.before("function.passive", hit.first) is not None
            or (
                reading.marks.before("function.definite", hit.first) is not None  # "the suspects fled"
                and _put_on(reading, hit, sentence) is None
            )
        )
        is_put_down = reading.marks.over("actors.blamed_by", hit.first) is not None  # "have attributed to"
        agent = None if is_passive or is_put_down else _object(reading, hit, sentence)
        if agent is not None and not reading.marks.is_in(agent.first, *NOBODY):
            yield from _charges(reading, agent, "object", hit, sentence)


def _said_to_be_accused(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "X was charged with the murder"."""
    for hit in reading.marks.within("actors.accused", sentence.first, sentence.last):
        if hit.first == sentence.first or reading.marks.over("actors.blamed_by", hit.first) is not None:
            continue
        if _suffered(reading, hit):
            continue
        subject = _charged(reading, hit, sentence) if _is_held(reading, hit, sentence) else None
        if subject is not None and subject.inner is not None and subject.strength <= Strength.UNKNOWN:
            subject = subject.inner
        if subject is not None and subject.strength >= Strength.NAME and not _is_crowd(reading, subject):
            for one in parties_before(reading, subject, sentence):
                yield Told(one.span, "accused", hit.first, hit.last)


def _suffered(reading: Reading, hit: Hit) -> bool:
    """ "Are believed to have | been killed": a passive says what was done to them, not by them."""
    is_open = reading.marks.is_in(hit.last - 1, "function.auxiliary")
    passive = reading.marks.at("function.passive", hit.last) if is_open else None
    return passive is not None and reading.marks.is_in(passive.last, "trigger", "function.adverb")


def _is_crowd(reading: Reading, subject: Agent) -> bool:
    """ "Detained | 5,300 people | suspected of": a hundred and more whom nobody could name."""
    numbers = (reading.tokens[index] for index in range(subject.first, subject.head))
    is_mass = any(
        token.kind is Kind.NUMBER and sum(map(str.isdigit, token.raw)) >= CROWD_DIGITS for token in numbers
    )
    return subject.inner is None and is_mass and reading.marks.is_in(subject.head, "nouns.generic")


def _charged(reading: Reading, hit: Hit, sentence: Sentence) -> Agent | None:
    """ "X was charged with"; of ", | accused of" behind a name, that name: "the arrest of Roe, suspected of"."""
    is_bare = not reading.marks.is_in(hit.first, *VERB_CHAIN) and not reading.marks.is_in(
        hit.first - 1, *VERB_CHAIN
    )
    if is_bare and reading.tokens[hit.first - 1].raw == ",":
        apposed = phrase_before(reading, hit.first, sentence)
        if apposed is not None and apposed.strength is Strength.NAME:
            return apposed
    return subject_of(reading, hit.first, sentence)


def _identified(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "police identified the shooter as X"."""
    for hit in reading.marks.within("actors.identified", sentence.first, sentence.last):
        for start in range(hit.last, min(hit.last + DEED_REACH, sentence.last)):
            span = name_at(reading, start, sentence.last)
            if span is not None:
                yield Told(span, "accused", hit.first, hit.last)
                break


def _held_responsible(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "held X responsible"."""
    for hit in reading.marks.within("actors.holds", sentence.first, sentence.last):
        agent = agent_from(reading, hit.last, sentence.last) if hit.last < sentence.last else None
        if agent is None or agent.strength < Strength.UNKNOWN:
            continue
        behind = range(agent.first + 1, min(agent.last + HELD_REACH, sentence.last))
        told = next((index for index in behind if reading.marks.is_in(index, "actors.responsible")), None)
        if told is not None:
            yield Told((agent.first, min(agent.last, told)), "object", hit.first, hit.last)


def _object(reading: Reading, hit: Hit, sentence: Sentence) -> Agent | None:
    """ "blamed X for", "blamed the raid on X"."""
    by = reading.marks.at("actors.agent", hit.last) or _put_on(reading, hit, sentence)
    start = by.last if by is not None else hit.last
    while start in reading.timed or start + 1 in reading.timed:
        start += 1  # "accuse | ce dimanche | l'armée"
    agent = agent_from(reading, start, sentence.last) if start < sentence.last else None
    if agent is None:
        return _antecedent(reading, hit, sentence)
    agent = _without_deed(reading, agent)
    is_told = is_shouted(reading, agent.head) or _is_quoted(reading, agent)
    is_deed = agent.strength is Strength.UNKNOWN and _names_deed(reading, agent, sentence) and by is None
    if agent.strength is Strength.UNKNOWN and not is_told and not is_deed:
        return None
    if agent.strength is not Strength.THING and not is_deed:
        return agent if agent.strength is not Strength.UNKNOWN or by is None else None
    for index in range(agent.last, min(agent.last + ON_REACH, sentence.last)):
        joint = reading.marks.at("actors.blamed_on", index)
        if joint is not None and joint.last < sentence.last:
            found = agent_from(reading, joint.last, sentence.last)
            if found is not None and found.strength >= Strength.NAME:
                return found
    return None


def _names_deed(reading: Reading, agent: Agent, sentence: Sentence) -> bool:
    """ "Impute | ce nouveau massacre | aux rebelles": the act, whatever stands before its noun."""
    return reading.marks.has(agent.first, min(agent.last + 1, sentence.last), *ACTS[:2])


def _put_on(reading: Reading, hit: Hit, sentence: Sentence) -> Hit | None:
    """ "Qui | les | attribue | à | l'aviation": the word before who is blamed, where a pronoun stands for the act.

    So does a relative: "une attaque | que | le ministère impute | à | des rebelles".
    """
    if hit.first == sentence.first:
        return None
    before = range(max(sentence.first, hit.first - SUBJECT_REACH), hit.first)
    is_relative = any(
        reading.marks.is_in(index, "function.relative")
        and any(reading.marks.is_in(place, *ACTS) for place in range(max(0, index - DEED_BACK), index))
        for index in before
    )
    if not (is_relative or reading.marks.is_in(hit.first - 1, *PRONOUNS)):
        return None
    return reading.marks.at("actors.blamed_on", hit.last)


def _is_quoted(reading: Reading, agent: Agent) -> bool:
    """ "blames the 'wreckers'": somebody under the name that the speaker gives them."""
    return agent.head > agent.first and reading.tokens[agent.head - 1].raw in QUOTES


def _without_deed(reading: Reading, agent: Agent) -> Agent:
    """ "accuses | X | of adding", "accused | the group | of the killings"."""
    inner = agent.inner
    if inner is None:
        return agent
    is_doing = inner.strength is Strength.UNKNOWN and not inner.is_determined
    is_deed = inner.strength <= Strength.UNKNOWN and reading.marks.is_in(inner.head, *ACTS)
    return replace(agent, last=agent.core) if is_doing or is_deed else agent


def _antecedent(reading: Reading, hit: Hit, sentence: Sentence) -> Agent | None:
    """ "the militias that it accuses of": the object stands before the relative."""
    for index in range(hit.first - 1, max(sentence.first, hit.first - SUBJECT_REACH), -1):
        relative = reading.marks.at("function.relative", index)
        if relative is not None:
            found = phrase_before(reading, relative.first, sentence)
            return found if found is not None and found.strength >= Strength.NAME else None
    return None


def _charges(reading: Reading, agent: Agent, pattern: str, hit: Hit, sentence: Sentence) -> Iterator[Told]:
    """Who is blamed, and each of those joined to it: "blamed X, Y and Z"."""
    for one in parties_after(reading, agent, sentence.last):
        yield Told(_without_deed(reading, one).span, pattern, hit.first, hit.last)


def _is_held(reading: Reading, hit: Hit, sentence: Sentence) -> bool:
    """ "involved in the murder", not "involved in the talks"; "who had accused of" accuses somebody else."""
    if reading.marks.is_in(hit.first - 1, "function.auxiliary") and hit.first > sentence.first:
        is_passive = reading.marks.is_in(hit.first, "function.passive")
        return is_passive and _names_an_act(reading, hit, sentence)
    return _names_an_act(reading, hit, sentence)


def _names_an_act(reading: Reading, hit: Hit, sentence: Sentence) -> bool:
    entries: tuple[Entry, ...] = hit.entries
    if any(not entry.flag("needs_deed") for entry in entries):
        return True
    last = min(hit.last + DEED_REACH, sentence.last)
    return any(reading.marks.is_in(index, *ACTS) for index in range(hit.last, last))
