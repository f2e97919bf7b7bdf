"""What a language model answered, held against the text: verbatim quotes become drafts, all else is dropped.

Outward: ``drafts_of``. The model only points at words: the value, the event, the mood and who said it are read from
those words by the rules' own stages, so that nothing enters that the article does not say.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import ValueKind
from claims.domain.values import Category, Truth
from claims.extraction.drafts import Draft
from claims.extraction.reading import Finding, Reading
from claims.extraction.stated import Stated, stated_value
from claims.extraction.suggestions import draft_of
from claims.extraction.zones import SILENT

# A model states no trust of its own that could be believed; the scoreboard tells what its answers are worth.
SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Dropped:
    """An entry of the answer that was not taken, with one sentence of reason."""

    entry: Any
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    drafts: tuple[Draft, ...]
    dropped: tuple[Dropped, ...]


class _Refused(Exception):
    """Why an entry is not taken."""


def drafts_of(entries: Iterable[Any], reading: Reading, start: int, end: int) -> Answered:
    """The entries that stand word for word in text[start:end], as drafts in text order.

    reading: of the whole text, every stage done. Each entry takes the first place of its quote that no earlier entry
    with the same attribute and focus took: a sentence that stands twice may be told twice. Raises nothing.
    """
    drafts: list[Draft] = []
    dropped: list[Dropped] = []
    taken: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    starts = [token.start for token in reading.tokens]
    ends = [token.end for token in reading.tokens]
    for entry in entries:
        try:
            definition, spans = _places(entry, reading, start, end)
            place = _first_free(spans, taken[definition.key])
            taken[definition.key].add(place)
            first, last = bisect_right(ends, place[0]), bisect_left(starts, place[1])
            finding = _finding(entry, reading, definition, first, last)
        except _Refused as refused:
            dropped.append(Dropped(entry, str(refused)))
        else:
            drafts.append(draft_of(reading, finding))
    drafts.sort(key=lambda draft: (draft.focus_start, draft.focus_end, draft.attribute))
    return Answered(tuple(drafts), tuple(dropped))


def _first_free(spans: list[tuple[int, int]], taken: Set[tuple[int, int]]) -> tuple[int, int]:
    free = next((span for span in spans if span not in taken), None)
    if free is None:
        raise _Refused("It repeats an earlier entry.")
    return free


def _places(
    entry: Any, reading: Reading, start: int, end: int
) -> tuple[AttributeDefinition, list[tuple[int, int]]]:
    """The attribute, and where the focus stands, once per occurrence of the quote."""
    if not isinstance(entry, Mapping):
        raise _Refused("An entry is an object with attribute, quote and focus.")
    key, quote, focus = (entry.get(name) for name in ("attribute", "quote", "focus"))
    definition = reading.lexicon.codebook.get(key) if isinstance(key, str) else None
    if definition is None:
        raise _Refused(f"The codebook has no attribute {key!r}.")
    if not isinstance(quote, str) or not isinstance(focus, str) or not quote.strip() or not focus.strip():
        raise _Refused("Quote and focus are words of the article.")
    inside = quote.find(focus)
    if inside < 0:
        raise _Refused("The focus does not stand in the quote.")
    text, spans, place = reading.document.text, [], start
    while (found := text.find(quote, place, end)) >= 0:
        spans.append((found + inside, found + inside + len(focus)))
        place = found + len(quote)
    if not spans:
        raise _Refused("The quote does not stand in the text word for word.")
    return definition, spans


def _finding(
    entry: Mapping[str, Any], reading: Reading, definition: AttributeDefinition, first: int, last: int
) -> Finding:
    if first >= last:
        raise _Refused("The focus holds no word.")
    if reading.sentence(first).zone in SILENT:
        raise _Refused("The words stand in a part of the text that states nothing, such as a header.")
    stated = _stated(entry, reading, definition, first, last)
    if stated is None:
        raise _Refused(f"The words state no {definition.value_kind} that could be read.")
    return Finding(
        definition.key,
        stated.value,
        stated.first,
        stated.last,
        f"llm.{definition.key}",
        SCORE,
        f'A language model pointed at "{reading.words(first, last)}"; the value was read from these words.',
    )


def _stated(
    entry: Mapping[str, Any], reading: Reading, definition: AttributeDefinition, first: int, last: int
) -> Stated | None:
    match definition.value_kind:
        case ValueKind.BOOLEAN:
            truth = entry.get("truth")
            return Stated(Truth(truth), first, last) if isinstance(truth, bool) else None
        case ValueKind.CATEGORY:
            return stated_value(reading, definition, first, last) or _named_category(
                entry, reading, definition, first, last
            )
    return stated_value(reading, definition, first, last)


def _named_category(
    entry: Mapping[str, Any], reading: Reading, definition: AttributeDefinition, first: int, last: int
) -> Stated | None:
    """Words that the codebook does not list are put under the category that the model names, if there is one."""
    known = {category.key for category in definition.categories}
    key = entry.get("category")
    return Stated(Category(key, reading.words(first, last)), first, last) if key in known else None
