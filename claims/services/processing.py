"""Run the machine's part of the flow over everything that was ingested.

Outward: ``process_articles`` (suggest, route, link, derive; on demand accept under a named policy) and
``derive_and_link``, its second half. A second run adds nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Evidence
from claims.models import Claim, ClaimLink, Consensus, Event
from claims.selectors.reading import current_reader
from claims.services.consensus import derive_all
from claims.services.errors import ServiceError
from claims.services.linking import suggest_links
from claims.services.review import accept_under_policy
from claims.services.suggesting import suggest_claims
from sources.codes import ArticleKind
from sources.models import Article
from sources.selectors.articles import texts_to_process

# Articles in memory at a time, texts and all. Arbitrary but works.
BATCH_ARTICLES = 50
ACCEPT_SUGGESTIONS = "accept-suggestions"
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Processed:
    """What one run did, and what then stands. articles, posts: texts read, and embedded posts read as their own.

    opened: events that were new. links: rows opened or closed. settled, contested, insufficient: consensus rows by
    evidence.
    """

    articles: int
    posts: int
    suggested: int
    accepted: int
    opened: int
    links: int
    events: int
    settled: int
    contested: int
    insufficient: int


def process_articles(*, accept: bool = False, by: Any = None, progress: Progress | None = None) -> Processed:
    """Extract, route, link and derive over every current article and the posts in it.

    accept: accept every open suggestion under the policy "accept-suggestions" (verification ``policy``). progress:
    told the id of each article and how many suggestions it got. Each article is its own transaction. Raises
    ServiceError where no codebook was adopted.
    """
    reader = current_reader()
    if reader is None:
        raise ServiceError(_("No codebook was adopted yet: run load_seeds --codebook-only."))
    before = Event.objects.count()
    texts: Counter[str] = Counter()
    suggested = 0
    for article in _each_text():
        found = len(suggest_claims(article, by=by, reader=reader))
        texts[article.kind] += 1
        suggested += found
        if progress is not None:
            progress(article.public_id, found)
    accepted = accept_under_policy(Claim.objects.all(), policy=ACCEPT_SUGGESTIONS, by=by) if accept else 0
    links = derive_and_link(by=by)
    return Processed(
        articles=texts[ArticleKind.ARTICLE],
        posts=texts[ArticleKind.POST],
        suggested=suggested,
        accepted=accepted,
        opened=Event.objects.count() - before,
        links=links,
        events=Event.objects.live().count(),
        settled=_rows(Evidence.UNDISPUTED),
        contested=_rows(Evidence.CONTESTED),
        insufficient=_rows(Evidence.INSUFFICIENT),
    )


def _each_text() -> Iterator[Article]:
    """Every text to process, some at a time: an open cursor would keep SQLite from writing between two."""
    ids = list(texts_to_process().values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH_ARTICLES):
        yield from list(texts_to_process().filter(pk__in=ids[start : start + BATCH_ARTICLES]))


def derive_and_link(*, by: Any = None) -> int:
    """Bring suggested links and consensus of every event up to date; returns how many links changed."""
    changed = sum(suggest_links(event, by=by) for event in Event.objects.live().order_by("pk"))
    derive_all(by=by)
    return changed


def _rows(evidence: Evidence) -> int:
    return Consensus.objects.filter(evidence=evidence).count()


def open_suggestions() -> int:
    """How many suggestions wait for a decision."""
    return Claim.objects.filter(status=ClaimStatus.SUGGESTED).count()


def live_links() -> int:
    return ClaimLink.objects.live().count()
