"""A team's members, named by their usernames."""

from typing import Any

import pytest
from django.urls import reverse

from claims.models import Team
from factcheck.audit.models import Act
from tests.claims.admin.cast import Page, superuser
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def saved(team: Team | None, **sent: Any) -> Any:
    """team: None = a new one."""
    page, named = ("add", []) if team is None else ("change", [team.pk])
    version = {} if team is None else {"row_version": team.row_version}
    return superuser().post(reverse(f"admin:claims_team_{page}", args=named), {**version, **sent})


@pytest.mark.parametrize("written", ["nadia\r\ntomas", "tomas, nadia", " nadia  tomas \n"])
def test_members_are_named_by_their_usernames(written: str) -> None:
    people = {UserFactory(username=name) for name in ("nadia", "tomas")}
    assert saved(None, name="Desk", members=written).status_code == 302
    assert set(Team.objects.get(name="Desk").members.all()) == people


def test_a_team_may_be_empty() -> None:
    assert saved(None, name="Desk", members="").status_code == 302
    assert Team.objects.get(name="Desk").members.count() == 0


def test_a_name_that_nobody_bears_is_refused_and_kept_in_the_form() -> None:
    UserFactory(username="nadia")
    answer = saved(None, name="Desk", members="nadia\nnobody")
    told = "Nobody here is called “nobody”. Accepted: usernames, as the list of people has them."
    assert told in Page(answer).text
    assert "nadia\nnobody</textarea>" in Page(answer).html
    assert not Team.objects.exists()


def test_the_form_shows_its_members_and_tells_whether_they_changed() -> None:
    nadia, tomas = (UserFactory(username=name) for name in ("nadia", "tomas"))
    team = Team.objects.create(name="Desk")
    team.members.set([nadia, tomas])
    page = superuser().get(reverse("admin:claims_team_change", args=[team.pk]))
    assert "nadia\ntomas</textarea>" in Page(page).html
    saved(team, name="The desk", members="tomas nadia")
    assert Act.objects.get(verb="team.change").new == {"name": "The desk"}
    team.refresh_from_db()
    saved(team, name="The desk", members="tomas")
    act = Act.objects.filter(verb="team.change").latest("pk")
    assert (act.old, act.new) == ({"members": "nadia, tomas"}, {"members": "tomas"})
