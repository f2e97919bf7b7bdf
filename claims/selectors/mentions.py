"""The mentions of one fact: which claims of an article say the same of the same, in the same way.

Outward: ``fact_of`` and ``mentions_of``. What makes two claims one fact is asked here alone: the article screen shows
its mentions together, and of all of them only the first is compared with other articles (they testify once).
"""

from collections.abc import Iterable

from claims.domain.codes import ClaimStatus
from claims.domain.values import Category, DateValue, Named, Value, Wording
from claims.models import Claim

Mentions = tuple[Claim, ...]


def fact_of(claim: Claim) -> tuple[object, ...]:
    """What two mentions in one article must have in common: equal tuples are one fact, told by one informant."""
    return (*_told_of(claim), _identity(claim.value))


def mentions_of(claims: Iterable[Claim]) -> dict[int, Mentions]:
    """Number of a claim in its article -> the mentions of its fact, itself included, in the order given.

    Left out are facts mentioned once, rejected claims, and those of no event: nobody knows yet what they speak of.
    """
    near: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if claim.event_id is not None and claim.status != ClaimStatus.REJECTED:
            near.setdefault(_told_of(claim), []).append(claim)
    facts: dict[tuple[object, ...], list[Claim]] = {}
    for told, alike in near.items():
        if len(alike) > 1:  # a value is read for those alone that may share it
            for claim in alike:
                facts.setdefault((told, _identity(claim.value)), []).append(claim)
    return {each.ordinal: tuple(alike) for alike in facts.values() if len(alike) > 1 for each in alike}


def _told_of(claim: Claim) -> tuple[object, ...]:
    """All but the value."""
    return (
        claim.event_id,
        claim.attribute_id,
        claim.scope_key,
        claim.informant_text,
        claim.channel_text,
        claim.polarity,
        claim.modality,
        claim.actuality,
    )


def _identity(value: Value) -> object:
    """Of a name its register entry, of a category its key, of a date its day; a text in small letters."""
    match value:
        case Named():
            return value.identity
        case Category():
            return value.category
        case DateValue():
            return value.date
        case Wording():
            return value.wording.casefold(), value.comparator
    return value
