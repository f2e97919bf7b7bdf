"""Accounts: administrators keep them, and nobody raises themselves."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from tests.claims.admin.cast import Page, person
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def change(client: Client, user: User, **fields: object) -> int:
    page = reverse("admin:accounts_user_change", args=[user.pk])
    shown = {"username": user.username, "row_version": user.row_version}
    data = {**shown, "language": "en", "is_active": "on", "is_staff": "on", **fields}
    return client.post(page, data).status_code


def roles(user: User) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def test_an_administrator_gives_another_person_a_role() -> None:
    other = person("reviewer")
    editor = Group.objects.get(name="editor")
    assert change(client_of(person("administrator")), other, groups=[editor.pk]) == 302
    assert roles(other) == {"editor"}


def test_nobody_but_a_superuser_changes_their_own_roles() -> None:
    amina = person("administrator")
    service = Group.objects.get(name="service")
    assert change(client_of(amina), amina, groups=[service.pk], is_superuser="on", first_name="Amina") == 302
    amina.refresh_from_db()
    assert roles(amina) == {"administrator"}
    assert (amina.first_name, amina.is_superuser) == ("Amina", False)


def test_an_administrator_makes_no_superuser() -> None:
    other = person("reviewer")
    change(client_of(person("administrator")), other, is_superuser="on")
    other.refresh_from_db()
    assert not other.is_superuser


def test_an_administrator_changes_no_superusers_account_or_password() -> None:
    root = UserFactory(is_staff=True, is_superuser=True, username="root")
    client = client_of(person("administrator"))
    assert change(client, root, email="mine@example.org") == 403
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    assert (
        client.post(password, {"password1": "taken-over-7", "password2": "taken-over-7"}).status_code == 403
    )


@pytest.mark.parametrize("role", ["reader", "reviewer", "editor"])
def test_only_administrators_see_accounts(role: str) -> None:
    amina = person(role)
    assert client_of(amina).get(reverse("admin:accounts_user_changelist")).status_code == 403
    assert change(client_of(amina), amina) == 403


def test_a_stale_save_brings_no_role_back() -> None:
    """Else whoever opened the form before another administrator took a role away would give it again, unasked."""
    other, client = person("editor"), client_of(person("administrator"))
    page = reverse("admin:accounts_user_change", args=[other.pk])
    assert 'name="row_version" value="1"' in client.get(page).content.decode()
    editor, reader = (Group.objects.get(name=name) for name in ("editor", "reader"))
    assert change(client, other, groups=[reader.pk]) == 302
    assert change(client, other, groups=[editor.pk], email="new@example.org") == 200
    stale = {"username": other.username, "row_version": 1, "groups": [editor.pk], "is_staff": "on"}
    told = Page(client.post(page, stale)).text
    assert "version 1 was shown, version 2 is stored" in told
    assert "groups: editor → reader" in told
    other.refresh_from_db()
    assert (roles(other), other.email, other.row_version) == ({"reader"}, "", 2)


def test_the_history_of_an_account_tells_which_roles_were_given_and_taken() -> None:
    other, client = person("reviewer"), client_of(person("administrator"))
    change(client, other, groups=[Group.objects.get(name="editor").pk])
    page = Page(client.get(reverse("admin:accounts_user_history", args=[other.pk])))
    assert "the-administrator" in page.text
    assert "groups: reviewer → editor" in page.text


def test_what_is_said_of_passwords_is_french_too() -> None:
    client = client_of(person("administrator", language="fr"))
    other = person("reader", language="fr")
    for page in (
        reverse("admin:auth_user_password_change", args=[other.pk]),
        reverse("admin:accounts_user_add"),
    ):
        text = Page(client.get(page)).text
        assert "Personne ne se connecte" in text
        assert "Whether the user" not in text
        assert "If disabled" not in text


def test_the_list_of_people_goes_on_beyond_its_first_page() -> None:
    """Django's own counts the pages, and the list shows those that lead on."""
    client, address = (
        client_of(person("administrator", username="aaa")),
        reverse("admin:accounts_user_changelist"),
    )
    for number in range(60):
        UserFactory(username=f"person-{number:02}")
    first = Page(client.get(address))
    last_shown = User.objects.get(username="person-48")
    assert f"?after={last_shown.pk}" in first.html
    later = Page(client.get(address, {"after": last_shown.pk}))
    assert "person-59" not in first.text
    assert "person-59" in later.text
    assert "person-48" not in later.text


def test_an_attempt_to_log_in_is_found_and_deleted_so_that_its_person_may_try_again() -> None:
    client = client_of(UserFactory(is_staff=True, is_superuser=True))
    attempt = AccessAttempt.objects.create(username="amina", ip_address="192.0.2.1", failures_since_start=5)
    UserFactory(username="tomas")
    AccessAttempt.objects.create(username="tomas", ip_address="192.0.2.1", failures_since_start=1)
    locked_out = Page(client.get(reverse("admin:axes_accessattempt_changelist"), {"locked_out": "yes"}))
    assert "amina" in locked_out.text
    assert "tomas" not in locked_out.text
    client.post(reverse("admin:axes_accessattempt_delete", args=[attempt.pk]), {"post": "yes"})
    assert not AccessAttempt.objects.filter(username="amina").exists()
