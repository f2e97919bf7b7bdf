"""Who asks in the tests of the API, and the rows they ask for."""

from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client

from claims.domain.codes import Axis, Evidence, Grade, ValueKind, ValueRelation
from claims.models import (
    Actor,
    ActorName,
    Claim,
    ClaimLink,
    CodebookSnapshot,
    Consensus,
    ConsensusCandidate,
    ConsensusClaim,
    LinkOrigin,
    Resolution,
    RulingKind,
)
from factcheck.accounts.models import User
from tests.factories import SnapshotFactory, UserFactory


def reader(*permissions: str) -> User:
    """Sees everything public; permissions: codenames of claims besides, such as "view_restricted_claim"."""
    user: User = UserFactory()
    views = Permission.objects.filter(
        content_type__app_label__in=["claims", "sources"], codename__startswith="view_"
    ).exclude(codename__in=["view_restricted_claim", "view_confidential_claim"])
    more = Permission.objects.filter(content_type__app_label="claims", codename__in=permissions)
    user.user_permissions.set([*views, *more])
    return user


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def get(client: Client, address: str, **parameters: Any) -> Any:
    """The body of a page that is there."""
    response = client.get(f"/api/v1/{address}", parameters)
    assert response.status_code == 200, response.content
    return response.json()


def results(client: Client, address: str, **parameters: Any) -> list[Any]:
    found = get(client, address, **parameters)["results"]
    assert isinstance(found, list)
    return found


def snapshot() -> CodebookSnapshot:
    found = CodebookSnapshot.objects.first()
    return SnapshotFactory() if found is None else found


def consensus_of(*claims: Claim, **fields: Any) -> Consensus:
    """A row on what the claims say, with the first one's value as its candidate."""
    first = claims[0]
    columns = {
        "value_kind": first.value_kind,
        "number": first.number,
        "lower": first.lower,
        "upper": first.upper,
        "wording": first.wording,
        "actor": first.actor,
        "category": first.category,
    }
    row = Consensus.objects.create(
        event=first.event,
        attribute=first.attribute,
        **columns
        | {
            "has_value": True,
            "evidence": Evidence.UNDISPUTED,
            "grade": Grade.SINGLE_VOICE,
            "voices_min": 1,
            "voices_max": 1,
            "verification": first.verification,
            "policy": "plain 1",
            "codebook": snapshot(),
            "content_sha256": "0" * 64,
        }
        | fields,
    )
    ConsensusCandidate.objects.create(consensus=row, rank=1, voices_min=1, voices_max=1, **columns)
    for voice, claim in enumerate(claims, start=1):
        ConsensusClaim.objects.create(
            consensus=row, claim=claim, voice=voice, role="supports", detail="says it"
        )
    return row


def link(one: Claim, other: Claim, **fields: Any) -> ClaimLink:
    """A suggestion that they corroborate each other; pass decided_by for a decision."""
    first, second = sorted((one, other), key=lambda claim: claim.pk)
    origin = LinkOrigin.DECIDED if "decided_by" in fields else LinkOrigin.SUGGESTED
    made: ClaimLink = ClaimLink.objects.create(
        first=first,
        second=second,
        origin=origin,
        **{"axis": Axis.VALUE, "relation": ValueRelation.CORROBORATES} | fields,
    )
    return made


def ruling_on(claim: Claim, editor: User, **fields: Any) -> Resolution:
    number = Resolution.objects.count() + 1
    row: Resolution = Resolution.objects.create(
        public_id=f"R{number:06d}",
        event=claim.event,
        attribute=claim.attribute,
        **{
            "kind": RulingKind.VALUE,
            "value_kind": ValueKind.COUNT,
            "number": 1,
            "lower": 1,
            "upper": 1,
            "reason": "The hospital's list names her.",
            "editor": editor,
            "picture_sha256": "0" * 64,
        }
        | fields,
    )
    row.cited_claims.add(claim)
    return row


def named(actor: Actor, name: str, language: str = "fr") -> ActorName:
    made: ActorName = ActorName.objects.create(entry=actor, language=language, name=name)
    return made
