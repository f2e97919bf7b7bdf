"""How to make a row of every table that the admin shows, each valid by itself."""

import hashlib
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group
from django.db.models import Model

from claims.consensus.learning.packed import packed
from claims.domain.codes import Axis, Evidence, Producer, ValueRelation
from claims.models import (
    Actor,
    Assignment,
    Attribute,
    AttributeVersion,
    Claim,
    ClaimLink,
    CodebookSnapshot,
    CodingCondition,
    Comment,
    Consensus,
    ConsensusClaim,
    Counter,
    DatasetRelease,
    Event,
    EventLessons,
    EventLink,
    Fit,
    Lease,
    LinkDoubt,
    LinkOrigin,
    NoticeClaim,
    Notification,
    Place,
    PracticeArticle,
    PracticeRun,
    ProducerRun,
    ReleaseFile,
    Resolution,
    Review,
    ReviewDecision,
    ReviewStage,
    RulingKind,
    Scope,
    ScoreCell,
    SimulatedConfidence,
    Team,
    UnfinishedReview,
)  # fmt: skip
from factcheck.accounts.models import User
from factcheck.audit import record
from factcheck.audit.models import Act, Seal, SealedAct
from factcheck.jobs.models import Job
from sources.models import Article, Feed, Notice, RawDocument, Source, TextKey, Zone
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
)  # fmt: skip

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)


def _hash(text: Any) -> str:
    return hashlib.sha256(str(text).encode()).hexdigest()


def link() -> ClaimLink:
    event = EventFactory()
    first, second = ClaimFactory(event=event), ClaimFactory(event=event)
    return ClaimLink.objects.create(
        first=first, second=second, axis=Axis.VALUE, relation=ValueRelation.CORROBORATES,
        origin=LinkOrigin.SUGGESTED, detail="Both say one.",
    )  # fmt: skip


def doubt() -> LinkDoubt:
    about = link()
    return LinkDoubt.objects.create(first=about.first, second=about.second, person=UserFactory())


def consensus(**fields: Any) -> Consensus:
    values: dict[str, Any] = {
        "event": EventFactory(), "attribute": AttributeFactory(), "value_kind": "count", "has_value": True,
        "number": 1, "lower": 1, "upper": 1, "evidence": Evidence.UNDISPUTED, "voices_min": 1, "voices_max": 1,
        "policy": "plain", "codebook": CodebookSnapshot.objects.first() or SnapshotFactory(),
        "content_sha256": _hash("x"),
    }  # fmt: skip
    return Consensus.objects.create(**{**values, **fields})


def consensus_claim() -> ConsensusClaim:
    claim = ClaimFactory(accepted=True)
    row = consensus(event=claim.event, attribute=claim.attribute)
    return ConsensusClaim.objects.create(consensus=row, claim=claim, voice=1, role="supports")


def resolution(number: int) -> Resolution:
    return Resolution.objects.create(
        public_id=f"R{number:06d}", event=EventFactory(), attribute=AttributeFactory(), kind=RulingKind.CONTESTED,
        reason="Two sources of one weight.", value_kind="count", picture_sha256=_hash(number), editor=UserFactory(),
    )  # fmt: skip


def decision() -> ReviewDecision:
    claim = ClaimFactory()
    review = Review.objects.create(article=claim.article, reviewer=UserFactory())
    return ReviewDecision.objects.create(review=review, claim=claim, kind="accept")


def release(number: int) -> DatasetRelease:
    return DatasetRelease.objects.create(
        name=f"r{number}", version=1, title=f"r{number}, version 1", content_sha256=_hash(number)
    )


def release_file(number: int) -> ReleaseFile:
    content = b"event\n"
    return ReleaseFile.objects.create(
        release=release(number), path="events.csv", sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content), compressed=zlib.compress(content),
    )  # fmt: skip


def notice() -> Notice:
    return Notice.objects.create(
        article=ArticleFactory(), kind="correction", published_on=NOW.date(), summary="The toll was wrong."
    )


def seal(number: int) -> Seal:
    act = record("claim.accept", actor=None)
    before = _hash(number - 1) if number > 1 else ""
    return Seal.objects.create(
        number=number,
        first_act_id=act.pk,
        last_act_id=act.pk,
        acts=1,
        previous_sha256=before,
        sha256=_hash(number),
    )


def sealed_act(number: int) -> SealedAct:
    act = record("claim.accept", actor=None)
    return SealedAct.objects.create(act=act, seal=seal(number))


# A maker takes the number of the row, from 1.
MAKERS: dict[type[Model], Callable[[int], Any]] = {
    AccessAttempt: lambda n: AccessAttempt.objects.create(
        username=f"u{n}", ip_address="127.0.0.1", user_agent=f"a{n}", failures_since_start=1
    ),
    AccessLog: lambda n: AccessLog.objects.create(username=f"u{n}", ip_address="127.0.0.1"),
    AccessFailureLog: lambda n: AccessFailureLog.objects.create(username=f"u{n}", ip_address="127.0.0.1"),
    Act: lambda n: record("claim.accept", actor=UserFactory(), reason="Because."),
    Actor: lambda n: ActorFactory(parent=ActorFactory()),
    Article: lambda n: ClaimFactory().article,
    Assignment: lambda n: Assignment.objects.create(article=ArticleFactory(), reviewer=UserFactory()),
    Attribute: lambda n: AttributeFactory(key=f"attribute_{n}"),
    AttributeVersion: lambda n: AttributeFactory(key=f"attribute_{n}").current,
    Claim: lambda n: ClaimFactory(),
    ClaimLink: lambda n: link(),
    CodebookSnapshot: lambda n: SnapshotFactory(),
    CodingCondition: lambda n: CodingCondition.objects.create(article=ArticleFactory(), is_hidden=n % 2 == 0),
    PracticeArticle: lambda n: PracticeArticle.objects.create(
        key=f"practice-{n}", title=f"Practice {n}", language="en", own_text="Text."
    ),
    PracticeRun: lambda n: PracticeRun.objects.create(
        practice=PracticeArticle.objects.create(
            key=f"tried-{n}", title=f"Tried {n}", language="en", own_text="Text."
        ),
        person=User.objects.filter(is_superuser=True).first() or UserFactory(),
        attempt=1,
    ),
    LinkDoubt: lambda n: doubt(),
    Comment: lambda n: Comment.objects.create(claim=ClaimFactory(), author=UserFactory(), body="Is it so?"),
    Consensus: lambda n: consensus(),
    ConsensusClaim: lambda n: consensus_claim(),
    Counter: lambda n: Counter.objects.create(name=f"counter{n}", last=n),
    DatasetRelease: release,
    Event: lambda n: ClaimFactory(event__place=PlaceFactory()).event,
    EventLink: lambda n: EventLink.objects.create(
        from_event=EventFactory(), to_event=EventFactory(), relation="before"
    ),
    Feed: lambda n: Feed.objects.create(
        source=SourceFactory(), kind="rss", url=f"https://outlet-{n}.example/feed"
    ),
    Fit: lambda n: Fit.objects.create(number=n, method="none", method_version="1"),
    Group: lambda n: Group.objects.create(name=f"role {n}"),
    Job: lambda n: Job.objects.create(name="claims.derive_event", key=f"k{n}", created_by=UserFactory()),
    EventLessons: lambda n: EventLessons.objects.create(
        event=EventFactory(), items=0, votes=0, content=packed([]), evidence_sha256=_hash(n)
    ),
    Lease: lambda n: Lease.objects.create(
        article=ArticleFactory(), holder=UserFactory(), taken_at=NOW, expires_at=NOW + timedelta(hours=1)
    ),
    Notice: lambda n: notice(),
    NoticeClaim: lambda n: NoticeClaim.objects.create(notice=notice(), claim=ClaimFactory()),
    Notification: lambda n: Notification.objects.create(
        recipient=User.objects.order_by("pk")[0], text=f"Somebody mentioned you {n}."
    ),
    Place: lambda n: PlaceFactory(parent=PlaceFactory()),
    ProducerRun: lambda n: ProducerRun.objects.create(
        article=ArticleFactory(), producer=Producer.RULES, version="1", codebook=SnapshotFactory()
    ),
    RawDocument: lambda n: RawDocument.objects.create(
        sha256=_hash(n), media_type="text/plain", size_bytes=1, data=b"a"
    ),
    ReleaseFile: release_file,
    Resolution: resolution,
    Review: lambda n: Review.objects.create(article=ArticleFactory(), reviewer=UserFactory()),
    ReviewDecision: lambda n: decision(),
    ReviewStage: lambda n: ReviewStage.objects.create(article=ArticleFactory(), stage="done"),
    Scope: lambda n: ScopeFactory(parent=ScopeFactory()),
    SimulatedConfidence: lambda n: SimulatedConfidence.objects.create(
        ground_sha256=_hash(n), learned=[[0.9, True]], held_out=[], values=1
    ),
    ScoreCell: lambda n: ScoreCell.objects.create(
        attribute=AttributeFactory(), is_of_rule=True, rule=f"r{n}", version="1", counted_at=NOW
    ),
    Seal: seal,
    SealedAct: sealed_act,
    Source: lambda n: SourceFactory(owner=SourceFactory()),
    Team: lambda n: Team.objects.create(name=f"team {n}"),
    TextKey: lambda n: TextKey.objects.create(article=ArticleFactory(), key=f"{n:016x}"),
    UnfinishedReview: lambda n: UnfinishedReview.objects.get(article=ArticleFactory()),
    User: lambda n: UserFactory(),
    Zone: lambda n: Zone.objects.create(article=ArticleFactory(), role="body", start=0, end=10),
}
