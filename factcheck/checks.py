"""System checks: what the settings allow but a person would regret, each with an id and a hint.

`manage.py check` runs those that hold everywhere, `check --deploy` adds those of a production start.
Each check reads django.conf.settings at call time, so that a test can override them.
"""

import os
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register

# Django's own generator draws 50 characters; shorter keys are typed by hand more often than drawn.
SHORTEST_SECRET_KEY = 50
FEWEST_DISTINCT_CHARACTERS = 5

Apps = Sequence[AppConfig] | None


@register(Tags.security, deploy=True)
def secret_key_is_set(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    if not settings.SECRET_KEY_IS_EPHEMERAL:
        return []
    return [
        Error(
            "SECRET_KEY is not set, so each process draws its own and sessions end with it.",
            hint="Set SECRET_KEY to 50 random characters or more, the same for web, worker and sweeper.",
            id="factcheck.E001",
        )
    ]


@register(Tags.security, deploy=True)
def secret_key_is_strong(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    key = settings.SECRET_KEY
    if len(key) >= SHORTEST_SECRET_KEY and len(set(key)) >= FEWEST_DISTINCT_CHARACTERS:
        return []
    return [
        Error(
            f"SECRET_KEY has {len(key)} characters, {len(set(key))} of them distinct: it can be guessed.",
            hint=f"Draw at least {SHORTEST_SECRET_KEY} random characters.",
            id="factcheck.E002",
        )
    ]


@register(Tags.security)
def debug_stays_at_home(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    strangers = [host for host in settings.ALLOWED_HOSTS if host not in settings.LOCAL_HOSTS]
    if not settings.DEBUG or not strangers:
        return []
    return [
        Error(
            f"DEBUG is on while ALLOWED_HOSTS lets in {', '.join(strangers)}: error pages show data.",
            hint="Unset DEBUG, or leave only localhost, 127.0.0.1 and [::1] in ALLOWED_HOSTS.",
            id="factcheck.E003",
        )
    ]


@register(Tags.security, deploy=True)
def hosts_are_named(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        Error(
            "ALLOWED_HOSTS is '*': links in messages could be made to point anywhere.",
            hint="Name the hosts under which people reach the workbench.",
            id="factcheck.E004",
        )
    ]


@register(Tags.database)
def sqlite_has_one_process(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return []
    processes = os.environ.get("WEB_CONCURRENCY", "1").strip()
    several = processes.isdigit() and int(processes) > 1
    if not several and not settings.REDIS_URL:
        return []
    reason = f"WEB_CONCURRENCY is {processes}" if several else "REDIS_URL names a broker for workers"
    return [
        checks.Warning(
            f"The database is SQLite while {reason}: it takes one writer at a time, and the others wait.",
            hint="Set DATABASE_URL to postgres://user:password@host:port/name.",
            id="factcheck.W005",
        )
    ]


@register("jobs", deploy=True)
def broker_is_set(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    if settings.REDIS_URL:
        return []
    return [
        checks.Warning(
            "REDIS_URL is not set, so background work runs inside web requests.",
            hint="Set REDIS_URL to redis://host:port/number and start a worker: celery -A factcheck worker.",
            id="factcheck.W006",
        )
    ]


@register(Tags.staticfiles, deploy=True)
def static_files_are_collected(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    backend = settings.STORAGES["staticfiles"]["BACKEND"]
    if "Manifest" not in backend or (settings.STATIC_ROOT / "staticfiles.json").is_file():
        return []
    return [
        Error(
            f"{settings.STATIC_ROOT} holds no staticfiles.json: no page could find its style sheet.",
            hint="Run python manage.py collectstatic.",
            id="factcheck.E007",
        )
    ]
