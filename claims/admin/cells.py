"""Cells that several lists share: a value in the one notation, a status as a word with a ground, a bar."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from claims.domain.codes import ClaimStatus, Evidence, Grade, Modality, Polarity, Ruling
from claims.models import Claim
from claims.models.typed_value import TypedValue
from claims.selectors.shown_values import shown_value

TONES: dict[str, str] = {
    ClaimStatus.ACCEPTED: "ok",
    ClaimStatus.REJECTED: "conflict",
    ClaimStatus.RETRACTED: "conflict",
    ClaimStatus.ORPHANED: "warn",
    Evidence.UNDISPUTED: "ok",
    Evidence.CONTESTED: "conflict",
    Evidence.INSUFFICIENT: "warn",
    Ruling.RULED: "accent",
    Ruling.STALE: "stale",
    Grade.ESTABLISHED: "ok",
    Grade.CORROBORATED: "ok",
    Grade.DISPUTED: "conflict",
    Grade.REFUTED: "conflict",
}


def tag(code: str, label: Any) -> SafeString:
    """A code as a word with a ground; the word carries the meaning."""
    tone = TONES.get(code, "")
    return format_html('<span class="tag{}">{}</span>', f" tag-{tone}" if tone else "", label)


def is_denied(claim: Claim) -> bool:
    return claim.modality == Modality.DENIED or claim.polarity == Polarity.NEGATIVE


def value_cell(row: TypedValue) -> SafeString:
    """The value in the notation of every screen; struck through where the speaker denies it."""
    shown = shown_value(row)
    if isinstance(row, Claim) and is_denied(row):
        label = gettext("denied")
        return format_html(
            '<del class="denied cell-value">{}</del> <span class="tag">{}</span>', shown, label
        )
    return format_html('<span class="cell-value">{}</span>', shown)


def bar_cell(done: int, total: int) -> SafeString:
    """ "11 of 18" with a bar; nothing to fill is said in words."""
    if total == 0:
        return format_html('<span class="muted">{}</span>', gettext("no claims yet"))
    text = gettext("%(done)s of %(total)s") % {"done": done, "total": total}
    return format_html(
        '<span class="cell-bar"><progress max="{}" value="{}" aria-label="{}"></progress>{}</span>',
        total, done, text, text,
    )  # fmt: skip
