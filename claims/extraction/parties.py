"""Several parties to one act: "the front and the army attacked", "by soldiers and militiamen", "X, Y and Z".

Outward: ``parties_after`` and ``parties_before``. Each party is a phrase of its own; what one of them owns is one
phrase with it ("the state and its militias").
"""

from dataclasses import replace

from claims.extraction.agents import Agent, agent_from
from claims.extraction.clause_subjects import phrase_before
from claims.extraction.nounphrases import is_shouted
from claims.extraction.reading import Reading, Sentence
from claims.extraction.strengths import Strength, is_nationality

# Parties of the longest list read (arbitrary but works).
LONGEST = 8
# Letters that a people's name shares with its country's at least: "Iranian", "Iran" (arbitrary but works).
STEM = 4
# What follows a phrase that is the subject of a clause of its own: "killed by the army and the police | fled".
OWN_VERBS = (
    "function.auxiliary",
    "function.passive",
    "function.verb",
    "attribution.says",
    "actors.carries_out",
)
# What may stand right before the subject of a clause.
OPENERS = (
    "function.subordinator",
    "function.relative",
    "attribution.says",
    "attribution.that",
    "actors.clausal",
)


def parties_after(reading: Reading, agent: Agent, limit: int) -> list[Agent]:
    """A phrase and those that a list closed by "and" joins behind it; one phrase where the second is the first's."""
    listed, is_closed = [agent], False
    while not is_closed and listed[-1].last < limit and len(listed) < LONGEST:
        end = listed[-1].last
        comma = end + 1 if reading.tokens[end].raw == "," and end + 1 < limit else end
        joint = reading.marks.at("function.conjunction", comma)
        start = joint.last if joint is not None else comma
        following = agent_from(reading, start, limit) if end < start < limit else None
        if following is None or not _is_party(reading, following) or _has_own_verb(reading, following, limit):
            return [agent]
        is_closed = joint is not None
        if (
            is_closed
            and len(listed) == 1
            and (_is_of_the_first(reading, agent, following) or _shares_its_noun(reading, agent, following))
        ):
            return [replace(agent, last=following.last)]
        listed.append(following)
    return listed if is_closed else [agent]


def parties_before(reading: Reading, agent: Agent, sentence: Sentence) -> list[Agent]:
    """The subjects that a list joins before a phrase, and the phrase; alone where the first opens no clause."""
    joint = reading.marks.before("function.conjunction", agent.first)
    listed, start = [agent], joint.first if joint is not None else sentence.first
    while start > sentence.first and len(listed) < LONGEST:
        before = phrase_before(reading, start, sentence)
        if before is None or not _is_party(reading, before):
            return [agent]
        if len(listed) == 1 and (
            _is_of_the_first(reading, before, agent) or _shares_its_noun(reading, before, agent)
        ):
            return (
                [replace(agent, first=before.first)] if _opens_clause(reading, before, sentence) else [agent]
            )
        listed.append(before)
        if before.first > sentence.first and reading.tokens[before.first - 1].raw == ",":
            start = before.first
            continue
        return listed[::-1] if _opens_clause(reading, before, sentence) else [agent]
    return [agent]


def _is_party(reading: Reading, agent: Agent) -> bool:
    """Whether a phrase can act; in capitals, where no name shows, one with an article may."""
    if agent.strength >= Strength.NAME:
        return True
    return agent.strength is Strength.UNKNOWN and agent.is_determined and is_shouted(reading, agent.head)


def _is_of_the_first(reading: Reading, first: Agent, agent: Agent) -> bool:
    """ "The state and | its militias", "Iran and | Iranian-backed militias"."""
    if reading.marks.is_in(agent.first, "function.possessive"):
        return True
    name = reading.tokens[first.head].fold
    return len(name) >= STEM and reading.tokens[agent.first].fold.startswith(name)


def _shares_its_noun(reading: Reading, first: Agent, agent: Agent) -> bool:
    """ "| Norlandic | and Sudlandic fighters": two peoples of one noun, where qualifiers come first."""
    is_bare = first.last - first.first == 1 and is_nationality(reading, first.first)
    return (
        is_bare
        and reading.lexicon.pack.setting("adjectives_first") is True
        and is_nationality(reading, agent.first)
        and agent.last - agent.first > 1
    )


def _has_own_verb(reading: Reading, agent: Agent, limit: int) -> bool:
    return agent.last < limit and reading.marks.is_in(agent.last, *OWN_VERBS)


def _opens_clause(reading: Reading, agent: Agent, sentence: Sentence) -> bool:
    before = agent.first - 1
    if before < sentence.first or before in reading.timed or not reading.tokens[before].is_word:
        return True
    return reading.marks.is_in(before, *OPENERS)
