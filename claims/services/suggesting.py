"""Suggest the claims of an article by the rules, and route them to events.

Outward: ``suggest_claims``. The same rules under the same codebook suggest nothing twice; what the newest rules
propose no longer is withdrawn (``withdrawing``).
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import Producer
from claims.models import Claim, ProducerRun
from claims.selectors.reading import Reader, current_reader, document_of
from claims.services.blind import draw_blind_review
from claims.services.errors import ServiceError
from claims.services.numbering import EVENT, lock_article, lock_counter
from claims.services.proposing import Proposed, store_proposals
from sources.models import Article


def suggest_claims(article: Article, *, by: Any = None, reader: Reader | None = None) -> list[Claim]:
    """Store what extraction finds in an article and nobody stated or decided yet; returns the new suggestions.

    reader: read once for a batch; None = read now. All or nothing. Raises ServiceError where no codebook was adopted.
    The text is read before anything is locked: reading takes long, and others wait for what is locked.
    """
    reader = current_reader() if reader is None else reader
    if reader is None:
        raise ServiceError(_("No codebook was adopted yet: run load_seeds --codebook-only."))
    if _is_up_to_date(article, reader):
        return []
    found = reader.read(document_of(article))
    with transaction.atomic():
        # The lock under which a person's claim gets its number too: no number is given out twice.
        lock_article(article.pk)
        if _is_up_to_date(article, reader):
            return []
        # One article at a time: two that tell of one event must not both open it.
        lock_counter(EVENT)
        proposed = Proposed(Producer.RULES, reader.version, found.drafts, found.events)
        stored = store_proposals(article, proposed, reader, by=by)
        draw_blind_review(article)
        return stored


def _is_up_to_date(article: Article, reader: Reader) -> bool:
    last = ProducerRun.objects.filter(article=article, producer=Producer.RULES).first()
    return last is not None and last.version == reader.version
