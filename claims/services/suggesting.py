"""Suggest the claims of an article by the rules, and route them to events.

Outward: ``suggest_claims``, and ``show_suggestions`` for an article that was coded without them. The same rules under
the same codebook suggest nothing twice; what the newest rules propose no longer is withdrawn (``withdrawing``).
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import Producer
from claims.extraction.drafts import Extraction
from claims.models import Claim, ProducerRun, ReviewStage
from claims.selectors.reading import Reader, current_reader, document_of
from claims.services.blind import draw_blind_review
from claims.services.errors import ServiceError
from claims.services.numbering import EVENT, lock_article, lock_counter
from claims.services.proposing import Proposed, store_proposals
from claims.services.unaided import Statement, begin_second_step, draw_condition, is_kept_back, stated
from sources.models import Article


def suggest_claims(article: Article, *, by: Any = None, reader: Reader | None = None) -> list[Claim]:
    """Store what extraction finds in an article and nobody stated or decided yet; returns the new suggestions.

    reader: read once for a batch; None = read now. All or nothing. Raises ServiceError where no codebook was adopted.
    The text is read before anything is locked: reading takes long, and others wait for what is locked.
    """
    reader = current_reader() if reader is None else reader
    if reader is None:
        raise ServiceError(_("No codebook was adopted yet: run load_seeds --codebook-only."))
    if _is_up_to_date(article, reader) or is_kept_back(article):
        return []
    found = reader.read(document_of(article))
    with transaction.atomic():
        # The lock under which a person's claim gets its number too: no number is given out twice.
        lock_article(article.pk)
        if _is_up_to_date(article, reader) or is_kept_back(article) or draw_condition(article):
            return []
        stored = _store(article, found, reader, by)
        draw_blind_review(article)
        return stored


def show_suggestions(article: Article, stage: ReviewStage, *, by: Any) -> list[Claim]:
    """End the first step of an article coded without suggestions: what was coded is kept, and the rules read it now.

    Returns the suggestions that are open: what touches the words of a claim that was coded is none. Posts in the
    article get theirs as well. In a transaction that locked article and stage. Raises ServiceError where no codebook
    was adopted.
    """
    reader = current_reader()
    if reader is None:
        raise ServiceError(_("No codebook was adopted yet: run load_seeds --codebook-only."))
    found = reader.read(document_of(article))
    begin_second_step(article, stage, _statements(article, found, reader), by=by)
    stored = _store(article, found, reader, by)
    for post in Article.objects.filter(parent=article):
        suggest_claims(post, by=by, reader=reader)
    return stored


def _store(article: Article, found: Extraction, reader: Reader, by: Any) -> list[Claim]:
    # One article at a time: two that tell of one event must not both open it.
    lock_counter(EVENT)
    proposed = Proposed(Producer.RULES, reader.version, found.drafts, found.events)
    return store_proposals(article, proposed, reader, by=by)


def _statements(article: Article, found: Extraction, reader: Reader) -> list[Statement]:
    """Every draft once: what the rules would have suggested of an article in which nothing is coded."""
    drafts = [draft for draft in found.drafts if draft.attribute in reader.attributes]
    said = [stated(article, each.attribute, each.focus_start, each.focus_end, each.value) for each in drafts]
    return list({tuple(each.values()): each for each in said}.values())


def _is_up_to_date(article: Article, reader: Reader) -> bool:
    last = ProducerRun.objects.filter(article=article, producer=Producer.RULES).first()
    return last is not None and last.version == reader.version
