"""Permanent numbers, given out once.

Outward: ``next_number`` and ``next_event_id``. Call them inside a transaction: the counter's row stays locked until
it ends, so that two processes never get one number.
"""

from claims.models import Counter

EVENT = "event"
CODEBOOK = "codebook"


def lock_counter(name: str) -> Counter:
    """The counter's row, locked, made with the first use."""
    Counter.objects.get_or_create(name=name)
    return Counter.objects.select_for_update().get(name=name)


def next_number(name: str) -> int:
    """The next number of one kind of id, from 1."""
    counter = lock_counter(name)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def next_event_id() -> str:
    """ "E000001" and on."""
    return f"E{next_number(EVENT):06d}"
