"""Who is heard on one attribute and scope: which statements count, which gave way, which are one testimony.

Outward: ``hear``. What does not count keeps its reason: nothing is lost on the way.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from claims.consensus.context import Context
from claims.consensus.explanation import Remark, remark
from claims.consensus.newer import Supersession
from claims.consensus.policy import Policy
from claims.consensus.reliability import RESERVED
from claims.consensus.settled import Role, Testified
from claims.consensus.testimony import Testimony, gather
from claims.consensus.updates import Updates
from claims.consensus.voices import count_voices
from claims.domain.codes import Modality
from claims.domain.statements import Statement
from claims.domain.values import DateValue, Quantity, Unstated

# Why a statement does not count, as the code of its remark, with the sentence kept beside the claim.
_REASONS = {
    "says_unknown": "The source says that it is not known.",
    "withheld": "The source withholds it.",
    "not_real": "It speaks of what was planned, threatened, attempted or foiled.",
    "contingent": "It holds only on a condition.",
    "other_unit": "It is in another unit.",
    "misprint": "Its year is taken for a misprint of the one that others print.",
}


@dataclass(frozen=True)
class Hearing:
    """current: affirming testimonies in force. denials: rejecting ones. gone: superseded statement -> by what.

    ignored: statement -> code of the reason. parts: statements that a person called a part of another one here.
    counted: the statements that may count, by id, superseded ones included. updates: who gives way to whom of them.
    aside: the testimonies of what is superseded or does not count.
    """

    current: tuple[Testimony, ...]
    denials: tuple[Testimony, ...]
    gone: Mapping[Statement, Supersession]
    ignored: Mapping[Statement, str]
    parts: tuple[Statement, ...]
    counted: Sequence[Statement]
    updates: Updates
    aside: tuple[Testimony, ...] = ()

    @cached_property
    def everybody(self) -> Sequence[Testimony]:
        """All testimonies, of what does not count too, by the ids of their claims."""
        return sorted((*self.current, *self.denials, *self.aside), key=lambda one: one.ids)

    @cached_property
    def standing(self) -> tuple[Testimony, ...]:
        """What can decide a value: everything in force but articles that contradict themselves without a hull."""
        return tuple(one for one in self.current if one.counts)

    def without(self, claims: Set[str]) -> "Hearing":
        """The same without testimonies all of whose claims these are, where nobody gives way to another."""
        return replace(
            self,
            current=tuple([one for one in self.current if one.statement.id not in claims]),
            denials=tuple([one for one in self.denials if one.statement.id not in claims]),
        )

    def again_without(self, claims: Set[str], context: Context) -> "Hearing":
        """Who is in force where these were never said. Only where nothing is ignored: of which unit most speak, and
        whose year is a misprint, may else hang on them.
        """
        gone = self.updates.gone_without(claims)
        counted = [one for one in self.counted if one.id not in claims and one.id not in gone]
        return _heard(counted, {}, self.updates, context)

    def giving_way(self, gone: Mapping[str, Supersession], context: Context) -> "Hearing":
        """Who is in force where these gave way too."""
        before = {one.id: found for one, found in self.gone.items()}
        heard = _heard(self.counted, {**before, **gone}, self.updates, context)
        aside = gather([*heard.gone, *self.ignored, *self.parts], context.standing)
        return replace(heard, ignored=self.ignored, parts=self.parts, aside=aside)


def hear(statements: Sequence[Statement], policy: Policy, context: Context) -> Hearing:
    """statements: of one attribute and scope, in any order."""
    ordered = sorted(statements, key=lambda statement: statement.id)
    declared_parts = context.links.parts
    unit = _usual_unit(ordered)
    printed = [one for one in ordered if isinstance(one.value, DateValue) and not one.value.emendation]
    ignored: dict[Statement, str] = {}
    parts: list[Statement] = []
    counted: list[Statement] = []
    for statement in ordered:
        reason = _reason(statement, unit) or ("misprint" if _is_misprint(statement, printed) else None)
        if reason is not None:
            ignored[statement] = reason
        else:
            (parts if statement.id in declared_parts else counted).append(statement)
    updates = Updates(counted, context.standing, policy)
    heard = _heard(counted, updates.superseded(), updates, context)
    aside = gather([*heard.gone, *ignored, *parts], context.standing)
    return replace(heard, ignored=ignored, parts=tuple(parts), aside=aside)


def _heard(
    counted: Sequence[Statement], gone: Mapping[str, Supersession], updates: Updates, context: Context
) -> Hearing:
    heard = gather([one for one in counted if one.id not in gone], context.standing)
    return Hearing(
        current=tuple([one for one in heard if not one.statement.rejects]),
        denials=tuple([one for one in heard if one.statement.rejects]),
        gone={one: gone[one.id] for one in counted if one.id in gone},
        ignored={},
        parts=(),
        counted=counted,
        updates=updates,
    )


def _reason(statement: Statement, unit: str) -> str | None:
    """Why a statement may not move a published value; None = it may."""
    value = statement.value
    if isinstance(value, Unstated):
        return "says_unknown" if statement.is_unknown else "withheld"
    if not statement.actuality.is_real:
        return "not_real"
    if statement.modality is Modality.CONTINGENT:
        return "contingent"
    if isinstance(value, Quantity) and value.unit and value.unit != unit:
        return "other_unit"
    return None


def _is_misprint(statement: Statement, printed: Iterable[Statement]) -> bool:
    """Whether a date that a reader or the routing marked still stands as printed, and others print another year.

    It neither disputes their date nor adds a voice to it.
    """
    value = statement.value
    if not isinstance(value, DateValue) or not value.emendation:
        return False
    others = (one.value for one in printed if _reason(one, "") is None and not one.rejects)
    return any(isinstance(x, DateValue) and x.date.shares_day_and_month(value.date) for x in others)


def _usual_unit(statements: Iterable[Statement]) -> str:
    """The unit that most statements use; "" where none names one."""
    values = [statement.value for statement in statements]
    units = Counter(value.unit for value in values if isinstance(value, Quantity) and value.unit)
    return min(units, key=lambda unit: (-units[unit], unit), default="")


def testify(
    hearing: Hearing, roles: Mapping[str, tuple[Role, str]], context: Context
) -> tuple[Testified, ...]:
    """What every claim did, with its voice. roles: claim -> role and reason, for the claims in force."""
    testimonies = hearing.everybody
    voices = count_voices(testimonies, context).numbers
    gone = {one.id: found.detail for one, found in hearing.gone.items()}
    known = {
        **roles,
        **{claim: (Role.SUPERSEDED, detail) for claim, detail in gone.items()},
        **{one.id: (Role.IGNORED, _REASONS[code]) for one, code in hearing.ignored.items()},
        **{one.id: (Role.PART, "A reviewer called it a part of the whole.") for one in hearing.parts},
    }
    found = [
        Testified(claim, voices[position], *known.get(claim, (Role.IGNORED, "")))
        for position, testimony in enumerate(testimonies)
        for claim in testimony.ids
    ]
    return tuple(sorted(found, key=lambda one: one.claim))


def aside_remarks(hearing: Hearing, context: Context) -> list[Remark]:
    """What is said besides the value: who gave way, who does not count, who contradicts themselves."""
    remarks: list[Remark] = []
    if hearing.gone:
        values = _distinct(one.value for one in hearing.gone)
        remarks.append(remark("superseded", count=len(hearing.gone), value=values))
    counts = Counter(hearing.ignored.values())
    remarks += [remark(code, count=counts[code]) for code in _REASONS if counts[code]]
    remarks += _reserved(hearing)
    contradicting = {one.statement.article or one.ids[0] for one in hearing.current if one.contradicts_itself}
    emended = {one.statement.article or one.ids[0] for one in hearing.current if one.is_emended}
    if contradicting:
        remarks.append(remark("article_contradicts_itself", count=len(contradicting)))
    if emended:
        remarks.append(remark("emended", count=len(emended)))
    ids = [claim for one in (*hearing.current, *hearing.denials) for claim in one.ids]
    decided = context.links.among([*ids, *(one.id for one in (*hearing.gone, *hearing.parts))])
    if decided:
        remarks.append(remark("decided_links", count=len(decided)))
    return remarks


def _reserved(hearing: Hearing) -> list[Remark]:
    """Who hedges or hands on what is reported: an editor who reads the value aloud has to say so."""
    affirming = hearing.standing
    count = sum(one.statement.modality in RESERVED for one in affirming)
    if not count:
        return []
    return [remark("reserved_only") if count == len(affirming) else remark("reserved", count=count)]


def _distinct(values: Iterable[object]) -> list[object]:
    found: list[object] = []
    for value in values:
        if value not in found:
            found.append(value)
    return sorted(found, key=str)
