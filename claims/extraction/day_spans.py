"""Two days told as the ends of one stretch: "between 28 April and 3 May", "dans la nuit de mardi à mercredi".

Outward: ``joined_days``. A word that opens a stretch before the first, nothing but a joining word between them.
"""

from dataclasses import replace

from claims.domain.dates import between
from claims.extraction.reading import Reading, TimeMention


def joined_days(reading: Reading, mentions: list[TimeMention]) -> list[TimeMention]:
    """The mentions, with pairs that are one stretch of days as one mention over both."""
    joined: list[TimeMention] = []
    for mention in mentions:
        whole = _joined(reading, joined[-1], mention) if joined else None
        if whole is None:
            joined.append(mention)
        else:
            joined[-1] = whole
    return joined


def _joined(reading: Reading, first: TimeMention, last: TimeMention) -> TimeMention | None:
    if first.date is None or last.date is None or first.is_wide or last.is_wide:
        return None
    lower, upper = first.date.lower, last.date.upper
    if lower is None or upper is None or lower > upper or first.date.granularity is not last.date.granularity:
        return None
    joint = reading.marks.at("time.range", first.last)
    if joint is None:
        return None
    start = joint.last
    while start < last.first and reading.marks.is_in(start, "function.definite", "function.preposition"):
        start += 1
    before = first.first
    while before > 0 and reading.marks.is_in(before - 1, "function.definite"):
        before -= 1
    opens = reading.marks.before("time.span_open", before) or reading.marks.before(
        "time.span_open", first.first
    )
    if start != last.first or opens is None:
        return None
    return replace(
        first, last=last.last, date=between(lower, upper), day_range=(first.first, last.last), is_period=False
    )
