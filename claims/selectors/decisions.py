"""What a reviewer decided on an article, and what of it they may take back.

Outward: ``decided_on`` and ``last_act``. Two queries, whatever the number of claims.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from claims.domain.codes import Producer
from claims.models import Claim, DecisionKind, Review, ReviewDecision, ReviewRound
from sources.models import Article

UNDOABLE = (DecisionKind.ACCEPT, DecisionKind.EDIT, DecisionKind.REJECT, DecisionKind.SKIP)
# Verbs of acts on several claims, in the audit. Each is taken back as one.
ACCEPTED, MOVED = "claim.accept_many", "claim.route"
TOGETHER = (ACCEPTED, MOVED)
# Versions of claims that are looked through for the last act: more than anybody changes on one article in a day.
LOOKED_THROUGH = 3000


@dataclass(frozen=True, slots=True)
class Decided:
    """skipped: row ids of the suggestions that the person skipped. last: of the claim decided last; None = none."""

    skipped: frozenset[int] = frozenset()
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """An act of the person on one or several claims that nothing has changed since. act: its row id."""

    act: int
    verb: str
    claims: tuple[int, ...] = field(default=())


def decided_on(article: Article, user: Any, own_pass: Review | None = None) -> Decided:
    """own_pass: the user's in a blind pair that is at work, None = there is none. Another's is never looked at.

    Passes over what was taken back, what a person added, and what somebody else decided since."""
    made = ReviewDecision.objects.filter(review__article=article, is_latest=True, claim__isnull=False)
    rows = (
        (made.exclude(review__round=ReviewRound.BLIND) if own_pass is None else made.filter(review=own_pass))
        .order_by("pk")
        .values_list("claim_id", "kind", "review__reviewer", "claim__producer")
    )
    skipped, mine = set(), []
    latest: dict[int | None, Any] = {}
    for claim, kind, reviewer, producer in rows:
        if kind != DecisionKind.SKIP or reviewer == user.pk:
            latest[claim] = reviewer
        if reviewer != user.pk:
            continue
        if kind == DecisionKind.SKIP:
            skipped.add(claim)
        if kind in UNDOABLE and producer != Producer.PERSON:
            mine.append(claim)
    last = next((claim for claim in reversed(mine) if latest[claim] == user.pk), None)
    return Decided(frozenset(skipped), last)


def last_act(article: Article, user: Any, claims: Iterable[Claim], decided: int | None) -> Together | None:
    """The last act that took several claims together, or moved any, where it comes after the last single decision.

    claims: those of the article as they stand. decided: row id of the claim decided last, None = none. None where the
    single decision is the later one, and where a claim changed since.
    """
    versions = {claim.pk: claim.row_version for claim in claims}
    rows = (
        Claim.history.filter(article=article, act__actor=user)
        .order_by("-history_id")
        .values_list("act_id", "act__verb", "id", "row_version")[:LOOKED_THROUGH]
    )
    return _latest(list(rows), versions, decided)


def _latest(
    rows: list[tuple[int, str, int, int]], versions: Mapping[int, int], decided: int | None
) -> Together | None:
    acts: dict[int, tuple[str, dict[int, int]]] = {}
    for act, verb, claim, version in rows:
        acts.setdefault(act, (verb, {}))[1][claim] = version
    for act, (verb, left) in acts.items():
        stands = all(versions.get(claim) == version for claim, version in left.items())
        if verb in TOGETHER:
            if stands:
                return Together(act, verb, tuple(left))
        elif decided in left and stands:
            return None
    return None
