"""What each voice says, each thing once, and with how many others it may share its origin.

Outward: ``Spoken``, ``sayings_of``, ``sharing``, ``friends_of`` and ``claims_of``.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claims.consensus.context import Context
from claims.consensus.kinship import Bits, kinship
from claims.consensus.reliability import HEDGED_WEIGHT, is_half_hearted, reliability_of
from claims.consensus.testimony import Testimony
from claims.domain.statements import Statement

# What a voice gains at most by being repeated, as a share of its weight: half of it with the second report. Arbitrary
# but small: a repeat shows that somebody thought it worth printing, not that it is right.
MOST_BONUS = 0.1
# What is left of a voice that raises no grade (emended, contradicting itself), whoever else speaks: were it nothing
# beside others, an agreeing voice could lower what it says by silencing it. Arbitrary.
DOUBTED_WEIGHT = 0.5
# Whether it denies, and the key of the value.
SayingKey = tuple[bool, str]


@dataclass(frozen=True)
class Spoken:
    """current, denials: the testimonies in force. numbers: claim -> its voice.

    is_set: one article may name several values, which do not exclude each other.
    """

    current: Sequence[Testimony]
    denials: Sequence[Testimony]
    numbers: Mapping[str, int]
    is_set: bool = False

    @property
    def all(self) -> tuple[Testimony, ...]:
        return (*self.current, *self.denials)

    def voice(self, testimony: Testimony) -> int:
        return self.numbers[testimony.ids[0]]


class Saying(NamedTuple):
    """One thing that one voice says. statement: its strongest. factor: what doubts and repeats make of its weight.

    reliability: how often such a voice is right; is_learned: a Fit knows its origin. strength: to compare voices by.
    """

    voice: int
    key: SayingKey
    statement: Statement
    reliability: float
    is_learned: bool
    factor: float
    strength: float

    @property
    def denies(self) -> bool:
        return self.key[0]


def sayings_of(spoken: Spoken, context: Context) -> dict[int, list[Saying]]:
    profiles = context.standing.profiles
    told: dict[tuple[int, SayingKey], list[tuple[Saying, str]]] = {}
    for one in spoken.all:
        doubt = 1.0 if one.raises_grade else DOUBTED_WEIGHT
        voice = spoken.voice(one)
        for statement in one.members if spoken.is_set else (one.statement,):
            key = (statement.rejects, profiles.of(statement).key)
            saying = _saying(voice, key, statement, doubt, context)
            told.setdefault((voice, key), []).append((saying, statement.article or statement.id))
    found: dict[int, list[Saying]] = {}
    for (voice, _), own in told.items():
        found.setdefault(voice, []).append(_together(own))
    return found


def _saying(voice: int, key: SayingKey, statement: Statement, doubt: float, context: Context) -> Saying:
    reliability, is_learned = reliability_of(statement, context.fit)
    factor = doubt * HEDGED_WEIGHT if is_half_hearted(statement) else doubt
    strength = factor * math.log(reliability / (1 - reliability))
    return Saying(voice, key, statement, reliability, is_learned, factor, strength)


def _together(own: Sequence[tuple[Saying, str]]) -> Saying:
    """The strongest of the reports that say the same, with a small bonus for the others."""
    if len(own) == 1:
        return own[0][0]
    best = max((saying for saying, _ in own), key=lambda saying: (saying.strength, saying.statement.id))
    reports = len({article for _, article in own})
    return best._replace(factor=best.factor * (1 + MOST_BONUS * (1 - 1 / reports)))


def sharing(
    sayings: Mapping[int, Sequence[Saying]], spoken: Spoken, context: Context
) -> dict[tuple[int, SayingKey], int]:
    """(voice, what it says) -> how many voices no weaker say the same and are not shown to be independent of it."""
    by_key: dict[SayingKey, list[Saying]] = {}
    for own in sayings.values():
        for saying in own:
            by_key.setdefault(saying.key, []).append(saying)
    are_several = any(len(own) > 1 for own in by_key.values())
    friends = friends_of(spoken, context, learned=True) if are_several else {}
    found: dict[tuple[int, SayingKey], int] = {}
    for key, group in by_key.items():
        no_weaker = 0
        for strength in sorted({saying.strength for saying in group}, reverse=True):
            equals = [saying for saying in group if saying.strength == strength]
            no_weaker |= sum(1 << saying.voice for saying in equals)
            for saying in equals:
                others = no_weaker & ~friends.get(saying.voice, 0) & ~(1 << saying.voice)
                found[saying.voice, key] = others.bit_count()
    return found


def friends_of(spoken: Spoken, context: Context, *, learned: bool = False) -> dict[int, Bits]:
    """Voice -> the voices shown to be independent of it, as the bits of their numbers, for those that have any.

    learned: origins that the Fit learned to repeat each other are not. What was learned of many events is no evidence
    on this one: it moves weights, and neither voices nor grades.
    """
    told = spoken.all
    if not told:
        return {}
    kin, bits = kinship(told, context)
    asked = sum(bits) & kin.befriended
    voices: dict[int, Bits] = {}
    independent: dict[int, Bits] = {}
    repeated = _repeated(told, bits, context) if learned else {}
    for one, bit in zip(told, bits, strict=True):
        if bit & asked:
            voice = spoken.voice(one)
            others = kin.independent[bit.bit_length() - 1] & ~repeated.get(one.statement.origin, 0)
            voices[voice] = voices.get(voice, 0) | bit
            independent[voice] = independent.get(voice, 0) | others
    found = {
        voice: sum(1 << other for other, own in voices.items() if own & others)
        for voice, others in independent.items()
    }
    return {voice: friends for voice, friends in found.items() if friends}


def _repeated(told: Sequence[Testimony], bits: Sequence[Bits], context: Context) -> dict[str, Bits]:
    """Origin -> the testimonies of the origins that the Fit learned to repeat it, or to be repeated by it."""
    by_origin: dict[str, Bits] = {}
    for one, bit in zip(told, bits, strict=True) if context.fit.copying else ():
        by_origin[one.statement.origin] = by_origin.get(one.statement.origin, 0) | bit
    found: dict[str, Bits] = {}
    for pair in context.fit.copying:
        for origin in pair & by_origin.keys():
            (other,) = pair - {origin}
            found[origin] = found.get(origin, 0) | by_origin.get(other, 0)
    return found


def claims_of(spoken: Spoken) -> dict[int, tuple[str, ...]]:
    """Voice -> its claims in force, by id."""
    found: dict[int, set[str]] = {}
    for one in spoken.all:
        found.setdefault(spoken.voice(one), set()).update(one.ids)
    return {voice: tuple(sorted(ids)) for voice, ids in found.items()}
