"""An event as it could be known at a past moment, in either of two meanings, which are never mixed up.

    as of     what the information was: claims whose information held by then, whenever they reached this database
    known at  what this database had accepted by then: claims, links, rulings and notices as they stood, under the
              codebook and the Fit then in force, read from the history of the rows

Outward: ``Moment`` and ``past_of``. Nothing is written. Registers and the event's own row are those of today.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, prefetch_related_objects

from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event
from claims.consensus.implied_zeros import Place
from claims.consensus.links import Link
from claims.consensus.moments import held_by
from claims.consensus.settled import Ruled, Settled
from claims.domain.codebook import Codebook
from claims.domain.codes import ClaimStatus
from claims.domain.statements import Statement
from claims.models import (
    Claim,
    ClaimLink,
    CodebookSnapshot,
    Event,
    LinkOrigin,
    NoticeClaim,
    Resolution,
    ResolutionState,
)  # fmt: skip
from claims.selectors.considered import Considered, considered, context_under, hidden_attributes, ruled_of
from claims.selectors.fits import fit_known_at
from claims.selectors.readable import readable_claims, readable_resolutions
from claims.selectors.statements import link_of, statement_of
from sources.models import Notice

_RELATED = (
    "article__source",
    "article__original",
    "article__translation_of",
    "attribute__current",
    "event",
    "informant",
    "channel",
    "place",
    "actor",
)


@dataclass(frozen=True, slots=True)
class Moment:
    """as_of, known_at: aware, inclusive; None = in this meaning everything counts."""

    as_of: datetime | None = None
    known_at: datetime | None = None

    @property
    def is_past(self) -> bool:
        return self.as_of is not None or self.known_at is not None


@dataclass(frozen=True)
class Past:
    """claims: those that count, as they stood, by article and place in the text. undated: how many had no moment.

    codebook: the one in force then.
    """

    claims: list[Claim]
    settled: tuple[Settled, ...]
    codebook: Codebook
    undated: int = 0


def past_of(event: Event, user: Any, moment: Moment) -> Past | None:
    """None where there was no codebook yet, so that nothing could be derived."""
    known = considered([event], user) if moment.known_at is None else _known_at(event, user, moment.known_at)
    if known is None:
        return None
    told, undated = list(known.statements.get(event.pk, ())), 0
    if moment.as_of is not None:
        undated = sum(one.as_of.lower is None and one.as_of.upper is None for one in told)
        told = held_by(told, moment.as_of)
    known = replace(known, statements={event.pk: told})
    context = replace(known.context, known_at=moment.as_of or moment.known_at)
    rulings = dict(known.rulings.get(event.pk, {}))
    if moment.as_of is not None:
        rulings = _made_on(told, rulings, context, event)
    rows = replace(known, context=context, rulings={event.pk: rulings}).settle(event)
    claims = _claims({one.id for one in told}, user, moment)
    return Past(claims, rows, context.registers.codebook, undated)


def _made_on(
    told: Collection[Statement], rulings: dict[Place, Ruled], context: Context, event: Event
) -> dict[Place, Ruled]:
    """The rulings that were made on this very picture: one made on more says nothing of less."""
    if not rulings:
        return {}
    rows = derive_event(told, context=context, event=event.public_id)
    pictures = {(row.attribute, row.scope.key): row.picture_sha256 for row in rows}
    return {place: one for place, one in rulings.items() if pictures.get(place) == one.picture_sha256}


def _known_at(event: Event, user: Any, moment: datetime) -> Considered | None:
    snapshot = CodebookSnapshot.objects.filter(created_at__lte=moment).order_by("-number").first()
    if snapshot is None:
        return None
    codebook = snapshot.to_domain()
    claims = [claim for claim in _accepted_by(event, user, moment) if claim.attribute.key in codebook]
    statements = {event.pk: [statement_of(claim) for claim in claims]}
    context = context_under(codebook, [event], statements, _links_by(claims, moment), fit_known_at(moment))
    rulings = {event.pk: _rulings_by(event, user, moment)}
    return Considered((event,), statements, rulings, context, hidden_attributes(user))


def _accepted_by(event: Event, user: Any, moment: datetime) -> list[Claim]:
    """The claims of the event, and of what was merged into it since, that counted at the moment, as they stood."""
    events = [event.pk, *Event.objects.filter(merged_into=event).order_by().values_list("pk", flat=True)]
    then = _as_of(Claim, moment, event_id__in=events, status=ClaimStatus.ACCEPTED)
    shown = readable_claims(user).order_by().filter(pk__in=[claim.pk for claim in then])
    readable = set(shown.values_list("pk", flat=True))
    named = list(NoticeClaim.objects.filter(claim__in=readable).values_list("notice", "claim"))
    about = Q(id__in=[notice for notice, _claim in named]) | Q(
        article_id__in={claim.article_id for claim in then}
    )
    notices = _as_of(Notice, moment, about)
    standing = {notice.pk for notice in notices}
    taken_back = {claim for notice, claim in named if notice in standing}
    whole = {notice.article_id for notice in notices if notice.touches_whole_article}
    counted = [
        claim
        for claim in then
        if claim.pk in readable and claim.pk not in taken_back and claim.article_id not in whole
    ]
    prefetch_related_objects(counted, *_RELATED)
    return sorted(counted, key=lambda claim: claim.public_id)


def _links_by(claims: Collection[Claim], moment: datetime) -> Iterable[Link]:
    then = {claim.pk: claim for claim in claims}
    rows = _as_of(ClaimLink, moment, is_live=True, origin=LinkOrigin.DECIDED, first_id__in=list(then))
    return [link_of(row, then[row.first_id], then[row.second_id]) for row in rows if row.second_id in then]


def _rulings_by(event: Event, user: Any, moment: datetime) -> dict[Place, Ruled]:
    shown = set(readable_resolutions(user).filter(event=event).order_by().values_list("pk", flat=True))
    rows = [row for row in _as_of(Resolution, moment, event_id=event.pk) if row.pk in shown]
    rows = [row for row in rows if row.state != ResolutionState.WITHDRAWN]
    prefetch_related_objects(rows, "attribute", "place", "actor")
    return {(row.attribute.key, row.scope_key): ruled_of(row) for row in rows}


def _as_of(model: Any, moment: datetime, *conditions: Q, **wanted: Any) -> list[Any]:
    """Rows as they stood at the moment, each once: of versions of one instant the last written counts."""
    versions = model.history.filter(history_date__lte=moment).latest_of_each().exclude(history_type="-")
    rows = versions.filter(*conditions, **wanted).order_by("history_id")
    return list({version.id: version.instance for version in rows}.values())


def _claims(public_ids: set[str], user: Any, moment: Moment) -> list[Claim]:
    wanted = {"public_id__in": list(public_ids)}
    if moment.known_at is None:
        found = list(readable_claims(user).filter(**wanted).defer("article__text"))
    else:
        found = _as_of(Claim, moment.known_at, **wanted)
    prefetch_related_objects(found, *_RELATED)
    first = date.max
    return sorted(
        found,
        key=lambda claim: (
            claim.article.published_lower or first,
            claim.article_id,
            claim.start,
            claim.ordinal,
        ),
    )
