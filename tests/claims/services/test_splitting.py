"""An event is split: chosen claims go to a new event or another one, in one act that can be taken back."""

from typing import Any

import pytest

from claims.domain.codes import ValueKind
from claims.domain.dates import parse_date
from claims.domain.values import DateValue
from claims.models import Claim, Comment, Event
from claims.services.errors import BadDecision, NotAllowed
from claims.services.events import open_event
from claims.services.merging import merge_events
from claims.services.routing import route_claims
from claims.services.splitting import Described, split_event, unsplit_event
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from factcheck.locking import StaleRow
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db
SECOND = Described("Rockets on the port", parse_date("2020-11-18"))


@pytest.fixture
def editor() -> Any:
    return UserFactory(username="helen", is_superuser=True)


@pytest.fixture
def event() -> Event:
    found: Event = EventFactory(title="Rockets on the harbour")
    ClaimFactory.create_batch(3, event=found)
    return found


def chosen(event: Event, number: int = 2) -> list[Claim]:
    return list(event.claims.order_by("pk")[:number])


def split_act() -> Act:
    return Act.objects.get(verb="event.split")


def test_chosen_claims_go_to_a_new_event_in_one_act(editor: Any, event: Event) -> None:
    moving = chosen(event)
    acts = Act.objects.count()
    there = split_event(event, moving, SECOND, by=editor, reason="Two salvos, a day apart.")
    assert (there.title, there.date_edtf, there.split_from) == ("Rockets on the port", "2020-11-18", event)
    assert there.kind == event.kind
    assert set(there.claims.all()) == set(moving)
    assert event.claims.count() == 1
    assert Act.objects.count() == acts + 1
    act = split_act()
    assert (act.target_id, act.reason) == (event.public_id, "Two salvos, a day apart.")
    assert act.new == {"event": there.public_id, "claims": 2, "opened": True}
    assert Claim.history.filter(act=act).count() == 2
    assert {job.key for job in Job.objects.filter(name="claims.derive_event")} >= {
        f"derive:{event.public_id}",
        f"derive:{there.public_id}",
    }


def test_chosen_claims_go_to_an_event_that_there_is(editor: Any, event: Event) -> None:
    other = EventFactory()
    there = split_event(event, chosen(event, 1), other, by=editor, reason="That was the other base.")
    assert (there.pk, other.claims.count(), Event.objects.count()) == (other.pk, 1, 2)
    assert split_act().new["opened"] is False


def test_date_that_differs_in_the_year_alone_is_flagged_and_freed_again(editor: Any, event: Event) -> None:
    there = open_event("Rockets", by=editor, date=parse_date("2020-11-17"))
    attribute = AttributeFactory(key="event_date", family="time", definition__value_kind=ValueKind.DATE)
    claim = ClaimFactory.build(event=event, attribute=attribute, article=ArticleFactory())
    claim.attribute_version = attribute.current
    claim.set_value(DateValue(parse_date("2019-11-17")))
    claim.public_id = f"{claim.article.public_id}.1"
    claim.save()
    split_event(event, [claim], there, by=editor, reason="Another night.")
    claim.refresh_from_db()
    assert claim.emendation.startswith("Possible misprint")
    unsplit_event(split_act(), by=editor, reason="The same night.")
    claim.refresh_from_db()
    assert (claim.emendation, claim.event) == ("", event)


def test_split_taken_back_leaves_an_id_that_redirects(editor: Any, event: Event) -> None:
    there = split_event(event, chosen(event), SECOND, by=editor, reason="Two salvos.")
    back = unsplit_event(split_act(), by=editor, reason="One salvo.")
    assert (back.pk, event.claims.count()) == (event.pk, 3)
    there.refresh_from_db()
    assert there.current == event
    act = Act.objects.get(verb="event.unsplit")
    assert (act.target_id, act.reason) == (event.public_id, "One salvo.")


def test_event_that_was_there_before_stays_live_when_a_split_is_taken_back(editor: Any, event: Event) -> None:
    other = EventFactory()
    split_event(event, chosen(event), other, by=editor, reason="Two salvos.")
    unsplit_event(split_act(), by=editor, reason="One salvo.")
    other.refresh_from_db()
    assert (other.merged_into, other.claims.count()) == (None, 0)


def test_what_was_decided_since_stays_where_it_is(editor: Any, event: Event) -> None:
    moving = chosen(event)
    there, third = split_event(event, moving, SECOND, by=editor, reason="Two salvos."), EventFactory()
    route_claims(moving[:1], third, by=editor)
    Comment.objects.create(event=there, author=editor, body="Which pier?")
    unsplit_event(split_act(), by=editor, reason="One salvo.")
    there.refresh_from_db()
    assert (event.claims.count(), third.claims.count()) == (2, 1)
    assert there.merged_into is None


@pytest.mark.parametrize(
    ("number", "reason", "message"),
    [
        (0, "Two salvos.", "Choose the claims"),
        (1, " ", "needs a reason"),
        # Nothing would be left: that is another title, or a merge.
        (3, "Two salvos.", "all the claims of the event"),
    ],
)
def test_split_that_is_none_is_refused(
    editor: Any, event: Event, number: int, reason: str, message: str
) -> None:
    with pytest.raises(BadDecision, match=message):
        split_event(event, chosen(event, number), SECOND, by=editor, reason=reason)
    assert (event.claims.count(), Event.objects.count()) == (3, 1)
    assert not Act.objects.filter(verb="event.split").exists()


def test_new_event_needs_a_title_and_no_number_is_lost(editor: Any, event: Event) -> None:
    with pytest.raises(BadDecision, match="needs a title"):
        split_event(event, chosen(event), Described(" "), by=editor, reason="Two salvos.")
    assert event.claims.count() == 3


def test_claim_of_another_event_is_refused(editor: Any, event: Event) -> None:
    stranger = ClaimFactory(event=EventFactory())
    with pytest.raises(BadDecision, match="is not of"):
        split_event(event, [stranger, *chosen(event, 1)], SECOND, by=editor, reason="Two salvos.")
    assert event.claims.count() == 3


def test_event_cannot_be_split_into_itself_nor_into_a_merged_one(editor: Any, event: Event) -> None:
    gone = EventFactory()
    merge_events(gone, EventFactory(), by=editor, reason="One.")
    for into in (event, gone):
        with pytest.raises(BadDecision):
            split_event(event, chosen(event), into, by=editor, reason="Two salvos.")
    assert event.claims.count() == 3


def test_what_changed_since_it_was_shown_is_refused(editor: Any, event: Event) -> None:
    moving = chosen(event)
    with pytest.raises(StaleRow):
        split_event(event, moving, SECOND, by=editor, reason="Two.", expected_versions={moving[0].pk: 9})
    with pytest.raises(StaleRow):
        split_event(event, moving, SECOND, by=editor, reason="Two.", expected_version=9)
    there = split_event(event, moving, SECOND, by=editor, reason="Two.")
    with pytest.raises(StaleRow):
        unsplit_event(split_act(), by=editor, reason="One.", expected_version=there.row_version + 1)
    assert event.claims.count() == 1


def test_split_is_taken_back_once_with_a_reason_and_while_both_events_live(editor: Any, event: Event) -> None:
    there = split_event(event, chosen(event), SECOND, by=editor, reason="Two salvos.")
    Comment.objects.create(event=there, author=editor, body="Which pier?")
    with pytest.raises(BadDecision, match="needs a reason"):
        unsplit_event(split_act(), by=editor, reason="")
    unsplit_event(split_act(), by=editor, reason="One salvo.")
    with pytest.raises(BadDecision, match="already"):
        unsplit_event(split_act(), by=editor, reason="One salvo.")
    merge_events(there, event, by=editor, reason="One.")
    with pytest.raises(BadDecision, match="was merged since"):
        unsplit_event(split_act(), by=editor, reason="One salvo.")


def test_only_those_who_may_merge_split(event: Event) -> None:
    nobody = UserFactory()
    with pytest.raises(NotAllowed, match="merge_event"):
        split_event(event, chosen(event), SECOND, by=nobody, reason="Two salvos.")
    split_event(event, chosen(event), SECOND, by=None, reason="Two salvos.")
    with pytest.raises(NotAllowed, match="merge_event"):
        unsplit_event(split_act(), by=nobody, reason="One.")
