"""The page of an article's date and outlet: what would move is shown per claim, and moves only as chosen."""

import html
import re
from typing import Any

import pytest

from claims.models import Claim, Event
from claims.services.consensus import derive_event
from claims.services.seeding import load_codebook_and_registers
from claims.services.suggesting import suggest_claims
from sources.models import Article
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.claims.services.cast import FIRST, SECOND, add
from tests.factories import AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db
SAID = {"published": "2020-11-25", "outlet": "Harbour Gazette", "reason": "The page shows another day."}


@pytest.fixture
def claims(db: Any) -> tuple[Claim, Claim]:
    """Two tolls as of the publication: one the machine's, one that a person added."""
    killed = AttributeFactory(key="killed")
    adopted(killed)
    article = add("One girl was killed at the base on Tuesday. Five people were hurt.", "Harbour Gazette")
    event = EventFactory(title="Rockets on the base")
    common = {
        "article": article, "attribute": killed, "event": event, "accepted": True, "as_of_basis": "published",
        "as_of_lower": "2020-11-18T00:00:00Z", "as_of_upper": "2020-11-18T23:59:59Z",
    }  # fmt: skip
    machine = ClaimFactory(ordinal=1, **common)
    person = ClaimFactory(ordinal=2, quote="Five people were hurt", producer="person", **common)
    derive_event(event)
    return machine, person


def address(claims: tuple[Claim, Claim]) -> str:
    return f"/admin/articles/{claims[0].article.public_id}/facts/"


def seen(claims: tuple[Claim, Claim]) -> dict[str, Any]:
    versions = ",".join(f"{claim.pk}:{claim.row_version}" for claim in claims)
    return {"versions": versions, "row_version": claims[0].article.row_version}


def days(claims: tuple[Claim, Claim]) -> list[str]:
    return [
        str(claim.as_of_upper.date())
        for claim in Claim.objects.filter(pk__in=[c.pk for c in claims]).order_by("pk")
    ]


def test_the_preview_shows_before_and_after_and_stores_nothing(claims: tuple[Claim, Claim]) -> None:
    page = Page(logged_in("editor").post(address(claims), {**SAID, "act": "preview"}))
    assert "<del>2020-11-18</del> → <ins>2020-11-25</ins>" in page.html
    assert page.text.count("a person's") == 1
    assert "Correct, and move the 1 claim that nobody edited" in page.text
    assert "checked" not in page.html
    assert page.refused == []
    assert days(claims) == ["2020-11-18", "2020-11-18"]
    assert Article.objects.get().published == "2020-11-18"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("unedited", ["2020-11-25", "2020-11-18"]),
        ("none", ["2020-11-18", "2020-11-18"]),
        ("chosen", ["2020-11-18", "2020-11-25"]),
    ],
)
def test_claims_move_as_chosen(claims: tuple[Claim, Claim], act: str, expected: list[str]) -> None:
    sent = {**SAID, **seen(claims), "act": act, "claim": [claims[1].pk]}
    assert logged_in("editor").post(address(claims), sent).status_code == 302
    assert days(claims) == expected
    assert Article.objects.get().published == "2020-11-25"


def test_a_stale_page_is_refused(claims: tuple[Claim, Claim]) -> None:
    sent = {**SAID, **seen(claims), "act": "unedited"}
    Claim.objects.filter(pk=claims[0].pk).update(row_version=9)
    assert logged_in("editor").post(address(claims), sent).status_code == 409
    assert Article.objects.get().published == "2020-11-18"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"outlet": "Nobody's Paper"}, "names 0 sources of the register"),
        ({"published": "last week"}, "cannot be read"),
        ({"published": "2020-11-18"}, "Date and outlet are what they were."),
        ({"reason": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_is_said(claims: tuple[Claim, Claim], fields: dict[str, str], said: str) -> None:
    response = logged_in("editor").post(address(claims), {**SAID, **fields, "act": "preview"})
    assert (response.status_code, said in Page(response).text) == (422, True)


def test_another_outlet_shows_which_voices_join(claims: tuple[Claim, Claim]) -> None:
    """Two outlets are two voices at most; an outlet that has both articles is one."""
    first, _person = claims
    other = add("A girl was killed at the base, the ministry's neighbours said.", "Quay Post")
    common = {"attribute": first.attribute, "event": first.event, "accepted": True}
    ClaimFactory(article=other, quote="A girl was killed", ordinal=1, **common)
    derive_event(first.event)
    sent = {**SAID, "published": "2020-11-18", "outlet": "Quay Post", "act": "preview"}
    page = Page(logged_in("editor").post(address(claims), sent))
    told = page.text.partition("Voices that join or part")[2]
    assert f"Harbour Gazette · {first.article.public_id}" in told
    assert f"+ Quay Post · {other.public_id}" in told or f"Quay Post · {other.public_id} +" in told
    assert "1 voice" in told
    assert page.refused == []
    # The outlet is what it was, and the consensus too.
    assert Article.objects.get(pk=first.article.pk).source.name == "Harbour Gazette"


def test_no_voice_is_told_where_only_the_day_moves(claims: tuple[Claim, Claim]) -> None:
    page = Page(logged_in("editor").post(address(claims), {**SAID, "act": "preview"}))
    assert "Voices that join or part" not in page.text


def test_an_event_proposed_is_shown_and_taken_where_it_is_marked() -> None:
    load_codebook_and_registers()
    suggest_claims(add(SECOND, "Quay Post", "2020-11-25"))
    article = add(FIRST, "Harbour Gazette")
    suggest_claims(article)
    editor, page_of = logged_in("editor"), f"/admin/articles/{article.public_id}/facts/"
    page = Page(editor.post(page_of, {**SAID, "act": "preview"}))
    assert "Events that no longer fit the day" in page.text
    assert "checked" not in page.html
    assert page.refused == []
    (key,) = re.findall(r'name="route" value="([^"]+)"', page.html)
    versions, version = (
        re.findall(rf'name="{name}" value="([^"]+)"', page.html)[0] for name in ("versions", "row_version")
    )
    sent = {**SAID, "versions": versions, "row_version": version, "act": "none"}
    later = Event.objects.get(date_edtf="2020-11-24")
    answer = editor.post(page_of, {**sent, "route": html.unescape(key)}, follow=True)
    assert "went to another event." in Page(answer).text
    assert Claim.objects.filter(article=article, event=later, attribute__key="rockets_fired").exists()
    # The day of a claim is another question, and nobody asked for it.
    assert Claim.objects.filter(article=article, date_edtf="2020-11-17").exists()


def test_reviewers_correct_no_facts(claims: tuple[Claim, Claim]) -> None:
    assert logged_in("reviewer").get(address(claims)).status_code == 403
    assert (
        logged_in("reviewer", username="tomas").post(address(claims), {**SAID, "act": "none"}).status_code
        == 403
    )
