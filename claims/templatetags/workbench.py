"""What the templates of the workbench say of rows: definitions in the reader's language, values, explanations."""

from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from claims.admin.act_kinds import act_label
from claims.admin.at_odds import at_odds
from claims.admin.card_markup import runs_of
from claims.admin.cells import percent, said, settled_said
from claims.admin.event_link_words import event_link_reason
from claims.admin.event_titles import event_title
from claims.admin.link_words import link_words, relation_of
from claims.admin.number_line import NumberLine, number_line
from claims.admin.range_bar import RangeBar, range_bar
from claims.admin.reason_words import link_reason, reason_shown
from claims.admin.release_picture import Figure
from claims.admin.row_titles import row_title
from claims.admin.testimony_words import words_of_testimony
from claims.admin.told_voices import told_voices
from claims.admin.unit_words import unit_said
from claims.admin.usual_reasons import reason_said
from claims.admin.verdict_words import VERDICTS, in_words
from claims.admin.weighed_row import WeighedRow
from claims.consensus.explanation import LANGUAGES, say
from claims.domain.codes import ValueKind
from claims.domain.findings import Direction
from claims.models import AttributeVersion, Claim, ClaimLink, Consensus
from claims.models.choices import EVIDENCES
from claims.models.typed_value import TypedValue
from claims.selectors.category_names import category_names
from claims.selectors.events import Cell, Conflict, Row, anchor_of
from claims.selectors.local_names import local_name, local_place
from claims.selectors.scoreboard import Share
from claims.selectors.shown_values import NOT_REPORTED, shown_bounds, shown_number

register = template.Library()
register.filter("percent", percent)
# How the last moment of a day is stored.
END_OF_DAY = time(23, 59, 59)


register.filter("act_label", act_label)
register.filter("event_title", event_title)
register.filter("in_runs", runs_of)
register.filter("local", local_name)
register.filter("local_place", local_place)
register.filter("row_title", row_title)
register.filter("reason_shown", reason_shown)
register.filter("reason_said", reason_said)
register.filter("unit_said", unit_said)
register.filter("link_reason", link_reason)
register.filter("event_link_reason", event_link_reason)
register.filter("voices_told", told_voices)


@register.filter
def testimony(cell: Cell) -> str:
    """What the claim of a cell does in the consensus; "" where that is not said."""
    return words_of_testimony(cell.detail, category_names(cell.claim.attribute)) if cell.detail else ""


@register.filter
def evidence_said(code: str) -> str:
    return str(dict(EVIDENCES)[code])


@register.filter
def figure_best(figure: Figure) -> str:
    """The value of a figure of a release: 7, ≥ 25 where it is only a bound, a dash where none is published."""
    if figure.value is None:
        return NOT_REPORTED
    is_bound = figure.high is None and figure.value == figure.low
    return shown_bounds(figure.low, None) if is_bound else shown_number(figure.value)


@register.filter
def figure_range(figure: Figure) -> str:
    """low–high of a figure of a release; "" where that says nothing beyond the value."""
    shown = shown_bounds(figure.low, figure.high)
    return "" if shown == figure_best(figure) else shown


@register.filter(name="link_words")
def shown_link_words(link: ClaimLink) -> str:
    return link_words(relation_of(link.relation), Direction(link.direction))


@register.filter
def definition_text(version: AttributeVersion, name: str) -> str:
    return version.text(name)


@register.filter
def definition_list(version: AttributeVersion, name: str) -> list[str]:
    return version.texts(name)


@register.filter
def stated(row: TypedValue) -> str:
    return said(row)


@register.filter
def settled(row: Consensus) -> str:
    return settled_said(row)


@register.filter
def entry_name(row: TypedValue) -> str:
    """What the reader calls the place or actor that a value names in words of its own; "" where that says no more."""
    entry = row.place or row.actor
    name = local_name(entry)
    return "" if row.wording in (name, "" if entry is None else entry.name) else name


@register.filter
def bounds(row: Consensus) -> str:
    """low–high of a number; "" where it says nothing beyond the value."""
    is_number = row.value_kind in (ValueKind.COUNT, ValueKind.MEASURE)
    return shown_bounds(row.lower, row.upper) if is_number and (row.lower, row.upper) != (None, None) else ""


@register.filter
def moment_said(moment: datetime) -> str:
    """The day alone where information is known to hold by the end of a day and no sooner."""
    local = timezone.localtime(moment)
    is_end_of_day = local.time().replace(microsecond=0) == END_OF_DAY
    return date_format(local, "SHORT_DATE_FORMAT" if is_end_of_day else "SHORT_DATETIME_FORMAT")


@register.filter
def is_denied(claim: Claim) -> bool:
    return claim.modality == "denied" or claim.polarity == "negative"


@register.simple_tag
def explained(remarks: Sequence[Any], row: Consensus | Row) -> list[str]:
    """Remarks on a row, or all of its explanation, in the reader's language, else in English."""
    return say(remarks, _language(), category_names(row.attribute))


@register.filter
def weighed(row: Row) -> WeighedRow | None:
    """What the voices of a row add; None where nothing was weighed."""
    return (
        None
        if row.consensus is None
        else WeighedRow(row, row.consensus, _language(), category_names(row.attribute))
    )


@register.filter
def bar(row: Row) -> RangeBar | None:
    """Low, best and high of a row of the matrix, where it has a consensus of numbers."""
    return None if row.consensus is None else range_bar(row.consensus, row.candidates)


@register.filter
def bar_of_conflict(conflict: Conflict) -> RangeBar | None:
    """As ``bar``, of a row in the list of conflicts."""
    return range_bar(conflict.row, conflict.candidates)


@register.filter
def number_line_of(row: Row) -> NumberLine | None:
    """What each voice of the row says, on one line; None where it is about no numbers."""
    return number_line(row)


@register.filter
def decimal_mark(figure: str) -> str:
    """A figure as it was stored, with the decimal mark of the reader."""
    return number_format(Decimal(figure), 2)


@register.filter(name="at_odds")
def shown_at_odds(row: Consensus) -> list[str]:
    """Why a value needs an editor, in the reader's language, else in English: at most three sentences."""
    return at_odds(row.remarks, _language(), category_names(row.attribute))


@register.filter
def anchor(row: Consensus) -> str:
    return anchor_of(row.attribute.key, row.scope_key)


@register.filter
def share(row: Share) -> SafeString | str:
    """ "0.94 [.87–.98]" in the reader's decimals; a dash where there is nothing to share."""
    if row.value is None or row.interval is None:
        return "—"
    value, low, high = (number_format(round(each, 2), 2) for each in (row.value, *row.interval))
    return format_html('{} <span class="nowrap">[{}–{}]</span>', value, low, high)


@register.filter
def figure(number: Any, otherwise: str = "") -> str:
    """A number as people write it; None is a dash, or "open" where that is asked for."""
    if number is None:
        return gettext("open") if otherwise == "open" else NOT_REPORTED
    return shown_number(number)


@register.filter
def unlocalized(number: float) -> str:
    """A coordinate, with a point in every language."""
    return f"{number:g}"


@register.filter
def verdict(code: str) -> str:
    return str(VERDICTS.get(code, code))


register.filter("verdict_sentence", in_words)


@register.filter
def look_up(mapping: Any, key: Any) -> Any:
    return mapping.get(key)


@register.filter
def decided(article: Any) -> int:
    """How many claims of a listed article are decided."""
    number: int = article.claims_total - article.suggested
    return number


def _language() -> str:
    language = (get_language() or "en").split("-", maxsplit=1)[0]
    return language if language in LANGUAGES else "en"
