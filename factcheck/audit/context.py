"""The act in force: `with acting(record(...)):` and everything saved inside knows which act caused it.

A context variable holds it, so threads and async tasks do not see each other's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.audit.models import Act

_current_act: ContextVar[Act | None] = ContextVar("current_act", default=None)


def current_act() -> Act | None:
    """The innermost act in force; None outside any `acting` block."""
    return _current_act.get()


@contextmanager
def acting(act: Act) -> Iterator[Act]:
    """Put `act` in force for the block: history rows name it, acts recorded inside are its children."""
    token = _current_act.set(act)
    try:
        yield act
    finally:
        _current_act.reset(token)
