"""One event or two: candidates, merging and keeping apart, splitting, and taking either back, on their pages."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Event, EventLink, EventLinkState
from claims.services.consensus import derive_event
from claims.services.merging import merge_events
from claims.services.release import publish_release
from claims.services.resolution import resolve_conflict
from claims.services.splitting import Described, split_event
from factcheck.audit.models import Act
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in, person
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, PlaceFactory

pytestmark = pytest.mark.django_db
DAY = {"date_edtf": "2020-11-17", "date_lower": "2020-11-17", "date_upper": "2020-11-17"}


@pytest.fixture
def editor() -> Client:
    return logged_in("editor")


@pytest.fixture
def pair() -> tuple[Event, Event]:
    """Rockets on one harbour on one day, told twice: one article says 1, the other 3 were killed."""
    place = PlaceFactory(name="the harbour")
    one, other = (
        EventFactory(title=title, place=place, act_kind="rocket_fire", **DAY)
        for title in ("Rockets", "A salvo")
    )
    attribute = AttributeFactory(key="killed")
    ClaimFactory(event=one, accepted=True, attribute=attribute, number=1, article=ArticleFactory())
    ClaimFactory(event=other, accepted=True, attribute=attribute, number=3, article=ArticleFactory())
    adopted(attribute)
    derive_event(one)
    derive_event(other)
    return one, other


def at(name: str, *arguments: Any) -> str:
    return reverse(f"admin:{name}", args=[getattr(each, "public_id", each) for each in arguments])


def versions(*events: Event) -> dict[str, int]:
    return {f"version_{event.public_id}": event.row_version for event in events}


def suggested(one: Event, other: Event) -> EventLink:
    return EventLink.objects.create(
        from_event=one, to_event=other, relation="possibly_same_as", detail="Both on one day."
    )


def test_near_events_are_listed_with_what_agrees(editor: Client, pair: tuple[Event, Event]) -> None:
    one, other = pair
    page = Page(editor.get(at("event_same", one)))
    assert page.refused == []
    assert other.title in page.text
    assert "same day, same place, same kind of act" in page.text


def test_what_is_far_or_of_another_kind_is_not_listed(editor: Client, pair: tuple[Event, Event]) -> None:
    one, other = pair
    Event.objects.filter(pk=other.pk).update(
        date_edtf="2020-12-17", date_lower="2020-12-17", date_upper="2020-12-17"
    )
    EventFactory(title="A march", kind="statement", **DAY)
    assert "No other event is near" in Page(editor.get(at("event_same", one))).text


def test_suggested_pair_is_asked_in_a_folded_panel_and_a_decided_one_is_not(
    editor: Client, pair: tuple[Event, Event]
) -> None:
    one, other = pair
    link = suggested(other, one)
    page = Page(editor.get(at("event_page", one)))
    assert at("event_pair", one, other) in page.html
    assert "1 suggested" in page.text
    assert "possibly the same as" not in page.text
    editor.post(at("event_pair", one, other), {"act": "refuse", "reason": "Two piers.", "link_version": 1})
    link.refresh_from_db()
    assert link.state == EventLinkState.REFUSED
    assert at("event_pair", one, other) not in Page(editor.get(at("event_page", one))).html
    assert other.title not in Page(editor.get(at("event_same", one))).text


def test_a_pair_that_nothing_suggested_is_kept_apart_too(editor: Client, pair: tuple[Event, Event]) -> None:
    one, other = pair
    answer = editor.post(at("event_pair", one, other), {"act": "refuse", "reason": "Two piers."}, follow=True)
    assert "not asked again" in answer.content.decode()
    link = EventLink.objects.get()
    assert (link.state, link.detail) == (EventLinkState.REFUSED, "Two piers.")
    assert Act.objects.filter(verb="event.refuse_link").count() == 1
    assert other.title not in Page(editor.get(at("event_same", one))).text


def test_refusing_needs_a_reason_and_the_version_shown(editor: Client, pair: tuple[Event, Event]) -> None:
    one, other = pair
    suggested(one, other)
    for sent in ({"reason": " ", "link_version": 1}, {"reason": "Two.", "link_version": 9}):
        assert editor.post(at("event_pair", one, other), {"act": "refuse", **sent}).status_code == 422
    assert EventLink.objects.get().state == EventLinkState.SUGGESTED


def test_merge_is_looked_at_before_and_nothing_is_preselected(
    editor: Client, pair: tuple[Event, Event]
) -> None:
    one, other = pair
    page = Page(editor.get(at("event_pair", one, other)))
    assert page.refused == page.selected == []
    assert 'value="merge"' not in page.html
    page = Page(editor.get(at("event_pair", one, other), {"keep": one.public_id}))
    assert f"{other.public_id} goes, {one.public_id} stays" in page.text
    assert "1 claim moves" in page.text
    outcome = page.html.partition('class="outcome"')[2]
    assert "contested" in outcome
    assert "1–3" in outcome


def test_merged_event_redirects_and_lives_again_once_the_merge_is_taken_back(
    editor: Client, pair: tuple[Event, Event]
) -> None:
    one, other = pair
    sent = {"act": "merge", "keep": one.public_id, "reason": "One salvo.", **versions(one, other)}
    answer = editor.post(at("event_pair", one, other), sent)
    assert answer["Location"] == at("event_page", one)
    assert editor.get(at("event_page", other))["Location"] == at("event_page", one)
    assert one.claims.count() == 2
    page = Page(editor.get(at("event_page", one)))
    assert at("event_unmerge", other) in page.html
    preview = Page(editor.get(at("event_unmerge", other)))
    assert preview.refused == []
    assert "1 claim goes back." in preview.text
    other.refresh_from_db()
    back = editor.post(
        at("event_unmerge", other), {"reason": "Two salvos.", "row_version": other.row_version}
    )
    assert back["Location"] == at("event_page", other)
    assert editor.get(at("event_page", other)).status_code == 200
    assert (one.claims.count(), other.claims.count()) == (1, 1)


def test_refused_merge_says_why_and_keeps_what_was_written(editor: Client, pair: tuple[Event, Event]) -> None:
    one, other = pair
    stale = {**versions(one, other), f"version_{one.public_id}": 9}
    sent = {"act": "merge", "keep": one.public_id, "reason": "One salvo.", **stale}
    answer = editor.post(at("event_pair", one, other), sent)
    assert answer.status_code == 422
    assert "was changed in the meantime" in answer.content.decode()
    assert 'value="One salvo."' in answer.content.decode()
    assert editor.post(at("event_pair", one, other), {"act": "merge", "reason": "One."}).status_code == 422
    assert not Event.objects.filter(merged_into__isnull=False).exists()


def test_what_was_ruled_and_released_since_is_told_before_a_merge_is_taken_back(
    editor: Client, pair: tuple[Event, Event]
) -> None:
    one, other = pair
    merge_events(other, one, by=None, reason="One salvo.")
    (row,) = derive_and_read(one)
    resolve_conflict(
        one, row.attribute, "", kind="contested", reason="They differ.", by=person("editor", username="ines"),
        seen_sha256=row.content_sha256, value=None,
    )  # fmt: skip
    publish_release("tried")
    page = Page(editor.get(at("event_unmerge", other)))
    assert "R000001" in page.text
    assert "/releases/tried/1/" in page.html


def derive_and_read(event: Event) -> list[Any]:
    derive_event(event)
    return list(event.consensus.select_related("attribute"))


@pytest.fixture
def crowded(pair: tuple[Event, Event]) -> Event:
    """An event with three claims of two articles; one of them speaks of another day."""
    one, _other = pair
    article = ArticleFactory(title="Rockets on the port", source=None)
    for number in (4, 5):
        ClaimFactory(
            event=one,
            accepted=True,
            attribute=one.claims.get(number=1).attribute,
            number=number,
            article=article,
        )
    return one


@pytest.mark.parametrize("by", ["article", "scope", "date"])
def test_claims_are_chosen_by_box_or_by_group(editor: Client, crowded: Event, by: str) -> None:
    page = Page(editor.get(at("event_split", crowded), {"by": by}))
    assert page.refused == []
    for claim in crowded.claims.all():
        assert f'value="{claim.pk}.{claim.row_version}"' in page.html
    assert 'name="group"' in page.html


def test_group_stands_for_its_claims_and_the_new_event_is_prefilled(editor: Client, crowded: Event) -> None:
    article = crowded.claims.get(number=4).article
    page = Page(editor.post(at("event_split", crowded), {"group": article.public_id, "by": "article"}))
    assert "2 claims move" in page.text
    assert 'value="Rockets on the port"' in page.html
    assert crowded.claims.count() == 3


def chosen_of(event: Event, *numbers: int) -> list[str]:
    return [
        f"{claim.pk}.{claim.row_version}" for claim in event.claims.filter(number__in=numbers).order_by("pk")
    ]


def test_split_and_taking_it_back(editor: Client, crowded: Event) -> None:
    sent = {
        "claim": chosen_of(crowded, 4, 5), "do": "split", "title": "The port", "when": "2020-11-18", "place": "",
        "other": "", "reason": "Another pier.", "row_version": crowded.row_version,
    }  # fmt: skip
    answer = editor.post(at("event_split", crowded), sent)
    there = Event.objects.get(title="The port")
    assert answer["Location"] == at("event_page", there)
    assert (there.date_edtf, there.claims.count(), crowded.claims.count()) == ("2020-11-18", 2, 1)
    act = Act.objects.get(verb="event.split")
    for event in (there, crowded):
        assert at("event_unsplit", crowded, act.pk) in Page(editor.get(at("event_page", event))).html
    preview = Page(editor.get(at("event_unsplit", crowded, act.pk)))
    assert "2 claims go back." in preview.text
    editor.post(
        at("event_unsplit", crowded, act.pk), {"reason": "The same pier.", "row_version": there.row_version}
    )
    assert crowded.claims.count() == 3
    assert editor.get(at("event_page", there))["Location"] == at("event_page", crowded)
    assert editor.get(at("event_unsplit", crowded, act.pk)).status_code == 404


def test_claims_go_to_an_event_that_there_is(
    editor: Client, crowded: Event, pair: tuple[Event, Event]
) -> None:
    _one, other = pair
    sent = {
        "claim": chosen_of(crowded, 4),
        "do": "split",
        "title": "",
        "other": other.public_id,
        "reason": "Theirs.",
    }
    assert editor.post(at("event_split", crowded), sent)["Location"] == at("event_page", other)
    assert other.claims.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"reason": ""}, {"when": "last week"}, {"other": "E999999"}, {"row_version": 9}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_split_that_cannot_be_is_refused_in_words(
    editor: Client, crowded: Event, wrong: dict[str, Any]
) -> None:
    sent = {"claim": chosen_of(crowded, 4), "do": "split", "title": "The port", "reason": "Another pier."}
    answer = editor.post(at("event_split", crowded), {**sent, **wrong})
    assert answer.status_code == 422
    assert "error" in answer.content.decode()
    assert crowded.claims.count() == 3


def test_no_claim_and_all_claims_are_no_split(editor: Client, crowded: Event) -> None:
    for numbers, said in (((), "Choose the claims"), ((1, 4, 5), "all the claims")):
        answer = editor.post(at("event_split", crowded), {"claim": chosen_of(crowded, *numbers)})
        assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_claim_that_changed_since_it_was_shown_stops_the_split(editor: Client, crowded: Event) -> None:
    sent = {"claim": chosen_of(crowded, 4), "do": "split", "title": "The port", "reason": "Another pier."}
    Claim.objects.filter(number=4).update(row_version=7)
    answer = editor.post(at("event_split", crowded), sent)
    assert (answer.status_code, crowded.claims.count()) == (422, 3)


def test_reviewers_refuse_but_neither_merge_nor_split(pair: tuple[Event, Event]) -> None:
    one, other = pair
    reviewer = logged_in("reviewer")
    page = Page(reviewer.get(at("event_pair", one, other), {"keep": one.public_id}))
    assert "They are two" in page.text
    assert "They are one" not in page.text
    sent = {"act": "merge", "keep": one.public_id, "reason": "One."}
    assert reviewer.post(at("event_pair", one, other), sent).status_code == 403
    assert reviewer.get(at("event_split", one)).status_code == 403
    merge_events(other, one, by=None, reason="One.")
    assert reviewer.get(at("event_unmerge", other)).status_code == 403


def test_hidden_claims_are_told_by_number_alone(crowded: Event, pair: tuple[Event, Event]) -> None:
    one, other = pair
    Claim.objects.filter(number=5).update(sensitivity=Sensitivity.CONFIDENTIAL)
    user = person("reviewer")
    user.user_permissions.add(Permission.objects.get(codename="merge_event"))
    client = Client()
    client.force_login(user)
    page = Page(client.get(at("event_pair", one, other), {"keep": other.public_id}))
    assert "2 claims move" in page.text
    assert "and 1 that is rejected or not shown to you" in page.text
    hidden = Claim.objects.get(number=5)
    address = f"/articles/{hidden.article.public_id}/#claim-{hidden.ordinal}"
    assert address not in page.html
    assert f'value="{hidden.pk}.' not in client.get(at("event_split", one)).content.decode()


def test_queries_do_not_grow_with_the_candidates(editor: Client, pair: tuple[Event, Event]) -> None:
    one, other = pair
    editor.get(at("event_same", one))
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            editor.get(at("event_same", one))
        asked.append(len(queries))
        for _each in range(5):
            EventFactory(place=other.place, act_kind="rocket_fire", **DAY)
    assert asked[0] == asked[1]


def test_taking_a_split_back_needs_a_reason(editor: Client, crowded: Event) -> None:
    there = split_event(
        crowded, list(crowded.claims.filter(number=4)), Described("The port"), by=None, reason="Another pier."
    )
    act = Act.objects.get(verb="event.split")
    answer = editor.post(
        at("event_unsplit", crowded, act.pk), {"reason": "", "row_version": there.row_version}
    )
    assert answer.status_code == 422
    assert there.claims.count() == 1
