"""Editing a register in the admin derives what rests on it."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.services.deriving import ALL, DERIVE_ALL
from factcheck.jobs.models import Job
from sources.admin.sources import DERIVE_ALL as ASKED_FOR
from tests.factories import EventFactory, PlaceFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def save(client: Client, row: object, **changes: object) -> None:
    """Post the change form of a row as the page shows it, with some fields changed."""
    meta = row._meta  # type: ignore[attr-defined]
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])  # type: ignore[attr-defined]
    page = client.get(address)
    form = page.context["adminform"].form
    data = {form.add_prefix(field.name): field.value() for field in form}
    for inline in page.context["inline_admin_formsets"]:
        data |= {f"{inline.formset.prefix}-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    data["row_version"] = form.shown_version
    filled = {name: value for name, value in {**data, **changes}.items() if value is not None}
    response = client.post(address, filled)
    assert response.status_code == 302, response.context["errors"]


def test_a_new_parent_of_a_place_derives_every_event(admin: Client) -> None:
    EventFactory()
    place, city = PlaceFactory(), PlaceFactory()
    save(admin, place, note="seen on a map")
    assert not Job.objects.filter(name=DERIVE_ALL).exists()
    save(admin, place, parent=city.pk)
    assert Job.objects.filter(name=DERIVE_ALL).count() == 1


def test_a_new_owner_of_a_source_derives_every_event(admin: Client) -> None:
    source, owner = SourceFactory(), SourceFactory()
    save(admin, source, owner=owner.pk)
    assert Job.objects.filter(name=DERIVE_ALL).count() == 1


def test_sources_ask_for_the_derivation_by_its_real_name() -> None:
    assert ASKED_FOR == (DERIVE_ALL, {}, ALL)
