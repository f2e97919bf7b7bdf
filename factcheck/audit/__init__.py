"""The append-only record of acts, and the seals over it.

Outward: ``record``, ``acting``, ``current_act`` and ``Target`` from here; ``history`` and the bulk writes
from factcheck.audit.history; ``seal_acts``, ``verify_audit`` and ``erase_detail`` from their own modules.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.audit.context import acting, current_act
    from factcheck.audit.recording import Target, record

__all__ = ["Target", "acting", "current_act", "record"]

_HOMES = {
    "Target": "factcheck.audit.recording",
    "acting": "factcheck.audit.context",
    "current_act": "factcheck.audit.context",
    "record": "factcheck.audit.recording",
}


def __getattr__(name: str) -> Any:
    """Import on first use: Django imports this package before its models can be."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
