"""The grade of what was found (DESIGN section 2, rules 2, 7 and 8).

Outward: ``grade_of`` and ``proof_of``.

    established    a document, an enquiry, a court or an admission, undisputed
    corroborated   undisputed, two voices or more that are shown to be independent, not all of them parties
    supported      undisputed, perhaps two voices
    single_voice   undisputed, one voice
    disputed       the voices exclude each other
    refuted        all that was said is denied or was corrected
    provisional    too young, where the caller says as of when it looks

Insufficient evidence has no grade, nor has what only articles say that raise none: that contradict themselves or were
emended (DESIGN rule 8).
"""

from collections.abc import Sequence
from datetime import timedelta

from claims.consensus.context import Context
from claims.consensus.explanation import Remark, remark
from claims.consensus.finding import Finding
from claims.consensus.policy import Policy
from claims.consensus.settled import Role
from claims.consensus.testimony import Testimony, has_informant
from claims.domain.codes import Evidence, Grade, Modality, Reach, Stake
from claims.domain.statements import Statement
from claims.domain.values import Named

CORROBORATING_VOICES = 2


def grade_of(
    finding: Finding, policy: Policy, context: Context, denials: Sequence[Testimony] = ()
) -> tuple[Grade | None, tuple[Remark, ...]]:
    """The grade, and what has to be said about how it came about. denials: rejecting testimonies in force."""
    if finding.evidence is Evidence.CONTESTED:
        return (None, (remark("no_grade"),)) if _is_ungraded(finding, denials) else (Grade.DISPUTED, ())
    if finding.grade is not None or finding.evidence is Evidence.INSUFFICIENT:
        return finding.grade, ()
    if _is_ungraded(finding, denials):
        return None, (remark("no_grade"),)
    if _is_too_young(finding, policy, context):
        return Grade.PROVISIONAL, (remark("too_young", hours=policy.provisional_hours),)
    proof = proof_of(finding.supporting, policy, context)
    if proof is not None:
        return Grade.ESTABLISHED, (remark(proof),)
    return _by_voices(finding)


def _is_ungraded(finding: Finding, denials: Sequence[Testimony]) -> bool:
    """Whether nobody raises a grade who speaks of it, against it, or of a part that disputes it."""
    if finding.rests_on_ungraded:
        return True
    is_of_parts = finding.evidence is Evidence.CONTESTED and any(
        role is Role.PART for _, role, _ in finding.roles
    )
    spoken = (*finding.supporting, *denials)
    return not is_of_parts and bool(spoken) and not any(one.raises_grade for one in spoken)


def _by_voices(finding: Finding) -> tuple[Grade, tuple[Remark, ...]]:
    at_least, at_most = finding.voices
    counting = [one for one in finding.supporting if one.raises_grade]
    one_stake = bool(counting) and all(one.statement.stake is Stake.PARTY for one in counting)
    if at_least >= CORROBORATING_VOICES and not one_stake:
        return Grade.CORROBORATED, ()
    remarks = (remark("one_stake"),) if one_stake and at_most >= CORROBORATING_VOICES else ()
    if at_least < at_most:
        remarks = (*remarks, remark("voices_unsure", low=at_least, high=at_most))
    return (Grade.SUPPORTED if at_most >= CORROBORATING_VOICES else Grade.SINGLE_VOICE), remarks


def proof_of(testimonies: Sequence[Testimony], policy: Policy, context: Context) -> str | None:
    """ "document" or "admission" where any of the testimonies is one, else None.

    Where the policy needs proof, of documents only what a court or an enquiry found is one (DESIGN rule 7).
    """
    documents = context.sources.enquiries if policy.needs_proof else context.sources.documents
    if not documents and not context.sources.speaks_for:
        return None
    spoken = [
        member
        for one in testimonies
        if one.raises_grade
        for member in one.members
        if member.reach is Reach.CERTAIN and member.modality is Modality.ASSERTED
    ]
    if any(_is_document(member, documents) for member in spoken):
        return "document"
    return "admission" if any(_is_admission(member, context) for member in spoken) else None


def _is_document(statement: Statement, documents: frozenset[str]) -> bool:
    """Whether the informant is registered as such and has no stake: a leaflet, a press release, a party's own
    enquiry are a party's word, whatever their form.
    """
    is_registered = has_informant(statement) and statement.informant in documents
    return is_registered and statement.stake is not Stake.PARTY


def _is_admission(statement: Statement, context: Context) -> bool:
    """Whether an actor says it of themselves. What a party says of its own losses is not told apart here yet."""
    if not isinstance(statement.value, Named) or not has_informant(statement):
        return False
    return statement.value.key in context.sources.speaks_for.get(statement.informant, frozenset())


def _is_too_young(finding: Finding, policy: Policy, context: Context) -> bool:
    if context.known_at is None or not policy.provisional_hours:
        return False
    moments = [
        moment
        for one in finding.supporting
        for moment in (one.statement.as_of.upper or one.statement.as_of.lower,)
        if moment is not None
    ]
    moments += [] if finding.parts_as_of is None else [finding.parts_as_of]
    young = timedelta(hours=policy.provisional_hours)
    return bool(moments) and context.known_at - max(moments) < young
