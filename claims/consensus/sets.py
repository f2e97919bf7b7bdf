"""Attributes of which several values can hold: members of a set, with a verdict and voices each.

Outward: ``settle_set``. Members never exclude each other; a denial of a member, or a stated absence, disputes it.
Under a policy that nests, a wider name agrees with the narrower one inside it, and adds no voice to it: who says
Baghdad does not say which quarter. Under the policy of responsibility
a member stands only on an undisputed admission, a court or an enquiry (DESIGN rule 7): no vote makes one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.consensus.context import Context
from claims.consensus.evidence import excluded, voices_behind
from claims.consensus.explanation import Remark, remark
from claims.consensus.finding import Finding
from claims.consensus.grades import grade_of, proof_of
from claims.consensus.parts import weakest_grade
from claims.consensus.policy import Policy
from claims.consensus.settled import Candidate, Role
from claims.consensus.testimony import Testimony, gather, has_informant
from claims.consensus.value_keys import value_key
from claims.consensus.voices import count_voices
from claims.domain.codes import Evidence, Grade
from claims.domain.values import Named, Value


@dataclass(frozen=True)
class Member:
    """One value of the set. own: who names it, whose voices count. proof: see ``grades.proof_of``.

    wide: who names a wider name of it, name by name, from the narrowest.
    """

    value: Value
    own: tuple[Testimony, ...]
    wide: tuple[tuple[Testimony, ...], ...]
    voices: tuple[int, int]
    is_disputed: bool
    proof: str | None

    @property
    def agreeing(self) -> tuple[Testimony, ...]:
        wide = [one for group in self.wide for one in group]
        return tuple(sorted([*self.own, *wide], key=lambda one: one.ids))

    def holds(self, policy: Policy) -> bool:
        return not self.is_disputed and (self.proof is not None or not policy.needs_proof)


def settle_set(
    current: Sequence[Testimony], denials: Sequence[Testimony], policy: Policy, context: Context
) -> Finding:
    """current: affirming testimonies in force, at least one. The members that hold come first."""
    members = sorted(_members(current, denials, policy, context), key=lambda member: _order(member, policy))
    holding = [member for member in members if member.holds(policy)]
    disputed = [member for member in members if member.is_disputed]
    evidence = _evidence(holding, disputed)
    supporting = {one.ids: one for member in (holding or members) for one in member.agreeing}
    return Finding(
        evidence=evidence,
        value=holding[0].value if evidence is Evidence.UNDISPUTED else None,
        candidates=tuple(
            Candidate(member.value, *member.voices, holds=member.holds(policy)) for member in members
        ),
        supporting=tuple(supporting.values()),
        voices=_weakest_voices(holding or members),
        grade=_grade(holding, policy, context) if evidence is Evidence.UNDISPUTED else None,
        roles=_roles(members, policy),
        remarks=_remarks(members, policy, evidence, context),
    )


def _members(
    current: Sequence[Testimony], denials: Sequence[Testimony], policy: Policy, context: Context
) -> list[Member]:
    statements = [statement for one in current for statement in one.members]
    by_value: dict[str, list[Testimony]] = {}
    # An article that names several members testifies once for each.
    for key in {value_key(statement.value) for statement in statements}:
        own = [statement for statement in statements if value_key(statement.value) == key]
        by_value[key] = list(gather(own, context.standing))
    everybody = [one for group in by_value.values() for one in group]
    heard = [*everybody, *denials]
    disputed = {
        heard[position].ids for position in excluded(heard, context) if not heard[position].statement.rejects
    }
    wider = _wider(by_value, context) if policy.nests else {}
    return [
        _member(
            by_value[key],
            [by_value[wide] for wide in wider.get(key, [])],
            is_disputed=any(one.ids in disputed for one in by_value[key]),
            proof=proof_of(by_value[key], policy, context),
            context=context,
        )
        for key in sorted(by_value)
        if not any(key in wide for wide in wider.values())
    ]


def _member(
    own: list[Testimony],
    wide: list[list[Testimony]],
    *,
    is_disputed: bool,
    proof: str | None,
    context: Context,
) -> Member:
    value = min((one.statement.value for one in own), key=lambda value: (value.text(), repr(value)))
    voices = voices_behind(own, context)
    return Member(value, tuple(own), tuple(map(tuple, wide)), voices, is_disputed, proof)


def _wider(by_value: dict[str, list[Testimony]], context: Context) -> dict[str, list[str]]:
    """Member -> the members that are wider names of it."""
    found: dict[str, list[str]] = {}
    for narrow, group in by_value.items():
        value, attribute = group[0].statement.value, group[0].statement.attribute
        if not isinstance(value, Named) or not value.key:
            continue
        tree = context.registers.tree(context.registers.codebook[attribute])
        wide = [key for key in tree.ancestors(value.key) if key in by_value]
        if wide:
            found[narrow] = wide
    return found


def _order(member: Member, policy: Policy) -> tuple[bool, int, int, bool, str]:
    """The better known first; of equal ones a name that the register knows before one that it does not."""
    value = member.value
    is_loose = isinstance(value, Named) and not value.key
    return not member.holds(policy), -member.voices[0], -member.voices[1], is_loose, value_key(value)


def _evidence(holding: list[Member], disputed: list[Member]) -> Evidence:
    if disputed:
        return Evidence.CONTESTED
    return Evidence.UNDISPUTED if holding else Evidence.INSUFFICIENT


def _weakest_voices(members: Sequence[Member]) -> tuple[int, int]:
    """A set is as well known as its least known member."""
    return min(member.voices[0] for member in members), min(member.voices[1] for member in members)


def _grade(holding: list[Member], policy: Policy, context: Context) -> Grade | None:
    findings = [
        Finding(Evidence.UNDISPUTED, member.value, supporting=member.own, voices=member.voices)
        for member in holding
    ]
    return weakest_grade([grade_of(finding, policy, context)[0] for finding in findings])


def _roles(members: list[Member], policy: Policy) -> tuple[tuple[str, Role, str], ...]:
    """A claim that names a disputed member as well as one that holds supports the one that holds."""
    found: dict[str, tuple[str, Role, str]] = {}
    for member in sorted(members, key=lambda member: member.is_disputed):
        role = Role.IGNORED if not member.holds(policy) and not member.is_disputed else Role.SUPPORTS
        name = member.value.text() or "none"
        for one in member.own:
            found |= {claim: (claim, role, f"It names {name}.") for claim in one.ids if claim not in found}
        for one in member.agreeing:
            for claim in one.ids:
                found.setdefault(claim, (claim, role, f"It names a wider place than {name}."))
    return tuple(found[claim] for claim in sorted(found))


def _remarks(
    members: list[Member], policy: Policy, evidence: Evidence, context: Context
) -> tuple[Remark, ...]:
    remarks = [_remark(member, context) for member in members]
    if policy.needs_proof:
        proofs = {member.proof for member in members if member.holds(policy) and member.proof is not None}
        remarks += [remark(proof) for proof in sorted(proofs)]
        if evidence is not Evidence.UNDISPUTED:
            remarks.append(remark("needs_proof"))
    return tuple(remarks)


def _remark(member: Member, context: Context) -> Remark:
    count = max(member.voices[1], 1)
    if member.is_disputed:
        return remark("member_disputed", count=count, value=member.value)
    also = [
        remark("also_contains", count=more, value=group[0].statement.value)
        for group in member.wide
        if (more := _voices_besides(member.own, group, context))
    ]
    if not also:
        return remark("member", count=count, value=member.value)
    return remark("member_within", count=count, value=member.value, also=also)


def _voices_besides(own: Sequence[Testimony], others: Sequence[Testimony], context: Context) -> int:
    """How many voices, at most, are among the others alone: who names the member as well is counted there."""
    counting = [one for one in others if one.raises_grade] or list(others)
    strangers = [one for one in counting if not any(_speak_as_one(one, known) for known in own)]
    voices = count_voices([*own, *strangers], context)
    return sum(1 for positions in voices.members if min(positions) >= len(own))


def _speak_as_one(one: Testimony, other: Testimony) -> bool:
    """Whether one article says both through one informant, or says one of them in its own words."""
    a, b = one.statement, other.statement
    is_one_text = one.ids == other.ids if not a.article else a.article == b.article
    return is_one_text and (not has_informant(a) or not has_informant(b) or a.informant == b.informant)
