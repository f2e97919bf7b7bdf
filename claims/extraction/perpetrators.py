"""Who carried an act out: the subject of an act's verb, the agent of what was done, the owner of a strike.

Outward: ``perpetrators`` and ``can_act``. A verb that only somebody can do ("kidnapped", "planted a bomb") takes any
subject that is no thing; one that a bomb can do as well ("killed", "hit") takes only a body, a person or a name.
"""

from collections.abc import Iterator

from claims.extraction.act_verbs import (
    INNER_VERBS,
    entry_that_holds,
    is_active,
    is_of_deed,
    may_be_noun,
)
from claims.extraction.agents import Agent, Told, agent_from
from claims.extraction.answering import strikes_the_culprit, without_answers
from claims.extraction.clause_subjects import first_phrase, subject_of
from claims.extraction.lasting import lasts
from claims.extraction.lexicon import CATEGORY
from claims.extraction.names import name_at
from claims.extraction.nounphrases import is_shouted
from claims.extraction.owners import owners
from claims.extraction.pack import Entry
from claims.extraction.parties import parties_after, parties_before
from claims.extraction.reading import Reading, Sentence
from claims.extraction.strengths import Strength
from claims.extraction.tokens import Hit
from claims.extraction.warding import wards_off

# Before one of those who did it, so that an apposition or a predicate tells who.
ARTICLES = ("function.definite", "function.possessive", "numbers.cardinal")
# Tokens between what was done and its "by" (arbitrary but works).
AGENT_REACH = 20


def perpetrators(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    subjects = list(_subjects(reading, sentence))
    told = [
        *_agents(reading, sentence, subjects),
        *(deed for deed in subjects if not _strikes_back(reading, deed, subjects, sentence)),
        *_convicted(reading, sentence),
        *_apposed(reading, sentence),
        *_named_behind(reading, sentence),
    ]
    owned = (
        deed
        for deed in owners(reading, sentence)
        if not any(other.span[0] < deed.span[1] and deed.span[0] < other.span[1] for other in told)
    )
    yield from without_answers(reading, sentence, [*told, *owned])


def _agents(reading: Reading, sentence: Sentence, subjects: list[Told]) -> Iterator[Told]:
    """ "kidnapped ... by X", "an attack on Y by X"."""
    for by in reading.marks.within("actors.agent", sentence.first, sentence.last):
        if by.last >= sentence.last or reading.marks.at("actors.carries_out", by.last) is not None:
            continue
        act = _governing(reading, by.first, sentence.first)
        if act is not None and _is_negated(reading, act.first, sentence.first):
            continue
        if act is not None and _befalls_the_author(reading, act, subjects, sentence):
            continue
        agent = agent_from(reading, by.last, sentence.last) if act is not None else None
        if agent is None or act is None:
            continue
        is_of_an_arm = reading.marks.is_in(agent.last, CATEGORY)  # "by | a Russian | bomb"
        is_doer = can_act(reading, agent) >= _least(reading, act, by) and not is_of_an_arm
        if is_doer and not _is_alleged_craft(reading, agent):
            for one in parties_after(reading, agent, sentence.last):
                yield Told(one.span, "by", act.first, act.last)


def _is_negated(reading: Reading, act: int, earliest: int) -> bool:
    """ "was not fired by us", "n'a pas été tiré par nos hommes"."""
    index = act
    while index > earliest and reading.marks.is_in(
        index - 1, "function.passive", "function.auxiliary", "function.adverb"
    ):
        index -= 1
    return index > earliest and reading.marks.is_in(index - 1, "function.negator")


def can_act(reading: Reading, agent: Agent) -> Strength:
    """An amount of somebody acts as somebody: "dozens of rebels", "a score of armed men"."""
    if agent.inner is not None and reading.marks.is_in(agent.inner.head, CATEGORY):
        return Strength.THING  # "a pair of bombs"
    if (
        agent.inner is not None
        and reading.marks.is_in(agent.head, "actors.means")
        and reading.marks.is_in(agent.inner.head, "actors.deed")
    ):
        return Strength.THING  # "by the force of the blast"
    if agent.inner is not None and agent.strength is Strength.UNKNOWN:
        return max(agent.strength, agent.inner.strength)
    return agent.strength


def _governing(reading: Reading, by: int, earliest: int) -> Hit | None:
    """The act whose agent "by" tells: the nearest, with no other verb between them."""
    for index in range(by - 1, max(earliest, by - AGENT_REACH) - 1, -1):
        is_otherwise = reading.marks.is_in(index, "actors.otherwise") and not reading.marks.is_in(
            index, "actors.deed"
        )
        if is_otherwise and not (reading.marks.is_in(index, "actors.done") and is_of_deed(reading, index)):
            return None
        for place in ("actors.done", "actors.deed"):
            hit = reading.marks.over(place, index)
            if hit is None or reading.marks.is_in(index, "actors.claimed_by"):
                continue
            return hit if place == "actors.deed" or _needs_are_met(reading, hit, earliest) else None
        is_other = reading.marks.is_in(index, *INNER_VERBS, "actors.otherwise", "attribution.according")
        if is_other or reading.tokens[index].raw == ";":
            return None
    return None


def _is_alleged_craft(reading: Reading, agent: Agent) -> bool:
    """ "a suspected US drone" blames its owner and names nobody as the author."""
    return reading.marks.is_in(agent.head, "actors.craft") and any(
        reading.marks.is_in(index, "actors.alleged") for index in range(*agent.span)
    )


def _is_of_a_deed(reading: Reading, agent: Agent) -> bool:
    """ "A US | drone | strike killed two and wounded nine": what the deed was done with."""
    return reading.marks.is_in(agent.head, "actors.craft") and reading.marks.is_in(agent.last, "actors.deed")


def _convicted(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "a court sentenced a man ... for stabbing two": what a court found is settled."""
    for hit in reading.marks.within("actors.convicts", sentence.first, sentence.last):
        agent = agent_from(reading, hit.last, sentence.last) if hit.last < sentence.last else None
        if agent is None or agent.strength < Strength.NAME:
            continue
        behind = range(agent.last, min(agent.last + AGENT_REACH, sentence.last))
        if any(
            reading.marks.is_in(index, "actors.deed", "actors.carries_out", "actors.done") for index in behind
        ):
            yield Told(agent.span, "by", hit.first, hit.last)


def _apposed(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "The attacker, | a 32-year-old man |, was held", "the gunman was | a former guard |"."""
    for hit in reading.marks.within("actors.culprit", sentence.first, sentence.last):
        if hit.last + 1 >= sentence.last or not reading.marks.is_in(hit.first - 1, *ARTICLES):
            continue
        joint = reading.tokens[hit.last].raw == "," or reading.marks.is_in(hit.last, "function.passive")
        if not joint or not reading.marks.is_in(hit.last + 1, "function.indefinite"):
            continue
        agent = agent_from(reading, hit.last + 1, sentence.last)
        is_somebody = agent is not None and (
            can_act(reading, agent) >= Strength.PERSON or reading.marks.is_in(agent.head, "nouns.person")
        )
        if agent is not None and is_somebody:
            yield Told(agent.span, "apposed", hit.first, hit.last)


def _named_behind(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "the gunman, X, 25,": who is named right behind the noun."""
    for hit in reading.marks.within("actors.author", sentence.first, sentence.last):
        if hit.first == sentence.first or not reading.marks.is_in(hit.first - 1, "function.definite"):
            continue
        last = hit.last + 1 if reading.marks.is_in(hit.last, "actors.alleged") else hit.last
        if last + 1 >= sentence.last or reading.tokens[last].raw != ",":
            continue
        named = name_at(reading, last + 1, sentence.last)
        if named is not None and named[1] < sentence.last and _goes_on(reading, named[1]):
            yield Told(named, "named", hit.first, hit.last)


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether what names somebody is closed, or goes on about them: a comma, a bracket, "born in"."""
    return reading.tokens[index].raw in ",(" or not reading.marks.is_in(
        index, "function.auxiliary", "function.passive", "function.conjunction"
    )


def _needs_are_met(reading: Reading, done: Hit, earliest: int) -> bool:
    """ "carried out by" speaks of a deed named before it, or stood for; "placed by" of an arm."""
    entries: tuple[Entry, ...] = done.entries
    if any(not entry.flag("needs_deed") for entry in entries):
        return True
    return any(
        reading.marks.is_in(index, "actors.deed", "actors.owned", "function.pronoun", CATEGORY)
        for index in range(earliest, done.first)
    )


def _least(reading: Reading, act: Hit, by: Hit) -> Strength:
    """How surely the agent must be able to act: "planted by X" needs somebody, "killed by X" may be a bomb."""
    verb = reading.marks.over("actors.carries_out", act.first)
    entries: tuple[Entry, ...] = act.entries if verb is None else (*act.entries, *verb.entries)
    is_right_before = all(
        index in reading.timed or reading.marks.is_in(index, "function.adverb")
        for index in range(act.last, by.first)
    )
    if is_right_before and any(entry.flag("intends") for entry in entries):
        return Strength.UNKNOWN
    is_near = all(_tells_where(reading, index) for index in range(act.last, by.first))
    is_near = is_near and not reading.marks.is_in(
        by.last, "places.noun"
    )  # "killed in Ardun by | Lake | Corva"
    return Strength.NAME if is_right_before or is_near else Strength.PERSON


def _tells_where(reading: Reading, index: int) -> bool:
    """Whether a word between an act and its "by" may tell where or when: "tués | lundi près d'Ardoun | par X"."""
    is_small = reading.marks.is_in(
        index, "function.adverb", "function.preposition", "function.of", "function.definite", "places.noun"
    )
    return is_small or index in reading.timed or reading.tokens[index].is_capital


def _subjects(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    for verb in reading.marks.within("actors.carries_out", sentence.first, sentence.last):
        entry = entry_that_holds(reading, verb, sentence)
        if entry is None or not is_active(reading, verb.first, sentence.first):
            continue
        if strikes_the_culprit(reading, verb, sentence) or lasts(reading, verb.first):
            continue
        if reading.marks.over("actors.searches", verb.first) is not None:
            continue
        if wards_off(reading, verb, sentence):
            continue
        subject = subject_of(reading, verb.first, sentence, trails=entry.flag("trails"))
        if subject is None or _is_nobody(reading, subject) or _is_denied(reading, subject, verb):
            continue
        if can_act(reading, subject) >= _least_of_subject(reading, subject, verb, entry) and not (
            _is_alleged_craft(reading, subject)
            or _is_of_a_deed(reading, subject)
            or _is_the_speakers(reading, subject)
            or _only_said_it(reading, subject, verb)
        ):
            for one in parties_before(reading, subject, sentence):
                yield Told(one.span, "subject", verb.first, verb.last)


def _least_of_subject(reading: Reading, subject: Agent, verb: Hit, entry: Entry) -> Strength:
    """A form that may be a noun ("attack") is a verb only behind somebody; a verb alone tells of somebody too."""
    if entry.flag("alone"):
        return Strength.PERSON
    if may_be_noun(reading, verb):
        return Strength.NAME
    is_bare = subject.last == verb.first and not is_shouted(reading, verb.first)
    is_plain = subject.is_determined or is_bare
    return Strength.UNKNOWN if entry.flag("intends") and is_plain else Strength.NAME


def _is_the_speakers(reading: Reading, subject: Agent) -> bool:
    """ "said that its men had killed": the speaker's own, so a claim of responsibility."""
    return reading.marks.is_in(subject.first, "function.possessive") and bool(
        reading.voices_of.get(reading.sentence_of[subject.first])
    )


def _only_said_it(reading: Reading, subject: Agent, verb: Hit) -> bool:
    """ "A mine went off, said | police |, killing two": who is named behind a verb of saying, before a comma."""
    return reading.tokens[verb.first - 1].raw == "," and any(
        voice.says is not None and voice.says[1] <= voice.names_first <= subject.first < voice.names_last
        for voice in reading.voices_of.get(reading.sentence_of[subject.first], ())
    )


def _strikes_back(reading: Reading, deed: Told, others: list[Told], sentence: Sentence) -> bool:
    """ "Police killed a man who had stabbed two", "before an officer shot him": who strikes the author answers."""
    authors = [other for other in others if other.first != deed.first and other.span != deed.span]
    if not authors:
        return False
    earlier = [other for other in authors if other.span[1] <= deed.span[0] and other.first < deed.first]
    is_stood_for = reading.marks.is_in(deed.last, "function.object") or any(
        reading.marks.is_in(index, "function.object", "function.definite")
        for index in range(deed.span[1], deed.first)  # "un policier | l' | a abattu"
    )
    if is_stood_for:
        return bool(earlier)
    struck = agent_from(reading, deed.last, sentence.last) if deed.last < sentence.last else None
    return struck is not None and any(
        other.span[0] <= struck.head < other.span[1] for other in authors if other.span[0] > deed.span[0]
    )


def _befalls_the_author(reading: Reading, act: Hit, subjects: list[Told], sentence: Sentence) -> bool:
    """ "The gunman was shot by an officer", "a man stabbed two before being shot by police"."""
    if reading.marks.over("actors.done", act.first) is None:
        return False
    start = act.first
    while start > sentence.first and reading.marks.is_in(start - 1, "function.passive", "function.of"):
        start -= 1
    if start < act.first and reading.marks.is_in(start - 1, "function.preposition", "actors.clausal"):
        return any(told.last <= start for told in subjects)  # "before | being shot"
    victim = subject_of(reading, act.first, sentence)
    if victim is None:
        return False
    opener = first_phrase(reading, sentence, act.first)  # "the gunman, who had a rifle, was shot by police"
    heads = [victim.head] if opener is None else [victim.head, opener.head]
    is_author = any(told.span[0] <= victim.head < told.span[1] for told in subjects)
    return is_author or any(reading.marks.is_in(head, "actors.culprit") for head in heads)


def _is_denied(reading: Reading, subject: Agent, verb: Hit) -> bool:
    """ "the rebels denied having attacked", "did not attack"; not "men without masks attacked"."""
    if any(reading.marks.is_in(index, "actors.denies") for index in range(subject.last, verb.first)):
        return True
    index = verb.first
    while index > subject.last and reading.marks.is_in(index - 1, "function.adverb", "function.auxiliary"):
        index -= 1
    return index > subject.last and reading.marks.is_in(index - 1, "function.negator")


def _is_nobody(reading: Reading, subject: Agent) -> bool:
    """Nobody, who suffered ("the victims were in the boat, having mended their nets"), or only "others"."""
    if reading.marks.is_in(subject.head, "nouns.role", "nouns.elided"):
        return True
    return any(
        reading.marks.is_in(index, "actors.nobody", "numbers.zero", "numbers.zero_pronoun")
        for index in range(*subject.span)
    )
