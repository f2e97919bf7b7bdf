"""The addresses that are the project's own, and what a browser is told with every page."""

import subprocess
import sys

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django.fixtures import Settings

from factcheck.settings import BASE_DIR

pytestmark = pytest.mark.django_db


def test_front_page_leads_to_the_admin(client: Client) -> None:
    response = client.get("/")
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")


def test_admin_asks_a_visitor_to_log_in(client: Client) -> None:
    response = client.get("/admin/")
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/login/?next=/admin/")


def test_health_check_answers_while_the_database_does(client: Client) -> None:
    response = client.get("/healthz/")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response.headers["Cache-Control"]


def test_health_check_fails_with_the_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_cursor() -> None:
        raise OperationalError("password of the database in clear")

    monkeypatch.setattr(connection, "cursor", no_cursor)
    response = client.get("/healthz/")
    assert (response.status_code, response.json()) == (503, {"status": "database unavailable"})


def test_health_check_takes_no_post(client: Client) -> None:
    assert client.post("/healthz/").status_code == 405


def test_health_check_is_never_sent_to_https(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz/").status_code == 200
    assert client.get("/admin/login/").status_code == 301


def test_schema_of_the_api_is_served(client: Client) -> None:
    response = client.get("/api/v1/schema/")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/vnd.oai.openapi")


def test_policy_allows_nothing_but_our_own_files(client: Client) -> None:
    response = client.get("/admin/login/")
    directives = set(response.headers["Content-Security-Policy"].split("; "))
    assert directives == {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    }


def test_page_is_neither_framed_nor_sniffed(client: Client) -> None:
    headers = client.get("/admin/login/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_numpy_stays_out_of_the_web_process() -> None:
    code = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'factcheck.settings'; django.setup();"
        "import factcheck.urls; sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=BASE_DIR, check=False).returncode == 0
