"""A release at a glance: what its own frozen files say, as pictures with their numbers beside them."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from claims.admin.release_charts import ALL, HIGH, figure_lines, period_bars, share_parts
from claims.admin.release_picture import Figure, release_picture
from claims.domain.codes import Evidence
from claims.guards import take_down
from claims.models import DatasetRelease, Event, ReleaseFile
from claims.services.consensus import derive_event
from claims.services.release import publish_release
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def events() -> list[Event]:
    """One event of January and one of March; on the second two articles contradict each other."""
    killed = AttributeFactory(key="killed")
    made = [
        EventFactory(title=title, date_edtf=day, date_lower=day, date_upper=day)
        for title, day in (("The first", "2020-01-03"), ("The second", "2020-03-11"))
    ]
    for event, numbers in zip(made, ((2,), (3, 5)), strict=True):
        for number in numbers:
            ClaimFactory(
                event=event, accepted=True, attribute=killed, number=number, article=ArticleFactory()
            )
    adopted(killed)
    for event in made:
        derive_event(event)
    return made


@pytest.fixture
def release(events: list[Event]) -> DatasetRelease:
    return publish_release("attacks").release


def test_it_counts_events_by_month_without_gaps(release: DatasetRelease) -> None:
    picture = release_picture(release)
    assert picture is not None
    assert picture.periods == [("2020-01", 1), ("2020-02", 0), ("2020-03", 1)]
    assert picture.undated == 0


def test_it_tells_how_much_is_contested_and_the_figures_with_their_bounds(release: DatasetRelease) -> None:
    picture = release_picture(release)
    assert picture is not None
    assert picture.shares == [(Evidence.UNDISPUTED, 1), (Evidence.CONTESTED, 1)]
    [(key, figures)] = picture.figures
    assert key == "killed"
    told = [(figure.title, figure.low, figure.value, figure.high, figure.evidence) for figure in figures]
    assert told == [
        ("The first", Decimal(2), Decimal(2), Decimal(2), "undisputed"),
        ("The second", Decimal(3), None, Decimal(5), "contested"),
    ]


def test_the_page_shows_it_with_how_to_cite_and_what_changed(
    release: DatasetRelease, events: list[Event]
) -> None:
    first = events[0].claims.get()
    ClaimFactory(
        event=events[0], accepted=True, attribute=first.attribute, number=9, article=ArticleFactory()
    )
    derive_event(events[0])
    later = publish_release("attacks").release
    editor: Client = logged_in("editor")
    page = Page(editor.get(reverse("admin:release_page", args=["attacks", later.version])))
    assert page.refused == []
    for said in ("Events over time", "How settled", "Cite as", "Changes since the version before", "2–9"):
        assert said in page.text


def test_a_table_that_was_tampered_with_is_not_drawn(release: DatasetRelease) -> None:
    connection.check_constraints()  # PostgreSQL alters no table that has checks pending
    take_down(connection)  # somebody with the database's own password; the end of the test rolls it back
    ReleaseFile.objects.filter(release=release, path="events.csv").update(sha256="0" * 64)
    assert release_picture(release) is None


def test_dates_of_many_years_are_counted_by_year(db: None) -> None:
    killed = AttributeFactory(key="killed")
    for day in ("1999-12-01", "2004"):
        event = EventFactory(date_edtf=day, date_lower=f"{day[:4]}-01-01", date_upper=f"{day[:4]}-12-31")
        ClaimFactory(event=event, accepted=True, attribute=killed, number=1, article=ArticleFactory())
    EventFactory(date_edtf="", date_lower=None, date_upper=None)
    adopted(killed)
    picture = release_picture(publish_release("long").release)
    assert picture is not None
    assert picture.periods == [("1999-12", 1)]
    assert picture.undated == 1


def test_bars_lines_and_parts_keep_their_proportions() -> None:
    bars = period_bars([("2020-01", 4), ("2020-02", 0), ("2020-03", 1)])
    assert [bar.height for bar in bars] == [HIGH, 0.0, HIGH / 4]
    assert period_bars([]) == []
    parts = share_parts([(Evidence.UNDISPUTED, 3), (Evidence.CONTESTED, 1)])
    assert [(part.left, part.width) for part in parts] == [(0.0, 75.0), (75.0, 25.0)]
    assert sum(part.width for part in parts) == ALL
    zero, open_ended = (
        Figure("E1", "None hurt", "2020", Decimal(0), Decimal(0), Decimal(0), "undisputed"),
        Figure("E2", "Many hurt", "2021", Decimal(4), None, None, "insufficient"),
    )
    [(_one, at_zero), (_other, open_line)] = figure_lines([zero, open_ended])
    assert at_zero.low == at_zero.high == at_zero.best
    assert open_line.is_open
    assert open_line.best is None
    assert open_line.low > at_zero.low
