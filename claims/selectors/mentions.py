"""The mentions of one fact: which claims of an article say the same of the same, in the same way.

Outward: ``fact_of`` and ``mentions_of``. What makes two claims one fact is asked here alone: the article screen shows
its mentions together, and of all that one informant tells only the first is compared with other articles, for they
testify once.
"""

from collections.abc import Iterable

from claims.domain.codes import ClaimStatus
from claims.domain.values import Category, DateValue, Named, Value, Wording
from claims.models import Claim

Mentions = tuple[Claim, ...]
OWN_VOICE = ("", "")


def fact_of(claim: Claim) -> tuple[object, ...]:
    """What two mentions in one article must have in common: equal tuples are one fact, told by one informant."""
    return (*_told_of(claim), _identity(claim.value))


def mentions_of(claims: Iterable[Claim]) -> dict[int, Mentions]:
    """Number of a claim in its article -> the mentions of its fact, itself included, in the order given.

    What the article says in its own voice mentions the fact of the one whom it quotes for it, as both testify once;
    where it quotes several it stands by itself. Left out are facts mentioned once, rejected claims, and those of no
    event: nobody knows yet what they speak of.
    """
    near: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if claim.event_id is not None and claim.status != ClaimStatus.REJECTED:
            near.setdefault(_stated_of(claim), []).append(claim)
    facts: dict[tuple[object, ...], list[Claim]] = {}
    for stated, alike in near.items():
        if len(alike) > 1:  # a value is read for those alone that may share it
            for claim in alike:
                facts.setdefault((stated, _identity(claim.value)), []).append(claim)
    told = [tuple(mentions) for alike in facts.values() for mentions in _told_apart(alike)]
    return {each.ordinal: mentions for mentions in told if len(mentions) > 1 for each in mentions}


def _told_apart(alike: list[Claim]) -> list[list[Claim]]:
    """Claims of one value, by who says so."""
    by_voice: dict[tuple[str, str], list[Claim]] = {}
    for claim in alike:
        by_voice.setdefault(_voice_of(claim), []).append(claim)
    quoted = [voice for voice in by_voice if voice != OWN_VOICE]
    return list(by_voice.values()) if len(quoted) > 1 else [alike]


def _voice_of(claim: Claim) -> tuple[str, str]:
    return claim.informant_text, claim.channel_text


def _told_of(claim: Claim) -> tuple[object, ...]:
    """All but the value."""
    return (*_stated_of(claim), *_voice_of(claim))


def _stated_of(claim: Claim) -> tuple[object, ...]:
    """Of what it speaks and how, whoever says so."""
    return (
        claim.event_id,
        claim.attribute_id,
        claim.scope_key,
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
