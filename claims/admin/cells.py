"""Cells that several lists share: a value in the one notation, a status as a word with a ground, a bar."""

from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext

from claims.admin.day_parts import DAY_PARTS, day_part
from claims.domain.codes import (
    ClaimStatus,
    Evidence,
    Grade,
    Modality,
    Polarity,
    Ruling,
    ValueKind,
    ValueState,
)
from claims.models import Claim
from claims.models.typed_value import TypedValue
from claims.selectors.local_names import local_name
from claims.selectors.shown_values import shown_settled, shown_value

# Characters of a value in a list; the card shows it whole. Arbitrary but works.
MOST_OF_A_VALUE = 60

# Above it a probability would be rounded to certainty.
NEARLY_ALL = Decimal("0.995")

# Kinds whose value is a code, or an entry of a register, that people read as words.
WORDED = (ValueKind.BOOLEAN, ValueKind.CATEGORY, ValueKind.TIME, ValueKind.PLACE, ValueKind.ACTOR)

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


def said(row: Any) -> str:
    """A value as people read it: numbers in the one notation, yes or no, the label of a category.

    Reads place and actor, and for a category the attribute's current version where the row has one.
    """
    if row.value_state != ValueState.KNOWN:
        return shown_value(row)
    if row.value_kind == ValueKind.BOOLEAN and row.boolean is not None:
        return gettext("yes") if row.boolean else gettext("no")
    if row.value_kind == ValueKind.CATEGORY and row.category:
        return _category_label(row)
    if row.value_kind == ValueKind.TIME and row.time_text in DAY_PARTS:
        return shown_value(row).replace(row.time_text, day_part(row.time_text))
    return _named(row) or shown_value(row)


def _named(row: Any) -> str:
    """The entry that a value of place or actor names, where it is named as the register has it; else "".

    Other words are the article's own, and stand as they are.
    """
    entry = {ValueKind.PLACE: "place", ValueKind.ACTOR: "actor"}.get(row.value_kind)
    # Where the entry was not read with the row, no query is spent on its name.
    if entry is None or not row._meta.get_field(entry).is_cached(row):
        return ""
    named = getattr(row, entry)
    return local_name(named) if named is not None and shown_value(row) == named.name else ""


def settled_said(row: Any) -> str:
    """What a consensus publishes, its codes as words."""
    return said(row) if row.has_value and row.value_kind in WORDED else shown_settled(row)


def percent(share: Decimal | None) -> str:
    """ "85 %"; what is as good as certain stays apart from what is certain; a dash where there is no probability."""
    if share is None:
        return "—"
    if share >= NEARLY_ALL:
        return "> 99 %"
    return "< 1 %" if share <= 1 - NEARLY_ALL else f"{round(share * 100)} %"


def _category_label(row: Any) -> str:
    version = row.attribute.current if hasattr(row, "attribute") else None
    categories = [] if version is None else version.definition.get("categories", ())
    labels: dict[str, str] = next((each["label"] for each in categories if each["key"] == row.category), {})
    language = (get_language() or "en").split("-", maxsplit=1)[0]
    return str(labels.get(language) or labels.get("en") or row.category)


def value_cell(row: TypedValue) -> SafeString:
    """The value as people read it; struck through where the speaker denies it."""
    shown = Truncator(said(row)).chars(MOST_OF_A_VALUE)
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
