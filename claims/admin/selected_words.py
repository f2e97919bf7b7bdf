"""What a new claim starts with, taken from the words that a person selected in the text.

Outward: ``begun_with``. The sentence around the words is the quote, the words themselves are its focus and fill the
fields that hold wording; a number they state is read as the machine reads it. Nothing that judges is filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claims.domain.notation import plain_number, read_number
from claims.extraction.reading import Amount
from claims.selectors.reading import passage_in
from sources.models import Article

# Characters. A longer stretch without a stop is a table or a list, and no quote.
LONGEST_SENTENCE = 600


@dataclass(frozen=True, slots=True)
class Begun:
    """quote, focus: as the form shows them. start: of the quote in the text. initial: of the form's fields."""

    quote: str
    focus: str
    start: int
    initial: Mapping[str, Any] = field(default_factory=dict)


def begun_with(article: Article, quote: str, focus: str, start: int) -> Begun:
    """quote: stands at start. focus: "" = the quote is what was selected, and its sentence is looked for."""
    at = start + max(quote.find(focus), 0)
    words = focus or quote
    passage = passage_in(article, at, at + len(words))
    initial = {"wording": words, "date_as_written": words, **_number(passage.amount)}
    is_wider = passage.end - passage.start > len(quote)
    if focus or not is_wider or passage.end - passage.start > LONGEST_SENTENCE:
        return Begun(quote, focus, start, initial)
    return Begun(article.text[passage.start : passage.end], words, passage.start, initial)


def _number(amount: Amount | None) -> dict[str, str]:
    if amount is None:
        return {}
    ends = {"number": amount.number, "lower": amount.low, "upper": amount.high}
    figures = {name: plain_number(read_number(value)) for name, value in ends.items() if value is not None}
    return {"comparator": str(amount.comparator), **figures}
