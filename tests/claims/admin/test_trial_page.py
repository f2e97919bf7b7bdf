"""The policy trial: what another definition would change, by page, by command, in the background; nothing adopted."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from claims.admin import trial_page
from claims.models import CodebookSnapshot, Consensus, Event
from claims.services.consensus import derive_event
from claims.services.trial import TRY_CODEBOOK
from factcheck.jobs.models import Job, JobStatus
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db

ADDRESS = "admin:policy_trial"


@pytest.fixture
def event() -> Event:
    """Two papers: 5 and 6 took part. Without a tolerance they exclude each other."""
    found: Event = EventFactory(public_id="E000001", title="A march to the port")
    attribute = AttributeFactory(key="participants", definition__policy="tally")
    for number in (5, 6):
        ClaimFactory(event=found, attribute=attribute, accepted=True, number=number, article=ArticleFactory())
    adopted(attribute)
    derive_event(found)
    return found


@pytest.fixture
def editor() -> Client:
    return logged_in("editor")


def tried(client: Client, **asked: Any) -> Page:
    return Page(client.get(reverse(ADDRESS), {"attribute": "participants", **asked}))


def test_a_trial_lists_what_would_change_before_and_after(editor: Client, event: Event) -> None:
    page = tried(editor, tolerance="1")
    assert page.refused == []
    assert "1 row would change." in page.text
    assert "A march to the port" in page.text
    assert "value, evidence, grade" in page.text
    assert "contested" in page.text
    assert "undisputed" in page.text


def test_nothing_is_adopted(editor: Client, event: Event) -> None:
    before = (CodebookSnapshot.objects.count(), Consensus.objects.get(event=event).content_sha256)
    tried(editor, tolerance="1")
    assert (CodebookSnapshot.objects.count(), Consensus.objects.get(event=event).content_sha256) == before


def test_the_definition_in_force_changes_nothing(editor: Client, event: Event) -> None:
    assert "Nothing would change" in tried(editor).text
    assert "Nothing would change" in tried(editor, policy="tally", tolerance="0").text


@pytest.mark.parametrize("asked", [{"attribute": "nothing_such"}, {"policy": "wishes"}, {"tolerance": "-1"}])
def test_what_is_not_accepted_is_said_in_place(editor: Client, event: Event, asked: dict[str, str]) -> None:
    page = tried(editor, **asked)
    assert "errorlist" in page.html
    assert "was tried" not in page.text


def test_only_who_may_revise_the_codebook_tries(event: Event) -> None:
    assert logged_in("reviewer").get(reverse(ADDRESS)).status_code == 403


def test_many_events_are_tried_in_the_background(
    editor: Client, event: Event, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.setattr(trial_page, "AT_ONCE", 0)
    assert "Start the trial" in tried(editor, tolerance="1").text
    data = {"attribute": "participants", "policy": "", "tolerance": "1"}
    with django_capture_on_commit_callbacks(execute=True):
        response = editor.post(reverse(ADDRESS), data)
    job = Job.objects.get(name=TRY_CODEBOOK)
    assert (job.status, job.result) == (JobStatus.DONE, {"differences": 1, "read": 1, "events": ["E000001"]})
    monkeypatch.setattr(trial_page, "AT_ONCE", 1)
    assert "A march to the port" in Page(editor.get(response.headers["Location"])).text


def test_the_job_of_another_trial_is_not_shown(editor: Client, event: Event) -> None:
    job = Job.objects.create(
        name=TRY_CODEBOOK, key="x", arguments={"attribute": "killed", "policy": "", "tolerance": ""}
    )
    assert "Nothing would change" in tried(editor, job=job.pk).text


def test_the_command_lists_every_difference(event: Event) -> None:
    out = StringIO()
    call_command(
        "policy_trial", "participants", "--tolerance", "1", "--format", "jsonl", stdout=out, stderr=StringIO()
    )
    line = json.loads(out.getvalue())
    assert (line["event"], line["changed"]) == ("E000001", ["value", "evidence", "grade"])
    assert line["before"] == {"value": None, "evidence": "contested", "grade": "disputed"}
    assert line["after"]["evidence"] == "undisputed"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["participants", "--policy", "wishes"], 'There is no consensus policy "wishes".'),
        (["nothing_such"], 'No attribute "nothing_such" in the codebook.'),
        (["participants", "--tolerance", "few"], 'A tolerance is a number from 0; got "few".'),
        (["participants", "--tolerance", "-1"], "A tolerance is a number from 0; got -1."),
    ],
)
def test_the_command_says_what_it_accepts(event: Event, arguments: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said.replace("?", r"\?")):
        call_command("policy_trial", *arguments, stdout=StringIO(), stderr=StringIO())
