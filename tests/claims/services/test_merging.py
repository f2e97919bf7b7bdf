from decimal import Decimal
from typing import Any

import pytest

from claims.domain.codes import EventKind, EventRelation
from claims.models import Claim, Comment, Event, EventLink, EventLinkState, SeriesDefinition
from claims.services import merging
from claims.services.errors import BadDecision, NotAllowed
from claims.services.event_links import link_events, refuse_event_link
from claims.services.merging import merge_events
from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from tests.factories import ArticleFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db
SAME, BEFORE = EventRelation.POSSIBLY_SAME_AS, EventRelation.BEFORE


@pytest.fixture
def editor() -> Any:
    return UserFactory(username="helen", is_superuser=True)


@pytest.fixture
def going() -> Any:
    return EventFactory()


@pytest.fixture
def staying() -> Any:
    return EventFactory()


def test_merge_moves_claims_links_and_children_and_redirects(editor: Any, going: Any, staying: Any) -> None:
    third = EventFactory()
    claim, child = ClaimFactory(event=going), EventFactory(parent=going)
    EventLink.objects.create(from_event=going, to_event=third, relation=BEFORE)
    EventLink.objects.create(from_event=going, to_event=staying, relation=SAME)
    merge_events(going, staying, by=editor, reason="One attack, told twice.")
    for row in (going, staying, claim, child):
        row.refresh_from_db()
    assert (going.merged_into, going.current) == (staying, staying)
    assert (claim.event, child.parent) == (staying, staying)
    link = EventLink.objects.get()
    assert (link.from_event, link.to_event) == (staying, third)
    act = Act.objects.get(verb="event.merge")
    assert act.old["claims"] == [claim.public_id]
    assert act.old["children"] == [child.public_id]
    assert act.old["counts"] == {"claims": 1, "links": 2, "children": 1, "resolutions": 0, "comments": 0}
    assert act.new == {"merged_into": staying.public_id}


def test_everything_that_can_hang_on_an_event_is_known_to_merging() -> None:
    """A new relation to Event fails here until a merge says what becomes of it."""
    follows = {"claims", "links_from", "links_to", "children", "resolutions", "comments", "series"}
    derived, stays = {"consensus", "lessons"}, {"merged", "split_off"}
    relations = {relation.get_accessor_name() for relation in Event._meta.related_objects}
    named = {name for name in relations if name and not name.endswith("+")}
    assert named == follows | derived | stays


def test_comments_and_the_definition_of_a_series_follow(editor: Any) -> None:
    going, staying = EventFactory(kind=EventKind.SERIES), EventFactory(kind=EventKind.SERIES)
    comment = Comment.objects.create(event=going, author=editor, body="Which window?")
    SeriesDefinition.objects.create(event=going, what_counts="a salvo")
    merge_events(going, staying, by=editor, reason="One series.")
    comment.refresh_from_db()
    assert comment.event == staying
    assert SeriesDefinition.objects.get().event == staying


def test_survivor_keeps_its_own_definition(editor: Any) -> None:
    going, staying = EventFactory(kind=EventKind.SERIES), EventFactory(kind=EventKind.SERIES)
    for event, words in ((going, "a salvo"), (staying, "a day with rockets")):
        SeriesDefinition.objects.create(event=event, what_counts=words)
    merge_events(going, staying, by=editor, reason="One series.")
    assert SeriesDefinition.objects.get(event=staying).what_counts == "a day with rockets"
    assert SeriesDefinition.objects.get(event=going).what_counts == "a salvo"


def test_survivor_becomes_part_of_what_the_other_was_part_of(editor: Any, staying: Any) -> None:
    whole = EventFactory(kind=EventKind.SERIES)
    merge_events(EventFactory(parent=whole), staying, by=editor, reason="One attack.")
    staying.refresh_from_db()
    assert staying.parent == whole


def test_no_event_becomes_part_of_itself(editor: Any, staying: Any) -> None:
    middle = EventFactory(parent=staying)
    merge_events(EventFactory(parent=middle), staying, by=editor, reason="One attack.")
    staying.refresh_from_db()
    assert staying.parent is None


def test_survivor_inside_the_other_is_taken_out_first(editor: Any, going: Any) -> None:
    deep = EventFactory(parent=EventFactory(parent=going))
    with pytest.raises(
        BadDecision, match=f"{deep.public_id} is part of {going.public_id}: take it out first"
    ):
        merge_events(going, deep, by=editor, reason="One attack.")


@pytest.mark.parametrize("state", [EventLinkState.DECIDED, EventLinkState.REFUSED])
def test_what_a_person_said_of_a_link_beats_a_suggestion(
    editor: Any, going: Any, staying: Any, state: str
) -> None:
    third = EventFactory()
    EventLink.objects.create(from_event=staying, to_event=third, relation=SAME, detail="Same day.")
    suggested = EventLink.objects.create(from_event=going, to_event=third, relation=SAME)
    if state == EventLinkState.DECIDED:
        link_events(going, third, SAME, by=editor, reason="Both mayors say so.")
    else:
        refuse_event_link(suggested, by=editor, reason="Both mayors say so.")
    merge_events(going, staying, by=editor, reason="One attack.")
    link = EventLink.objects.get()
    assert (link.from_event, link.state, link.decided_by) == (staying, state, editor)
    assert link.detail == "Both mayors say so."


def test_a_suggestion_does_not_replace_what_a_person_said(editor: Any, going: Any, staying: Any) -> None:
    third = EventFactory()
    link_events(staying, third, SAME, by=editor, reason="Both mayors say so.")
    EventLink.objects.create(from_event=going, to_event=third, relation=SAME, detail="Same day.")
    merge_events(going, staying, by=editor, reason="One attack.")
    assert EventLink.objects.get().is_decided


def test_claims_beyond_what_the_act_names_are_told_by_their_history(
    editor: Any, going: Any, staying: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "IDS_KEPT", 1)
    article = ArticleFactory()
    claims = [ClaimFactory(article=article, event=going, number=Decimal(n)) for n in range(3)]
    merge_events(going, staying, by=editor, reason="One attack.")
    act = Act.objects.get(verb="event.merge")
    assert (act.old["counts"]["claims"], len(act.old["claims"])) == (3, 1)
    assert set(Claim.history.filter(act=act).values_list("id", flat=True)) == {claim.pk for claim in claims}


@pytest.mark.parametrize(
    ("reason", "message"),
    [(" ", "A merge needs a reason"), ("same", "An event cannot be merged into itself")],
)
def test_bad_merge_is_refused(editor: Any, reason: str, message: str) -> None:
    event = EventFactory()
    other = event if reason == "same" else EventFactory()
    with pytest.raises(BadDecision, match=message):
        merge_events(event, other, by=editor, reason=reason)


def test_event_is_merged_once(editor: Any) -> None:
    gone = EventFactory(merged_into=EventFactory())
    with pytest.raises(BadDecision, match="already"):
        merge_events(gone, EventFactory(), by=editor, reason="again")


def test_merge_needs_its_permission_and_the_version_shown(editor: Any, going: Any, staying: Any) -> None:
    with pytest.raises(NotAllowed, match=r"claims\.merge_event"):
        merge_events(going, staying, by=UserFactory(), reason="x")
    with pytest.raises(StaleRow):
        merge_events(going, staying, by=editor, reason="x", expected_version=7)
