"""Where people add rows, button and form say so in a sentence of the reader's language."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.audit import record
from tests.claims.admin.cast import Page, logged_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_every_table_that_people_add_to_has_its_words() -> None:
    request: Any = RequestFactory().get("/")
    request.user = UserFactory(is_superuser=True)
    tables = {model: table for model, table in admin.site._registry.items() if model is not User}
    assert [
        model.__name__
        for model, table in tables.items()
        if table.has_add_permission(request) and not getattr(table, "add_label", "")
    ] == []


def test_the_button_and_the_form_say_the_same() -> None:
    client = logged_in("editor", language="fr")
    for page in ("changelist", "add"):
        assert "Ajouter un acteur" in Page(client.get(reverse(f"admin:claims_actor_{page}"))).text


def test_the_audit_says_acts_in_words_above_their_codes() -> None:
    record("claim.accept", actor=UserFactory())
    client = logged_in("administrator", language="fr")
    text = Page(client.get(reverse("admin:audit_act_changelist"))).text
    assert "affirmation acceptée claim.accept" in text
