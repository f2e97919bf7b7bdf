"""A corrected text: the new version is stored, and the claims of the old one are carried over or wait.

Outward: ``correct_text``. A claim whose words stand where they stood, told by the words around them, or anywhere
once, goes on there: the same row under the same id, with its decisions, links and comments (``carrying``). An
accepted claim that finds no place becomes orphaned: it counts no more and waits for a person. A suggestion without
a place is withdrawn; what was rejected goes on rejected where it can, so that nothing decided comes back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from claims.services.blind_routing import refuse_pair_at_work
from claims.services.carrying import Move, carry
from claims.services.deriving import derive_later
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from sources.alignment import Alignment
from sources.ingestion.published import Published
from sources.models import Article
from sources.services import correct_article
from sources.text import find_occurrences

CARRIED = (ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED, ClaimStatus.REJECTED)
WAITING = (ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED)
# Characters before or after a quote that have to stand there too where the quote stands more than once. Arbitrary but
# works: three or four words.
CONTEXT = 20
GONE = "Its words stand in the corrected text no more, or more than once."
UNDECIDED = "The text was corrected before anybody decided."


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim that goes on. moved: by how many characters its words moved, 0 = they kept their place."""

    claim: Claim
    moved: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """article: the new version. carried: claims that go on there. orphaned: those that found no place."""

    article: Article
    carried: tuple[Carried, ...]
    orphaned: tuple[Claim, ...]


@transaction.atomic
def correct_text(
    article: Article,
    text: str,
    *,
    by: Any,
    reason: str,
    published: Published | None = None,
    expected_version: int | None = None,
) -> Corrected:
    """Store the corrected text as the next version, carry its claims over, and ask for its events to be derived.

    published: when the corrected text was published, None = as the old one. expected_version: row version of the
    article that the person saw, None = whatever stands. Raises what ``sources.services.correct_article`` raises:
    BadVersion, SourceError for a text that is none, NotAllowed, StaleRow; and BadDecision while two review it blind.
    """
    refuse_pair_at_work([article.pk])
    new = correct_article(
        article, text, by=by, reason=reason, published=published, expected_version=expected_version
    )
    successors = {article.pk: new, **_posts(article, new)}
    claims = list(
        Claim.objects.select_for_update(of=("self",))
        .filter(article__in=[article.pk, *_ids_of_posts(article)], status__in=CARRIED)
        .select_related("event", "article", "attribute")
        .order_by("article", "ordinal")
    )
    moves = list(_moves(claims, successors))
    going = {move.claim.pk for move in moves}
    left = [claim for claim in claims if claim.pk not in going and claim.status in WAITING]
    moved = {move.claim.pk: move.start - move.claim.start for move in moves}
    told = {"carried": len(moves), "orphaned": len(left)}
    with acting(record("article.carry_claims", actor=by, target=new, reason=reason, new=told)):
        carry(moves)
        _orphan(left)
        derive_later(*(claim.event for claim in claims if claim.status != ClaimStatus.REJECTED))
    carried = tuple(Carried(move.claim, moved[move.claim.pk]) for move in moves)
    return Corrected(new, carried, tuple(left))


def _ids_of_posts(article: Article) -> list[int]:
    return list(article.posts.values_list("pk", flat=True))


def _posts(old: Article, new: Article) -> dict[int, Article]:
    """Each embedded post of the old version whose words the new one embeds too, with that post."""
    successors = {post.text_sha256: post for post in new.posts.all()}
    return {
        post.pk: successors[post.text_sha256]
        for post in old.posts.order_by("pk")
        if post.text_sha256 in successors
    }


def _moves(claims: Sequence[Claim], successors: Mapping[int, Article]) -> Iterable[Move]:
    """The claims that go on, each with its place."""
    alignments: dict[int, Alignment] = {}
    for claim in claims:
        article = successors.get(claim.article_id)
        if article is None or not claim.quote:
            continue
        if claim.article_id not in alignments:
            alignments[claim.article_id] = Alignment(claim.article.text, article.text)
        start = place_of(claim, alignments[claim.article_id])
        if start is not None:
            yield Move(claim, article, start)


def place_of(claim: Claim, alignment: Alignment) -> int | None:
    """Where the quote starts in the new text: by the words around it, else where it stands once; None = nowhere."""
    before, after = max(claim.start - CONTEXT, 0), min(claim.end + CONTEXT, len(alignment.old))
    for start, end in ((before, claim.end), (claim.start, after)):
        found = alignment.place(start, end) if end - start > claim.end - claim.start else None
        if found is not None:
            return found + claim.start - start
    places = find_occurrences(alignment.new, claim.quote)
    return places[0][0] if len(places) == 1 else None


def _orphan(claims: Sequence[Claim]) -> None:
    for claim in claims:
        claim.decision_reason = UNDECIDED if claim.status == ClaimStatus.SUGGESTED else GONE
        claim.status = ClaimStatus.ORPHANED
        claim.row_version += 1
    update_many(Claim, claims, ["status", "decision_reason", "row_version"])
