"""Who may read the API at all, and that nobody writes through it."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from claims.api.urls import router
from claims.models import Claim
from tests.claims.api.cast import logged_in
from tests.factories import ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db

LISTS = sorted(prefix for prefix, _view, _name in router.registry)


def test_every_list_is_offered_at_the_root(public: Client) -> None:
    assert sorted(public.get("/api/v1/").json()) == LISTS


@pytest.mark.parametrize("name", ["", *(f"{name}/" for name in LISTS)])
def test_visitor_is_refused(client: Client, name: str) -> None:
    response = client.get(f"/api/v1/{name}")
    assert response.status_code == 403
    assert response.json() == {"detail": "Authentication credentials were not provided."}


@pytest.mark.parametrize("name", LISTS)
def test_person_without_the_view_permission_is_refused(name: str) -> None:
    response = logged_in(UserFactory()).get(f"/api/v1/{name}/")
    assert response.status_code == 403
    assert response.json()["detail"].startswith("This needs the permission ")


def test_one_view_permission_opens_one_list() -> None:
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_event"))
    client = logged_in(user)
    assert client.get("/api/v1/events/").status_code == 200
    response = client.get("/api/v1/claims/")
    assert response.json() == {"detail": "This needs the permission claims.view_claim."}


@pytest.mark.parametrize("name", LISTS)
def test_empty_list_answers(public: Client, name: str) -> None:
    assert public.get(f"/api/v1/{name}/").json() == {"next": None, "results": []}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(public: Client, method: str) -> None:
    claim = ClaimFactory(accepted=True)
    for address in ("/api/v1/claims/", f"/api/v1/claims/{claim.public_id}/"):
        assert getattr(public, method)(address, content_type="application/json").status_code == 405
    assert Claim.objects.get() == claim


@pytest.mark.parametrize("name", [name for name in LISTS if name not in ("links", "consensus")])
@pytest.mark.parametrize("key", ["nothing-here", "%00", "é;=", "999999999", "x.v1"])
def test_unknown_key_is_not_found(public: Client, name: str, key: str) -> None:
    response = public.get(f"/api/v1/{name}/{key}/")
    assert response.status_code == 404


@pytest.mark.parametrize("address", ["nothing/", "claims/A1/quotes/", "claims/A1%2Fx/"])
def test_unknown_address_is_refused_in_json(public: Client, client: Client, address: str) -> None:
    response = public.get(f"/api/v1/{address}")
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/json")
    assert client.get(f"/api/v1/{address}").status_code == 403


def test_forgotten_slash_is_added(public: Client) -> None:
    response = public.get("/api/v1/claims")
    assert (response.status_code, response.headers["Location"]) == (301, "/api/v1/claims/")
