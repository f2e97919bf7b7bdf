"""The events that claims may be moved to, as a form offers them: the likeliest first, with what speaks for each.

Outward: ``Choice`` and ``event_choices``. What the claims are held against is told around them: the days and places
that the claims of their own paragraphs state, else the day of the article.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from claims.admin.paragraphs import first_of, paragraph_at
from claims.domain.codes import ClaimStatus
from claims.domain.dates import PartialDate, parse_date
from claims.domain.hierarchy import Hierarchy
from claims.domain.nearness import Agreement, Told, rank_events
from claims.models import Claim, Event, Place
from sources.models import Article

EVENT_DATE = "event_date"
REASONS = {
    Agreement.SAME_PARAGRAPH: _("told in this paragraph"),
    Agreement.SAME_DAY: _("same day"),
    Agreement.ONE_DAY: _("may be the same day"),
    Agreement.NEAR_DAY: _("within three days"),
    Agreement.SAME_PLACE: _("same place"),
    Agreement.RELATED_PLACE: _("one place lies in the other"),
    Agreement.SAME_ACT: _("same kind of act"),
    Agreement.SAME_ARTICLE: _("told in this article"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An event to move claims to. reasons: what speaks for it, () = nothing. is_now: where all of them are."""

    event: Event
    reasons: tuple[str, ...]
    is_now: bool


def event_choices(
    claims: Sequence[Claim], told: Sequence[Claim], events: Sequence[Event], article: Article
) -> list[Choice]:
    """claims: those to be moved. told: all of the article. events: those to choose from. One query."""
    around = _around(claims, told, article.text)
    own = {claim.event_id for claim in told if claim.status != ClaimStatus.REJECTED}
    here = {claim.event_id for claim in around}
    known = [_event(event, here, own) for event in events]
    tree = Hierarchy(dict(Place.objects.values_list("key", "parent__key")))
    by_key = {event.public_id: event for event in events}
    now = {claim.event_id for claim in claims}
    choices = [
        Choice(
            by_key[near.key], tuple(str(REASONS[each]) for each in near.agrees), now == {by_key[near.key].pk}
        )
        for near in rank_events(_told(around, events, article), known, tree)
    ]
    # Where they are already, nobody moves them to.
    return sorted(choices, key=lambda choice: choice.is_now)


def _around(claims: Sequence[Claim], told: Sequence[Claim], text: str) -> list[Claim]:
    """The claims that stand in the paragraphs of those to be moved."""
    spans = {paragraph_at(text, first_of(claim)) for claim in claims}
    return [
        claim
        for claim in told
        if claim.status != ClaimStatus.REJECTED
        and any(start <= first_of(claim) < end for start, end in spans)
    ]


def _told(around: Iterable[Claim], events: Sequence[Event], article: Article) -> Told:
    claims = list(around)
    dates = [claim.date_edtf for claim in claims if claim.attribute.key == EVENT_DATE and claim.date_edtf]
    if not dates and article.published:
        dates = [article.published]
    acts = {event.pk: event.act_kind for event in events}
    return Told(
        dates=_dates(dates),
        places=frozenset(claim.place.key for claim in claims if claim.place is not None),
        acts=frozenset(filter(None, (acts.get(claim.event_id, "") for claim in claims if claim.event_id))),
    )


def _event(event: Event, here: Collection[int | None], own: Collection[int | None]) -> Told:
    return Told(
        event.public_id,
        _dates([event.date_edtf]),
        frozenset() if event.place is None else frozenset({event.place.key}),
        frozenset(filter(None, [event.act_kind])),
        in_paragraph=event.pk in here,
        in_article=event.pk in own,
    )


def _dates(written: Iterable[str]) -> tuple[PartialDate, ...]:
    return tuple(parse_date(date) for date in dict.fromkeys(written) if date)
