"""A corrected text: the new version is stored, and the claims of the old one are carried over or wait.

Outward: ``correct_text``. An accepted claim whose quote stands exactly once in the new text goes on there as a new
row that names the old one; with it go the decisions on how it stands to other claims. Every other claim that was
accepted or still waited becomes orphaned: it counts no more, and stays to be seen and counted. Proposals are not
carried: the new text is read anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from claims.domain.codes import ClaimStatus
from claims.domain.findings import Direction
from claims.models import Claim, ClaimLink
from claims.models.claim_link import LinkOrigin
from claims.services.blind_routing import refuse_pair_at_work
from claims.services.deriving import derive_later
from factcheck.audit import acting, record
from factcheck.audit.history import create_many, update_many
from sources.ingestion.published import Published
from sources.models import Article
from sources.services import correct_article
from sources.text import find_occurrences

WAITING = (ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED)
GONE = "Its words stand in the corrected text no more, or more than once."
UNDECIDED = "The text was corrected before anybody decided."
# What a row has of its own; everything else is the same claim, now on another text.
_OWN = frozenset(
    {
        "id",
        "public_id",
        "article_id",
        "ordinal",
        "start",
        "end",
        "focus_start",
        "focus_end",
        "row_version",
        "run_id",
        "anchored_from_id",
        "created_at",
    }
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """article: the new version. carried: the new claims on it. orphaned: old claims that were not carried."""

    article: Article
    carried: tuple[Claim, ...]
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
    pairs = [(article, new), *_posts(article, new)]
    waiting = list(
        Claim.objects.select_for_update(of=("self",))
        .filter(article__in=[old for old, _ in pairs], status__in=WAITING)
        .select_related("event")
        .order_by("article", "ordinal")
    )
    successors = {old.pk: successor for old, successor in pairs}
    carried = _carried(waiting, successors)
    told = {"carried": len(carried), "orphaned": len(waiting) - len(carried)}
    with acting(record("article.carry_claims", actor=by, target=new, reason=reason, new=told)):
        stored = create_many(Claim, [claim for _, claim in carried])
        heirs = {old.pk: heir for (old, _), heir in zip(carried, stored, strict=True)}
        _orphan(waiting, heirs)
        _carry_links(waiting, heirs)
        derive_later(*(claim.event for claim in waiting))
    return Corrected(new, tuple(stored), tuple(claim for claim in waiting if claim.pk not in heirs))


def _posts(old: Article, new: Article) -> list[tuple[Article, Article | None]]:
    """Each embedded post of the old version, with the same words of the new one; None = it is gone or was changed."""
    successors = {post.text_sha256: post for post in new.posts.all()}
    return [(post, successors.get(post.text_sha256)) for post in old.posts.order_by("pk")]


def _carried(waiting: Sequence[Claim], successors: Mapping[int, Article | None]) -> list[tuple[Claim, Claim]]:
    """The claims that go on, each with its unsaved row on the new text."""
    found: list[tuple[Claim, Claim]] = []
    ordinals: dict[int, int] = {}
    for claim in waiting:
        article = successors[claim.article_id]
        start = None if article is None else _only_place(claim, article)
        if article is None or start is None:
            continue
        if article.pk not in ordinals:
            ordinals[article.pk] = article.claims.aggregate(last=Max("ordinal"))["last"] or 0
        ordinals[article.pk] += 1
        found.append((claim, _moved(claim, article, start, ordinals[article.pk])))
    return found


def _only_place(claim: Claim, article: Article) -> int | None:
    """Where the quote starts in the text; None for what was not accepted, and for no place or several."""
    if claim.status != ClaimStatus.ACCEPTED or not claim.quote:
        return None
    places = find_occurrences(article.text, claim.quote)
    return places[0][0] if len(places) == 1 else None


def _moved(claim: Claim, article: Article, start: int, ordinal: int) -> Claim:
    shift = start - claim.start
    columns = [column.attname for column in Claim._meta.concrete_fields if column.attname not in _OWN]
    return Claim(
        **{name: getattr(claim, name) for name in columns},
        public_id=f"{article.public_id}.{ordinal}",
        article=article,
        ordinal=ordinal,
        start=claim.start + shift,
        end=claim.end + shift,
        focus_start=None if claim.focus_start is None else claim.focus_start + shift,
        focus_end=None if claim.focus_end is None else claim.focus_end + shift,
        anchored_from=claim,
    )


def _orphan(waiting: Iterable[Claim], heirs: Mapping[int, Claim]) -> None:
    claims = list(waiting)
    for claim in claims:
        heir = heirs.get(claim.pk)
        without = UNDECIDED if claim.status == ClaimStatus.SUGGESTED else GONE
        claim.decision_reason = without if heir is None else f"re-anchored as {heir.public_id}"
        claim.status = ClaimStatus.ORPHANED
        claim.row_version += 1
    update_many(Claim, claims, ["status", "decision_reason", "row_version"])


def _carry_links(waiting: Sequence[Claim], heirs: Mapping[int, Claim]) -> None:
    """Close the live links of the old claims; a decision goes on between the heirs, a suggestion is made anew."""
    old = [claim.pk for claim in waiting]
    live = list(
        ClaimLink.objects.live()
        .select_for_update()
        .filter(Q(first__in=old) | Q(second__in=old))
        .order_by("pk")
    )
    now = timezone.now()
    kept: list[ClaimLink] = []
    closed: list[ClaimLink] = []
    for link in live:
        has_heir = link.first_id in heirs or link.second_id in heirs
        if link.origin == LinkOrigin.DECIDED and not has_heir:
            continue
        link.is_live, link.closed_at = False, now
        link.row_version += 1
        closed.append(link)
        if link.origin == LinkOrigin.DECIDED:
            kept.append(_inherited(link, heirs))
    update_many(ClaimLink, closed, ["is_live", "closed_at", "row_version"])
    create_many(ClaimLink, kept)


def _inherited(link: ClaimLink, heirs: Mapping[int, Claim]) -> ClaimLink:
    first = heirs[link.first_id].pk if link.first_id in heirs else link.first_id
    second = heirs[link.second_id].pk if link.second_id in heirs else link.second_id
    direction = Direction(link.direction)
    if first > second:
        first, second, direction = second, first, direction.reversed
    return ClaimLink(
        first_id=first,
        second_id=second,
        axis=link.axis,
        relation=link.relation,
        direction=direction.value,
        origin=link.origin,
        detail=link.detail,
        score=link.score,
        producer_version=link.producer_version,
        decided_by_id=link.decided_by_id,
    )
