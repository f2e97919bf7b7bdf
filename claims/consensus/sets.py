"""Attributes of which several values can hold: members of a set, with a verdict and voices each.

Outward: ``settle_set``. Members never exclude each other; a denial of a member, or a stated absence, disputes it.
Under a policy that nests, a wider name supports the narrower one inside it. Under the policy of responsibility
a member stands only on an undisputed admission, a court or an enquiry (DESIGN rule 7): no vote makes one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.consensus.context import Context
from claims.consensus.evidence import exclusions, value_key, voices_behind
from claims.consensus.explanation import Remark, remark
from claims.consensus.finding import Finding
from claims.consensus.grades import grade_of, proof_of
from claims.consensus.parts import weakest_grade
from claims.consensus.policy import Policy
from claims.consensus.settled import Candidate, Role
from claims.consensus.testimony import Testimony, gather
from claims.domain.codes import Evidence, Grade
from claims.domain.values import Named, Value


@dataclass(frozen=True)
class Member:
    """One value of the set. supporting: who names it or a wider name of it. proof: see ``grades.proof_of``."""

    value: Value
    supporting: tuple[Testimony, ...]
    voices: tuple[int, int]
    is_disputed: bool
    proof: str | None

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
    supporting = {one.ids: one for member in (holding or members) for one in member.supporting}
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
        remarks=_remarks(members, policy, evidence),
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
    excluded = {
        side.ids
        for one, other, _ in exclusions([*everybody, *denials], context)
        for side in (one, other)
        if not side.statement.rejects
    }
    wider = _wider(by_value, context) if policy.nests else {}
    return [
        _member(
            by_value[key],
            [one for wide in wider.get(key, []) for one in by_value[wide]],
            is_disputed=any(one.ids in excluded for one in by_value[key]),
            proof=proof_of(by_value[key], policy, context),
            context=context,
        )
        for key in sorted(by_value)
        if not any(key in wide for wide in wider.values())
    ]


def _member(
    own: list[Testimony], wide: list[Testimony], *, is_disputed: bool, proof: str | None, context: Context
) -> Member:
    supporting = tuple(sorted([*own, *wide], key=lambda one: one.ids))
    value = min((one.statement.value for one in own), key=lambda value: (value.text(), repr(value)))
    return Member(value, supporting, voices_behind(supporting, context), is_disputed, proof)


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


def _order(member: Member, policy: Policy) -> tuple[bool, int, int, str]:
    return not member.holds(policy), -member.voices[0], -member.voices[1], value_key(member.value)


def _evidence(holding: list[Member], disputed: list[Member]) -> Evidence:
    if disputed:
        return Evidence.CONTESTED
    return Evidence.UNDISPUTED if holding else Evidence.INSUFFICIENT


def _weakest_voices(members: Sequence[Member]) -> tuple[int, int]:
    """A set is as well known as its least known member."""
    return min(member.voices[0] for member in members), min(member.voices[1] for member in members)


def _grade(holding: list[Member], policy: Policy, context: Context) -> Grade | None:
    findings = [
        Finding(Evidence.UNDISPUTED, member.value, supporting=member.supporting, voices=member.voices)
        for member in holding
    ]
    return weakest_grade([grade_of(finding, policy, context)[0] for finding in findings])


def _roles(members: list[Member], policy: Policy) -> tuple[tuple[str, Role, str], ...]:
    """A claim that names a disputed member as well as one that holds supports the one that holds."""
    found: dict[str, tuple[str, Role, str]] = {}
    for member in sorted(members, key=lambda member: member.is_disputed):
        role = Role.IGNORED if not member.holds(policy) and not member.is_disputed else Role.SUPPORTS
        for one in member.supporting:
            for claim in one.ids:
                found.setdefault(claim, (claim, role, f"It names {member.value.text() or 'none'}."))
    return tuple(found[claim] for claim in sorted(found))


def _remarks(members: list[Member], policy: Policy, evidence: Evidence) -> tuple[Remark, ...]:
    remarks = [
        remark(
            "member_disputed" if member.is_disputed else "member",
            count=max(member.voices[1], 1),
            value=member.value,
        )
        for member in members
    ]
    if policy.needs_proof:
        proofs = {member.proof for member in members if member.holds(policy) and member.proof is not None}
        remarks += [remark(proof) for proof in sorted(proofs)]
        if evidence is not Evidence.UNDISPUTED:
            remarks.append(remark("needs_proof"))
    return tuple(remarks)
