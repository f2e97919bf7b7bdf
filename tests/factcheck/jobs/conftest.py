"""Handlers that exist for one test, and Celery applications that are not eager."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from celery import Celery
from django.contrib.auth import get_user_model
from django.db import connection

from factcheck.celery import app as project_app
from factcheck.jobs import delivery, registry
from factcheck.jobs.registry import handler

Register = Callable[..., None]


@pytest.fixture
def mina(db: None) -> Any:
    return get_user_model().objects.create_user("mina", "mina@example.org", "a long enough word")


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    """register(name, function, **options): a handler until the end of the test."""
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))

    def add(name: str, function: Callable[..., Any], **options: Any) -> None:
        handler(name, **options)(function)

    return add


@pytest.fixture
def unreachable_broker() -> Iterator[None]:
    """Celery as in production, with a broker that refuses every connection."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    app = Celery("unreachable", broker=f"redis://127.0.0.1:{port}/0", set_as_current=False)
    app.conf.broker_transport_options = project_app.conf.broker_transport_options
    delivery.ask_broker_after(0)
    app.set_current()
    yield
    project_app.set_current()
    delivery.ask_broker_after(0)


def database_url() -> str:
    """Of the PostgreSQL database of this test, for a process that it starts."""
    values = connection.settings_dict
    password = f":{values['PASSWORD']}" if values["PASSWORD"] else ""
    return f"postgres://{values['USER']}{password}@{values['HOST']}:{values['PORT'] or 5432}/{values['NAME']}"
