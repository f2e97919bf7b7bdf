"""How the claims of events were put together and taken apart: merges and splits, as the audit's acts tell them.

Outward: ``merge_act_of`` and ``is_undone`` for taking one back, ``regroupings_of`` for the event's page.
"""

from dataclasses import dataclass

from django.db.models import Q

from claims.models import Event
from factcheck.audit.models import Act

MERGED, SPLIT, UNSPLIT = "event.merge", "event.split", "event.unsplit"
# Splits told on the page of an event, the latest; its history has all. Arbitrary but works.
MOST_SPLITS = 20


@dataclass(frozen=True, slots=True)
class Split:
    """act: the one that split. source: where the claims were. there: where they went. claims: how many."""

    act: Act
    source: Event
    there: Event
    claims: int


@dataclass(frozen=True, slots=True)
class Regroupings:
    """merged: events that redirect here, by id. splits: out of the event or into it, not taken back, latest first."""

    merged: list[Event]
    splits: list[Split]

    def __bool__(self) -> bool:
        return bool(self.merged or self.splits)


def merge_act_of(event: Event) -> Act | None:
    """The act that merged it, the latest; None where its row names none."""
    merged = Event.history.filter(id=event.pk, act__verb=MERGED, act__target_id=event.public_id)
    row = merged.order_by("-history_id").select_related("act__detail").first()
    act: Act | None = None if row is None else row.act
    return act


def is_undone(split: Act) -> bool:
    """Whether somebody took the split back."""
    return Act.objects.filter(verb=UNSPLIT, target_id=split.target_id, detail__old__act=split.pk).exists()


def regroupings_of(event: Event) -> Regroupings:
    """Four queries. Names of events alone: who may see the event may see that it was put together."""
    merged = list(event.merged.order_by("public_id"))
    acts = Act.objects.filter(verb=SPLIT).filter(
        Q(target_id=event.public_id) | Q(detail__new__event=event.public_id)
    )
    found = list(acts.select_related("detail").order_by("-pk")[:MOST_SPLITS])
    undone = Act.objects.filter(verb=UNSPLIT, target_id__in=[act.target_id for act in found])
    taken_back = set(undone.values_list("detail__old__act", flat=True))
    told = [(act, act.new or {}) for act in found if act.pk not in taken_back]
    ids = {name for act, new in told for name in (act.target_id, new.get("event"))}
    events = {row.public_id: row for row in Event.objects.filter(public_id__in=ids)} if ids else {}
    splits = [
        Split(act, events[act.target_id], events[new["event"]], new["claims"])
        for act, new in told
        if new.get("event") in events
    ]
    return Regroupings(merged, splits)
