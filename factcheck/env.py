"""Read settings from the environment, and fail loudly on a value that cannot be meant.

Each reader takes the variable's name and a default (None: the variable must be set) and raises BadSetting,
whose message names the variable, the value and what is accepted. An empty value counts as not set, because
compose files and CI forms pass unset variables as empty strings. Passwords never reach a message.
"""

import os
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = ("1", "true", "yes", "on")
FALSE_WORDS = ("0", "false", "no", "off")

DATABASE_FORMS = "sqlite:////absolute/path or postgres://user:password@host:port/name"
HTTP_FORMS = "http://host:port/path or https://host/path"
REDIS_FORMS = "redis://host:port/number or rediss://host:port/number"

# What libpq takes from the query part; anything else there is more likely a slip than a wish.
POSTGRES_OPTIONS = frozenset({"sslmode", "sslrootcert", "connect_timeout", "application_name"})


class BadSetting(ImproperlyConfigured):
    """A setting is missing or unreadable. The message is complete: variable, value, what is accepted."""

    def __init__(self, name: str, value: str | None, accepted: str) -> None:
        said = "is not set" if value is None else f"is {value!r}"
        super().__init__(f"{name} {said}; accepted: {accepted}.")


def text(name: str, default: str | None = None, *, environ: Mapping[str, str] = os.environ) -> str:
    """The variable without surrounding white space. Raises BadSetting where unset and without a default."""
    value = environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise BadSetting(name, None, "any text")
    return default


def flag(name: str, *, default: bool, environ: Mapping[str, str] = os.environ) -> bool:
    """A yes or no, in any case."""
    value = text(name, "", environ=environ)
    if not value:
        return default
    if value.lower() in TRUE_WORDS:
        return True
    if value.lower() in FALSE_WORDS:
        return False
    raise BadSetting(name, value, ", ".join(TRUE_WORDS + FALSE_WORDS))


def integer(
    name: str,
    default: int,
    *,
    least: int | None = None,
    most: int | None = None,
    environ: Mapping[str, str] = os.environ,
) -> int:
    """A whole number; `least` and `most` are inclusive, None is open. The default is not checked."""
    value = text(name, "", environ=environ)
    if not value:
        return default
    accepted = "a whole number"
    if least is not None:
        accepted += f", {least} or more"
    if most is not None:
        accepted += f", {most} or less"
    try:
        number = int(value)
    except ValueError:
        raise BadSetting(name, value, accepted) from None
    if (least is not None and number < least) or (most is not None and number > most):
        raise BadSetting(name, value, accepted)
    return number


def share(name: str, default: float, *, environ: Mapping[str, str] = os.environ) -> float:
    """A part of a whole, from 0 to 1, both inclusive. The default is not checked."""
    value = text(name, "", environ=environ)
    if not value:
        return default
    accepted = "a number from 0 to 1"
    try:
        number = float(value)
    except ValueError:
        raise BadSetting(name, value, accepted) from None
    if not 0 <= number <= 1:
        raise BadSetting(name, value, accepted)
    return number


def listing(
    name: str, default: tuple[str, ...] = (), *, environ: Mapping[str, str] = os.environ
) -> list[str]:
    """Comma-separated words in their order; empty ones are dropped."""
    value = text(name, "", environ=environ)
    if not value:
        return list(default)
    return [word for part in value.split(",") if (word := part.strip())]


def choice(
    name: str, default: str, accepted: tuple[str, ...], *, environ: Mapping[str, str] = os.environ
) -> str:
    """One of the accepted words, as written in `accepted`; the case of the variable does not matter."""
    value = text(name, default, environ=environ)
    for word in accepted:
        if word.lower() == value.lower():
            return word
    raise BadSetting(name, value, ", ".join(accepted))


def database_url(name: str, default: str, *, environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """One entry of Django's DATABASES: ENGINE, NAME and, for PostgreSQL, how to reach it.

    Accepts sqlite:////absolute/path and postgres:// (or postgresql://) with user, password, host, port and
    the options named in POSTGRES_OPTIONS. Parts may be percent-encoded; no host means libpq's own socket.
    """
    value = text(name, default, environ=environ)
    parts = _split(name, value, DATABASE_FORMS)
    if parts.scheme == "sqlite":
        return _sqlite(name, value, parts)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(name, value, parts)
    raise BadSetting(name, _without_password(value), DATABASE_FORMS)


def redis_url(name: str, *, environ: Mapping[str, str] = os.environ) -> str:
    """The broker's address unchanged, or "" where none is set."""
    value = text(name, "", environ=environ)
    if not value:
        return ""
    parts = _split(name, value, REDIS_FORMS)
    number = parts.path.strip("/")
    if parts.scheme not in {"redis", "rediss"} or not parts.hostname or not (number.isdigit() or not number):
        raise BadSetting(name, _without_password(value), REDIS_FORMS)
    return value


def http_url(name: str, *, environ: Mapping[str, str] = os.environ) -> str:
    """An address without its last slash, or "" where none is set."""
    value = text(name, "", environ=environ)
    if not value:
        return ""
    parts = _split(name, value, HTTP_FORMS)
    if parts.scheme not in {"http", "https"} or parts.query or parts.fragment or not _is_host(parts.hostname):
        raise BadSetting(name, _without_password(value), HTTP_FORMS)
    return value.rstrip("/")


def _is_host(name: str | None) -> bool:
    """Whether a name can be asked for at all: none is empty, holds a space or has an empty part ("a..b")."""
    if not name or not name.isprintable() or " " in name:
        return False
    try:
        name.encode("idna")
    except UnicodeError:
        return False
    return True


def key(name: str, *, environ: Mapping[str, str] = os.environ) -> str:
    """A secret that is sent in a header, "" where none is set. The message of BadSetting does not show it."""
    value = text(name, "", environ=environ)
    if not (value.isascii() and value.isprintable()):
        raise BadSetting(name, "***", "letters, digits and signs of ASCII, as headers have them")
    return value


def _split(name: str, value: str, accepted: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port  # urlsplit checks the port only when it is read
    except ValueError:
        raise BadSetting(name, _without_password(value), accepted) from None
    return parts


def _sqlite(name: str, value: str, parts: SplitResult) -> dict[str, Any]:
    # Four slashes: an empty host, then an absolute path. A relative one would follow the shell around.
    path = unquote(parts.path.removeprefix("/"))
    if parts.netloc or parts.query or parts.fragment or not PurePosixPath(path).is_absolute():
        raise BadSetting(name, value, DATABASE_FORMS)
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path}


def _postgres(name: str, value: str, parts: SplitResult) -> dict[str, Any]:
    database = unquote(parts.path.removeprefix("/"))
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if not database or "/" in database or parts.fragment:
        raise BadSetting(name, _without_password(value), DATABASE_FORMS)
    if unknown := sorted(options.keys() - POSTGRES_OPTIONS):
        accepted = f"after the question mark only {', '.join(sorted(POSTGRES_OPTIONS))}"
        raise BadSetting(name, ", ".join(unknown), accepted)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": "" if parts.port is None else str(parts.port),
        "OPTIONS": options,
    }


def _without_password(value: str) -> str:
    before, at, after = value.rpartition("@")
    scheme, slashes, credentials = before.partition("://")
    user, colon, _ = credentials.partition(":")
    if not at or not colon:
        return value
    return f"{scheme}{slashes}{user}:***@{after}"
