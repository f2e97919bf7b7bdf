"""/api/v1/events/: what is listed, and where a merged id leads."""

from datetime import date

import pytest
from django.test import Client

from claims.models import EventLink, SeriesDefinition
from sources.codes import Sensitivity
from tests.claims.api.cast import get, results
from tests.factories import ClaimFactory, EventFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def test_merged_id_redirects_to_the_survivor(public: Client) -> None:
    survivor = EventFactory(public_id="E000002")
    EventFactory(public_id="E000001", merged_into=survivor)
    response = public.get("/api/v1/events/E000001/")
    assert (response.status_code, response.json()) == (301, {"id": "E000001", "merged_into": "E000002"})
    assert response.headers["Location"] == "http://testserver/api/v1/events/E000002/"
    assert response.headers["Cache-Control"] == "no-cache"
    assert get(public, "events/E000002/")["merged_ids"] == ["E000001"]


def test_twice_merged_id_redirects_to_the_last_survivor(public: Client) -> None:
    last = EventFactory(public_id="E000003")
    middle = EventFactory(public_id="E000002", merged_into=last)
    EventFactory(public_id="E000001", merged_into=middle)
    response = public.get("/api/v1/events/E000001/")
    assert response.headers["Location"] == "http://testserver/api/v1/events/E000003/"


def test_merged_events_are_not_listed(public: Client) -> None:
    survivor = EventFactory()
    EventFactory(merged_into=survivor)
    assert [event["id"] for event in results(public, "events/")] == [survivor.public_id]


def test_redirect_does_not_betray_a_hidden_event(public: Client, trusted: Client) -> None:
    hidden = ClaimFactory(accepted=True, sensitivity=Sensitivity.RESTRICTED).event
    merged = EventFactory(merged_into=hidden)
    assert public.get(f"/api/v1/events/{merged.public_id}/").status_code == 404
    assert trusted.get(f"/api/v1/events/{merged.public_id}/").status_code == 301


def test_event_with_hidden_claims_alone_is_hidden(public: Client, trusted: Client) -> None:
    hidden = ClaimFactory(accepted=True, sensitivity=Sensitivity.RESTRICTED).event
    shown = ClaimFactory(accepted=True).event
    fresh = EventFactory()
    assert {event["id"] for event in results(public, "events/")} == {shown.public_id, fresh.public_id}
    assert len(results(trusted, "events/")) == 3
    assert public.get(f"/api/v1/events/{hidden.public_id}/").status_code == 404


def test_named_victims_are_never_served(public: Client) -> None:
    event = EventFactory(victims="Noura Haddad")
    assert "Noura Haddad" not in str(get(public, f"events/{event.public_id}/"))


def test_decided_links_are_shown_and_suggested_ones_are_not(public: Client) -> None:
    first, second, third = EventFactory(), EventFactory(), EventFactory()
    EventLink.objects.create(from_event=first, to_event=second, relation="retaliation_for", state="decided")
    EventLink.objects.create(from_event=first, to_event=third, relation="possibly_same_as")
    assert get(public, f"events/{first.public_id}/")["links"] == [
        {"relation": "retaliation_for", "to_event": second.public_id}
    ]


def test_series_says_what_it_counts(public: Client) -> None:
    event = EventFactory(kind="series")
    place = PlaceFactory(key="iraq")
    SeriesDefinition.objects.create(
        event=event, window_lower=date(2019, 10, 1), place=place, who="armed groups", what_counts="an attack"
    )
    assert get(public, f"events/{event.public_id}/")["series"] == {
        "window_lower": "2019-10-01",
        "window_upper": None,
        "place": "iraq",
        "who": "armed groups",
        "what_counts": "an attack",
    }


def test_days_narrow_the_list_to_what_may_have_happened_in_them(public: Client) -> None:
    sharp = EventFactory(date_edtf="2020-11-17", date_lower=date(2020, 11, 17), date_upper=date(2020, 11, 17))
    vague = EventFactory(date_edtf="2020", date_lower=date(2020, 1, 1), date_upper=date(2020, 12, 31))
    EventFactory(date_edtf="2019", date_lower=date(2019, 1, 1), date_upper=date(2019, 12, 31))
    found = results(public, "events/", date_from="2020-11-01", date_until="2020-11-30")
    assert {event["id"] for event in found} == {sharp.public_id, vague.public_id}


def test_day_that_is_none_is_refused(public: Client) -> None:
    response = public.get("/api/v1/events/", {"date_from": "soon"})
    assert (response.status_code, response.json()) == (400, {"date_from": ["Enter a valid date."]})


def test_parent_is_named_where_it_may_be_seen(public: Client, trusted: Client) -> None:
    hidden = ClaimFactory(accepted=True, sensitivity=Sensitivity.RESTRICTED).event
    event = EventFactory(parent=hidden)
    assert get(public, f"events/{event.public_id}/")["parent"] is None
    assert get(trusted, f"events/{event.public_id}/")["parent"] == hidden.public_id
