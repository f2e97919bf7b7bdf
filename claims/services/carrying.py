"""Carry claims to another version of their text: the row goes on under its id, a record of it stays behind.

Outward: ``Move`` and ``carry``. The record is an orphaned copy on the old text, under a number of its own: whoever
opens the old version sees what was claimed there, and words that a claim hides stay hidden in it. ``anchored_from``
of the claim that goes on names it. Called inside the transaction and the act of the correction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from factcheck.audit.history import create_many, update_many
from sources.models import Article

# What a row has of its own; everything else is the same claim, on another text.
_OWN = frozenset({"id", "public_id", "ordinal", "status", "decision_reason", "row_version", "created_at"})
_MOVED = (
    "article", "ordinal", "start", "end", "quote", "focus_start", "focus_end", "focus", "anchored_from",
    "row_version",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """A locked claim, the version it goes to, and where its quote starts there.

    end: where other words end that state the same, exclusive; None = it is the very quote.
    """

    claim: Claim
    article: Article
    start: int
    end: int | None = None


def carry(moves: Sequence[Move], also: Sequence[str] = ()) -> None:
    """Write each claim onto its new text, and the records onto the old ones. also: other columns that changed.

    Where the words are others, the focus goes along if it stands in them once, and is left out otherwise.
    """
    numbers = _Numbers()
    records = [_record(move, numbers) for move in moves]
    stored = create_many(Claim, records)
    for move, kept in zip(moves, stored, strict=True):
        _write(move, numbers.next(move.article.pk), kept)
    update_many(Claim, [move.claim for move in moves], [*_MOVED, *also])


class _Numbers:
    """The next number of each article."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}

    def next(self, article_id: int) -> int:
        if article_id not in self._last:
            claims = Claim.objects.filter(article=article_id)
            self._last[article_id] = claims.aggregate(last=Max("ordinal"))["last"] or 0
        self._last[article_id] += 1
        return self._last[article_id]


def _record(move: Move, numbers: _Numbers) -> Claim:
    claim = move.claim
    columns = [column.attname for column in Claim._meta.concrete_fields if column.attname not in _OWN]
    number = numbers.next(claim.article_id)
    return Claim(
        **{name: getattr(claim, name) for name in columns},
        public_id=f"{claim.article.public_id}.{number}",
        ordinal=number,
        status=ClaimStatus.ORPHANED,
        decision_reason=f"re-anchored: {claim.public_id} goes on in version {move.article.version}",
    )


def _write(move: Move, number: int, kept: Claim) -> None:
    claim, start = move.claim, move.start
    focus = None if claim.focus_start is None else claim.focus_start - claim.start
    end = start + len(claim.quote) if move.end is None else move.end
    words = move.article.text[start:end]
    if words != claim.quote and focus is not None:
        focus = words.index(claim.focus) if words.count(claim.focus) == 1 else None
    claim.focus = "" if focus is None else claim.focus
    claim.focus_start = None if focus is None else start + focus
    claim.focus_end = None if focus is None else start + focus + len(claim.focus)
    claim.article, claim.ordinal, claim.start, claim.end, claim.quote = (
        move.article, number, start, end, words,
    )  # fmt: skip
    claim.anchored_from = kept
    claim.row_version += 1
