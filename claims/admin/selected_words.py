"""What a new claim starts with, taken from the words that a person selected in the text.

Outward: ``begun_with``, and ``read_from`` for the fields alone. The sentence around the words is the quote, the words
themselves are its focus; value, scope, modality and attribution are read from them as the machine reads them, and
every field can be corrected. What judges is left open: the attribute is chosen before, the event and the certainty by
nobody but the person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claims.domain.codes import Comparator, ScopeFacet, ValueKind, ValueState
from claims.domain.notation import plain_number
from claims.extraction.drafts import Draft
from claims.extraction.pointed import Pointed
from claims.models import Actor, Place
from claims.selectors.reading import pointed_in
from claims.selectors.register_choices import entry_wording, wording_of_key
from sources.models import Article, Source
from sources.selectors.names import source_names

# Characters. A longer stretch without a stop is a table or a list, and no quote.
LONGEST_SENTENCE = 600
# Zones whose figures repeat earlier news.
RECAPS = ("background",)


@dataclass(frozen=True, slots=True)
class Begun:
    """quote, focus: as the form shows them. start, focus_start: where they stand. initial: of the form's fields."""

    quote: str
    focus: str
    start: int
    focus_start: int
    initial: Mapping[str, Any] = field(default_factory=dict)


def begun_with(article: Article, quote: str, focus: str, start: int, attribute: str = "") -> Begun:
    """quote: stands at start. focus: "" = the quote is what was selected, and its sentence is looked for."""
    at = start + max(quote.find(focus), 0)
    words = focus or quote
    pointed = pointed_in(article, at, at + len(words), attribute)
    initial = {"wording": words, "date_as_written": words, **_read(pointed)}
    is_wider = pointed.end - pointed.start > len(quote)
    if focus or not is_wider or pointed.end - pointed.start > LONGEST_SENTENCE:
        return Begun(quote, focus, start, at, initial)
    return Begun(article.text[pointed.start : pointed.end], words, pointed.start, at, initial)


def read_from(article: Article, start: int, end: int, attribute: str) -> dict[str, Any]:
    """The form's fields as the words start..end (exclusive) state the attribute; {} = no value could be read."""
    pointed = pointed_in(article, start, end, attribute)
    return {} if pointed.draft is None else _read(pointed)


def _read(pointed: Pointed) -> dict[str, Any]:
    draft = pointed.draft
    if draft is None:
        return {} if pointed.around is None else _manner(pointed.around)
    scopes = {f"scope_{facet}": draft.scope.facet(facet) for facet in ScopeFacet}
    return {**_value(draft), **scopes, "scope_text": draft.scope_text, **_manner(draft)}


def _manner(draft: Draft) -> dict[str, Any]:
    """How it is said, and by whom: read around the words, whether they state a value or not."""
    return {
        "modality": str(draft.modality),
        "actuality": str(draft.actuality),
        "polarity": str(draft.polarity),
        "is_recap": draft.zone in RECAPS,
        "says_rose": draft.says_rose,
        **_attribution(draft),
    }


def _value(draft: Draft) -> dict[str, Any]:
    columns, kind = draft.value.fields(), draft.value.kind
    if columns.value_state is not ValueState.KNOWN:
        return {"value_state": str(columns.value_state)}
    is_range = columns.comparator in (Comparator.RANGE, Comparator.SOME)
    entry = ""
    if kind is ValueKind.PLACE:
        entry = wording_of_key(Place, columns.place_key)
    elif kind is ValueKind.ACTOR:
        entry = wording_of_key(Actor, columns.actor_key)
    read = {
        "comparator": str(columns.comparator),
        "number": _plain(columns.number),
        "lower": _plain(columns.lower) if is_range else "",
        "upper": _plain(columns.upper) if is_range else "",
        "date_edtf": columns.date_edtf,
        "date_as_written": columns.date_as_written,
        "time_text": columns.time_text,
        "category": columns.category,
        "wording": columns.wording,
        "entry": entry,
    }
    return {name: value for name, value in read.items() if value}


def _attribution(draft: Draft) -> dict[str, Any]:
    told = draft.attribution
    if not told.informant and not told.channel:
        return {}
    names = source_names()
    return {
        "informant": _source(names.only_id(told.informant)),
        "informant_text": told.informant,
        "informant_kind": str(told.informant_kind or ""),
        "channel": _source(names.only_id(told.channel)),
        "channel_text": told.channel,
    }


def _source(pk: int | None) -> str:
    return "" if pk is None else entry_wording(Source.objects.only("pk").get(pk=pk))


def _plain(number: Any) -> str:
    return "" if number is None else plain_number(number)
