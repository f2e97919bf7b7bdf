"""Every table of the admin: it opens, it is safe under the policy, it asks as often for thirty rows as for three."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.locking import Versioned
from tests.claims.admin.cast import Page, superuser
from tests.claims.admin.rows import MAKERS

pytestmark = pytest.mark.django_db

OWN_APPS = ("accounts", "audit", "jobs", "sources", "claims")
REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)


def named(model: type[Model], page: str) -> str:
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"


def inlined() -> set[type[Model]]:
    return {inline.model for model in admin.site._registry.values() for inline in model.inlines}


def test_every_model_of_ours_is_in_the_admin() -> None:
    ours = {
        model
        for label in OWN_APPS
        for model in apps.get_app_config(label).get_models()
        if not model.__name__.startswith("Historical") and not model._meta.auto_created
    }
    assert ours - set(admin.site._registry) - inlined() == set()


def test_every_table_has_a_maker_here() -> None:
    assert {model.__name__ for model in REGISTERED} - {model.__name__ for model in MAKERS} == set()


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_a_list_asks_a_fixed_number_of_queries(model: type[Model]) -> None:
    client = superuser()
    address = reverse(named(model, "changelist"))
    for number in range(1, 4):
        MAKERS[model](number)
    client.get(address)  # what is read once per process: content types, the codebook
    with CaptureQueriesContext(connection) as few:
        response = client.get(address)
    assert response.status_code == 200
    for number in range(4, 31):
        MAKERS[model](number)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few), "\n".join(query["sql"][:160] for query in many)


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_a_list_is_safe_under_the_policy_and_says_what_an_empty_one_means(model: type[Model]) -> None:
    client = superuser()
    empty = client.get(reverse(named(model, "changelist")))
    MAKERS[model](1)
    filled = client.get(reverse(named(model, "changelist")))
    for response in (empty, filled):
        page = Page(response)
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert page.refused == []


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_a_row_opens_or_leads_to_its_own_page(model: type[Model]) -> None:
    client = superuser()
    row = MAKERS[model](1)
    response = client.get(reverse(named(model, "change"), args=[row.pk]), follow=True)
    assert response.status_code == 200
    assert Page(response).refused == []


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_the_history_of_a_row_can_be_read(model: type[Model]) -> None:
    if model._meta.app_label in ("axes", "auth"):
        return
    client = superuser()
    row = MAKERS[model](1)
    response = client.get(reverse(named(model, "history"), args=[row.pk]), follow=True)
    assert response.status_code == 200
    assert Page(response).refused == []


def anybody() -> Any:
    """A request by whoever may do everything."""

    class Anybody:
        is_superuser = is_active = is_staff = True
        pk = 1

        def has_perm(self, *_given: Any) -> bool:
            return True

    return type("Request", (), {"user": Anybody()})()


def addable() -> list[type[Model]]:
    return [model for model in REGISTERED if admin.site._registry[model].has_add_permission(anybody())]


@pytest.mark.parametrize("model", addable(), ids=lambda model: model._meta.label)
def test_no_form_preselects_a_judgement(model: type[Model]) -> None:
    response = superuser().get(reverse(named(model, "add")))
    assert response.status_code == 200
    page = Page(response)
    # Whether a new account logs in by password is a setting of the account, not a judgement.
    assert [choice for choice in page.selected if not choice.startswith("usable_password")] == []
    assert page.refused == []


def test_every_row_that_a_form_changes_is_locked() -> None:
    """But for the log of failed log-ins, which is another package's and holds nothing that people write."""
    changed = {
        model
        for model, table in admin.site._registry.items()
        if table.has_change_permission(anybody()) and model._meta.app_label != "axes"
    }
    assert {model.__name__ for model in changed if not issubclass(model, Versioned)} == set()
    assert len(changed) > 5


@pytest.mark.parametrize(
    "model",
    [model for model in addable() if issubclass(model, Versioned)],
    ids=lambda model: model._meta.label,
)
def test_a_form_of_a_versioned_row_carries_the_version_it_shows(model: type[Model]) -> None:
    row = MAKERS[model](1)
    response = superuser().get(reverse(named(model, "change"), args=[row.pk]))
    if response.status_code == 200 and 'type="submit"' in response.content.decode():
        assert 'name="row_version"' in response.content.decode()


@pytest.mark.parametrize(
    "name", ["Claim", "ClaimLink", "Consensus", "Resolution", "Act", "Seal", "ReleaseFile", "Fit"]
)
def test_what_is_immutable_or_written_by_a_service_has_no_form(name: str) -> None:
    model = next(model for model in REGISTERED if model.__name__ == name)
    row = MAKERS[model](1)
    client = superuser()
    assert client.get(reverse(named(model, "add"))).status_code == 403
    assert client.post(reverse(named(model, "delete"), args=[row.pk]), {"post": "yes"}).status_code == 403
    before = list(model._default_manager.filter(pk=row.pk).values())
    client.post(reverse(named(model, "change"), args=[row.pk]), {"reason": "forged", "number": "9"})
    assert list(model._default_manager.filter(pk=row.pk).values()) == before
