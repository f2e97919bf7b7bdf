"""Decide which marked tests can run here, and say why the others are left out.

`reason_to_leave_out()` and `is_pure()` are the outward functions. A test is deselected, never silently passed:
conftest prints how many were left out and why, and tests/run.py refuses a run that lacks what was asked of it.
"""

from collections.abc import Collection
from dataclasses import dataclass

from tests.imports import PURE

PURE_PATHS = tuple(module.replace(".", "/") for module in PURE)
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What this run has: a PostgreSQL database, a Redis broker, a browser, and patience for slow tests.

    again: the whole suite ran on another database just before, so that what knows no database is shown already.
    """

    postgres: bool
    redis: bool
    browser: bool
    slow: bool
    again: bool = False


def is_pure(path: str, markers: Collection[str], fixtures: Collection[str]) -> bool:
    """Whether a test is of a package that may import no Django, and asks for no database itself.

    path: of its file, from the project's folder on: tests mirror the packages they test.
    """
    mirrored = path.removeprefix("tests/").replace("/test_", "/").removesuffix(".py")
    is_of_pure = any(mirrored == pure or mirrored.startswith(f"{pure}/") for pure in PURE_PATHS)
    return is_of_pure and "django_db" not in markers and DATABASE_FIXTURES.isdisjoint(fixtures)


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
    if "pure" in markers and has.again:
        return "ran before, and know no database"
    return None
