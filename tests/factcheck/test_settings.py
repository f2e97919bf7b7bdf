"""The settings as a process meets them: read in a fresh Python, under a given environment."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from factcheck.settings import BASE_DIR

# What is read here is read in another process, whatever these tests run on.
pytestmark = pytest.mark.pure

CONFIGURED = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "HTTPS", "BEHIND_PROXY")


def in_fresh_python(code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if name not in CONFIGURED}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=BASE_DIR,
        env=bare | {"DJANGO_SETTINGS_MODULE": "factcheck.settings"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def read(names: str, **variables: str) -> list[object]:
    code = f"import json; from factcheck import settings as s; print(json.dumps([{names}], default=str))"
    done = in_fresh_python(code, **variables)
    assert done.returncode == 0, done.stderr
    values: list[object] = json.loads(done.stdout)
    return values


def test_bare_environment_gives_safe_defaults() -> None:
    names = "s.DEBUG, s.DATABASES['default']['NAME'], s.CELERY_TASK_ALWAYS_EAGER, s.SECURE_SSL_REDIRECT"
    assert read(names) == [False, str(BASE_DIR / "db.sqlite3"), True, True]


def test_sqlite_writes_ahead_and_takes_the_lock_at_once() -> None:
    (options,) = read("s.DATABASES['default']['OPTIONS']")
    assert options == {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }


def test_postgres_keeps_connections_and_checks_them() -> None:
    database = "s.DATABASES['default']"
    values = read(
        f"{database}['CONN_MAX_AGE'], {database}['CONN_HEALTH_CHECKS']",
        DATABASE_URL="postgres://me@localhost/name",
    )
    assert values == [60, True]


def test_broker_ends_eager_tasks() -> None:
    url = "redis://127.0.0.1:6379/3"
    names = "s.CELERY_TASK_ALWAYS_EAGER, s.CELERY_BROKER_URL, s.CACHES['default']['LOCATION']"
    assert read(names, REDIS_URL=url) == [False, url, url]


def test_debug_turns_https_off_and_only_debug_does() -> None:
    names = "s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS"
    assert read(names, DEBUG="1") == [False, False, False, 0]
    assert read(names, ALLOWED_HOSTS="claims.example") == [True, True, True, 31_536_000]


def test_bad_value_stops_the_start_with_one_sentence() -> None:
    done = in_fresh_python("from factcheck import settings", DEBUG="perhaps")
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1] == (
        "factcheck.env.BadSetting: DEBUG is 'perhaps'; accepted: 1, true, yes, on, 0, false, no, off."
    )


@pytest.mark.parametrize("module", ["factcheck.wsgi", "factcheck.asgi"])
def test_what_a_server_has_loaded_is_never_looked_through_for_garbage(module: str) -> None:
    code = (
        f"import gc, sys, {module}; kept = gc.get_freeze_count()"
        "; print('claims.admin.event_page' in sys.modules, kept > 2 * len(gc.get_objects()))"
    )
    done = in_fresh_python(code, DEBUG="1")
    assert done.stdout == "True True\n", done.stderr


@pytest.mark.parametrize("module", ["factcheck.wsgi", "factcheck.asgi"])
def test_serving_without_a_key_is_refused(module: str) -> None:
    done = in_fresh_python(f"import {module}")
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1] == (
        "factcheck.env.BadSetting: SECRET_KEY is not set; "
        "accepted: 50 random characters or more, or DEBUG=1 to do without."
    )


@pytest.mark.parametrize("variables", [{"DEBUG": "1"}, {"SECRET_KEY": "any"}])
def test_serving_with_a_key_or_debug_starts(variables: dict[str, str]) -> None:
    done = in_fresh_python("import factcheck.wsgi", **variables)
    assert done.returncode == 0, done.stderr


def test_every_language_offered_has_its_translation() -> None:
    folders = {path.name for folder in settings.LOCALE_PATHS for path in folder.glob("*") if path.is_dir()}
    assert {code for code, _ in settings.LANGUAGES} - {"en"} <= folders
