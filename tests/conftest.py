"""What every test stands on: settings fit for tests, and the choice of tests that can run here."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from factcheck.celery import app as celery_app
from tests.emptying import emptied_by_deleting
from tests.selection import Surroundings, is_pure, reason_to_leave_out

# The same examples in every run, and no test that fails because the machine is busy.
hypothesis_settings.register_profile(
    "workbench", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("workbench")

LEFT_OUT = pytest.StashKey[Counter[str]]()
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the tests marked slow as well")
    parser.addoption("--again", action="store_true", help="the suite ran on another database just before")


def surroundings(config: pytest.Config) -> Surroundings:
    # On the build machine a missing browser is a failure, not a reason to leave its tests out.
    browser = bool(os.environ.get("CI")) or any(shutil.which(program) for program in BROWSERS)
    return Surroundings(
        postgres=settings.DATABASES["default"]["ENGINE"].endswith("postgresql"),
        redis=bool(settings.REDIS_URL),
        browser=browser,
        slow=config.getoption("--slow"),
        again=config.getoption("--again"),
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    has = surroundings(config)
    left_out: list[pytest.Item] = []
    kept: list[pytest.Item] = []
    reasons: Counter[str] = Counter()
    for item in items:
        markers = {mark.name for mark in item.iter_markers()}
        path = item.path.relative_to(config.rootpath).as_posix()
        if is_pure(path, markers, getattr(item, "fixturenames", ())):
            markers.add("pure")
        reason = reason_to_leave_out(markers, has)
        if reason is None:
            kept.append(item)
            continue
        left_out.append(item)
        reasons[reason] += 1
    config.stash[LEFT_OUT] = reasons
    # What stands first in the list of a process is taken over by no other, which would make the rows once more.
    items[:] = sorted(kept, key=lambda item: item.get_closest_marker("costly") is None)
    config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for reason, number in sorted(config.stash.get(LEFT_OUT, Counter()).items()):
        terminalreporter.write_line(f"left out: {number} ({reason})")


@pytest.fixture(scope="session", autouse=True)
def settings_for_tests() -> Iterator[None]:
    """Plain static files, plain HTTP, a quick password hash, no lock-out; tests of these switch them back."""
    with override_settings(
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        WHITENOISE_AUTOREFRESH=True,  # else it scans a static root that only a production start fills
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SECURE_SSL_REDIRECT=False,
        SESSION_COOKIE_SECURE=False,
        CSRF_COOKIE_SECURE=False,
        AXES_ENABLED=False,
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_flush() -> Iterator[None]:
    with emptied_by_deleting():
        yield


@pytest.fixture(autouse=True)
def eager_tasks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tasks run where they are called, on every database, except in tests marked redis."""
    before = celery_app.conf.task_always_eager
    celery_app.conf.task_always_eager = request.node.get_closest_marker("redis") is None
    yield
    celery_app.conf.task_always_eager = before


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    """A page shown in French leaves its thread in French: the next test would read its messages there."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def names_read_anew() -> Iterator[None]:
    """Names of the registers are kept for a moment, and the next test has other registers."""
    yield
    # Models can be imported only once Django is set up.
    from claims.selectors.local_names import forget

    forget()
