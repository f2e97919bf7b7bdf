"""Events that claims may belong to once the date of their article is another: proposed, and moved on confirmation.

Outward: ``Rerouted``, ``rerouted`` and ``correct_and_route``. A claim read against the publication tells another day
with it, and its event may be another one that is known; which one the rules would choose is proposed, with why.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import Producer
from claims.extraction.drafts import EventDraft, Extraction
from claims.extraction.routing import Match, compare_events, rank_candidates
from claims.models import Claim, DecisionKind, Event, ReviewDecision
from claims.selectors.candidates import event_drafts_of, known_events
from claims.selectors.readable import readable_events
from claims.selectors.reading import Reader, current_reader, document_of
from claims.services.events import lock_live_event
from claims.services.numbering import lock_article
from claims.services.redating import RESOLVED, Facts, changed_by, correct_facts, place_of
from claims.services.routing import is_told_apart, lock_claims, route_claims
from factcheck.locking import StaleRow
from sources.models import Article


@dataclass(frozen=True, slots=True)
class Rerouted:
    """What the article tells of one event, on another day now. claims: those that would move, in text order.

    staying: how many that people added or edited stay where they are. day_before, day_after: as EDTF, "" = none.
    after: the event proposed, None = no known event fits. reason: why the rules would choose it, "" = it is none.
    """

    claims: tuple[Claim, ...]
    staying: int
    before: Event
    day_before: str
    day_after: str
    after: Event | None = None
    reason: str = ""

    @property
    def key(self) -> str:
        """Names the proposal while it stands."""
        return f"{self.before.public_id}>{'' if self.after is None else self.after.public_id}"


def rerouted(article: Article, facts: Facts, user: Any) -> list[Rerouted]:
    """Events whose day in this article would be another were it published so, by the event's id.

    user: whoever looks; an event that they may not read is not proposed. [] where the date stays.
    """
    changed, reader = changed_by(article, facts), current_reader()
    if reader is None or changed.published == article.published:
        return []
    old, new = reader.read(document_of(article)), reader.read(document_of(changed))
    before, told = _events_told(old), _events_told(new)
    groups: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in _routed(article):
        place = place_of(claim)
        moves = place in told and place in before and _day(told[place]) != _day(before[place])
        if moves and claim.event is not None:
            groups[claim.event.public_id, told[place].key].append(claim)
    here = {claim.event_id for claims in groups.values() for claim in claims if claim.event_id is not None}
    rules = _Rules(reader, frozenset(here), user)
    found = []
    for _name, claims in sorted(groups.items()):
        place = place_of(claims[0])
        found.append(_proposed(claims, before[place], told[place], rules))
    return [each for each in found if each is not None]


def correct_and_route(
    article: Article,
    facts: Facts,
    *,
    moved: Collection[int],
    routed: Collection[str],
    by: Any,
    reason: str,
    expected_version: int | None = None,
    expected_versions: Mapping[int, int] | None = None,
) -> tuple[list[Claim], list[Claim]]:
    """``correct_facts``, and the claims of the proposals named go to their events; returns those that moved in day,
    and those that moved to another event.

    routed: keys of proposals. Raises what ``correct_facts`` and ``route_claims`` raise, StaleRow where a proposal is
    not there any more; then nothing is stored.
    """
    with transaction.atomic():
        chosen = _locked(article, facts, routed, by) if routed else []
        _check_versions(chosen, expected_versions)
        done = correct_facts(
            article, facts, moved=moved, by=by, reason=reason,
            expected_version=expected_version, expected_versions=expected_versions,
        )  # fmt: skip
        went: list[Claim] = []
        for each in chosen:
            went += route_claims(each.claims, each.after, by=by, reason=reason)
    return done, went


def _locked(article: Article, facts: Facts, routed: Collection[str], by: Any) -> list[Rerouted]:
    """The proposals of these keys, with all that they touch locked: the article, then events, then claims, as
    everybody locks them. Nobody moves a claim elsewhere between the look and the move.
    """
    lock_article(article.pk)
    chosen = [each for each in rerouted(article, facts, by) if each.key in routed and each.after is not None]
    if {each.key for each in chosen} != set(routed):
        raise StaleRow(_("The events proposed are others by now. Look at them again."))
    events = {each.after.pk: each.after for each in chosen if each.after is not None}
    for pk in sorted(events):
        lock_live_event(events[pk])
    claims = [claim for each in chosen for claim in each.claims]
    lock_claims([claim.pk for claim in claims], {claim.pk: claim.row_version for claim in claims})
    return chosen


def _check_versions(chosen: Collection[Rerouted], expected: Mapping[int, int] | None) -> None:
    claims = [claim for each in chosen for claim in each.claims]
    if expected is not None and any(expected.get(claim.pk) != claim.row_version for claim in claims):
        raise StaleRow(_("Claims were changed in the meantime. Look at them again."))


def _routed(article: Article) -> list[Claim]:
    claims = Claim.objects.filter(article=article, status__in=RESOLVED, event__isnull=False)
    rows = claims.select_related("attribute__current", "event__place", "place", "actor")
    return list(rows.order_by("start", "ordinal"))


def _events_told(reading: Extraction) -> dict[tuple[str, int, int], EventDraft]:
    """What the words of a claim tell of: its attribute and place in the text -> the event."""
    events = {event.key: event for event in reading.events}
    return {
        (draft.attribute, draft.focus_start, draft.focus_end): events[draft.event]
        for draft in reading.drafts
        if draft.event in events
    }


def _day(event: EventDraft) -> str:
    return "" if event.date is None else event.date.edtf


@dataclass(frozen=True, slots=True)
class _Rules:
    """Which event the machine would route to. here: row ids of events of the article: two of one are never one."""

    reader: Reader
    here: frozenset[int]
    user: Any

    def fits(self, draft: EventDraft, event: Event) -> bool:
        match = compare_events(draft, event_drafts_of([event])[0], self.reader.gazetteer.place_tree)
        return match is not None and match.joins and not match.possible_misprint

    def best(self, draft: EventDraft) -> Match | None:
        """None where no event that the person may read is likely enough."""
        known = {event.key: event for event in known_events(draft, without=self.here)}
        rows = readable_events(self.user).filter(public_id__in=known)
        shown = [known[key] for key in rows.values_list("public_id", flat=True)]
        matches = rank_candidates(draft, shown, self.reader.gazetteer.place_tree)
        best = matches[0] if matches else None
        if best is None or not best.joins or best.possible_misprint:
            return None
        return best if is_told_apart(draft, known[best.key]) else None


def _proposed(claims: list[Claim], before: EventDraft, told: EventDraft, rules: _Rules) -> Rerouted | None:
    """None where the event that they are in fits the new day as well."""
    event = claims[0].event
    if event is None or rules.fits(told, event):
        return None
    edits = ReviewDecision.objects.filter(claim__in=claims, is_latest=True, kind=DecisionKind.EDIT)
    theirs = set(edits.values_list("claim", flat=True))
    moving = tuple(claim for claim in claims if claim.pk not in theirs and claim.producer != Producer.PERSON)
    best, staying, days = rules.best(told), len(claims) - len(moving), (_day(before), _day(told))
    if best is None or not moving:
        return Rerouted(moving, staying, event, *days)
    return Rerouted(moving, staying, event, *days, Event.objects.get(public_id=best.key), best.reason)
