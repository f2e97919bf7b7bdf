"""Decide which marked tests can run here, and say why the others are left out.

`reason_to_leave_out()` is the one outward function. A test is deselected, never silently passed: conftest
prints how many were left out and why, and tests/run.py refuses a run that lacks what was asked of it.
"""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What this run has: a PostgreSQL database, a Redis broker, a browser, and patience for slow tests."""

    postgres: bool
    redis: bool
    browser: bool
    slow: bool


def reason_to_leave_out(markers: Collection[str], has: Surroundings) -> str | None:
    """Why a test with these markers cannot run with what `has` offers, or None where it can."""
    if "slow" in markers and not has.slow:
        return "slow, without --slow"
    if "postgres" in markers and not has.postgres:
        return "needs PostgreSQL"
    if "redis" in markers and not has.redis:
        return "needs Redis"
    if "e2e" in markers and not has.browser:
        return "needs a browser"
    if "e2e" in markers and "smoke" not in markers and not has.postgres:
        return "browser tests run on PostgreSQL"
    return None
