"""Every filter of every list answers, and an address can ask for nothing else."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from factcheck.model_admin import WorkbenchModelAdmin
from tests.claims.admin.cast import superuser

pytestmark = pytest.mark.django_db


def filters() -> list[tuple[str, str]]:
    """(address of the list, name of the filter in it) of every list of ours."""
    return [
        (model._meta.label_lower.replace(".", "_"), getattr(one, "field", "") or one.parameter_name)
        for model, table in admin.site._registry.items()
        if isinstance(table, WorkbenchModelAdmin)
        for one in table.list_filter
    ]


def test_there_are_filters() -> None:
    assert ("sources_article", "review") in filters()
    assert ("claims_claim", "status") in filters()


def test_every_filter_answers() -> None:
    client = superuser()
    for name, parameter in filters():
        for value in _choices(name, parameter):
            response = client.get(reverse(f"admin:{name}_changelist"), {parameter: value})
            assert response.status_code == 200, f"{name} {parameter}={value}"


def test_an_address_asks_for_nothing_but_the_filters() -> None:
    response = superuser().get(reverse("admin:claims_claim_changelist"), {"quote__icontains": "girl"})
    assert response.status_code == 400


def _choices(name: str, parameter: str) -> list[Any]:
    """The first value of the filter; none where nothing is there to choose from."""
    table = next(
        table for model, table in admin.site._registry.items()
        if model._meta.label_lower.replace(".", "_") == name
    )  # fmt: skip
    wanted = next(
        one for one in table.list_filter
        if parameter in (getattr(one, "field", ""), getattr(one, "parameter_name", ""))
    )  # fmt: skip
    request: Any = RequestFactory().get("/")
    found = wanted(request, {}, table.model, table).lookup_choices
    return [value for value, _label in found][:1]
