"""Who says that they did it: claims of responsibility in their set words, and a speaker who tells of an own act.

Outward: ``claimants``. "The front said that it had fired", "a dit avoir mené": the subject of the saying claims.
"""

from collections.abc import Iterator

from claims.domain.codes import InformantKind
from claims.extraction.act_verbs import BEFORE_NOUN, entry_that_holds
from claims.extraction.agents import Agent, Told, agent_from
from claims.extraction.clause_subjects import pronoun_before, subject_of
from claims.extraction.nounphrases import VERBS
from claims.extraction.pack import Entry
from claims.extraction.parties import parties_after, parties_before
from claims.extraction.reading import Reading, Sentence, Voiced
from claims.extraction.strengths import Strength
from claims.extraction.tokens import Hit
from claims.extraction.warding import wards_off

# Tokens between a verb of saying and the own act, and from a claim to "in the name of" (arbitrary but works).
SAYING_REACH, BEHALF_REACH = 16, 10
# Tokens from "was claimed" to "by" (arbitrary but works).
AGENT_REACH = 10
# Tokens from "came forward" to the deed (arbitrary but works).
DEED_REACH = 8
# Tokens of the land in a group's name: "in the Islamic Maghreb" (arbitrary but works).
LAND_REACH = 5
# What a speaker owns that acts: "its men", "its aircraft", "its strike".
OWN = ("actors.noun", "actors.person", "actors.craft", "actors.owned", "actors.deed")


def claimants(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    for hit in reading.marks.within("actors.claims", sentence.first, sentence.last):
        if _claims_no_act(reading, hit, sentence) or _is_claimed(reading, hit):
            continue
        entries: tuple[Entry, ...] = hit.entries
        trails = any(entry.flag("trails") for entry in entries)
        agent = _named_in(reading, hit, sentence) or subject_of(reading, hit.first, sentence, trails=trails)
        agent = _issuer(reading, agent, sentence)
        if agent is not None and agent.strength is not Strength.THING and not _is_nobody(reading, agent):
            for one in parties_before(reading, agent, sentence):
                span = _spoken_for(reading, one, hit.first) or _own_name(reading, one, hit.first)
                yield Told(_with_land(reading, span, hit.first), "subject", hit.first, hit.last)
    for hit in reading.marks.within("actors.claimed_by", sentence.first, sentence.last):
        by = reading.marks.before("actors.agent", hit.last) or _agent_after(reading, hit.last, sentence)
        agent = agent_from(reading, by.last, sentence.last) if by is not None else None
        if agent is not None and agent.strength is not Strength.THING:
            for one in parties_after(reading, agent, sentence.last):
                yield Told(_own_name(reading, one, sentence.last), "by", hit.first, hit.last)
    yield from _speakers(reading, sentence)
    yield from _called_in(reading, sentence)


def _called_in(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "A caller told the radio that | the front | was responsible"."""
    for caller in reading.marks.within("actors.caller", sentence.first, sentence.last):
        for hit in reading.marks.within("actors.behind", caller.last, sentence.last):
            agent = subject_of(reading, hit.first, sentence)
            if agent is not None and agent.first >= caller.last and agent.strength >= Strength.NAME:
                yield Told(_own_name(reading, agent, hit.first), "subject", hit.first, hit.last)
        return


def _issuer(reading: Reading, agent: Agent | None, sentence: Sentence) -> Agent | None:
    """ "| The front | issued a statement claiming it": who put out the paper, where it has a verb before it."""
    paper = reading.marks.over("attribution.source", agent.head) if agent is not None else None
    if agent is None or paper is None or paper.entries[0].text("informant") != InformantKind.DOCUMENT:
        return agent
    verb = agent.first if not agent.is_determined and agent.first < agent.head else agent.first - 1
    issuer = subject_of(reading, verb, sentence) if verb > sentence.first else None
    return issuer if issuer is not None and issuer.strength > Strength.THING else agent


def _agent_after(reading: Reading, index: int, sentence: Sentence) -> Hit | None:
    """ "was claimed | on Monday in a message | by": the day and what a preposition brings stepped over."""
    for place in range(index, min(index + AGENT_REACH, sentence.last)):
        agent = reading.marks.at("actors.agent", place)
        if agent is not None or not (reading.tokens[place].is_word or place in reading.timed):
            return agent
    return None


def _is_nobody(reading: Reading, agent: Agent) -> bool:
    return any(
        reading.marks.is_in(index, "numbers.zero", "function.negator")
        for index in range(max(0, agent.first - 1), agent.last)
    )


def _claims_no_act(reading: Reading, hit: Hit, sentence: Sentence) -> bool:
    """ "claimed that ...", "revendique 10 000 membres", "others will come forward" without a deed."""
    entries: tuple[Entry, ...] = hit.entries
    if any(entry.flag("needs_deed") for entry in entries):
        return not reading.marks.has(hit.last, min(hit.last + DEED_REACH, sentence.last), *OWN[3:])
    if reading.marks.at("attribution.that", hit.last) is not None:
        return True
    behind = range(hit.last, min(hit.last + 2, sentence.last))
    return any(reading.tokens[index].kind == "number" for index in behind)


def _is_claimed(reading: Reading, hit: Hit) -> bool:
    """Capitals do not tell "revendiqué" from "revendique": behind a form of "be" the subject is what was claimed."""
    return reading.marks.before("function.passive", hit.first) is not None


def _named_in(reading: Reading, hit: Hit, sentence: Sentence) -> Agent | None:
    """ "a caller claimed it in the name of the front": the front."""
    for index in range(hit.last, min(hit.last + BEHALF_REACH, sentence.last)):
        behalf = reading.marks.at("actors.on_behalf", index)
        if behalf is not None and behalf.last < sentence.last:
            return agent_from(reading, behalf.last, sentence.last)
    return None


def _spoken_for(reading: Reading, agent: Agent, limit: int) -> tuple[int, int] | None:
    """ "The spokesman of | the front | claimed it": whom a spokesman speaks for; None where nobody is named."""
    if not reading.marks.is_in(agent.head, "actors.speaks_for"):
        return None
    whom = reading.marks.at("actors.spoken_for", agent.last)
    behind = agent_from(reading, whom.last, limit) if whom is not None and whom.last < limit else None
    inner = agent.inner if behind is None else behind
    return inner.span if inner is not None and inner.strength is not Strength.THING else None


def _own_name(reading: Reading, agent: Agent, limit: int) -> tuple[int, int]:
    """ "a group calling itself the New Front": the name, not the group."""
    calls = reading.marks.at("actors.calls_itself", agent.last)
    named = agent_from(reading, calls.last, limit) if calls is not None and calls.last < limit else None
    return named.span if named is not None else agent.span


def _with_land(reading: Reading, span: tuple[int, int], verb: int) -> tuple[int, int]:
    """ "the Front in the Sahel claimed": a name goes on over the land that it bears, right up to its verb."""
    first, last = span
    if last >= verb or not any(reading.tokens[index].is_capital for index in range(first, last)):
        return span
    behind = range(last, verb)
    is_led = reading.marks.is_in(last, "function.preposition") and len(behind) <= LAND_REACH
    has_name = any(reading.tokens[index].is_capital for index in behind)
    is_whole = all(
        reading.tokens[index].is_word
        and index not in reading.timed
        and not reading.marks.is_in(index, *VERBS)
        for index in behind
    )
    return (first, verb) if is_led and has_name and is_whole else span


def _speakers(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """The subject of a verb of saying whose own act follows: "said that it had fired", "affirme avoir mené"."""
    for voice in reading.voices_of.get(sentence.number, ()):
        if voice.says is None or reading.marks.is_in(voice.says[0], "actors.denies"):
            continue
        first, last = voice.says
        for index in range(last, min(last + SAYING_REACH, sentence.last)):
            if reading.tokens[index].raw == ";":
                break
            act = reading.marks.at("actors.behind", index) or _act_verb(reading, index, sentence)
            if act is not None and wards_off(reading, act, sentence):
                break
            if act is not None:
                is_named = reading.marks.at("actors.calls_itself", voice.names_last) is not None
                if is_named:
                    break  # "a group | called | the New Front said": the name says so
                if _is_own(reading, act, last, sentence) and not _is_lawful(reading, voice):
                    yield Told((voice.names_first, voice.names_last), "subject", first, act.last)
                break


def _is_lawful(reading: Reading, voice: Voiced) -> bool:
    """ "police said that they had shot two robbers" tells of duty, and claims nothing."""
    return any(
        reading.marks.is_in(index, "actors.lawful") for index in range(voice.names_first, voice.names_last)
    )


def _act_verb(reading: Reading, index: int, sentence: Sentence) -> Hit | None:
    hit = reading.marks.at("actors.carries_out", index)
    if hit is None or entry_that_holds(reading, hit, sentence) is None:
        return None
    return hit


def _is_own(reading: Reading, act: Hit, said: int, sentence: Sentence) -> bool:
    """Whether the act is told of the speaker: by a pronoun, by "its men", or by an infinitive behind the verb."""
    if any(
        reading.marks.is_in(index, "actors.denies", "function.negator") for index in range(said, act.first)
    ):
        return False
    if act.section == "actors.behind" and any(
        reading.marks.is_in(index, "function.possessive") for index in range(act.first, act.last)
    ):
        return True  # "that the gunman was one of its soldiers"
    if pronoun_before(reading, act.first, sentence):
        return not reading.marks.is_in(act.first - 1, *BEFORE_NOUN)
    subject = subject_of(reading, act.first, sentence)
    if subject is not None and subject.first >= said:
        return reading.marks.is_in(subject.first, "function.possessive") and reading.marks.is_in(
            subject.head, *OWN
        )
    return all(
        reading.marks.is_in(index, "function.auxiliary", "function.adverb")
        for index in range(said, act.first)
    )
