"""Adding a claim by hand: words of the text, then what they state.

Outward: ``added_claim``, ``chosen_attribute`` and ``sent_number``. The quote is pasted or selected; the server finds
where it stands and asks where it stands more than once. Nothing that judges is preselected.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from claims.admin.claim_form import ClaimForm
from claims.admin.copying import begun_copy, copied_claim, source_of
from claims.admin.desk import Desk
from claims.admin.occurrences import Place, places_of
from claims.admin.practice_desk import PracticeDesk
from claims.admin.selected_words import begun_with
from claims.domain.errors import DomainError
from claims.models import Claim
from claims.services.claim_content import ClaimContent
from claims.services.errors import ServiceError
from claims.services.practising import add as add_practice
from claims.services.review import add_claim
from factcheck.refusals import refusal_text
from sources.quotes import find_quote
from sources.text import normalise_newlines


@dataclass(frozen=True, slots=True)
class NewClaim:
    """The form of a new claim, None = its words come first.

    claim: set once it is stored. places: where the quote stands, if unclear. copied: the claim that it is a copy of.
    """

    form: ClaimForm | None = None
    quote: str = ""
    focus: str = ""
    error: str = ""
    is_refused: bool = False
    is_begun: bool = False
    places: list[Place] = field(default_factory=list)
    claim: Claim | None = None
    copied: Claim | None = None

    @property
    def copied_name(self) -> str:
        """As a text: a template would set a number in the reader's way of writing."""
        return "" if self.copied is None else str(self.copied.ordinal)


def chosen_attribute(desk: Desk, data: QueryDict) -> NewClaim:
    """The empty form, with the fields of the attribute that was chosen; at first it asks for the words alone.

    copy= begins it from a claim instead.
    """
    if (source := source_of(desk, data)) is not None:
        return _copy_begun(desk, source, data.get("attribute", ""))
    if "quote" not in data:
        return NewClaim()
    form = desk.form(None, attribute=data.get("attribute", ""))
    return NewClaim(form, quote=data.get("quote", ""), is_begun=True)


def added_claim(desk: Desk, data: QueryDict, user: Any) -> NewClaim:
    """Store the claim, or say what is missing. The first step sends only quote and attribute: act=begin."""
    if (source := source_of(desk, data)) is not None:
        return _copied(desk, source, data, user)
    quote, start, error = _where(desk, normalise_newlines(data.get("quote", "")).strip(), data)
    focus = normalise_newlines(data.get("focus", "")).strip()
    attribute = data.get("attribute", "")
    if data.get("act") == "begin":
        return _begun(
            desk, NewClaim(desk.form(None, attribute=attribute), quote, focus, error), start, attribute
        )
    form = desk.form(None, data, attribute)
    is_valid = form.is_valid()
    if start is None or not is_valid:
        return NewClaim(form, quote, focus, error, True, True, _places(desk, quote))
    try:
        span = _focus(quote, focus, start, sent_number(data, "focus_start"))
        content = form.content(start, start + len(quote), quote, span)
        claim = _added(desk, content, user)
    except (ServiceError, DomainError) as refused:
        return NewClaim(form, quote, focus, refusal_text(refused), True, True, _places(desk, quote))
    return NewClaim(form, claim=claim)


def _added(desk: Desk, content: ClaimContent, user: Any) -> Claim:
    if isinstance(desk, PracticeDesk):
        return add_practice(desk.practice, content, by=user)
    return add_claim(desk.article, content, by=user)


def _copy_begun(desk: Desk, source: Claim, attribute: str, error: str = "") -> NewClaim:
    form = begun_copy(desk, source, attribute)
    return NewClaim(form, source.quote, source.focus, error, bool(error), True, copied=source)


def _copied(desk: Desk, source: Claim, data: QueryDict, user: Any) -> NewClaim:
    """What added_claim does, on the words of the claim that is copied."""
    attribute = data.get("attribute", "")
    if data.get("act") == "begin" or not attribute:
        return _copy_begun(desk, source, attribute, "" if attribute else gettext("Choose an attribute."))
    form = begun_copy(desk, source, attribute, data)
    again = NewClaim(form, source.quote, source.focus, "", True, True, copied=source)
    if not form.is_valid():
        return again
    try:
        return replace(again, claim=copied_claim(source, form, data, user))
    except (ServiceError, DomainError) as refused:
        return replace(again, error=refusal_text(refused))


def _begun(desk: Desk, sent: NewClaim, start: int | None, attribute: str) -> NewClaim:
    """The fields of the attribute chosen, filled from the words; the words alone while their place is unclear.

    sent: the quote and focus as they came, and why the quote's place is unclear. start: of the quote, None = unclear.
    """
    if start is None or sent.focus not in sent.quote:
        places = _places(desk, sent.quote)
        return replace(sent, is_refused=bool(sent.error), is_begun=True, places=places)
    begun = begun_with(desk.article, sent.quote, sent.focus, start, attribute)
    near = begun.focus_start, begun.focus_start + len(begun.focus)
    form = desk.form(None, attribute=attribute, begun=begun.initial, near=near)
    error = "" if form.kind or not sent.is_begun else gettext("Choose an attribute.")
    places = _places(desk, begun.quote, begun.start)
    return NewClaim(form, begun.quote, begun.focus, error, bool(error), True, places)


def _where(desk: Desk, quote: str, data: QueryDict) -> tuple[str, int | None, str]:
    """(the words as the text has them, their start, ""), or (the quote, None, why not).

    A selection sends both offsets: its quote stands there or is refused. A quote alone is looked for.
    """
    text = desk.article.text
    if not quote:
        return quote, None, gettext("Select words of the text, or paste them.")
    start, end = sent_number(data, "start"), sent_number(data, "end")
    if start is not None and end is not None:
        if text[start:end] == quote:
            return quote, start, ""
        told = {"start": start, "end": end}
        return quote, None, gettext("These words do not stand at %(start)s to %(end)s of the text.") % told
    found = find_quote(text, quote)
    if not found:
        return (
            quote,
            None,
            gettext("These words do not stand in the text. Copy them exactly as they are there."),
        )
    if len(found) == 1:
        start = found[0][0]
    elif start not in [place for place, _end in found]:
        error = gettext("These words stand in the text %(number)s times: say which are meant.")
        return quote, None, error % {"number": len(found)}
    place, end = next(span for span in found if span[0] == start)
    return text[place:end], place, ""


def _places(desk: Desk, quote: str, chosen: int | None = None) -> list[Place]:
    """The occurrences to choose from; [] where there is at most one. chosen: the start that is known already."""
    found = find_quote(desk.article.text, quote)
    return [] if len(found) == 1 else places_of(desk.article.text, found, chosen)


def _focus(quote: str, focus: str, start: int, at: int | None) -> tuple[int, int] | None:
    """at: where the words were selected, None = not said: then their first place in the quote is meant."""
    if not focus:
        return None
    inside = quote.find(focus) if at is None else at - start
    if inside < 0 or quote[inside : inside + len(focus)] != focus:
        raise ServiceError(gettext("The words that state the value do not stand in the quote."))
    return start + inside, start + inside + len(focus)


def sent_number(data: QueryDict, name: str) -> int | None:
    """None = not sent, or no number."""
    written = str(data.get(name, ""))
    return int(written) if written.isdecimal() else None
