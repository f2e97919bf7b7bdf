"""What a result hangs on: the voices without which value, evidence or grade would be others.

Outward: ``hangs_on``. Each voice is left out once and the rest settled again; voices that cannot be told apart (they
say the same, are independent of the same others) share one trial.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from claims.consensus.context import Context
from claims.consensus.explanation import Remark, remark
from claims.consensus.grades import proof_of
from claims.consensus.kinship import Bits, Pair
from claims.consensus.parties import marks_of
from claims.consensus.policy import Policy
from claims.consensus.sayings import Spoken, friends_of
from claims.consensus.value_keys import value_key
from claims.domain.codes import Axis, Evidence, Grade, Stake, ValueRelation
from claims.domain.statements import Statement
from claims.domain.values import Value

# Kinds of voices left out at most, the rarest first: each costs a derivation. Arbitrary but works: where so many say
# different things, hardly one decides.
MOST_TRIALS = 6
# Of voices that nothing tells apart, three stand as well as two: neither value nor evidence nor grade asks for more.
ENOUGH = 3


# What a voice says: the manners of its statements, each with its stake.
Own = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is published of a row."""

    evidence: Evidence
    value: Value | None
    grade: Grade | None


class Settle(Protocol):
    def __call__(self, left_out: Set[str], *, is_apart: bool) -> Outcome: ...


@dataclass(frozen=True)
class Trial:
    """settle: derives the outcome without the claims of one voice; is_apart: no other voice speaks in their articles.

    is_timeless: no statement can supersede another. is_still: the same where they speak of several moments; their
    moments then still tell them apart. at_odds: pairs of voices of which each leaves the row contested, whoever else
    is left out. keeping: pairs of which each keeps evidence, value and grade as they are, likewise.
    """

    outcome: Outcome
    settle: Settle
    is_timeless: bool
    is_still: bool
    at_odds: Sequence[Pair]
    keeping: Callable[[], Sequence[Pair]]
    policy: Policy
    context: Context


def hangs_on(statements: Sequence[Statement], spoken: Spoken, trial: Trial) -> tuple[Remark, ...]:
    """One remark per voice that decides, by its number; of the only voice, that it is the only one."""
    told: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        told[spoken.numbers[statement.id]].append(statement)
    speaking = {spoken.voice(one) for one in spoken.all}
    if len(speaking) == 1:
        return (remark("hangs_only_voice", voice=min(speaking)),)
    found: list[tuple[int, Remark]] = []
    kinds = Kinds(told, spoken, trial)
    for voices in kinds.tried(speaking):
        if kinds.can_be_spared(voices[0]):
            continue
        left_out = {statement.id for statement in told[voices[0]]}
        without = trial.settle(left_out, is_apart=voices[0] not in kinds.interwoven)
        found += [(voice, said) for voice in voices for said in _changed(voice, trial.outcome, without)]
    return tuple(said for _, said in sorted(found, key=lambda pair: pair[0]))


class Kinds:
    """Voices sorted by what tells them apart."""

    def __init__(self, told: Mapping[int, Sequence[Statement]], spoken: Spoken, trial: Trial) -> None:
        self.told, self.trial = told, trial
        self._owns: dict[tuple[int, bool], Own] = {}
        # Only who affirms, and may raise a grade, is counted as a voice: others make nobody independent.
        counting = [one for one in spoken.current if one.raises_grade]
        self.friends = friends_of(replace(spoken, current=counting, denials=()), trial.context)
        self.interwoven = _interwoven(told)
        proofs = {
            spoken.voice(one)
            for one in spoken.all
            if proof_of([one], trial.policy, trial.context) is not None or not one.raises_grade
        }
        self.unlike = proofs | self.interwoven | _moved_by_links(told, trial.context)
        self.may_spare = trial.is_still and not _is_party_zero(told)
        self.speaking = {spoken.voice(one) for one in spoken.all}

    @cached_property
    def keeping(self) -> Sequence[Pair]:
        return self.trial.keeping()

    @cached_property
    def equals(self) -> Counter[Hashable]:
        """How many voices there are of each kind, moments apart."""
        return Counter(self._kind(voice, is_timeless=True) for voice in self.speaking)

    def tried(self, speaking: Iterable[int]) -> list[list[int]]:
        """Voices sorted by kind, without the kinds of which any one can be spared, the rarest first."""
        kinds: defaultdict[Hashable, list[int]] = defaultdict(list)
        for voice in sorted(speaking):
            if not self._leaves_it_contested(voice):
                kinds[self._kind(voice, is_timeless=self.trial.is_timeless)].append(voice)
        may_spare = self.may_spare and self.trial.is_timeless
        rare = [voices for voices in kinds.values() if not (may_spare and len(voices) >= ENOUGH)]
        return sorted(rare, key=lambda voices: (len(voices), voices))[:MOST_TRIALS]

    def can_be_spared(self, voice: int) -> bool:
        """Whether nothing changes without it: so many others say the same, though at other moments, or two others
        keep the result.
        """
        if self.may_spare and self.equals[self._kind(voice, is_timeless=True)] >= ENOUGH:
            return True
        return any(voice not in pair for pair in self.keeping)

    def _leaves_it_contested(self, voice: int) -> bool:
        """Whether two others still exclude each other without it. Who shares an article may leave others changed."""
        return voice not in self.interwoven and any(voice not in pair for pair in self.trial.at_odds)

    def _kind(self, voice: int, *, is_timeless: bool) -> Hashable:
        return (
            self._own(voice, is_timeless=is_timeless),
            self._circle_of(voice, is_timeless=is_timeless),
            voice if voice in self.unlike else 0,
        )

    def _own(self, voice: int, *, is_timeless: bool) -> Own:
        known = self._owns.get((voice, is_timeless))
        if known is None:
            said = sorted(_seen(one, self.trial, is_timeless=is_timeless) for one in self.told[voice])
            known = self._owns[voice, is_timeless] = tuple(said)
        return known

    def _circle_of(self, voice: int, *, is_timeless: bool) -> Hashable:
        """Of whom it is independent. Circles closed in themselves are told apart by what is said in them alone: of
        two that say the same, each can stand for the other.
        """
        if voice not in self.friends:
            return ()
        circle = _circle(voice, self.friends)
        members = _numbers(circle)
        is_closed = all(_circle(member, self.friends) == circle for member in members)
        if not is_closed or self.unlike & set(members):
            return circle
        return tuple(sorted(self._own(member, is_timeless=is_timeless) for member in members))


def _moved_by_links(told: Mapping[int, Sequence[Statement]], context: Context) -> set[int]:
    """Voices of claims of which a person decided how they stand; that two who say the same agree moves nothing."""
    links, of = context.links, context.standing.profiles.of
    if not links.has(Axis.VALUE):
        return set()
    known = {one.id: one for own in told.values() for one in own}
    moved = set()
    for voice, own in told.items():
        for one in own:
            for partner in links.partners(one.id, Axis.VALUE) & known.keys():
                link = links.value(one.id, partner)
                agrees = link is not None and link.relation == ValueRelation.CORROBORATES
                if not (agrees and of(one).meaning == of(known[partner]).meaning):
                    moved.add(voice)
    return moved


def _numbers(bits: Bits) -> list[int]:
    """The numbers of the bits that are set, the lowest first."""
    return [number for number in range(bits.bit_length()) if bits >> number & 1]


def _seen(statement: Statement, trial: Trial, *, is_timeless: bool) -> tuple[int, str]:
    profile = trial.context.standing.profiles.of(statement)
    number = profile.meaning if is_timeless else profile.number
    marks = sorted(marks_of(statement, trial.context)) if statement.stake is Stake.PARTY else []
    return number, f"{statement.stake} {marks}"


def _circle(voice: int, friends: Mapping[int, Bits]) -> Bits:
    """Of whom it is independent, itself among them where it is of anybody: equals then have one circle."""
    own = friends.get(voice, 0)
    return own | 1 << voice if own else 0


def _interwoven(told: Mapping[int, Sequence[Statement]]) -> set[int]:
    """Voices that share an article with others: without one of them the others may stand otherwise."""
    voices: dict[str, set[int]] = {}
    for voice, own in told.items():
        for statement in own:
            voices.setdefault(statement.article, set()).add(voice)
    return {
        voice for article, speaking in voices.items() if article and len(speaking) > 1 for voice in speaking
    }


def _is_party_zero(told: Mapping[int, Sequence[Statement]]) -> bool:
    """Whether a party speaks: how many parties there are then counts beside how many voices."""
    return any(one.stake is Stake.PARTY for own in told.values() for one in own)


def _meant(outcome: Outcome) -> str | None:
    """The value itself, however it is written: the same day "on Tuesday" and "on the 17th" is one."""
    return None if outcome.value is None else value_key(outcome.value)


def _changed(voice: int, now: Outcome, without: Outcome) -> list[Remark]:
    if without.evidence is not now.evidence:
        code = f"hangs_evidence_{without.evidence.value}"
        if without.value is not None:
            return [remark(f"{code}_at", voice=voice, value=without.value)]
        return [remark(code, voice=voice)]
    if _meant(without) != _meant(now):
        if without.value is None:
            return [remark("hangs_no_value", voice=voice)]
        return [remark("hangs_value", voice=voice, value=without.value)]
    if without.grade is now.grade:
        return []
    if without.grade is None:
        return [remark("hangs_no_grade", voice=voice)]
    return [remark(f"hangs_grade_{without.grade.value}", voice=voice)]
