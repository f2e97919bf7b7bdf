"""Whose strike it was, where the act bears its author's name: "Turkish air strikes", "des frappes de l'armée turque".

Outward: ``owners``.
"""

from collections.abc import Iterator

from claims.extraction.agents import Agent, Told, agent_from
from claims.extraction.lexicon import CATEGORY
from claims.extraction.nounphrases import CUTS, is_shouted
from claims.extraction.pack import Entry
from claims.extraction.reading import Reading, Sentence
from claims.extraction.strengths import Strength, is_nationality
from claims.extraction.tokens import Hit

# Tokens between a strike and the nationality beside it: "une frappe aérienne turque" (arbitrary but works).
OWNER_REACH = 3
# Tokens between an arm and its "by" or its verb (arbitrary but works).
WORK_REACH = 5


def owners(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "Turkish air strikes", "des frappes de l'armée turque"."""
    for act in reading.marks.within("actors.owned", sentence.first, sentence.last):
        span = _owner_before(reading, act, sentence) or _owner_after(reading, act, sentence)
        if span is not None and (not _is_arm(act) or _is_at_work(reading, act, sentence)):
            is_alleged = any(
                reading.marks.is_in(index, "actors.alleged")
                for index in range(max(sentence.first, span[0] - 2), act.last)
            )
            yield Told(span, "owner", act.first, act.last, is_alleged)


def _owner_before(reading: Reading, act: Hit, sentence: Sentence) -> tuple[int, int] | None:
    if not reading.lexicon.pack.setting("adjectives_first"):
        return None
    index = act.first
    while index > sentence.first and act.first - index < OWNER_REACH:
        before = index - 1
        name = reading.marks.before("actor", index)
        if name is not None and name.first >= sentence.first:
            return name.first, index
        if is_nationality(reading, before):
            found = reading.marks.over("actors.nationality", before)
            return (found.first, index) if found is not None else None
        if reading.marks.is_in(before, "actors.noun"):
            return _ends_at(reading, before, sentence.first)
        if not reading.marks.is_in(before, CATEGORY, "actors.craft", "actors.owned", "actors.deed") and (
            reading.tokens[before].fold not in "'s\u2019s"
        ):
            return None
        index = before
    return None


def _ends_at(reading: Reading, noun: int, earliest: int) -> tuple[int, int] | None:
    """The qualified noun before an act: "Turkish army raids", "the rebel group's ambush"."""
    first = noun
    hit = reading.marks.over("actors.noun", noun)
    first = hit.first if hit is not None else noun
    while first > earliest and (
        is_nationality(reading, first - 1)
        or (
            reading.tokens[first - 1].is_capital
            and reading.tokens[first - 1].is_word
            and not is_shouted(reading, first - 1)
            and not reading.marks.is_in(first - 1, *CUTS)
        )
    ):
        first -= 1
    return first, noun + 1


def _owner_after(reading: Reading, act: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """Behind the act where qualifiers follow: the nationality itself, or "de" and a body."""
    if reading.lexicon.pack.setting("adjectives_first"):
        return None
    for index in range(act.last, min(act.last + OWNER_REACH, sentence.last)):
        if is_nationality(reading, index) and not _is_of_only(act):
            return index, index + 1
        joint = reading.marks.at("function.of", index)
        if joint is not None:
            start = index if reading.marks.is_in(index, "function.indefinite") else index + 1
            agent = agent_from(reading, start, sentence.last) if start < sentence.last else None
            is_body = agent is not None and (
                agent.strength is Strength.BODY or _is_set_against(reading, agent, sentence)
            )
            is_aimed_at = is_body and agent is not None and reading.marks.is_in(agent.head, "targets.thing")
            return agent.span if agent is not None and is_body and not is_aimed_at else None
        if not reading.tokens[index].is_word or reading.marks.is_in(index, "function.preposition"):
            return None
    return None


def _is_set_against(reading: Reading, agent: Agent, sentence: Sentence) -> bool:
    """ "Une attaque | des FLN | contre un village": a name that the act leads from to what it is against."""
    is_name = agent.strength is Strength.NAME and agent.last < sentence.last
    is_place = any(reading.marks.is_in(index, "place", "places.noun") for index in range(*agent.span))
    return is_name and not is_place and reading.marks.is_in(agent.last, "targets.onto")


def _is_of_only(act: Hit) -> bool:
    """ "les violences syriennes" were suffered by Syrians as well; "les violences du front" are its own."""
    entries: tuple[Entry, ...] = act.entries
    return all(entry.flag("of_only") for entry in entries)


def _is_arm(act: Hit) -> bool:
    entries: tuple[Entry, ...] = act.entries
    return all(entry.flag("is_arm") for entry in entries)


def _is_at_work(reading: Reading, act: Hit, sentence: Sentence) -> bool:
    """An arm tells its owner where it does something: "a Turkish drone hit", not "two Turkish drones were lost"."""
    before = range(max(sentence.first, act.first - WORK_REACH), act.first)
    after = range(act.last, min(act.last + WORK_REACH, sentence.last))
    return any(reading.marks.is_in(index, "actors.agent") for index in before) or any(
        reading.marks.at("actors.carries_out", index) is not None for index in after
    )
