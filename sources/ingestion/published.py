"""When an article was published, as far as someone says so.

Outward functions: `read_published` for a value that somebody states, `published_in_url` and
`published_in_header` for what an address or the text's own header line tells. Partial dates stay partial:
nothing is filled in.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from sources.codes import DateBasis, DatePrecision
from sources.errors import BadMetadata
from sources.text import ZoneRole, zones

_FORM = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", re.DOTALL)
_IN_URL = re.compile(
    r"/(?P<year>(?:19|20)\d{2})(?:(?P<gap>[/-]?)(?P<month>\d{2})(?:(?P=gap)(?P<day>\d{2}))?)(?=[/.?#_-]|$)"
)
_IN_HEADER = re.compile(r"date (?P<date>\d{4}(?:-\d{2}){0,2})")
# Characters at the head of a text that are searched for a header line. Arbitrary but works.
_HEADER_REACH = 300
_PRECISIONS = (DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY)


@dataclass(frozen=True, slots=True)
class Published:
    """text: YYYY, YYYY-MM or YYYY-MM-DD, as precision says; "" with precision and basis none = not known."""

    text: str
    precision: DatePrecision
    basis: DateBasis


NOT_KNOWN = Published("", DatePrecision.NONE, DateBasis.NONE)


def read_published(value: object, basis: DateBasis, *, blank: str = "null") -> Published:
    """A stated date. None and "" = not known; a full ISO moment is cut to its day.

    blank: how the one who states it says "not known", for the message. Raises BadMetadata.
    """
    if value is None or value == "":
        return NOT_KNOWN
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    match = _FORM.fullmatch(_day_of_moment(text))
    if match is None:
        raise BadMetadata(
            "the date %(value)r cannot be read; accepted: YYYY, YYYY-MM, YYYY-MM-DD, "
            "or %(blank)s where it is not known",
            value=value,
            blank=blank,
        )
    if not _is_possible(match):
        raise BadMetadata(
            "the date %(value)r is in no calendar; accepted: YYYY, YYYY-MM, YYYY-MM-DD, "
            "or %(blank)s where it is not known",
            value=value,
            blank=blank,
        )
    return _published(match, basis)


def published_in_url(url: str) -> Published:
    """The date in an address ("/2020/12/20/", "/20201220/"), basis url; NOT_KNOWN if there is none."""
    for match in _IN_URL.finditer(url):
        # Six figures in a row are more often an article's number than a month.
        is_number = match["gap"] == "" and match["day"] is None
        if not is_number and _is_possible(match):
            return _published(match, DateBasis.URL)
    return NOT_KNOWN


def published_in_header(text: str) -> Published:
    """The date in a header line ("date 2020-07"), basis metadata; NOT_KNOWN if there is none."""
    for zone in zones(text[:_HEADER_REACH]):
        match = _IN_HEADER.fullmatch(text[zone.start : zone.end])
        if zone.role is ZoneRole.METADATA_HEADER and match:
            try:
                return read_published(match["date"], DateBasis.METADATA)
            except BadMetadata:
                return NOT_KNOWN
    return NOT_KNOWN


def _day_of_moment(text: str) -> str:
    if not _MOMENT.fullmatch(text):
        return text
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return ""


def _is_possible(match: re.Match[str]) -> bool:
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return False
    return True


def _published(match: re.Match[str], basis: DateBasis) -> Published:
    parts = [part for part in (match["year"], match["month"], match["day"]) if part is not None]
    return Published("-".join(parts), _PRECISIONS[len(parts) - 1], basis)
