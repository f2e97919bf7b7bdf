"""The series audit on its page and as a command: which claims, under which definition, against which events."""

import json
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.domain.codes import EventKind, EventRelation
from claims.models import Claim, Event, EventLink, EventLinkState, SeriesDefinition
from claims.selectors.series_audit import ShownFinding, series_findings
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def series() -> Event:
    """Fires on ships in March 2020, of which two are known."""
    harbour = PlaceFactory(key="harbour")
    found: Event = EventFactory(
        public_id="E000001", title="Ships on fire", kind=EventKind.SERIES, act_kind="arson"
    )
    SeriesDefinition.objects.create(
        event=found, window_lower=date(2020, 3, 1), window_upper=date(2020, 3, 31), place=harbour,
        what_counts="A ship set on fire",
    )  # fmt: skip
    for number, day in ((2, 5), (3, 9)):
        known(number, day, place=harbour)
    return found


def known(number: int, day: int, **fields: Any) -> Event:
    when = date(2020, 3, day)
    found: Event = EventFactory(
        public_id=f"E{number:06d}", title=f"Fire {number}", act_kind="arson", date_lower=when, date_upper=when,
        date_edtf=when.isoformat(), **fields,
    )  # fmt: skip
    return found


def claimed(event: Event | None, number: int, **fields: Any) -> Claim:
    attribute = AttributeFactory(key="attacks", definition__policy="series", definition__accumulating=True)
    adopted(attribute)
    found: Claim = ClaimFactory(event=event, attribute=attribute, accepted=True, number=number, **fields)
    return found


def only() -> ShownFinding:
    (found,) = series_findings(None)
    return found


def test_a_total_names_the_events_that_it_counted(series: Event) -> None:
    claimed(series, 4)
    page = Page(logged_in("reader").get(reverse("admin:series_audit")))
    assert page.refused == []
    assert "At least 2 events that are claimed are not known here." in page.text
    assert "Fire 2" in page.text
    assert "Fire 3" in page.text


def test_a_total_that_the_catalogue_exceeds_is_contradicted(series: Event) -> None:
    claimed(series, 1)
    assert only().outcome == "contradicts"


def test_a_rank_counts_up_to_the_day_it_was_given(series: Event) -> None:
    claimed(series, 1, as_of_upper=datetime(2020, 3, 6, tzinfo=UTC))
    assert only().outcome == "consistent"
    assert [event.public_id for event in only().counted] == ["E000002"]


def test_a_rank_told_of_one_event_is_tested_under_its_series(series: Event) -> None:
    event = Event.objects.get(public_id="E000003")
    claimed(event, 2)
    assert only().outcome == "unclear"
    EventLink.objects.create(
        from_event=event, to_event=series, relation=EventRelation.PART_OF, state=EventLinkState.DECIDED,
        decided_by=UserFactory(),
    )  # fmt: skip
    assert only().outcome == "consistent"


def test_a_refused_member_does_not_count_and_a_suggested_one_is_no_member(series: Event) -> None:
    claimed(series, 1)
    refused, suggested = Event.objects.get(public_id="E000003"), known(4, 20)
    EventLink.objects.create(
        from_event=refused, to_event=series, relation=EventRelation.PART_OF, state=EventLinkState.REFUSED,
        decided_by=UserFactory(),
    )  # fmt: skip
    EventLink.objects.create(from_event=suggested, to_event=series, relation=EventRelation.PART_OF)
    found = only()
    assert [event.public_id for event in found.counted] == ["E000002"]
    assert [event.public_id for event in found.possible] == ["E000004"]  # its place is not known


@pytest.mark.parametrize(
    "fields",
    [{"status": "suggested"}, {"modality": "denied"}, {"polarity": "negative"}, {"actuality": "planned"}],
)
def test_what_does_not_count_is_not_tested(series: Event, fields: dict[str, str]) -> None:
    claim = claimed(series, 4)
    verification = "machine" if "status" in fields else claim.verification
    Claim.objects.filter(pk=claim.pk).update(verification=verification, **fields)
    assert series_findings(None) == []


def test_a_claim_of_no_event_has_no_definition(series: Event) -> None:
    claimed(None, 90)
    assert (only().series, only().why) == (None, "no_definition")


def test_a_hidden_event_is_not_counted_for_a_reader(series: Event) -> None:
    claimed(series, 3)
    hidden = known(4, 12, place=series.series.place)
    ClaimFactory(event=hidden, accepted=True, sensitivity=Sensitivity.CONFIDENTIAL)
    address = reverse("admin:series_audit")
    assert "Fire 4" not in Page(logged_in("reader").get(address)).text
    assert "Fire 4" in Page(logged_in("editor").get(address)).text


def test_queries_do_not_grow_with_claims(series: Event) -> None:
    claimed(series, 2)
    series_findings(None)  # what is read once per process: the codebook
    with CaptureQueriesContext(connection) as few:
        series_findings(None)
    for number in range(6):
        claimed(series, number)
    with CaptureQueriesContext(connection) as many:
        series_findings(None)
    assert len(many) == len(few)


def test_the_command_prints_each_finding_with_its_events(series: Event) -> None:
    claim = claimed(series, 4)
    out = StringIO()
    call_command("series_audit", "--format", "jsonl", stdout=out)
    line = json.loads(out.getvalue())
    assert (line["claim"], line["outcome"], line["least"]) == (claim.public_id, "missing", 2)
    assert line["counted"] == ["E000002", "E000003"]
    out = StringIO()
    call_command("series_audit", stdout=out)
    assert "counted: E000002 E000003; may count: -" in out.getvalue()


def test_nothing_claimed_says_what_comes() -> None:
    assert "No total is claimed" in Page(logged_in("reader").get(reverse("admin:series_audit"))).text
