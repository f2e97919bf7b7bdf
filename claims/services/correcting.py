"""An outlet corrected its text: the new version, its claims, and what the outlet says of it, as one act of a person.

Outward: ``Correction``, ``store_correction`` and ``foresee_correction``, which shows the same without storing it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from claims.models import Event
from claims.services.foreseeing import Foreseen, foresee
from claims.services.notices import record_notice
from claims.services.versions import Corrected, correct_text
from sources.codes import NoticeKind
from sources.ingestion.published import Published
from sources.models import Article


@dataclass(frozen=True, slots=True)
class Correction:
    """published: when the corrected text appeared, None = as the old one. notice: "" = the outlet says nothing of it.

    notice_on, notice_url: of the outlet's notice; a notice needs its day.
    """

    text: str
    reason: str
    published: Published | None = None
    notice: str = ""
    notice_on: date | None = None
    notice_url: str = ""


@transaction.atomic
def store_correction(
    article: Article, correction: Correction, *, by: Any, expected_version: int | None = None
) -> Corrected:
    """Raises what ``correct_text`` and ``record_notice`` raise; then nothing is stored."""
    corrected = correct_text(
        article,
        correction.text,
        by=by,
        reason=correction.reason,
        published=correction.published,
        expected_version=expected_version,
    )
    if correction.notice.strip() and correction.notice_on is not None:
        record_notice(
            article,
            kind=NoticeKind.CORRECTION,
            published_on=correction.notice_on,
            summary=correction.notice,
            url=correction.notice_url,
            claims=(),
            corrected_by=corrected.article,
            by=by,
        )
    return corrected


def foresee_correction(article: Article, correction: Correction, *, by: Any) -> Foreseen[Corrected]:
    """What ``store_correction`` would do, and what it would change in the consensus. Stores nothing."""
    events = Event.objects.live().filter(claims__article=article).distinct().order_by("pk")
    return foresee(lambda: store_correction(article, correction, by=by), list(events), user=by)
