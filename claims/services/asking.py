"""Have a language model suggest claims of an article, beside the rules.

Outward: ``ask_model``, ``ask_model_later`` and ``is_model_configured``. Off unless an endpoint is named. The answer
is kept word for word with the version of the prompt; only what stands verbatim in the text becomes a suggestion.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import Producer
from claims.extraction.asked import Answered, Dropped, drafts_of
from claims.extraction.drafts import Draft
from claims.extraction.pack import languages, load_pack
from claims.extraction.pipeline import read
from claims.extraction.prompt import prompt_for, prompt_version
from claims.extraction.reading import Reading
from claims.models import Claim
from claims.selectors.reading import Reader, current_reader, document_of
from claims.services.errors import ServiceError
from claims.services.language_model import Endpoint, ModelUnavailable, ask, endpoint
from claims.services.numbering import EVENT, lock_article, lock_counter
from claims.services.permission import require
from claims.services.proposing import Proposed, store_proposals
from claims.services.review import ACCEPT
from claims.services.unaided import is_kept_back
from factcheck.jobs import enqueue
from sources.models import Article

ASK_MODEL = "claims.ask_model"
# Characters asked about at once: some six thousand tokens, which every model of today reads with room to answer.
# Longer articles are asked in stretches, cut between paragraphs. Arbitrary but works.
STRETCH = 24_000
PARAGRAPH = "\n\n"
WORDS_OF_VERSION = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """claims: new suggestions. proposed: entries of the answer that stand in the text. dropped: those that do not."""

    claims: list[Claim]
    proposed: int
    dropped: tuple[Dropped, ...]


def is_model_configured() -> bool:
    return endpoint() is not None


def ask_model_later(article: Article, *, by: Any) -> None:
    """Queue the question; asked twice before the first answer, it is queued once. Raises NotAllowed, ServiceError."""
    require(by, ACCEPT)
    if not is_model_configured():
        raise ServiceError(
            _("No language model is configured: set LLM_URL and LLM_MODEL, and install the extra llm.")
        )
    _refuse_kept_back(article)
    enqueue(ASK_MODEL, {"article": article.public_id}, f"ask:{article.public_id}", by=by)


def ask_model(
    article: Article, *, by: Any = None, reader: Reader | None = None, target: Endpoint | None = None
) -> Asked:
    """Ask now, and store what is new. Nothing is locked while the model thinks.

    target: None = the endpoint of the settings. Raises ServiceError where none is configured, no codebook was
    adopted or the article's language has no pack, and ModelUnavailable.
    """
    target = endpoint() if target is None else target
    if target is None:
        raise ServiceError(
            _("No language model is configured: set LLM_URL and LLM_MODEL, and install the extra llm.")
        )
    _refuse_kept_back(article)
    reader = current_reader() if reader is None else reader
    if reader is None:
        raise ServiceError(_("No codebook was adopted yet: run load_seeds --codebook-only."))
    if article.language not in languages():
        accepted = ", ".join(languages())
        raise ServiceError(
            _('%(article)s is in "%(language)s", whose words cannot be read; read: %(accepted)s.')
            % {"article": article.public_id, "language": article.language, "accepted": accepted}
        )
    document = document_of(article)
    reading = read(document, reader.codebook, load_pack(article.language), reader.gazetteer)
    drafts: list[Draft] = []
    dropped: list[Dropped] = []
    bodies: list[str] = []
    for start, end in _stretches(article.text):
        body = ask(target, prompt_for(document, article.text[start:end], reader.codebook))
        bodies.append(body)
        answered = _read_answer(body, reading, start, end)
        drafts.extend(answered.drafts)
        dropped.extend(answered.dropped)
    proposed = Proposed(
        Producer.LLM,
        target.model[:WORDS_OF_VERSION],
        drafts,
        reading.events,
        prompt_version=prompt_version(),
        raw_answer=bodies[0] if len(bodies) == 1 else json.dumps(bodies, ensure_ascii=False),
    )
    with transaction.atomic():
        lock_article(article.pk)
        _refuse_kept_back(article)
        lock_counter(EVENT)
        claims = store_proposals(article, proposed, reader, by=by)
    return Asked(claims, len(drafts), tuple(dropped))


def _refuse_kept_back(article: Article) -> None:
    if is_kept_back(article):
        raise ServiceError(_("This article is coded without suggestions first: nothing may suggest yet."))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the parts, together the whole text; a part ends behind a paragraph where there is one."""
    start = 0
    while len(text) - start > STRETCH:
        cut = text.rfind(PARAGRAPH, start, start + STRETCH)
        end = start + STRETCH if cut <= start else cut + len(PARAGRAPH)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _read_answer(body: str, reading: Reading, start: int, end: int) -> Answered:
    """The entries of one answer. An answer in another form is dropped whole, with what was wrong; it is kept raw."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
        entries = json.loads(content)["claims"]
    except (ValueError, LookupError, TypeError) as error:
        return Answered((), (Dropped(body, f"The answer is not in the form asked for: {error}."),))
    if not isinstance(entries, list):
        return Answered((), (Dropped(body, "The answer is not in the form asked for: claims is no list."),))
    return drafts_of(entries, reading, start, end)


__all__ = ["Asked", "ModelUnavailable", "ask_model", "ask_model_later", "is_model_configured"]
