"""Add one article.

Outward: `add_article`. The same text of the same outlet is kept once, whatever file or run it comes from.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from factcheck.accounts.models import User
from factcheck.audit import acting, record
from sources.codes import ArticleKind
from sources.ingestion.incoming import Incoming
from sources.models import Article, Source
from sources.services.grouping import index_text, own_words, text_group_of
from sources.services.naming import source_named
from sources.services.permission import INGEST, require
from sources.services.storing import prepared, public_id_of, split, store
from sources.services.titles import title_from
from sources.text import sha256_of


@dataclass(frozen=True, slots=True)
class Added:
    article: Article


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The outlet's text was there already; `article` is the row that holds it, as it was."""

    article: Article


def add_article(incoming: Incoming, *, by: User | None) -> Added | Unchanged:
    """Store an article with its bytes, zones, posts and near-duplicate group, all or nothing.

    by: None = the machine. Raises SourceError (an ambiguous outlet, a person without the permission).
    """
    require(by, INGEST)
    try:
        return _add(incoming, by)
    except IntegrityError:
        # Another process stored the article, or its outlet, between the look and the write: look again.
        return _add(incoming, by)


@transaction.atomic
def _add(incoming: Incoming, by: User | None) -> Added | Unchanged:
    source = source_named(incoming.outlet, by=by)
    existing = _existing(source, incoming.text)
    if existing is not None:
        return Unchanged(existing)
    article = prepared(incoming, source, by)
    article.title = article.title or title_from(incoming.text, incoming.lang)
    article.public_id = public_id_of("" if source is None else source.key, incoming.text)
    found = split(article)
    words = own_words(article.text, found)
    article.text_group = text_group_of(article, words)
    act = record("article.add", actor=by, target=article, new=_told(incoming))
    with acting(act):
        store(article, found, incoming, by)
        index_text(article, words)
    return Added(article)


def _existing(source: Source | None, text: str) -> Article | None:
    return (
        Article.objects.without_text()
        .filter(kind=ArticleKind.ARTICLE, source=source, text_sha256=sha256_of(text), erased_at__isnull=True)
        .first()
    )


def _told(incoming: Incoming) -> dict[str, str]:
    """What the act says of the article; the text stays in its row."""
    return {
        "file": incoming.file,
        "outlet": incoming.outlet,
        "language": incoming.lang,
        "published": incoming.published,
    }
