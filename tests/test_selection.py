"""Which marked tests run where."""

import pytest

from tests.selection import Surroundings, is_pure, reason_to_leave_out

BARE = Surroundings(postgres=False, redis=False, browser=False, slow=False)
SQLITE = Surroundings(postgres=False, redis=False, browser=True, slow=False)
FULL = Surroundings(postgres=True, redis=True, browser=True, slow=True)
AGAIN = Surroundings(postgres=True, redis=True, browser=True, slow=True, again=True)


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
        ({"pure"}, FULL, None),
        ({"pure"}, AGAIN, "ran before, and know no database"),
        ({"e2e", "slow", "postgres", "redis"}, AGAIN, None),
    ],
)
def test_marked_test_runs_only_where_its_needs_are_met(
    markers: set[str], has: Surroundings, reason: str | None
) -> None:
    assert reason_to_leave_out(markers, has) == reason


@pytest.mark.parametrize(
    ("path", "markers", "fixtures", "expected"),
    [
        ("tests/claims/extraction/test_counts.py", set(), [], True),
        ("tests/claims/extraction/languages/test_fr.py", {"parametrize"}, ["book"], True),
        ("tests/claims/extraction/test_counts.py", {"django_db"}, [], False),
        ("tests/claims/domain/test_values.py", set(), ["seeded", "db"], False),
        ("tests/sources/test_text.py", set(), [], True),
        ("tests/sources/test_text_versions.py", set(), [], False),
        ("tests/claims/extractions/test_x.py", set(), [], False),
        ("tests/claims/services/test_review.py", set(), [], False),
        ("tests/test_run.py", set(), [], False),
    ],
)
def test_pure_is_what_mirrors_a_package_without_django(
    path: str, markers: set[str], fixtures: list[str], expected: bool
) -> None:
    assert is_pure(path, markers, fixtures) is expected
