"""Adding a claim by hand: words of the text, then what they state.

Outward: ``added_claim`` and ``chosen_attribute``. The quote is pasted or selected; the server finds where it stands
and asks where it stands more than once. Nothing that judges is preselected.
"""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from claims.admin.claim_form import ClaimForm
from claims.admin.desk import Desk
from claims.admin.selected_words import begun_with
from claims.domain.errors import DomainError
from claims.models import Claim
from claims.services.errors import ServiceError
from claims.services.review import add_claim
from sources.text import find_occurrences, normalise_newlines

# Characters shown on each side of an occurrence, so that a person knows it again.
CONTEXT = 40


@dataclass(frozen=True, slots=True)
class Place:
    start: int
    before: str
    quote: str
    after: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class NewClaim:
    """The form of a new claim. claim: set once it is stored. places: where the quote stands, if unclear."""

    form: ClaimForm
    quote: str = ""
    focus: str = ""
    error: str = ""
    is_refused: bool = False
    is_begun: bool = False
    places: list[Place] = field(default_factory=list)
    claim: Claim | None = None


def chosen_attribute(desk: Desk, data: QueryDict) -> NewClaim:
    """The empty form, with the fields of the attribute that was chosen."""
    form = desk.form(None, attribute=data.get("attribute", "") if "quote" in data else "")
    return NewClaim(form, quote=data.get("quote", ""), is_begun="quote" in data)


def added_claim(desk: Desk, data: QueryDict, user: Any) -> NewClaim:
    """Store the claim, or say what is missing. The first step sends only quote and attribute: act=begin."""
    quote = normalise_newlines(data.get("quote", "")).strip()
    focus = normalise_newlines(data.get("focus", "")).strip()
    attribute = data.get("attribute", "")
    if data.get("act") == "begin":
        return _begun(desk, quote, focus, attribute, data)
    form = desk.form(None, data, attribute)
    start, error = _where(desk, quote, data)
    is_valid = form.is_valid()
    if start is None or not is_valid:
        return NewClaim(form, quote, focus, error, True, True, _places(desk, quote))
    try:
        span = _focus(quote, focus, start)
        content = form.content(start, start + len(quote), quote, span)
        claim = add_claim(desk.article, content, by=user)
    except (ServiceError, DomainError) as refused:
        return NewClaim(form, quote, focus, str(refused), True, True, _places(desk, quote))
    return NewClaim(form, claim=claim)


def _begun(desk: Desk, quote: str, focus: str, attribute: str, data: QueryDict) -> NewClaim:
    """The fields of the attribute chosen, filled from the words; the words alone while their place is unclear."""
    start, error = _where(desk, quote, data)
    if start is None or focus not in quote:
        form = desk.form(None, attribute=attribute)
        return NewClaim(form, quote, focus, error, bool(error), True, _places(desk, quote))
    begun = begun_with(desk.article, quote, focus, start)
    form = desk.form(None, attribute=attribute, begun=begun.initial)
    error = "" if form.kind else gettext("Choose an attribute.")
    places = _places(desk, begun.quote, begun.start)
    return NewClaim(form, begun.quote, begun.focus, error, bool(error), True, places)


def _where(desk: Desk, quote: str, data: QueryDict) -> tuple[int | None, str]:
    """(start, "") or (None, why not)."""
    starts = [start for start, _end in find_occurrences(desk.article.text, quote)]
    if not quote:
        return None, gettext("Select words of the text, or paste them.")
    if not starts:
        return None, gettext("These words do not stand in the text. Copy them exactly as they are there.")
    chosen = data.get("start", "")
    if chosen.isdecimal() and int(chosen) in starts:
        return int(chosen), ""
    if len(starts) == 1:
        return starts[0], ""
    return None, gettext("These words stand in the text %(number)s times: say which are meant.") % {
        "number": len(starts)
    }


def _places(desk: Desk, quote: str, chosen: int | None = None) -> list[Place]:
    """The occurrences to choose from; [] where there is at most one. chosen: the start that is known already."""
    text = desk.article.text
    found = find_occurrences(text, quote)
    if len(found) < 2:  # noqa: PLR2004 - one occurrence leaves nothing to choose
        return []
    return [
        Place(start, text[max(start - CONTEXT, 0) : start], quote, text[end : end + CONTEXT], start == chosen)
        for start, end in found
    ]


def _focus(quote: str, focus: str, start: int) -> tuple[int, int] | None:
    if not focus:
        return None
    inside = quote.find(focus)
    if inside < 0:
        raise ServiceError(gettext("The words that state the value do not stand in the quote."))
    return start + inside, start + inside + len(focus)
