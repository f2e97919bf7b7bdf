"""The panel at selected words: where they stand, which attribute they state, and the fields read from them.

Outward: ``claim_words``, the view behind the panel, and ``claim_add``, which stores what it says. Words come as
offsets, from a selection, or as a quote that was typed or pasted; a quote that stands in the text several times is
asked about. Both lead to the page with its plain form where nobody asks for a part alone.
"""

from dataclasses import dataclass, field, replace

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from claims.admin.add_claim import NewClaim, added_claim, sent_number
from claims.admin.article_page import (
    card_address,
    desk_answer,
    desk_page,
    is_partial,
    page_address,
    screen_desk,
)
from claims.admin.claim_form import ClaimForm
from claims.admin.copying import begun_copy, source_of, words_of
from claims.admin.desk import Desk
from claims.admin.occurrences import Place, places_of
from claims.admin.selected_words import begun_with
from claims.models import Attribute, Claim
from claims.selectors.reading import likely_in
from sources.quotes import find_quote
from sources.text import normalise_newlines

REFUSED = 422


@dataclass(frozen=True, slots=True)
class Words:
    """What the panel shows. start, end: of the words; None = not known yet. places: where the quote stands.

    choices: attributes to choose from, the likely ones first. likely: how many of them these are. quote, quote_start:
    the sentence that a claim on the words stands on. copied: the claim that is copied, on its words.
    """

    typed: str = ""
    error: str = ""
    start: int | None = None
    end: int | None = None
    words: str = ""
    places: list[Place] = field(default_factory=list)
    choices: list[Attribute] = field(default_factory=list)
    likely: int = 0
    form: ClaimForm | None = None
    quote: str = ""
    quote_start: int | None = None
    copied: Claim | None = None

    @property
    def copied_name(self) -> str:
        return "" if self.copied is None else str(self.copied.ordinal)

    @property
    def quote_end(self) -> int | None:
        return None if self.quote_start is None else self.quote_start + len(self.quote)


@require_safe
def claim_words(request: HttpRequest, public_id: str) -> HttpResponse:
    """?start=4&end=9, ?quote=three+guards or ?copy=3, with &attribute=killed once it is chosen."""
    desk = _writing_desk(request, public_id)
    source = source_of(desk, request.GET)
    attribute = request.GET.get("attribute", "")
    found = _words(desk, request.GET) if source is None else _copy(desk, source, attribute)
    if not is_partial(request):
        begun = {"quote": found.words or found.typed} if source is None else {"copy": found.copied_name}
        query = urlencode({**begun, "attribute": attribute})
        return HttpResponseRedirect(f"{page_address(desk)}?{query}#add-claim")
    context = {"new": found, "desk": desk, "article": desk.shown_article}
    answer = render_to_string("claims/words_panel.html", context, request)
    return HttpResponse(answer, status=REFUSED if found.error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Add a claim on a quote of the text, or show its form again with what is missing.

    GET: whoever comes back to this address, by another language or a reload, goes on to the article.
    """
    if request.method != "POST":
        return HttpResponseRedirect(f"{page_address(screen_desk(request, public_id))}#add-claim")
    desk = _writing_desk(request, public_id)
    result = added_claim(desk, request.POST, request.user)
    if result.claim is not None:
        if is_partial(request):
            return desk_answer(request, desk, current=result.claim.ordinal)
        return HttpResponseRedirect(card_address(desk, result.claim))
    if not is_partial(request):
        return desk_page(request, desk, None, status=REFUSED if result.is_refused else 200, new=result)
    context = {"new": _again(result, request.POST), "desk": desk, "article": desk.shown_article}
    return HttpResponse(render_to_string("claims/words_panel.html", context, request), status=REFUSED)


def _again(result: NewClaim, data: QueryDict) -> Words:
    """The panel as it was sent, with what is wrong."""
    if result.copied is not None:
        return _of_copy(result.copied, result.form, result.error)
    at, start = sent_number(data, "focus_start"), sent_number(data, "start")
    end = None if at is None else at + len(result.focus)
    return Words(
        error=result.error, start=at, end=end, words=result.focus, form=result.form, quote=result.quote,
        quote_start=start,
    )  # fmt: skip


def _writing_desk(request: HttpRequest, public_id: str) -> Desk:
    """Whether words stand in the text is for those to know who may read all of it. Raises PermissionDenied."""
    desk = screen_desk(request, public_id)
    if not desk.may_decide or desk.is_withheld:
        raise PermissionDenied(
            gettext("You need the permission to decide claims, and to read the whole text.")
        )
    return desk


def _words(desk: Desk, data: QueryDict) -> Words:
    typed = normalise_newlines(data.get("quote", "")).strip()
    if typed:
        found = find_quote(desk.article.text, typed)
        if not found:
            return Words(
                typed, gettext("These words do not stand in the text. Copy them exactly as they are there.")
            )
        if len(found) > 1:
            return Words(typed, places=places_of(desk.article.text, found))
        start, end = found[0]
    else:
        first, last = sent_number(data, "start"), sent_number(data, "end")
        if first is None or last is None:
            return Words()
        start, end = first, last
    words = desk.article.text[start:end]
    if not words.strip():
        return Words(error=gettext("No words stand there: the text has %(length)s characters.") % {
            "length": len(desk.article.text)
        })  # fmt: skip
    return _chosen(desk, start, end, words, data.get("attribute", ""))


def _chosen(desk: Desk, start: int, end: int, words: str, attribute: str) -> Words:
    if not any(each.key == attribute for each in desk.attributes):
        choices, number = _likeliest(desk, likely_in(desk.article, start, end))
        return Words(start=start, end=end, words=words, choices=choices, likely=number)
    begun = begun_with(desk.article, words, "", start, attribute)
    form = desk.form(None, attribute=attribute, begun=begun.initial, near=(start, end))
    return Words(
        start=start, end=end, words=words, form=form, quote=begun.quote, quote_start=begun.start,
    )  # fmt: skip


def _copy(desk: Desk, source: Claim, attribute: str) -> Words:
    """The attributes that the claim's words may state too, its own first; then the form of the one chosen."""
    form = begun_copy(desk, source, attribute)
    if form.kind:
        return _of_copy(source, form)
    likely = [source.attribute.key, *likely_in(desk.article, source.start, source.end)]
    choices, number = _likeliest(desk, list(dict.fromkeys(likely)))
    return replace(_of_copy(source, None), choices=choices, likely=number)


def _of_copy(source: Claim, form: ClaimForm | None, error: str = "") -> Words:
    start, end = words_of(source)
    return Words(
        error=error, start=start, end=end, words=source.focus or source.quote, form=form, quote=source.quote,
        quote_start=source.start, copied=source,
    )  # fmt: skip


def _likeliest(desk: Desk, keys: list[str]) -> tuple[list[Attribute], int]:
    """All attributes, those of the keys first and in their order, and how many these are."""
    likely = {key: place for place, key in enumerate(keys)}
    choices = sorted(
        desk.attributes, key=lambda each: (likely.get(each.key, len(likely)), str(each).casefold())
    )
    return choices, sum(1 for each in choices if each.key in likely)
