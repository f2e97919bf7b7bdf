"""Who may do what: one permission table, as data.

Outward: ``require``, ``has_role`` and ``Role``; the table itself is factcheck/roles/table.py.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.roles.permission import has_role, require
    from factcheck.roles.table import Role

__all__ = ["Role", "has_role", "require"]

_HOMES = {
    "Role": "factcheck.roles.table",
    "has_role": "factcheck.roles.permission",
    "require": "factcheck.roles.permission",
}


def __getattr__(name: str) -> Any:
    """Import on first use: Django imports this package before its models can be."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
