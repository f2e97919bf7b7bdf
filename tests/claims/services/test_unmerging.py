from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.domain.codes import EventKind, EventRelation, ValueKind
from claims.domain.dates import parse_date
from claims.domain.values import DateValue
from claims.models import Claim, Comment, Event, EventLink, SeriesDefinition
from claims.services.errors import BadDecision, NotAllowed
from claims.services.event_links import link_events
from claims.services.events import open_event
from claims.services.merging import merge_events
from claims.services.routing import route_claims
from claims.services.unmerging import unmerge_event
from factcheck.audit.models import Act
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db
SAME, BEFORE = EventRelation.POSSIBLY_SAME_AS, EventRelation.BEFORE


@pytest.fixture
def editor() -> Any:
    return UserFactory(username="helen", is_superuser=True)


def picture() -> dict[str, Any]:
    """What hangs where, by what does not change in a merge and its undoing."""
    return {
        "claims": sorted(Claim.objects.values_list("public_id", "event__public_id", "emendation")),
        "parents": sorted(Event.objects.values_list("public_id", "parent__public_id", "merged_into")),
        "links": sorted(
            EventLink.objects.values_list(
                "from_event__public_id", "to_event__public_id", "relation", "state", "decided_by", "detail"
            ),
            key=str,
        ),
        "comments": sorted(Comment.objects.values_list("body", "event__public_id")),
        "series": sorted(SeriesDefinition.objects.values_list("event__public_id", "what_counts")),
    }


def test_unmerged_event_has_again_what_the_merge_took(editor: Any) -> None:
    going, staying = (EventFactory(kind=EventKind.SERIES) for _ in range(2))
    third, whole = EventFactory(), EventFactory()
    ClaimFactory(event=going)
    ClaimFactory(event=staying)
    EventFactory(parent=going)
    Event.objects.filter(pk=going.pk).update(parent=whole)
    EventLink.objects.create(from_event=staying, to_event=third, relation=SAME, detail="Same day.")
    EventLink.objects.create(from_event=going, to_event=staying, relation=SAME, detail="Same place.")
    link_events(going, third, SAME, by=editor, reason="Both mayors say so.")
    link_events(third, going, BEFORE, by=editor)
    Comment.objects.create(event=going, author=editor, body="Which window?")
    SeriesDefinition.objects.create(event=going, what_counts="a salvo")
    before = picture()
    merge_events(going, staying, by=editor, reason="One series.")
    assert picture() != before
    back = unmerge_event(going, by=editor, reason="Two series after all.")
    assert picture() == before
    assert (back.pk, back.merged_into) == (going.pk, None)
    act = Act.objects.get(verb="event.unmerge")
    assert (act.target_id, act.old) == (going.public_id, {"event": staying.public_id})


def test_misprint_that_the_merge_flagged_is_flagged_no_longer(editor: Any) -> None:
    going = EventFactory()
    staying = open_event("Rockets", by=editor, date=parse_date("2020-11-17"))
    attribute = AttributeFactory(key="event_date", family="time", definition__value_kind=ValueKind.DATE)
    claim = ClaimFactory.build(event=going, attribute=attribute, article=ArticleFactory())
    claim.attribute_version = attribute.current
    claim.set_value(DateValue(parse_date("2019-11-17")))
    claim.public_id = f"{claim.article.public_id}.1"
    claim.save()
    merge_events(going, staying, by=editor, reason="One attack.")
    assert Claim.objects.get().emendation.startswith("Possible misprint")
    unmerge_event(going, by=editor, reason="Two attacks.")
    claim.refresh_from_db()
    assert (claim.event, claim.emendation) == (going, "")


def test_what_was_moved_since_stays_where_it_is(editor: Any) -> None:
    going, staying, third = EventFactory(), EventFactory(), EventFactory()
    kept, moved = ClaimFactory(event=going), ClaimFactory(event=going)
    merge_events(going, staying, by=editor, reason="One attack.")
    route_claims([moved], third, by=editor)
    later = ClaimFactory(event=staying)
    unmerge_event(going, by=editor, reason="Two attacks.")
    found = {claim: claim.event for claim in Claim.objects.select_related("event")}
    assert found == {kept: going, moved: third, later: staying}


def test_live_event_and_merged_survivor_are_refused(editor: Any) -> None:
    first, second, third = EventFactory(), EventFactory(), EventFactory()
    with pytest.raises(BadDecision, match=f"{first.public_id} is not merged into another"):
        unmerge_event(first, by=editor, reason="x")
    merge_events(first, second, by=editor, reason="x")
    merge_events(second, third, by=editor, reason="x")
    with pytest.raises(
        BadDecision, match=f"{second.public_id} was merged itself since: take that back first"
    ):
        unmerge_event(first, by=editor, reason="x")
    with pytest.raises(BadDecision, match="Taking a merge back needs a reason"):
        unmerge_event(second, by=editor, reason=" ")
    with pytest.raises(NotAllowed):
        unmerge_event(second, by=UserFactory(), reason="x")


def test_merge_without_its_act_is_refused(editor: Any) -> None:
    gone = EventFactory(merged_into=EventFactory())
    with pytest.raises(BadDecision, match=f"No act tells how {gone.public_id} was merged"):
        unmerge_event(gone, by=editor, reason="x")


def test_command_takes_a_merge_back(editor: Any) -> None:
    going = ClaimFactory().event
    merge_events(going, EventFactory(), by=editor, reason="One attack.")
    out = StringIO()
    call_command("unmerge_event", going.public_id, "--reason", "Two attacks.", stdout=out)
    assert out.getvalue() == f"{going.public_id} is live again, with 1 claims.\n"
    with pytest.raises(CommandError, match="is not merged into another"):
        call_command("unmerge_event", going.public_id, "--reason", "again")
    with pytest.raises(CommandError, match='No event is called "E9"'):
        call_command("unmerge_event", "E9", "--reason", "x")
