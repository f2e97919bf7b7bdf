"""What an act would change, told before anybody asks for it: the act is done, looked at, and taken back.

Outward: ``foresee`` and ``Foreseen``. The act runs as it would, in a transaction that is rolled back whatever comes
of it: what is shown is what will happen, refusals included. Nothing is stored, sent or queued.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import transaction

from claims.consensus.differences import differences
from claims.consensus.regrouped_voices import regrouped_voices
from claims.models import Event
from claims.selectors.codebook import current_codebook
from claims.selectors.considered import considered
from claims.selectors.independence import scope_names
from claims.selectors.regrouped_outlets import RegroupedRow, as_regrouped_rows
from claims.selectors.toll_curves import attributes_by_key
from claims.selectors.trial import Tried, as_rows

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Foreseen(Generic[Done]):
    """done: what the act returned; its rows are no longer stored. changes: settled rows that would change. voices:
    rows whose voices would be others, whether what is settled changes or not.
    """

    done: Done
    changes: tuple[Tried, ...]
    voices: tuple[RegroupedRow, ...] = ()


def foresee(act: Callable[[], Done], events: Collection[Event], *, user: Any) -> Foreseen[Done]:
    """events: those whose consensus the act may touch. user: whoever looks; what they may not see takes no part.

    Raises whatever the act raises.
    """
    before = considered(events, user)
    with transaction.atomic():
        done = act()
        # Read anew: the act may have moved claims from one of the events to another.
        after = considered(Event.objects.filter(pk__in=[event.pk for event in events]), user)
        found, voices = [], []
        if before is not None and after is not None:
            later = {event.pk: event for event in after.events}
            for event in before.events:
                settled = before.settle(event), after.settle(later[event.pk])
                found += [(event, row) for row in differences(*settled)]
                voices += [(event, row) for row in regrouped_voices(*settled)]
        transaction.set_rollback(True)
    regrouped = tuple(as_regrouped_rows(voices, user))
    codebook = current_codebook()
    if codebook is None or not found:
        return Foreseen(done, (), regrouped)
    rows = as_rows(found, codebook, user, attributes_by_key(), scope_names())
    return Foreseen(done, tuple(rows), regrouped)
