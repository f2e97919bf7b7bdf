"""A date that a person decided: the machine leaves it, asks once, and takes the answer."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from claims.domain.codes import EventKind
from claims.domain.dates import parse_date
from claims.domain.values import DateValue
from claims.extraction.drafts import EventDraft
from claims.models import Claim, Event, Notification
from claims.selectors.dates_in_doubt import dates_in_doubt
from claims.services.errors import BadDecision, NotAllowed
from claims.services.event_dates import keep_date, take_news
from claims.services.event_links import describe_event
from claims.services.events import complete_event, open_event
from claims.services.news_year import date_by_news
from claims.services.restoring import restore_version
from claims.services.splitting import Described, split_event
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from tests.claims.admin.cast import Page, logged_in, person
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db
OLD, NEWS = "2019-11-17", "2020-11-17"


@pytest.fixture
def helen() -> User:
    return UserFactory(username="helen", is_superuser=True)


def printed(event: Event, day: str, published: date, **fields: Any) -> Claim:
    """A day as an article of another day prints it."""
    claim: Claim = ClaimFactory.build(
        event=event,
        article=ArticleFactory(
            published=published.isoformat(), published_lower=published, published_upper=published
        ),
        attribute=AttributeFactory(
            key="event_date", family="time", definition__value_kind="date", definition__policy="date"
        ),
        number=None, lower=None, upper=None, unit="", focus="",
        **fields,
    )  # fmt: skip
    claim.attribute_version = claim.attribute.current
    claim.set_value(DateValue(parse_date(day), day))
    claim.save()
    return claim


def news(event: Event) -> list[Claim]:
    return [printed(event, NEWS, date(2020, 11, 18))]


@pytest.fixture
def opened() -> Event:
    """Opened by an article that misprinted the year; the machine would follow the news."""
    found = open_event(
        f"Rocket fire, {OLD}", by=None, act_kind="rocket_fire", date=parse_date(OLD), is_read=True
    )
    printed(found, OLD, date(2020, 11, 30))
    return found


def described(event: Event, day: str | None, by: User) -> Event:
    when = None if day is None else parse_date(day)
    return describe_event(
        event, title=event.title, kind=EventKind(event.kind), when=when, place=None, target="", by=by
    )


def fresh(event: Event) -> Event:
    return Event.objects.get(pk=event.pk)


def test_a_year_that_was_restored_is_not_overruled_again(opened: Event, helen: User) -> None:
    before = opened.history.latest().history_id
    assert date_by_news(opened, news(opened), by=None)
    row = fresh(opened)
    assert (row.date_edtf, row.date_decided_by) == (NEWS, None)
    restore_version(row, before, by=helen, reason="It was 2019.", expected_version=row.row_version)
    assert not date_by_news(fresh(opened), news(opened), by=None)
    row = fresh(opened)
    assert (row.date_edtf, row.date_decided_by, row.date_doubt) == (OLD, helen, NEWS)


def test_whoever_decided_is_asked_once(opened: Event, helen: User) -> None:
    described(opened, "2021-11-17", helen)
    for _article in range(2):
        assert not date_by_news(fresh(opened), news(opened), by=None)
    assert [(told.recipient, told.text) for told in Notification.objects.all()] == [
        (
            helen,
            f"You dated event {opened.public_id} 2021-11-17; an article that appeared then tells {NEWS}.",
        )
    ]
    assert Act.objects.filter(verb="event.doubt_date").count() == 1
    assert dates_in_doubt(helen, 5) == [opened]


def test_a_date_kept_is_not_asked_again(opened: Event, helen: User) -> None:
    described(opened, "2021-11-17", helen)
    date_by_news(fresh(opened), news(opened), by=None)
    keep_date(opened, by=helen)
    date_by_news(fresh(opened), news(opened), by=None)
    assert (fresh(opened).date_edtf, fresh(opened).date_doubt) == ("2021-11-17", "")
    assert dates_in_doubt(helen, 5) == []
    date_by_news(fresh(opened), [printed(opened, "2022-11-17", date(2022, 11, 18))], by=None)
    assert fresh(opened).date_doubt == "2022-11-17"


def test_the_news_is_taken_with_the_title_and_the_misprint_flagged(opened: Event, helen: User) -> None:
    opened.date_decided_by = helen
    opened.save()
    date_by_news(opened, news(opened), by=None)
    take_news(opened, by=helen)
    row = fresh(opened)
    assert (row.date_edtf, row.title, row.date_decided_by, row.date_doubt) == (
        NEWS, f"Rocket fire, {NEWS}", helen, "",
    )  # fmt: skip
    assert opened.claims.get(date_edtf=OLD).emendation.startswith("Possible misprint")
    assert opened.claims.get(date_edtf=NEWS).emendation == ""


def test_a_date_decided_is_not_made_narrower(opened: Event, helen: User) -> None:
    draft = EventDraft(key="e1", act="rocket_fire", date=parse_date("2020-11-17"))
    assert not complete_event(described(opened, "2020", helen), draft, keeps_date=False)
    assert not complete_event(described(opened, None, helen), draft, keeps_date=False)
    assert complete_event(open_event("Rockets", by=None), draft, keeps_date=False)


def test_only_a_person_who_gives_another_date_decides_it(opened: Event, helen: User) -> None:
    described(opened, OLD, helen)
    assert fresh(opened).date_decided_by is None
    assert open_event("Rockets", by=helen, date=parse_date(OLD)).date_decided_by == helen
    assert open_event("Rockets", by=helen).date_decided_by is None
    assert open_event("Rockets", by=helen, date=parse_date(OLD), is_read=True).date_decided_by is None
    claims = [ClaimFactory(event=opened)]
    split = split_event(opened, claims, Described("Other", parse_date(OLD)), by=helen, reason="Two.")
    assert split.date_decided_by == helen


def test_the_answer_needs_a_question_a_right_and_the_row_as_shown(opened: Event, helen: User) -> None:
    described(opened, "2021-11-17", helen)
    with pytest.raises(BadDecision, match="Nothing is asked"):
        keep_date(opened, by=helen)
    date_by_news(fresh(opened), news(opened), by=None)
    with pytest.raises(NotAllowed):
        take_news(opened, by=UserFactory())
    with pytest.raises(StaleRow):
        take_news(opened, by=helen, expected_version=1)


def test_the_page_of_the_event_asks_and_the_list_names_it(opened: Event, helen: User) -> None:
    described(opened, "2021-11-17", helen)
    date_by_news(fresh(opened), news(opened), by=None)
    editor, address = logged_in("editor"), reverse("admin:event_page", args=[opened.public_id])
    asked = Page(editor.get(address)).text
    assert f"An article that appeared shortly after tells {NEWS}; helen dated the event 2021-11-17." in asked
    assert f"2021-11-17, says helen; {NEWS}, says the news" in Page(editor.get("/admin/conflicts/")).text
    assert "It was" not in Page(logged_in("reader").get(address)).text

    answer = reverse("admin:event_date", args=[opened.public_id])
    version = str(fresh(opened).row_version)
    assert (
        "Say which of the two days" in Page(editor.post(answer, {"row_version": version}, follow=True)).text
    )
    page = Page(editor.post(answer, {"act": "take", "row_version": version}, follow=True))
    assert "The date of the event is decided." in page.text
    assert (fresh(opened).date_edtf, "An article that appeared" in page.text) == (NEWS, False)


def test_the_form_of_the_event_decides_its_date(opened: Event) -> None:
    editor = logged_in("editor")
    address = reverse("admin:claims_event_change", args=[opened.pk])
    fields = {
        "title": "Rockets",
        "kind": "occurrence",
        "act_kind": "",
        "place": "",
        "target": "",
        "parent": "",
    }
    series = {"series-TOTAL_FORMS": "0", "series-INITIAL_FORMS": "0"}
    data = {**fields, **series, "date_edtf": OLD, "row_version": str(fresh(opened).row_version)}
    editor.post(address, data)
    assert (fresh(opened).title, fresh(opened).date_decided_by) == ("Rockets", None)
    editor.post(address, {**data, "date_edtf": NEWS, "row_version": str(fresh(opened).row_version)})
    assert fresh(opened).date_decided_by == User.objects.get(username="the-editor")


def test_a_hidden_event_is_named_to_nobody_who_may_not_read_it(opened: Event, helen: User) -> None:
    described(opened, "2021-11-17", helen)
    date_by_news(fresh(opened), news(opened), by=None)
    Claim.objects.update(sensitivity="confidential")
    assert dates_in_doubt(person("reviewer"), 5) == []
    assert EventFactory() not in dates_in_doubt(helen, 5)
