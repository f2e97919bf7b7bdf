"""System checks: each speaks where it should, with its id and a hint, and is silent elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.checks import CheckMessage
from pytest_django.fixtures import Settings

from factcheck import checks

SQLITE = "django.db.backends.sqlite3"
POSTGRES = "django.db.backends.postgresql"
STRONG_KEY = "k7Vd0pQx3ZrB9mLw5TyHc1NsGf8JaEu2RiXo6UbKvMqWzCtSgP4"
MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def only(messages: list[CheckMessage], identity: str, said: str) -> None:
    assert [message.id for message in messages] == [identity]
    assert messages[0].msg == said
    assert messages[0].hint


def test_missing_key_is_an_error(settings: Settings) -> None:
    settings.SECRET_KEY_IS_EPHEMERAL = True
    said = "SECRET_KEY is not set, so each process draws its own and sessions end with it."
    only(checks.secret_key_is_set(None), "factcheck.E001", said)


def test_key_that_is_set_passes(settings: Settings) -> None:
    settings.SECRET_KEY_IS_EPHEMERAL = False
    assert checks.secret_key_is_set(None) == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("short", "SECRET_KEY has 5 characters, 5 of them distinct: it can be guessed."),
        ("ab" * 40, "SECRET_KEY has 80 characters, 2 of them distinct: it can be guessed."),
    ],
)
def test_weak_key_is_an_error(settings: Settings, key: str, said: str) -> None:
    settings.SECRET_KEY = key
    only(checks.secret_key_is_strong(None), "factcheck.E002", said)


def test_strong_key_passes(settings: Settings) -> None:
    settings.SECRET_KEY = STRONG_KEY
    assert checks.secret_key_is_strong(None) == []


def test_debug_with_a_foreign_host_is_an_error(settings: Settings) -> None:
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["localhost", "claims.example"]
    said = "DEBUG is on while ALLOWED_HOSTS lets in claims.example: error pages show data."
    only(checks.debug_stays_at_home(None), "factcheck.E003", said)


@pytest.mark.parametrize(("debug", "hosts"), [(True, ["localhost", "[::1]"]), (False, ["claims.example"])])
def test_debug_at_home_and_production_abroad_pass(settings: Settings, debug: bool, hosts: list[str]) -> None:
    settings.DEBUG = debug
    settings.ALLOWED_HOSTS = hosts
    assert checks.debug_stays_at_home(None) == []


def test_any_host_is_an_error(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    said = "ALLOWED_HOSTS is '*': links in messages could be made to point anywhere."
    only(checks.hosts_are_named(None), "factcheck.E004", said)


def test_named_hosts_pass(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["claims.example"]
    assert checks.hosts_are_named(None) == []


def test_sqlite_with_several_web_processes_is_a_warning(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", SQLITE)
    monkeypatch.setenv("WEB_CONCURRENCY", "4")
    said = "The database is SQLite while WEB_CONCURRENCY is 4: it takes one writer at a time, and the others wait."
    only(checks.sqlite_has_one_process(None), "factcheck.W005", said)


def test_sqlite_with_workers_is_a_warning(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", SQLITE)
    settings.REDIS_URL = "redis://127.0.0.1/0"
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    said = (
        "The database is SQLite while REDIS_URL names a broker for workers: "
        "it takes one writer at a time, and the others wait."
    )
    only(checks.sqlite_has_one_process(None), "factcheck.W005", said)


@pytest.mark.parametrize(
    ("engine", "redis_url", "processes"),
    [
        (SQLITE, "", "1"),  # the embedded default
        (POSTGRES, "redis://127.0.0.1/0", "4"),  # the production start
    ],
)
def test_database_that_fits_its_processes_passes(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    engine: str,
    redis_url: str,
    processes: str,
) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", engine)
    settings.REDIS_URL = redis_url
    monkeypatch.setenv("WEB_CONCURRENCY", processes)
    assert checks.sqlite_has_one_process(None) == []


def test_missing_broker_is_a_warning(settings: Settings) -> None:
    settings.REDIS_URL = ""
    said = "REDIS_URL is not set, so background work runs inside web requests."
    only(checks.broker_is_set(None), "factcheck.W006", said)


def test_broker_that_is_set_passes(settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1/0"
    assert checks.broker_is_set(None) == []


def test_static_files_not_collected_is_an_error(settings: Settings, tmp_path: Path) -> None:
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": MANIFEST}}
    settings.STATIC_ROOT = tmp_path
    said = f"{tmp_path} holds no staticfiles.json: no page could find its style sheet."
    only(checks.static_files_are_collected(None), "factcheck.E007", said)


def test_collected_static_files_pass(settings: Settings, tmp_path: Path) -> None:
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": MANIFEST}}
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "staticfiles.json").write_text("{}")
    assert checks.static_files_are_collected(None) == []


@pytest.mark.parametrize(
    ("check", "deploy"),
    [
        (checks.secret_key_is_set, True),
        (checks.secret_key_is_strong, True),
        (checks.debug_stays_at_home, False),
        (checks.hosts_are_named, True),
        (checks.sqlite_has_one_process, False),
        (checks.broker_is_set, True),
        (checks.static_files_are_collected, True),
    ],
)
def test_check_is_registered(check: Callable[..., list[CheckMessage]], deploy: bool) -> None:
    from django.core.checks.registry import registry

    assert check in registry.get_checks(include_deployment_checks=True)
    assert (check not in registry.get_checks()) is deploy
