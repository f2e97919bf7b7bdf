"""Date an event by its news where the article that opened it misprinted the year.

Outward: ``date_by_news``, and ``date_anew`` for a person who takes the day of the news. Articles come in in any
order: the one that misprints may come first, and the event then has its year. As soon as an article tells the same
day and month of another year, and appeared shortly after that day, the event gets the day of the news, and the first
article's date is flagged as ``routing.flag_misprints`` flags it where it comes second. A date that a person decided
stays: news against it is a task for people (``date_doubts``).
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from claims.domain.codes import ClaimStatus, Verification
from claims.domain.dates import PartialDate, parse_date
from claims.domain.values import DateValue
from claims.models import Claim, Event
from claims.services.date_doubts import raise_doubt
from claims.services.deriving import derive_later
from claims.services.events import set_date
from claims.services.routing import EVENT_DATE, flag_misprints, is_news
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from factcheck.locking import lock_row

REASON = "Told shortly after the day; the year that the event had is taken for a misprint."


def date_by_news(event: Event, told: Iterable[Claim], *, by: Any) -> bool:
    """Whether the event got another year. told: claims of one article, just routed to the event, perhaps unsaved.

    The year stays where a person decided it, where another article printed it shortly after the day too, where no
    other claim states it, and where the article tells two days. Dates that a person accepted are not flagged: the two
    years then stand against each other. Inside a transaction; the event is locked, then the claims.
    """
    told = [claim for claim in told if claim.attribute.key == EVENT_DATE]
    days = {day for claim in told for day in _news_of(claim)}
    if len(days) != 1 or not _is_another_year(event, *days):
        return False
    (day,) = days
    # As it stands: whoever routes may have read it before somebody edited it.
    row = lock_row(Event, event.pk, None)
    if not _is_another_year(row, day):
        return False
    if row.date_decided_by is not None:
        raise_doubt(row, day)
        return False
    if not _is_misprinted(parse_date(row.date_edtf), list(_others(row, told))):
        return False
    old, new = {"date": row.date_edtf}, {"date": day.edtf}
    with acting(record("event.complete", actor=by, target=row, reason=REASON, old=old, new=new)):
        date_anew(row, day, told=told)
    event.refresh_from_db()
    return True


def date_anew(row: Event, day: PartialDate, *, told: Iterable[Claim] = (), by: Any = None) -> None:
    """Give an event another year, in its title too, and flag the dates that a machine read as they are printed.

    row: locked. told: claims that state the day, perhaps unsaved. by: the person whose word it is. Inside an act.
    """
    others = list(_others(row, told))
    row.title = row.title.replace(row.date_edtf, day.edtf)
    set_date(row, day, by=by)
    row.save()
    flagged = flag_misprints([claim for claim in others if not _is_a_persons(claim)], row)
    for claim in flagged:
        claim.row_version += 1
    update_many(Claim, flagged, ["emendation", "date_as_written", "row_version"])
    derive_later(row)


def _is_another_year(event: Event, day: PartialDate) -> bool:
    """Whether the event has the same day and month of another year."""
    return bool(event.date_edtf) and day.shares_day_and_month(parse_date(event.date_edtf))


def _is_misprinted(old: PartialDate, others: Iterable[Claim]) -> bool:
    """Whether others state the day, and none of them shortly after it."""
    stated = [claim for claim in others if isinstance(claim.value, DateValue) and claim.value.date == old]
    return bool(stated) and not any(_news_of(claim) for claim in stated)


def _news_of(claim: Claim) -> set[PartialDate]:
    """The day that it tells, if its article appeared shortly after."""
    value = claim.value
    if not isinstance(value, DateValue) or claim.emendation or not is_news(value.date, claim):
        return set()
    return {value.date}


def _others(event: Event, told: Iterable[Claim]) -> QuerySet[Claim]:
    dates = Claim.objects.filter(event=event, attribute__key=EVENT_DATE, emendation="")
    standing = dates.filter(status__in=(ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED))
    return (
        standing.exclude(pk__in=[claim.pk for claim in told if claim.pk])
        .select_for_update(of=("self",))
        .select_related("article", "attribute")
        .order_by("pk")
    )


def _is_a_persons(claim: Claim) -> bool:
    return claim.status == ClaimStatus.ACCEPTED and Verification(claim.verification).is_by_a_person
