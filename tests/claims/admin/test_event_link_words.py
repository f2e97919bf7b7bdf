"""Why two events may be one: every reason of routing in French, names for keys, and what is left as stored."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import override

from claims.admin.event_link_words import SUGGESTED, event_link_reason
from claims.domain.codes import EventRelation
from claims.domain.dates import parse_date
from claims.extraction.drafts import EventDraft
from claims.extraction.routing import compare_events
from claims.models import EventLink
from tests.claims.admin.cast import Page, logged_in
from tests.factories import EventFactory, PlaceFactory

pytestmark = pytest.mark.django_db
LEFT = "Score 0.45: left to a person."


@pytest.fixture
def iraq() -> Any:
    place = PlaceFactory(key="iraq", name="Iraq")
    place.names.create(language="fr", name="Irak", is_alias=False)
    return place


def in_french(detail: str) -> str:
    with override("fr"):
        return event_link_reason(detail).replace("\N{NO-BREAK SPACE}", " ")


def test_acts_and_places_are_called_as_the_reader_calls_them(iraq: Any) -> None:
    stored = f"Both are rocket fire; both at iraq. {LEFT}"
    assert (
        in_french(stored)
        == "Tous deux : tirs de roquettes ; même lieu : Irak. Score 0.45 : laissé à une personne."
    )
    assert event_link_reason(stored) == f"Both: rocket fire; same place: Iraq. {LEFT}"


def test_a_key_is_named_also_where_the_register_has_one_name_alone() -> None:
    PlaceFactory(key="camp-taji", name="Camp Taji")
    stored = f"Both at camp-taji; nothing speaks against it. {LEFT}"
    for say in (event_link_reason, in_french):
        assert "Camp Taji" in say(stored)
    assert event_link_reason(f"Both at nowhere. {LEFT}") == f"Same place: nowhere. {LEFT}"


def test_what_a_person_wrote_and_what_is_half_known_is_left() -> None:
    for written in ("The salvo broke the truce.", f"Both on 2020-01-03; both rhyme. {LEFT}"):
        assert in_french(written) == written


ONE = {
    "date": "2020-01-03",
    "act": "rocket_fire",
    "places": ("iraq",),
    "targets": ("the base",),
    "victims": ("x y",),
}
OTHERS = [
    {},
    {"date": "2020-01", "act": "", "targets": ()},
    {"date": "2019-01-03", "victims": ("a b",)},
    {"places": ("syria",)},
    {"act": "truce"},
]


def test_every_reason_that_routing_gives_has_its_french() -> None:
    for other in OTHERS:
        match = compare_events(draft(**ONE), draft(**{**ONE, **other}))
        assert match is not None, other
        stored = f"{match.reason} {LEFT}"
        assert SUGGESTED.fullmatch(stored)
        assert in_french(stored) != stored, stored


def draft(**fields: Any) -> EventDraft:
    return EventDraft("e", **{**fields, "date": parse_date(fields["date"])})


def test_the_page_of_an_event_and_the_list_say_so(iraq: Any) -> None:
    day = date(2020, 1, 3)
    one, other = (
        EventFactory(title=title, date_edtf="2020-01-03", date_lower=day, date_upper=day) for title in "AB"
    )
    EventLink.objects.create(
        from_event=one,
        to_event=other,
        relation=EventRelation.POSSIBLY_SAME_AS,
        detail=f"Both at iraq. {LEFT}",
    )
    reader = logged_in("administrator", language="fr")
    for address in (
        reverse("admin:event_page", args=[one.public_id]),
        reverse("admin:claims_eventlink_changelist"),
    ):
        page = Page(reader.get(address)).text
        assert "Même lieu" in page
        assert "left to a person" not in page
