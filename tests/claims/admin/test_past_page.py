"""An event at a past moment: what the information was and what was accepted here are two things."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.domain.codes import Axis, ClaimStatus
from claims.models import (
    Attribute,
    Claim,
    ClaimLink,
    Consensus,
    Event,
    LinkOrigin,
    RulingKind,
)
from claims.selectors.past import Moment, Past, past_of
from claims.services.consensus import derive_event
from claims.services.resolution import resolve_conflict
from sources.codes import Sensitivity
from sources.models import Notice
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

YESTERDAY, LONG_AGO = timezone.now() - timedelta(days=1), timezone.now() - timedelta(days=30)


def told(event: Event, number: int, day: int | None, outlet: str, **fields: Any) -> Claim:
    moment = None if day is None else datetime(2020, 11, day, 12, tzinfo=UTC)
    found: Claim = ClaimFactory(
        event=event, attribute=Attribute.objects.get(key="killed"), accepted=True, number=number,
        article=ArticleFactory(source=SourceFactory(name=outlet)), as_of_lower=moment, as_of_upper=moment, **fields,
    )  # fmt: skip
    return found


def backdate(row: Any, moment: datetime) -> None:
    """As though everything that was done to the row was done at the moment."""
    row.history.update(history_date=moment)


@pytest.fixture
def event() -> Event:
    """The Paper says two on the first, The Echo says five on the second; the first was accepted long ago."""
    with patch("django.utils.timezone.now", return_value=LONG_AGO - timedelta(days=1)):
        adopted(AttributeFactory(key="killed", definition__policy="tally"))
    found: Event = EventFactory(title="A blast at a market")
    backdate(told(found, 2, 1, "The Paper"), LONG_AGO)
    told(found, 5, 2, "The Echo")
    derive_event(found)
    return found


@pytest.fixture
def editor() -> Client:
    return logged_in("editor")


def at(event: Event, **moment: datetime) -> Past:
    found = past_of(event, None, Moment(**moment))
    assert found is not None
    return found


def only(past: Past) -> tuple[str, str]:
    """Value and evidence of the only row; "-" where there is no value."""
    (row,) = past.settled
    return ("-" if row.value is None else row.value.text(), str(row.evidence))


def test_as_of_counts_what_held_by_then_whenever_it_was_accepted(event: Event) -> None:
    assert only(at(event, as_of=datetime(2020, 11, 1, 23, tzinfo=UTC))) == ("2", "undisputed")
    assert only(at(event, as_of=datetime(2020, 11, 3, tzinfo=UTC))) == ("-", "contested")


def test_known_at_counts_what_was_accepted_by_then_whenever_it_held(event: Event) -> None:
    assert only(at(event, known_at=YESTERDAY)) == ("2", "undisputed")
    assert only(at(event, known_at=timezone.now())) == ("-", "contested")


def test_both_meanings_hold_at_once(event: Event) -> None:
    backdate(told(event, 9, 9, "The Ledger"), LONG_AGO)
    both = at(event, as_of=datetime(2020, 11, 1, 23, tzinfo=UTC), known_at=timezone.now())
    assert only(both) == ("2", "undisputed")


def test_a_claim_stands_as_it_stood(event: Event) -> None:
    claim = Claim.objects.get(number=2)
    claim.number = claim.lower = claim.upper = 3
    claim.save()
    assert only(at(event, known_at=YESTERDAY))[0] == "2"
    assert at(event, known_at=YESTERDAY).claims[0].number == 2


def test_a_claim_that_was_retracted_since_counted_then(event: Event) -> None:
    claim = Claim.objects.get(number=2)
    claim.status = ClaimStatus.RETRACTED
    claim.save()
    assert only(at(event, known_at=YESTERDAY)) == ("2", "undisputed")
    assert only(at(event, known_at=timezone.now())) == ("5", "undisputed")


def test_a_notice_counts_from_when_it_was_known(event: Event) -> None:
    claim = Claim.objects.get(number=2)
    notice = Notice.objects.create(
        article=claim.article, kind="retraction", published_on="2020-11-03", summary="All of it was wrong.",
        touches_whole_article=True,
    )  # fmt: skip
    assert only(at(event, known_at=YESTERDAY))[0] == "2"
    assert only(at(event, known_at=timezone.now()))[0] == "5"
    backdate(notice, LONG_AGO)
    assert at(event, known_at=YESTERDAY).settled == ()


def test_a_link_decided_since_is_not_known_then(event: Event) -> None:
    second = Claim.objects.get(number=5)
    backdate(second, LONG_AGO)
    first = Claim.objects.get(number=2)
    link = ClaimLink.objects.create(
        first=first, second=second, axis=Axis.VALUE, relation="updates", direction="backward",
        origin=LinkOrigin.DECIDED, decided_by=UserFactory(),
    )  # fmt: skip
    assert only(at(event, known_at=YESTERDAY)) == ("-", "contested")
    backdate(link, LONG_AGO)
    assert only(at(event, known_at=YESTERDAY)) == ("5", "undisputed")


def test_a_ruling_says_nothing_of_a_picture_it_was_not_made_on(event: Event) -> None:
    killed = Attribute.objects.get(key="killed")
    resolve_conflict(
        event,
        killed,
        "",
        kind=RulingKind.CONTESTED,
        reason="Both are close.",
        by=UserFactory(is_superuser=True),
    )
    assert at(event, as_of=datetime(2020, 11, 3, tzinfo=UTC)).settled[0].ruling == "ruled"
    assert at(event, as_of=datetime(2020, 11, 1, 23, tzinfo=UTC)).settled[0].ruling == "none"
    assert at(event, known_at=YESTERDAY).settled[0].ruling == "none"


def test_the_codebook_is_the_one_then_in_force(event: Event) -> None:
    assert past_of(event, None, Moment(known_at=LONG_AGO - timedelta(days=2))) is None


def test_an_undated_claim_is_left_out_and_said_to_be(editor: Client, event: Event) -> None:
    told(event, 8, None, "The Ledger")
    page = Page(editor.get(reverse("admin:event_page", args=[event.public_id]), {"as_of": "2020-11-01"}))
    assert "1 claim without a moment is left out." in page.text
    assert "The Ledger" not in page.text


def test_the_page_shows_the_past_and_writes_nothing(editor: Client, event: Event) -> None:
    before = list(Consensus.objects.values_list("pk", "content_sha256"))
    page = Page(editor.get(reverse("admin:event_page", args=[event.public_id]), {"as_of": "2020-11-01"}))
    assert page.refused == []
    assert "The Paper" in page.text
    assert "The Echo" not in page.text
    assert "kind_of_ruling" not in page.html
    assert "Derive anew" not in page.text
    assert list(Consensus.objects.values_list("pk", "content_sha256")) == before


@pytest.mark.parametrize("written", ["yesterday", "2020-13-40", "18/11/2020"])
def test_what_is_no_moment_is_said_in_place(editor: Client, event: Event, written: str) -> None:
    page = Page(editor.get(reverse("admin:event_page", args=[event.public_id]), {"as_of": written}))
    assert f'"{written}" is no moment. Accepted: 2020-11-18, or 2020-11-18 14:30.' in page.text
    assert "The Echo" in page.text


def test_nothing_known_yet_is_said(editor: Client, event: Event) -> None:
    page = Page(editor.get(reverse("admin:event_page", args=[event.public_id]), {"known_at": "2019-01-01"}))
    assert "Nothing was known" in page.text


@pytest.mark.parametrize("asked", ["as_of", "known_at"])
def test_a_hidden_claim_stays_hidden_in_the_past(event: Event, asked: str) -> None:
    backdate(told(event, 7, 1, "The Ledger", sensitivity=Sensitivity.CONFIDENTIAL), LONG_AGO)
    address, moment = reverse("admin:event_page", args=[event.public_id]), {asked: "2100-01-01"}
    assert "The Ledger" not in Page(logged_in("reader").get(address, moment)).text
    assert "The Ledger" in Page(logged_in("editor").get(address, moment)).text


def test_queries_do_not_grow_with_claims(event: Event) -> None:
    moment = Moment(known_at=timezone.now() + timedelta(days=1))
    with CaptureQueriesContext(connection) as few:
        past_of(event, None, moment)
    for number in range(6):
        told(event, number, 3, f"Outlet {number}")
    with CaptureQueriesContext(connection) as many:
        past_of(event, None, moment)
    assert len(many) == len(few)
