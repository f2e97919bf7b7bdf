"""Which marked tests run where."""

import pytest

from tests.selection import Surroundings, reason_to_leave_out

BARE = Surroundings(postgres=False, redis=False, browser=False, slow=False)
SQLITE = Surroundings(postgres=False, redis=False, browser=True, slow=False)
FULL = Surroundings(postgres=True, redis=True, browser=True, slow=True)


@pytest.mark.parametrize(
    ("markers", "has", "reason"),
    [
        (set(), BARE, None),  # an unmarked test runs everywhere
        ({"slow"}, SQLITE, "slow, without --slow"),
        ({"postgres"}, SQLITE, "needs PostgreSQL"),
        ({"redis"}, SQLITE, "needs Redis"),
        ({"e2e"}, SQLITE, "browser tests run on PostgreSQL"),
        ({"e2e", "smoke"}, SQLITE, None),  # the smoke run of the browser on SQLite
        ({"e2e", "smoke"}, BARE, "needs a browser"),
        ({"e2e", "smoke", "slow"}, SQLITE, "slow, without --slow"),
        ({"e2e", "slow", "postgres", "redis"}, FULL, None),
    ],
)
def test_marked_test_runs_only_where_its_needs_are_met(
    markers: set[str], has: Surroundings, reason: str | None
) -> None:
    assert reason_to_leave_out(markers, has) == reason
