"""What a person reads where a page cannot be shown, with the database and without it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.urls.conf import include

from factcheck import error_pages
from factcheck.roles import Role
from tests.claims.admin.cast import Page, logged_in


def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError("the password of the database in clear")


def lost(request: HttpRequest) -> HttpResponse:
    raise OperationalError("could not connect to server at 10.0.0.7")


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("You need the permission to publish releases.")


urlpatterns = [
    path("broken/", broken),
    path("lost/", lost),
    path("refused/", refused),
    path("", include("factcheck.urls")),
]
handler400, handler403 = error_pages.bad_request, error_pages.not_allowed
handler404, handler500 = error_pages.not_found, error_pages.failed


@pytest.fixture
def visitor(settings: object) -> Client:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]
    return Client(raise_request_exception=False)


# address, status, what stands on it in English and in French
PAGES = [
    ("/nowhere/", 404, "There is no such page", "Cette page n’existe pas"),
    ("/refused/", 403, "You may not open this page", "Cette page ne vous est pas ouverte"),
    ("/broken/", 500, "Something went wrong here", "Une erreur s’est produite ici"),
    ("/lost/", 503, "The database does not answer", "La base de données ne répond pas"),
]


@pytest.mark.parametrize(("address", "status", "english", "french"), PAGES)
def test_every_fault_has_a_page_of_ours_in_both_languages_and_without_the_database(
    visitor: Client, address: str, status: int, english: str, french: str
) -> None:
    # No mark for the database: any query would fail this test.
    for language, expected in (("en", english), ("fr", french)):
        response = visitor.get(address, headers={"accept-language": language})
        page = Page(response)
        assert response.status_code == status
        assert f'lang="{language}"' in page.html
        assert expected in page.text
        assert ("To the dashboard" in page.text) == (language == "en")
        assert page.refused == []
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/broken/", "/lost/"])
def test_a_fault_tells_strangers_its_number_and_nothing_else(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    page = Page(response)
    assert response.headers["X-Request-ID"] in page.text
    assert "password" not in page.html
    assert "10.0.0.7" not in page.html


def test_a_refusal_says_its_reason(visitor: Client) -> None:
    page = Page(visitor.get("/refused/"))
    assert "You need the permission to publish releases." in page.text
    assert "Log in as somebody else" in page.text


def test_a_missing_page_offers_no_login(visitor: Client) -> None:
    assert "Log in as somebody else" not in Page(visitor.get("/nowhere/")).text


@pytest.mark.django_db
def test_a_form_that_is_no_longer_valid_says_what_to_do(settings: object) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/admin/login/", {"username": "nadia", "password": "x"})
    assert response.status_code == 403
    assert "This form is no longer valid" in Page(response).text


@pytest.mark.django_db
def test_the_page_is_in_the_language_that_the_person_chose() -> None:
    page = Page(logged_in(Role.REVIEWER, language="fr").get("/nowhere/"))
    assert "Cette page n’existe pas" in page.text
