"""What every claim did in a row: supported it, opposed it, was superseded, was a part, or did not count.

Outward: ``testified_by``.
"""

from collections.abc import Sequence

from claims.consensus.context import Context
from claims.consensus.finding import Finding
from claims.consensus.hearing import Hearing, testify
from claims.consensus.settled import Role, Settled, Testified
from claims.consensus.voices import count_voices
from claims.domain.codes import Evidence


def testified_by(
    finding: Finding, hearing: Hearing, settled: Sequence[Settled], context: Context
) -> tuple[Testified, ...]:
    """What each claim did, with its voice. Claims of the parts follow, their voices numbered after the others."""
    supporting = {claim for one in finding.supporting for claim in one.ids}
    is_contested = finding.evidence is Evidence.CONTESTED
    words = (
        "It states a value that others exclude." if is_contested else "It states the value or agrees with it."
    )
    roles = dict.fromkeys(supporting, (Role.SUPPORTS, words))
    roles |= {claim: (Role.OPPOSES, words) for claim in supporting if is_contested}
    roles |= {claim: (role, detail) for claim, role, detail in finding.roles if role is not Role.PART}
    for one in hearing.denials:
        roles |= dict.fromkeys(one.ids, (Role.OPPOSES, "It denies the value."))
    for one in hearing.current:
        if not one.counts:
            roles |= dict.fromkeys(one.ids, (Role.IGNORED, "Its article contradicts itself."))
    own = testify(hearing, roles, context)
    return (*own, *_parts(finding, own, settled, context))


def _parts(
    finding: Finding, own: tuple[Testified, ...], settled: Sequence[Settled], context: Context
) -> tuple[Testified, ...]:
    known = {one.claim for one in own}
    first = max((one.voice for one in own), default=0)
    details = {
        claim: detail for claim, role, detail in finding.roles if role is Role.PART and claim not in known
    }
    told = [one for row in settled for one in row.current if set(one.ids) & set(details)]
    # A row that nobody states hands on the testimonies of its parts.
    testimonies = list(
        {(one.ids, one.statement.attribute, one.statement.scope.key): one for one in told}.values()
    )
    testimonies.sort(key=lambda one: (one.ids, one.statement.attribute, one.statement.scope.key))
    voices = count_voices(testimonies, context)
    found = {
        claim: Testified(claim, first + voices.of(position), Role.PART, details[claim])
        for position, one in enumerate(testimonies)
        for claim in one.ids
        if claim in details
    }
    return tuple(found[claim] for claim in sorted(found))
