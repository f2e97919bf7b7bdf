"""Claimed totals and ranks of series, each tested against the events that this database knows.

Outward: ``series_findings``. Claims are those of attributes under the policy "series"; a claim of an occurrence is
tested under the series that the occurrence is decided to be part of. A fixed number of queries; nothing is written.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from claims.consensus.series_audit import (
    Definition,
    Finding,
    Membership,
    Occurrence,
    Outcome,
    Total,
    Unclear,
    audit,
)
from claims.domain.codes import Actuality, EventKind, EventRelation, Modality, Polarity, ValueState
from claims.domain.hierarchy import Hierarchy
from claims.domain.values import NUMERIC_KINDS
from claims.models import Claim, Event, EventLink, EventLinkState, SeriesDefinition
from claims.selectors.codebook import current_codebook
from claims.selectors.readable import readable_claims, readable_events
from claims.selectors.registers import registers_under
from claims.selectors.statements import counted_claims
from claims.selectors.veiling import veiled

POLICY = "series"
_REAL = [actuality for actuality in Actuality if actuality.is_real]
_SAYING_NOTHING = (Modality.CONTINGENT, Modality.DENIED)


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """series: None where the claim belongs to none. counted, possible: the events of the finding, by day."""

    claim: Claim
    series: Event | None
    finding: Finding
    counted: list[Event]
    possible: list[Event]

    @property
    def outcome(self) -> Outcome:
        return self.finding.outcome

    @property
    def why(self) -> Unclear | None:
        return self.finding.why


def series_findings(user: Any, most: int | None = None) -> list[ShownFinding]:
    """By series, then by claim, as the user may read them. most: of how many claims at most, None = of all."""
    claims = _claims(user)
    claims = claims if most is None else claims[:most]
    if not claims:
        return []
    known = _Known(user)
    rows = [(claim, known.series_of(claim)) for claim in claims]
    found = [(claim, series, known.audited(claim, series)) for claim, series in rows]
    events = _events(found, user)
    shown = veiled(user, claims)
    return [
        ShownFinding(
            claim,
            None if series is None else events.get(series.event.public_id),
            finding,
            [events[event] for event in finding.counted],
            [events[event] for event in finding.possible],
        )
        for claim, (_, series, finding) in zip(shown, found, strict=True)
    ]


def _claims(user: Any) -> list[Claim]:
    codebook = current_codebook()
    if codebook is None:
        return []
    keys = [
        key
        for key, each in codebook.attributes.items()
        if each.policy == POLICY and each.value_kind in NUMERIC_KINDS
    ]
    rows = (
        counted_claims()
        .filter(pk__in=readable_claims(user).order_by().values("pk"), attribute__key__in=keys)
        .filter(value_state=ValueState.KNOWN, actuality__in=_REAL, polarity=Polarity.POSITIVE)
        .exclude(modality__in=_SAYING_NOTHING)
        .select_related("article__source", "attribute__current", "event", "place", "actor")
        .defer("article__text")
    )
    return list(rows.order_by("event__public_id", "public_id"))


class _Known:
    """The series, the events that may be among them, and what people decided about both."""

    def __init__(self, user: Any) -> None:
        self.user = user
        rows = SeriesDefinition.objects.filter(
            event__in=readable_events(user).filter(merged_into__isnull=True)
        )
        self.series = {row.event_id: row for row in rows.select_related("event", "place")}

    def series_of(self, claim: Claim) -> SeriesDefinition | None:
        """Of the claim's event, else the only one that its event is decided to be part of."""
        if claim.event_id is None:
            return None
        if claim.event is not None and claim.event.kind == EventKind.SERIES:
            return self.series.get(claim.event_id)
        parents = [
            series for series, members in self._memberships.items() if _is_member(members, claim.event_id)
        ]
        found = [self.series[series] for series in parents if series in self.series]
        return found[0] if len(found) == 1 else None

    def audited(self, claim: Claim, series: SeriesDefinition | None) -> Finding:
        until = claim.as_of_upper or claim.as_of_lower
        total = Total(claim.lower, claim.upper, None if until is None else until.date())
        if series is None:
            return audit(total, None, (), self._places)
        return audit(total, _definition(series), self._catalogue(series), self._places)

    def _catalogue(self, series: SeriesDefinition) -> list[Occurrence]:
        """Dated events, and whatever people decided about: an event without a day is nobody's guess."""
        decided = self._memberships.get(series.event_id, {})
        return [
            Occurrence(event, first, last, place or "", act, decided.get(pk, Membership.UNDECIDED))
            for pk, event, first, last, place, act in self._occurrences
            if first is not None or pk in decided
        ]

    @cached_property
    def _places(self) -> Hierarchy:
        codebook = current_codebook()
        return Hierarchy() if codebook is None else registers_under(codebook).places

    @cached_property
    def _occurrences(self) -> list[tuple[int, str, date | None, date | None, str | None, str]]:
        rows = readable_events(self.user).filter(merged_into__isnull=True, kind=EventKind.OCCURRENCE)
        columns = ("pk", "public_id", "date_lower", "date_upper", "place__key", "act_kind")
        return list(rows.order_by("public_id").values_list(*columns))

    @cached_property
    def _memberships(self) -> dict[int, dict[int, Membership]]:
        """Row id of a series -> row id of an event -> what people decided; a refusal outweighs a parent."""
        found: defaultdict[int, dict[int, Membership]] = defaultdict(dict)
        for pk, parent in Event.objects.filter(parent__in=self.series).values_list("pk", "parent"):
            if parent is not None:
                found[parent][pk] = Membership.MEMBER
        states = {
            EventLinkState.DECIDED: Membership.MEMBER,
            EventLinkState.REFUSED: Membership.REFUSED,
        }
        links = EventLink.objects.filter(
            relation=EventRelation.PART_OF, to_event__in=self.series, state__in=states
        )
        for pk, series, state in links.values_list("from_event", "to_event", "state"):
            found[series][pk] = states[EventLinkState(state)]
        return found


def _is_member(members: Mapping[int, Membership], event: int) -> bool:
    return members.get(event) is Membership.MEMBER


def _definition(series: SeriesDefinition) -> Definition:
    return Definition(
        first=series.window_lower,
        last=series.window_upper,
        place="" if series.place is None else series.place.key,
        act=series.event.act_kind,
        who=series.who,
        what_counts=series.what_counts,
    )


def _events(found: Sequence[tuple[Claim, SeriesDefinition | None, Finding]], user: Any) -> dict[str, Event]:
    """By public id, as the user may read them."""
    wanted = {event for _, _, finding in found for event in (*finding.counted, *finding.possible)}
    wanted |= {series.event.public_id for _, series, _ in found if series is not None}
    rows = Event.objects.filter(public_id__in=wanted).order_by("date_lower", "public_id")
    return {event.public_id: event for event in veiled(user, rows)}
