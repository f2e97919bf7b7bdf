"""What the dashboard shows one person: their queue, what needs an editor, what runs, what to do first.

Outward: ``dashboard_for``. A fixed number of queries; nothing that the person may not see is counted.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.lookups import Exact

from claims.domain.codes import ClaimStatus, Evidence, Ruling
from claims.models import Attribute, Claim, ClaimLink, Consensus, DatasetRelease, LinkOrigin
from claims.selectors.articles import (
    articles_to_adjudicate,
    articles_to_finish,
    current_articles,
    open_articles,
    shown_articles,
    without_suggestions,
)
from claims.selectors.backlog import EMPTY, Backlog, backlog_of
from claims.selectors.events import Conflict, listed_conflicts
from claims.selectors.first_found import oldest, tally_of_latest, tally_of_open
from claims.selectors.open_links import open_links
from claims.selectors.orphans import readable_orphans
from claims.selectors.queue import Task, queue_for
from claims.selectors.readable import readable_claims, readable_consensus, readable_releases
from claims.selectors.recent_agreement import RecentAgreement, recent_agreement
from claims.selectors.review_tasks import open_tasks
from claims.selectors.tally import NOTHING, Tally, tally
from claims.selectors.throughput import Throughput, throughput_for
from claims.selectors.veiling import veiled
from factcheck.jobs.models import LIVE, Job, JobStatus
from factcheck.keyset_pages import in_order
from factcheck.rarely import Rarely
from sources.models import Article

# Rows of each list on the dashboard; the lists themselves are one click away. Arbitrary but works.
MOST = 6
ACCEPT = "claims.accept_claim"
ADJUDICATE = "claims.adjudicate_review"


@dataclass(frozen=True, slots=True)
class Dashboard:
    """queue: what comes next for somebody who decides; articles: for whoever does not, what waits, the oldest first.

    queue_length: None = the person has no queue. backlog: of articles with open suggestions. articles_to_finish: all
    decided, not said to be done. conflicts: the latest. jobs: waiting or running. throughput, agreement: None = not
    for them. links: suggested between accepted claims.
    """

    queue: list[Task]
    queue_length: Tally | None
    articles: list[Article]
    backlog: Backlog
    articles_to_finish: Tally
    articles_to_adjudicate: Tally
    suggestions_open: Tally
    conflicts: list[Conflict]
    conflicts_open: Tally
    stale: Tally
    tasks: Tally
    links: Tally
    orphans: Tally
    releases: list[DatasetRelease]
    jobs: list[Job]
    jobs_parked: Tally
    has_codebook: bool
    has_articles: bool
    has_accepted: bool
    throughput: Throughput | None
    agreement: RecentAgreement | None

    @property
    def next_task(self) -> Task | None:
        return self.queue[0] if self.queue else None

    @property
    def is_first_run(self) -> bool:
        return not (self.has_codebook and self.has_articles)


def dashboard_for(user: Any) -> Dashboard:
    may_see = user.has_perm("claims.view_consensus")
    consensus = readable_consensus(user) if may_see else Consensus.objects.none()
    claims = readable_claims(user) if user.has_perm("claims.view_claim") else readable_claims(user).none()
    waiting = open_articles(user)
    may_read = user.has_perm("sources.view_article")
    decides = may_read and user.has_perm(ACCEPT)
    may_see_jobs = user.has_perm("jobs.view_job")
    has_codebook = Attribute.objects.filter(current__isnull=False).exists()
    has_articles = current_articles(user).exists()
    is_first_run = not (has_codebook and has_articles)
    queue, queue_length = queue_for(user, MOST) if decides else ([], None)
    return Dashboard(
        queue=queue,
        queue_length=queue_length,
        articles=_oldest(user, waiting) if may_read and not decides else [],
        backlog=backlog_of(waiting) if may_read else EMPTY,
        articles_to_finish=tally_of_open(articles_to_finish(user), without_suggestions(user))
        if may_read
        else NOTHING,
        articles_to_adjudicate=tally(articles_to_adjudicate(user)) if user.has_perm(ADJUDICATE) else NOTHING,
        suggestions_open=tally_of_latest(
            claims.filter(status=ClaimStatus.SUGGESTED), Claim.objects.suggested()
        ),
        conflicts=listed_conflicts(user, MOST) if may_see else [],
        conflicts_open=tally(consensus.filter(evidence=Evidence.CONTESTED, ruling=Ruling.NONE)),
        stale=tally(consensus.filter(ruling=Ruling.STALE)),
        tasks=tally(open_tasks(user)) if may_see else NOTHING,
        links=_links(user) if user.has_perm("claims.view_claimlink") else NOTHING,
        orphans=tally(readable_orphans(user)) if user.has_perm("claims.view_claim") else NOTHING,
        releases=list(readable_releases(user).order_by("-created_at", "-id")[:MOST])
        if user.has_perm("claims.view_datasetrelease")
        else [],
        jobs=_latest_jobs() if may_see_jobs else [],
        jobs_parked=tally(Job.objects.filter(status=JobStatus.PARKED)) if may_see_jobs else NOTHING,
        has_codebook=has_codebook,
        has_articles=has_articles,
        has_accepted=is_first_run and claims.filter(status=ClaimStatus.ACCEPTED).exists(),
        throughput=throughput_for(user) if user.has_perm("claims.view_reviewdecision") else None,
        agreement=recent_agreement() if user.has_perm(ADJUDICATE) else None,
    )


def _oldest(user: Any, waiting: QuerySet[Article]) -> list[Article]:
    return veiled(user, in_order(shown_articles(user), oldest(waiting.values_list("pk", flat=True), MOST)))


def _links(user: Any) -> Tally:
    suggested = ClaimLink.objects.live().filter(Rarely(Exact(F("origin"), LinkOrigin.SUGGESTED)))
    return tally_of_latest(open_links(user), suggested)


def _latest_jobs() -> list[Job]:
    """Those that wait or run, the latest first: one query a status, each in the order of its index."""
    rows = [job for status in LIVE for job in Job.objects.filter(status=status).order_by("-id")[:MOST]]
    return sorted(rows, key=lambda job: -job.pk)[:MOST]
