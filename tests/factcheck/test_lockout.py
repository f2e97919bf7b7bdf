"""Guessing passwords at the login page."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from factcheck.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "seven rockets were counted"
LOGIN = "/admin/login/"


@pytest.fixture
def amina(settings: Settings) -> User:
    settings.AXES_ENABLED = True  # off in all other tests
    return User.objects.create_superuser("amina", password=PASSWORD)


def attempt(client: Client, username: str, password: str, address: str = "192.0.2.1") -> int:
    return client.post(LOGIN, {"username": username, "password": password}, REMOTE_ADDR=address).status_code


def test_right_password_opens(amina: User, client: Client) -> None:
    assert attempt(client, "amina", PASSWORD) == 302


def test_fifth_wrong_password_closes_even_to_the_right_one(amina: User, client: Client) -> None:
    assert [attempt(client, "amina", "guess") for _ in range(5)] == [200, 200, 200, 200, 429]
    assert attempt(client, "amina", PASSWORD) == 429


def test_guessing_elsewhere_does_not_lock_a_colleague_out(amina: User, client: Client) -> None:
    for _ in range(5):
        attempt(client, "amina", "guess", address="198.51.100.7")
    assert attempt(client, "amina", PASSWORD) == 302


def test_success_forgets_earlier_slips(amina: User, client: Client) -> None:
    for _ in range(3):
        for _ in range(4):
            attempt(client, "amina", "slip")
        assert attempt(client, "amina", PASSWORD) == 302
