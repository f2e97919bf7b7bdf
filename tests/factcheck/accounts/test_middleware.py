"""The language a person chose wins over the one their browser asks for."""

import pytest
from django.test import Client

from factcheck.accounts.models import User

pytestmark = pytest.mark.django_db


def language_of_the_dashboard(user: User, browser: str) -> str:
    client = Client(headers={"accept-language": browser})
    client.force_login(user)
    return client.get("/admin/").headers["Content-Language"]


@pytest.mark.parametrize(
    ("chosen", "browser", "shown"),
    [
        ("fr", "en", "fr"),
        ("en", "fr", "en"),
        ("", "fr", "fr"),  # no choice of their own: the browser's
        ("", "de", "en"),  # a language we do not speak
    ],
)
def test_chosen_language_wins_over_the_browser(chosen: str, browser: str, shown: str) -> None:
    user = User.objects.create_superuser("amina", language=chosen)
    assert language_of_the_dashboard(user, browser) == shown


def test_next_visitor_is_not_met_in_the_last_ones_language() -> None:
    user = User.objects.create_superuser("amina", language="fr")
    language_of_the_dashboard(user, "en")
    response = Client(headers={"accept-language": "en"}).get("/admin/login/")
    assert response.headers["Content-Language"] == "en"
