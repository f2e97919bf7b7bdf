"""A newsroom that has worked for a long time: every table that grows, filled to a size in seconds.

Outward: ``Sizes``, ``one_of_each`` and ``grow``. A few rows are made as the tests make them, then copied inside the
database. As in life the latest articles are open and the earlier ones done, most of what is settled is undisputed,
and some codes are rare; but what is rare fills a page also of a small archive, so that two sizes show pages alike.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from claims.domain.codes import ClaimStatus, Evidence, Family, Producer, ValueRelation, Verification
from claims.models import (
    Claim,
    ClaimLink,
    Comment,
    Consensus,
    ConsensusCandidate,
    ConsensusClaim,
    LinkOrigin,
    ProducerRun,
    Proposal,
    Review,
    ReviewDecision,
    ReviewStage,
    ReviewState,
    Stage,
)
from claims.unfinished import fill
from factcheck.accounts.models import User
from factcheck.audit import record
from factcheck.audit.models import Act, ActDetail
from factcheck.jobs.models import Job, JobStatus
from sources.models import Zone
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
)
from tests.row_copies import by_turns, copy_row, numbered, one_of

RARE_STATUS = ClaimStatus.ORPHANED
# One in so many: open articles, claims of the rare status, contested values, values that do not add up. Arbitrary.
OPEN_EACH, RARE_EACH, CONTESTED_EACH, IMPOSSIBLE_EACH = 20, 5000, 50, 100
# Rows that fill any page and are more than a tally counts; and of small archives one row in so many at the most.
FULL, MOST_OFTEN = 100, 5
# Articles that one person has begun and not finished. Arbitrary.
BEGUN = 20
CLAIMS_OF_AN_ARTICLE, CLAIMS_OF_AN_EVENT = 20, 10
# Claims that the newsroom decides in a day: a larger archive is that of a newsroom that has worked for longer.
DECIDED_A_DAY = 500
FAMILIES = {"killed": Family.PEOPLE, "injured": Family.PEOPLE, "rockets_fired": Family.THINGS}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Rows of each table beside those of which they are copies. links: fewer than claims."""

    claims: int
    articles: int
    events: int
    others: int

    @classmethod
    def of(cls, claims: int) -> "Sizes":
        """In the proportions of daily work."""
        return cls(claims, claims // CLAIMS_OF_AN_ARTICLE, claims // CLAIMS_OF_AN_EVENT, claims // 2)

    @classmethod
    def alike(cls, rows: int) -> "Sizes":
        """So many rows of every table."""
        return cls(rows, rows, rows, rows)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """One row of each table, of which the others are copies."""

    person: User
    claim: Claim
    stage: ReviewStage
    review: Review
    decision: ReviewDecision
    consensus: Consensus
    candidate: ConsensusCandidate
    testimony: ConsensusClaim
    link: ClaimLink
    run: ProducerRun
    proposal: Proposal
    zone: Zone
    comment: Comment
    act: Act
    job: Job


def one_of_each(person: User) -> Newsroom:
    """One article with one claim, decided by the person, and all that follows from it."""
    attributes = [AttributeFactory(key=key, family=family) for key, family in FAMILIES.items()]
    article = ArticleFactory(
        published="2026-01-05", published_lower=date(2026, 1, 5), published_upper=date(2026, 1, 5)
    )
    event = EventFactory(place=PlaceFactory(), date_edtf="2026-01-05", date_lower=date(2026, 1, 5))
    claim = ClaimFactory(accepted=True, article=article, event=event, attribute=attributes[0])
    other = ClaimFactory(accepted=True, article=article, event=event, attribute=attributes[0])
    review = Review.objects.create(article=article, reviewer=person)
    value: dict[str, Any] = {"value_kind": claim.value_kind, "number": 1, "lower": 1, "upper": 1}
    consensus = Consensus.objects.create(
        event=event, attribute=claim.attribute, **value, has_value=True, evidence=Evidence.UNDISPUTED,
        voices_min=1, voices_max=1, policy="plain 1", codebook=SnapshotFactory(), content_sha256="0" * 64,
    )  # fmt: skip
    run = ProducerRun.objects.create(
        article=article, producer=Producer.RULES, version="1", codebook=consensus.codebook
    )
    return Newsroom(
        person=person,
        claim=claim,
        stage=ReviewStage.objects.create(article=article, stage=Stage.DONE),
        review=review,
        decision=ReviewDecision.objects.create(review=review, claim=claim, kind="accept"),
        consensus=consensus,
        candidate=ConsensusCandidate.objects.create(
            consensus=consensus, rank=1, voices_min=1, voices_max=1, **value
        ),
        testimony=ConsensusClaim.objects.create(consensus=consensus, claim=claim, voice=1, role="supports"),
        link=ClaimLink.objects.create(
            first=claim, second=other, axis="value", relation=ValueRelation.CORROBORATES,
            origin=LinkOrigin.SUGGESTED, detail="Both say one.",
        ),
        run=run,
        proposal=Proposal.objects.create(run=run, claim=claim, rule="toll"),
        zone=Zone.objects.create(article=article, role="body", start=0, end=10),
        comment=Comment.objects.create(claim=claim, author=person, body="Is it so?"),
        act=record("claim.accept", actor=person, target=claim, reason="Because."),
        job=Job.objects.create(
            name="claims.derive_event", key="k", status=JobStatus.DONE, finished_at=timezone.now(), created_by=person
        ),
    )  # fmt: skip


def grow(room: Newsroom, sizes: Sizes) -> None:
    """Copy every row of the newsroom."""
    article_0, event_0 = _grow_articles_and_events(room, sizes)
    article_of = f"{article_0} + 1 + (n - 1) / {_per(sizes.claims, sizes.articles)}"
    claim_0 = _grow_claims(room, sizes, article_of, event_0)
    others = sizes.others
    copy_row(
        room.link,
        others - 1,
        first_id=f"{claim_0} + n",
        second_id=f"{claim_0} + n + 1",
        relation=one_of(["conflicts"] + ["corroborates"] * 9),
    )
    _grow_consensus(room, sizes, event_0, claim_0)
    _grow_reviews(room, sizes, article_0, claim_0)
    fill(connection)
    run_0 = copy_row(room.run, sizes.articles, article_id=f"{article_0} + n")
    per_article = _per(sizes.claims, sizes.articles)
    copy_row(
        room.proposal,
        sizes.claims,
        run_id=f"{run_0} + 1 + (n - 1) / {per_article}",
        claim_id=f"{claim_0} + n",
    )
    copy_row(room.zone, sizes.articles, article_id=f"{article_0} + n")
    copy_row(room.comment, others, claim_id=f"{claim_0} + n")
    act_0 = copy_row(room.act, sizes.claims, target_id=numbered("C"))
    copy_row(ActDetail.objects.get(act=room.act), sizes.claims, act_id=f"{act_0} + n")
    copy_row(room.job, others, key=numbered("k"))
    with connection.cursor() as cursor:
        # Each by its name: all at once are PostgreSQL's own too, which the other test databases would wait for.
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")


def _grow_articles_and_events(room: Newsroom, sizes: Sizes) -> tuple[int, int]:
    source_0 = copy_row(SourceFactory(), 20, key=numbered("s"), name=numbered("Outlet "))
    article_0 = copy_row(
        room.claim.article, sizes.articles, public_id=numbered("A"), text_sha256=numbered("sha"),
        title=numbered("Report "), source_id=f"{source_0} + 1 + n % 20", language=one_of(["en", "en", "fr"]),
        published_lower=_day("n"), published_upper=_day("n"),
    )  # fmt: skip
    event_0 = copy_row(
        room.claim.event,
        sizes.events,
        public_id=numbered("E"),
        title=numbered("Attack "),
        date_lower=_day("n"),
    )
    return article_0, event_0


def _grow_claims(room: Newsroom, sizes: Sizes, article_of: str, event_0: int) -> int:
    claim = room.claim
    first_open = _done(sizes.claims, sizes.articles)
    rare_each = _one_in(RARE_EACH, sizes.claims)
    status = (
        f"CASE WHEN n % {rare_each} = 1 THEN '{RARE_STATUS}' WHEN n > {first_open} AND n % 2 = 0 THEN 'suggested'"
        " WHEN n % 10 = 3 THEN 'rejected' ELSE 'accepted' END"
    )
    verified = (
        f"CASE WHEN n > {first_open} AND n % 2 = 0 AND n % {rare_each} <> 1 THEN '{Verification.MACHINE}'"
        f" WHEN n % 50 = 7 THEN '{Verification.TWO_BLIND}' ELSE '{Verification.ONE_REVIEWER}' END"
    )
    versions = list(
        claim.attribute._meta.model.objects.filter(key__in=FAMILIES)
        .values_list("pk", "current")
        .order_by("pk")
    )
    attribute, version = (by_turns([pair[part] for pair in versions]) for part in (0, 1))
    per_article = _per(sizes.claims, sizes.articles)
    return copy_row(
        claim, sizes.claims, public_id=numbered("C"), article_id=article_of,
        ordinal=f"1 + (n - 1) % {per_article}",
        event_id=f"{event_0} + 1 + (n - 1) / {_per(sizes.claims, sizes.events)}",
        attribute_id=attribute, attribute_version_id=version, status=status, verification=verified,
        sensitivity=one_of(["public"] * 49 + ["restricted"]), modality=one_of(["asserted"] * 19 + ["hedged"]),
    )  # fmt: skip


def _grow_consensus(room: Newsroom, sizes: Sizes, event_0: int, claim_0: int) -> None:
    contested = f"n % {_one_in(CONTESTED_EACH, sizes.events)} = 4"
    impossible = f"n % {_one_in(IMPOSSIBLE_EACH, sizes.events)} = 4"
    consensus_0 = copy_row(
        room.consensus, sizes.events, event_id=f"{event_0} + n", event_day=_day("n"),
        evidence=f"CASE WHEN {contested} THEN 'contested' ELSE 'undisputed' END",
        number=f"CASE WHEN {contested} THEN NULL ELSE 1 END",
        has_value=f"NOT ({contested})", review_priority=f"CASE WHEN {impossible} THEN 2 ELSE 0 END",
    )  # fmt: skip
    copy_row(room.candidate, sizes.events, consensus_id=f"{consensus_0} + n")
    per_event = _per(sizes.claims, sizes.events)
    copy_row(
        room.testimony, sizes.claims, consensus_id=f"{consensus_0} + 1 + (n - 1) / {per_event}",
        claim_id=f"{claim_0} + n", voice=f"1 + (n - 1) % {per_event}",
    )  # fmt: skip


def _grow_reviews(room: Newsroom, sizes: Sizes, article_0: int, claim_0: int) -> None:
    done = _done(sizes.articles, sizes.articles)
    copy_row(room.stage, done, article_id=f"{article_0} + n")
    is_done = f"n <= {done}"
    colleague = UserFactory()
    review_0 = copy_row(
        room.review, sizes.articles, article_id=f"{article_0} + n",
        reviewer_id=f"CASE WHEN n <= {done + BEGUN} THEN {room.person.pk} ELSE {colleague.pk} END",
        state=f"CASE WHEN {is_done} THEN '{ReviewState.DONE}' ELSE '{ReviewState.OPEN}' END",
        finished_at=f"CASE WHEN {is_done} THEN source.started_at END",
    )  # fmt: skip
    per_article = _per(sizes.claims, sizes.articles)
    copy_row(
        room.decision, sizes.claims, claim_id=f"{claim_0} + n",
        review_id=f"{review_0} + 1 + (n - 1) / {per_article}",
        decided_at=_days_ago(f"({sizes.claims} - n) / {DECIDED_A_DAY}"),
    )  # fmt: skip


def _one_in(usual: int, rows: int) -> int:
    """One row in how many has a rare state, so that a page of them is full where there are rows enough."""
    return min(usual, max(rows // FULL, MOST_OFTEN))


def _done(rows: int, articles: int) -> int:
    """How many of the rows, in the order of the articles, are before those that are open."""
    return rows - rows // _one_in(OPEN_EACH, articles)


def _per(many: int, few: int) -> int:
    return max(many // few, 1)


def _day(n: str) -> str:
    """SQL of a day of the ten years from 2016, by turns."""
    if connection.vendor == "sqlite":
        return f"date('2016-01-01', '+' || ({n} % 3650) || ' days')"
    return f"DATE '2016-01-01' + ({n} % 3650)::int"


def _days_ago(number: str) -> str:
    """SQL of this moment, so many days ago."""
    if connection.vendor == "sqlite":
        return f"datetime('now', '-' || ({number}) || ' days')"
    return f"now() - ({number}) * INTERVAL '1 day'"
