"""The pages of one row in the admin, for every table: to add one, to change it, its history, and to delete it.

Outward: ``FORMS``, their names, ``form_addresses``, and ``opened`` for what one asks and weighs. Pages that nobody
may open are left out: most tables are looked at alone, and few rows may be deleted.
"""

from typing import NamedTuple

from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import User
from tests.claims.admin.rows import MAKERS

# A page that lists a whole table to choose from is some hundred times as large with ten thousand rows.
MOST_LARGER = 1.5


class Opened(NamedTuple):
    """asked: its statements. size: bytes."""

    asked: list[str]
    size: int


def _may_open() -> dict[str, tuple[type[Model], str]]:
    """ "<table> <page>" -> the table and the page, as a superuser may open them."""
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True, is_active=True)
    found = {}
    for model, table in admin.site._registry.items():
        pages = ["change", "history"]
        pages += ["add"] if table.has_add_permission(request) else []
        pages += ["delete"] if table.has_delete_permission(request) else []
        found |= {f"{model._meta.app_label}_{model._meta.model_name} {page}": (model, page) for page in pages}
    return found


FORMS = _may_open()


def form_addresses() -> dict[str, str]:
    """Of the first row of each table, by the names of ``FORMS``; a table without one gets a row."""
    found = {}
    for number, (name, (model, page)) in enumerate(FORMS.items(), 1):
        row = model._default_manager.order_by("pk").first() or MAKERS[model](number)
        found[name] = reverse(f"admin:{name.replace(' ', '_')}", args=[] if page == "add" else [row.pk])
    return found


def opened(client: Client, address: str, *, is_part: bool = False) -> Opened:
    """A second look: what is read once per process is read in the first. Where a history is a screen, that screen.

    is_part: of a page, which htmx asks for.
    """
    headers = {"HX-Request": "true"} if is_part else None
    client.get(address, headers=headers, follow=True)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, headers=headers, follow=True)
        size = len(b"".join(response) if response.streaming else response.content)
        asked = [query["sql"] for query in captured.captured_queries]
    assert response.status_code == 200, address
    return Opened(asked, size)
