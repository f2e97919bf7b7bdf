"""Store the corrected text of an article as its next version.

Outward: `correct_article`. The old text stays under its claims; carrying claims over is a step of its own.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.audit import acting, record
from factcheck.locking import lock_row
from sources.codes import ArticleKind
from sources.errors import BadVersion
from sources.ingestion.published import Published
from sources.models import Article
from sources.selectors.articles import lineage
from sources.services.grouping import index_text, own_words, text_group_of
from sources.services.permission import INGEST, require
from sources.services.storing import public_id_of, published_days, split, store
from sources.text import accept_text, sha256_of

# What the outlet says of an article and a correction of its words leaves as it is.
CARRIED_OVER = (
    "kind",
    "source",
    "title",
    "byline",
    "language",
    "url",
    "rights",
    "published",
    "published_lower",
    "published_upper",
    "published_precision",
    "published_basis",
    "translation_of",
    "sensitivity",
)


@transaction.atomic
def correct_article(
    article: Article,
    text: str,
    *,
    by: User | None,
    reason: str,
    published: Published | None = None,
    expected_version: int | None = None,
) -> Article:
    """The new current version of the article, with this text.

    published: when the corrected text was published, None = as the old one. expected_version: row version that the
    person saw, None = whatever stands. Raises BadVersion (a post, an old version, no reason, a text that the lineage
    or the outlet has already), SourceError for a text that is none, and StaleRow.
    """
    require(by, INGEST)
    old = lock_row(Article, article.pk, expected_version)
    accepted = accept_text(text)
    _check(old, accepted, reason)
    new = Article(**{name: getattr(old, name) for name in CARRIED_OVER})
    new.version = max(lineage(old).values_list("version", flat=True)) + 1
    new.original = old if old.original is None else old.original
    new.notes = dict(old.notes)
    if published is not None:
        _date(new, published)
    new.text, new.text_sha256, new.length = accepted, sha256_of(accepted), len(accepted)
    new.public_id = public_id_of("" if old.source is None else old.source.key, accepted)
    found = split(new)
    words = own_words(accepted, found)
    new.text_group = old.text_group or text_group_of(new, words)
    new.added_by = by
    act = record(
        "article.correct",
        actor=by,
        target=new,
        reason=reason,
        old={"article": old.public_id, "version": old.version},
        new={"article": new.public_id, "version": new.version},
    )
    with acting(act):
        old.is_current = False
        old.save()
        for post in old.posts.filter(is_current=True):
            post.is_current = False
            post.save()
        store(new, found, None, by)
        index_text(new, words)
    return new


def _date(article: Article, published: Published) -> None:
    article.published = published.text
    article.published_precision, article.published_basis = published.precision, published.basis
    article.published_lower, article.published_upper = published_days(published.text)


def _check(article: Article, text: str, reason: str) -> None:
    if article.kind != ArticleKind.ARTICLE:
        raise BadVersion(
            _("%(article)s is an embedded post; accepted: the article it stands in")
            % {"article": article.public_id}
        )
    if not article.is_current:
        raise BadVersion(
            _("%(article)s is version %(version)s; accepted: the current version")
            % {"article": article.public_id, "version": article.version}
        )
    if not reason.strip():
        raise BadVersion(_("a correction needs a reason"))
    same = Article.objects.filter(
        kind=ArticleKind.ARTICLE, source=article.source, text_sha256=sha256_of(text), erased_at__isnull=True
    ).first()
    if same is not None:
        raise BadVersion(
            _("the text is that of %(id)s already; accepted: another text") % {"id": same.public_id}
        )
