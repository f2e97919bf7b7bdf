"""Adjudication: what two blind reviewers differ on, side by side, one key each.

Outward: ``adjudicate_page``. The reviewers are A and B here: what counts is what they say, not who says it; their
names stand in the decisions and in the audit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.admin.card import Quoted, quoted
from claims.admin.cells import said
from claims.admin.desk import Desk, desk_for
from claims.admin.focus import focus_of
from claims.domain.errors import DomainError
from claims.models import Claim, Stage
from claims.models.claim_content import column
from claims.selectors.differences import VALUES, Pair, Side, lettered, pairs_of
from claims.services.adjudicating import OWN, adjudicate, check_adjudicator
from claims.services.errors import NotAllowed, ServiceError
from claims.services.permission import require
from factcheck.refusals import refusal_text
from sources.selectors.visibility import hidden_levels

# Characters of the text shown around the words. Arbitrary but works: some two lines.
AROUND = 160
FOCUS = ("focus", "focus_start", "focus_end")


@dataclass(frozen=True, slots=True)
class Column:
    """A or B. says: what this reviewer did, in words."""

    letter: str
    side: Side
    says: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One pair as the page shows it. rows: (what, A, B) of all that differs; overlap: per cent of the words."""

    pair: Pair
    number: int
    columns: Sequence[Column]
    rows: Sequence[tuple[str, str, str]]
    before: str
    quote: Quoted
    after: str
    overlap: int | None
    form: Any = None


@require_http_methods(["GET", "HEAD", "POST"])
def adjudicate_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """?edit=s7 opens the form of one difference. POST decides one and comes back to the rest."""
    desk = desk_for(public_id, request.user)
    _refuse(request, desk)
    if request.method != "POST":
        return _page(request, desk, request.GET.get("edit", ""))
    key, choice, reason = (request.POST.get(name, "") for name in ("pair", "choice", "reason"))
    pair = next((each for each in pairs_of(desk.article) if each.key == key), None)
    content, form = None, None
    if choice == OWN and pair is not None:
        form = desk.form(pair.stated, request.POST, request.POST.get("attribute", ""))
        if not form.is_valid():
            return _page(request, desk, key, form=form, status=422)
        focus = focus_of(pair.stated, form.cleaned_data.get("wording", ""))
        content = form.content(pair.stated.start, pair.stated.end, pair.stated.quote, focus)
    written = request.POST.get("row_version", "")
    version = int(written) if written.isdecimal() else None
    try:
        adjudicate(
            desk.article,
            key,
            choice,
            by=request.user,
            content=content,
            reason=reason,
            expected_version=version,
        )
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except (ServiceError, DomainError) as refused:
        return _page(request, desk, key, form=form, error=refusal_text(refused), status=422)
    return _after(request, public_id)


def _refuse(request: HttpRequest, desk: Desk) -> None:
    try:
        require(request.user, "claims.view_claim")
        check_adjudicator(desk.article, request.user)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    if hidden_levels(request.user):
        raise PermissionDenied(gettext("Whoever adjudicates has to see every claim."))


def _after(request: HttpRequest, public_id: str) -> HttpResponse:
    desk = desk_for(public_id, request.user)
    if desk.stage is not None and desk.stage.stage == Stage.DONE:
        messages.success(request, gettext("No difference is left: the article is done."))
        return HttpResponseRedirect(reverse("admin:article_page", args=[public_id]))
    return HttpResponseRedirect(reverse("admin:adjudicate", args=[public_id]))


def _page(
    request: HttpRequest, desk: Desk, opened: str, *, form: Any = None, error: str = "", status: int = 200
) -> HttpResponse:
    is_due = desk.stage is not None and desk.stage.stage == Stage.ADJUDICATION
    pairs = pairs_of(desk.article) if is_due else []
    edited = None if error and form is None else opened
    shown = [
        _difference(desk, pair, number, _form(desk, pair, form) if pair.key == edited else None)
        for number, pair in enumerate(pairs, 1)
    ]
    is_gone = bool(error) and all(difference.pair.key != opened for difference in shown)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Adjudicate: %(article)s") % {"article": desk.shown_article},
        "desk": desk,
        "article": desk.shown_article,
        "differences": shown,
        "opened": opened,
        "error": error,
        "is_gone": is_gone,
    }
    return TemplateResponse(request, "claims/adjudicate.html", context, status=status)


def _form(desk: Desk, pair: Pair, sent: Any) -> Any:
    return desk.form(pair.stated) if sent is None else sent


def _difference(desk: Desk, pair: Pair, number: int, form: Any) -> Difference:
    sides, stated, text = lettered(pair, desk.article), pair.stated, desk.article.text
    overlap = pair.overlap
    return Difference(
        pair=pair,
        number=number,
        columns=[_column(letter, side) for letter, side in zip("AB", sides, strict=True)],
        rows=_rows(pair, *sides),
        before=_last_words(text[: stated.start]),
        quote=quoted(stated),
        after=_first_words(text[stated.end :]),
        overlap=None if overlap is None or overlap == 1 else round(100 * overlap),
        form=form,
    )


def _first_words(text: str) -> str:
    """The first ``AROUND`` characters or fewer, up to the end of a word."""
    if len(text) <= AROUND:
        return text
    return f"{text[:AROUND].rpartition(' ')[0] or text[:AROUND]} …"


def _last_words(text: str) -> str:
    """The last ones, from the beginning of a word."""
    if len(text) <= AROUND:
        return text
    return f"… {text[-AROUND:].partition(' ')[2] or text[-AROUND:]}"


def _column(letter: str, side: Side) -> Column:
    if side.decision is None:
        return Column(letter, side, gettext("says nothing of it"), "")
    says = capfirst(side.decision.get_kind_display())
    return Column(letter, side, says, "" if side.claim is None else said(side.claim))


def _rows(pair: Pair, one: Side, other: Side) -> list[tuple[str, str, str]]:
    """The fields in which the two differ; all that makes the value is one row."""
    if one.claim is None or other.claim is None:
        return []
    rows, differing = [], [name for name in pair.differing if name not in FOCUS]
    if any(name in VALUES for name in differing):
        rows.append((gettext("value"), said(one.claim), said(other.claim)))
    for name in differing:
        if name in VALUES or name == "scope_key":
            continue
        field = column(name.removesuffix("_id"))
        rows.append((str(field.verbose_name), _shown(one.claim, field), _shown(other.claim, field)))
    if set(FOCUS) & set(pair.differing):
        rows.append(
            (gettext("words"), one.claim.focus or one.claim.quote, other.claim.focus or other.claim.quote)
        )
    return rows


def _shown(claim: Claim, field: Any) -> str:
    value = getattr(claim, field.name)
    if field.choices:
        value = getattr(claim, f"get_{field.name}_display")()
    return "—" if value in (None, "") else str(value)
