"""A figure that only a hidden claim states is on no face for whoever may not read it, and on each for who may."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.consensus.violations import PRIORITIES
from claims.domain.codes import Evidence
from claims.models import Consensus, ConsensusClaim, Event, Resolution, RulingKind
from claims.selectors.consensus_as_read import as_read, is_narrowed
from claims.selectors.events import event_matrix, listed_conflicts
from claims.selectors.readable import readable_resolutions
from claims.services.consensus import derive_event
from claims.services.resolution import resolve_conflict
from sources.codes import Sensitivity
from tests.claims.admin.cast import adopted, person
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db
HIDDEN = "9,137"
SECRETS = (HIDDEN, "9137")


def conflict_with_a_hidden_figure(attribute: Any) -> Event:
    """Two outlets say 4; a confidential claim says 9,137."""
    event: Event = EventFactory(title="Rockets on a harbour")
    for _ in range(2):
        ClaimFactory(event=event, accepted=True, attribute=attribute, number=4, article=ArticleFactory())
    ClaimFactory(
        event=event, accepted=True, attribute=attribute, number=9137, article=ArticleFactory(),
        sensitivity=Sensitivity.CONFIDENTIAL,
    )  # fmt: skip
    return event


@pytest.fixture
def event() -> Event:
    attribute = AttributeFactory()
    found = conflict_with_a_hidden_figure(attribute)
    adopted(attribute)
    derive_event(found)
    return found


def faces(event: Event) -> list[str]:
    """Every page and address that tells what a consensus says."""
    row = Consensus.objects.get(event=event)
    told = ConsensusClaim.objects.filter(consensus=row).values_list("pk", flat=True)
    page = reverse("admin:event_page", args=[event.public_id])
    return [
        page,
        f"{page}?assume=dependent",
        f"{page}?as_of=2100-01-01",
        reverse("admin:index"),
        reverse("admin:conflicts"),
        reverse("admin:event_tolls", args=[event.public_id]),
        reverse("admin:event_independence", args=[event.public_id]),
        reverse("admin:claims_consensus_changelist"),
        reverse("admin:claims_consensus_change", args=[row.pk]),
        reverse("admin:claims_consensusclaim_changelist"),
        *(reverse("admin:claims_consensusclaim_change", args=[pk]) for pk in told),
        reverse("admin:claims_resolution_changelist"),
        "/api/v1/consensus/",
        "/api/v1/resolutions/",
    ]


def telling(user: Any, event: Event) -> list[str]:
    """The faces on which the hidden figure stands."""
    client = Client()
    client.force_login(user)
    html = {path: b"".join(client.get(path, follow=True)).decode() for path in faces(event)}
    return [path for path, text in html.items() if any(secret in text for secret in SECRETS)]


def test_hidden_figure_stands_on_no_face(event: Event) -> None:
    assert telling(person("reader"), event) == []
    assert telling(person("reviewer"), event) == []


def test_those_who_may_read_it_find_it_on_the_faces(event: Event) -> None:
    found = telling(person("editor"), event)
    for name in ("index", "conflicts", "claims_consensus_changelist"):
        assert reverse(f"admin:{name}") in found, name
    assert reverse("admin:event_page", args=[event.public_id]) in found
    assert "/api/v1/consensus/" in found


def test_ruling_for_a_hidden_figure_tells_it_nowhere(event: Event) -> None:
    row = Consensus.objects.get(event=event)
    hidden = row.candidates.get(number=9137)
    editor = person("editor", username="ines")
    resolve_conflict(
        event, row.attribute, "", kind=RulingKind.VALUE, value=hidden.value, by=editor,
        reason="The ministry's own list.", seen_sha256=row.content_sha256,
    )  # fmt: skip
    derive_event(event)
    assert telling(person("reader"), event) == []
    assert reverse("admin:claims_resolution_changelist") in telling(editor, event)
    assert not readable_resolutions(person("reviewer")).exists()
    assert Resolution.objects.exists()


def test_what_doesnt_add_up_because_of_a_hidden_figure_is_no_task(event: Event) -> None:
    pressing = min(PRIORITIES.values())
    said = [["sum_differs", {"stated": "9137", "low": "4", "high": "4"}]]
    Consensus.objects.update(review_priority=pressing, remarks=said)
    assert telling(person("reader"), event) == []


def test_reader_gets_the_row_that_the_claims_they_may_read_make(event: Event) -> None:
    stored = Consensus.objects.get(event=event)
    assert (stored.evidence, stored.has_value) == (Evidence.CONTESTED, False)
    (row,) = as_read(person("reader"), [stored])
    assert is_narrowed(row)
    assert (row.pk, row.evidence, row.number, row.upper) == (stored.pk, Evidence.UNDISPUTED, 4, 4)
    assert listed_conflicts(person("reviewer"), 10) == []
    (shown,) = event_matrix(event, person("reader", username="noor")).rows
    assert [candidate.number for candidate in shown.candidates] == [4]
    assert not shown.may_be_ruled


def test_whoever_sees_every_level_gets_the_stored_rows_without_a_query(event: Event) -> None:
    editor, rows = person("editor"), list(Consensus.objects.all())
    editor.has_perm("claims.view_confidential_claim")
    with CaptureQueriesContext(connection) as asked:
        assert as_read(editor, rows) == rows
    assert len(asked) == 0
    assert as_read(None, rows) == rows


def test_nobody_rules_on_a_picture_of_which_a_part_is_withheld(event: Event) -> None:
    user = person("reviewer")
    user.user_permissions.add(Permission.objects.get(codename="resolve_conflict"))
    client = Client()
    client.force_login(user)
    row = Consensus.objects.get(event=event)
    page = reverse("admin:event_page", args=[event.public_id])
    sent = {"kind_of_ruling": "contested", "reason": "They differ.", "seen": row.content_sha256}
    answer = client.post(f"{page}resolve/{row.pk}/", sent, follow=True)
    assert "whoever sees all of it rules" in answer.content.decode()
    assert not Resolution.objects.exists()


def test_row_that_only_hidden_claims_support_is_not_shown() -> None:
    attribute = AttributeFactory()
    event = EventFactory()
    ClaimFactory(event=event, accepted=True, attribute=attribute, sensitivity=Sensitivity.CONFIDENTIAL)
    adopted(attribute)
    derive_event(event)
    assert as_read(person("reader"), Consensus.objects.all()) == []


def test_queries_do_not_grow_with_the_rows() -> None:
    attribute = AttributeFactory()
    adopted(attribute)
    reader = person("reader")
    reader.has_perm("claims.view_event")
    asked: list[int] = []
    for events in (1, 4):
        for _ in range(events):
            derive_event(conflict_with_a_hidden_figure(attribute))
        rows = list(Consensus.objects.select_related("event", "attribute__current"))
        with CaptureQueriesContext(connection) as queries:
            assert all(map(is_narrowed, as_read(reader, rows)))
        asked.append(len(queries))
    assert asked[0] == asked[1]
