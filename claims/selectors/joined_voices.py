"""The voices of one attribute of an event beside a pair, with the reason of each join.

Outward: ``voices_beside``. Nothing is written, and nothing here can be edited: voices change as links are decided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.consensus.joins import joined_voices
from claims.consensus.testimony import gather
from claims.consensus.voices import Verdict, judge
from claims.models import Claim, Event
from claims.selectors.considered import considered
from claims.selectors.toll_curves import claims_by_id


@dataclass(frozen=True, slots=True)
class ShownJoin:
    first: Claim
    second: Claim
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ShownVoice:
    """claims: one of each testimony."""

    claims: list[Claim]
    joins: list[ShownJoin]


@dataclass(frozen=True, slots=True)
class ShownVoices:
    """between: how far the two claims asked about are independent; None = they do not testify side by side."""

    voices: list[ShownVoice]
    at_least: int
    at_most: int
    between: Verdict | None


def voices_beside(event: Event, user: Any, one: Claim, other: Claim) -> ShownVoices | None:
    """Of the attribute and scope of ``one``. None where there is no codebook yet, or nothing counts there."""
    known = considered([event], user)
    if known is None or one.attribute.key in known.hidden:
        return None
    place = one.attribute.key, one.scope_key
    statements = [
        each for each in known.statements.get(event.pk, ()) if (each.attribute, each.scope.key) == place
    ]
    if not statements:
        return None
    found = joined_voices(statements, known.context)
    claims = claims_by_id([each.id for each in statements], user)
    voices = [
        ShownVoice(
            _first_of(voice.claims, claims),
            [
                ShownJoin(claims[join.first[0]], claims[join.second[0]], join.verdict)
                for join in voice.joins
                if join.first[0] in claims and join.second[0] in claims
            ],
        )
        for voice in found.voices
    ]
    testimonies = {
        claim: each
        for each in gather(sorted(statements, key=lambda told: told.id), known.context.standing)
        for claim in each.ids
    }
    pair = testimonies.get(one.public_id), testimonies.get(other.public_id)
    between = None
    if pair[0] is not None and pair[1] is not None and pair[0] is not pair[1]:
        between = judge(pair[0], pair[1], known.context)
    return ShownVoices(voices, found.at_least, found.at_most, between)


def _first_of(testimonies: Sequence[Sequence[str]], claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[ids[0]] for ids in testimonies if ids[0] in claims]
