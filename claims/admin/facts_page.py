"""Date and outlet of an article, corrected after its review: what was resolved from them, before and after.

Outward: ``facts_page``. The first look stores nothing. Then the facts are corrected, and with them the claims that
the person chose, those that nobody edited, or none.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from claims.admin.add_article import read_stated_date
from claims.admin.article_page import REFUSED, STALE, article_desk
from claims.admin.desk import Desk
from claims.models import Event
from claims.selectors.register_choices import entry_named, names_of
from claims.services.errors import NotAllowed, ServiceError
from claims.services.events import ROUTE
from claims.services.foreseeing import Foreseen, foresee
from claims.services.redating import CHANGE, Facts, Redated, resolved_anew
from claims.services.rerouting import correct_and_route, rerouted
from factcheck.locking import StaleRow
from sources.ingestion.published import NOT_KNOWN
from sources.ingestion.stated import OUTLET_LENGTH
from sources.models import Source
from sources.selectors.visibility import hidden_levels

ACTS = ("unedited", "chosen", "none")


class FactsForm(forms.Form):
    published = forms.CharField(
        label=_("Published"), required=False, max_length=32,
        help_text=_("YYYY-MM-DD, YYYY-MM or YYYY; empty where it is not known."),
    )  # fmt: skip
    outlet = forms.CharField(
        label=_("Outlet"), required=False, max_length=OUTLET_LENGTH,
        help_text=_("A name or key of the register; empty where it is not known."),
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), max_length=500, help_text=_("How you know it, in your own words.")
    )

    def clean_published(self) -> Any:
        return read_stated_date(self.cleaned_data["published"]) or NOT_KNOWN

    def clean_outlet(self) -> Source | None:
        written = self.cleaned_data["outlet"].strip()
        found = entry_named(Source, written)
        if len(found) != 1 and written:
            raise forms.ValidationError(
                _("“%(name)s” names %(n)s sources of the register; accepted: the name or key of one.")
                % {"name": written, "n": len(found)}
            )
        return found[0] if found else None

    def facts(self) -> Facts:
        return Facts(self.cleaned_data["published"], self.cleaned_data["outlet"])


@require_http_methods(["GET", "HEAD", "POST"])
def facts_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """GET: the form. POST: act=preview; act=unedited, chosen or none to correct the facts."""
    desk = article_desk(request, public_id)
    if not request.user.has_perm(CHANGE) or desk.is_withheld:
        raise PermissionDenied(
            gettext("You need the permission to change articles, and to read the whole text.")
        )
    if request.method != "POST":
        outlet = "" if desk.article.source is None else desk.article.source.name
        return _page(
            request, desk, FactsForm(initial={"published": desk.article.published, "outlet": outlet})
        )
    form = FactsForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, form, status=REFUSED)
    try:
        return (
            _stored(request, desk, form) if request.POST.get("act") in ACTS else _preview(request, desk, form)
        )
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except (ServiceError, StaleRow) as refused:
        form.add_error(None, str(refused))
        status = STALE if isinstance(refused, StaleRow) else REFUSED
        return _page(request, article_desk(request, public_id), form, status=status)


def _preview(request: HttpRequest, desk: Desk, form: FactsForm) -> HttpResponse:
    """The consensus is shown as it would be with those moved that nobody edited, and with the events proposed."""
    rows = resolved_anew(desk.article, form.facts())
    proposals = rerouted(desk.article, form.facts(), request.user)
    claims = [each.before for each in rows] + [claim for each in proposals for claim in each.claims]
    foreseen = _foreseen(request, desk, form, rows, [])
    wanted = [each.key for each in proposals if each.after is not None]
    may_route = request.user.has_perm(ROUTE)
    return _page(
        request, desk, form, is_preview=True, rows=rows, free=len(_unedited(rows)), changes=foreseen.changes,
        regrouped=foreseen.voices, proposals=proposals, may_route=may_route and bool(wanted),
        changes_routed=_foreseen(request, desk, form, rows, wanted).changes if wanted and may_route else (),
        versions=",".join(f"{pk}:{version}" for pk, version in {c.pk: c.row_version for c in claims}.items()),
    )  # fmt: skip


def _foreseen(
    request: HttpRequest, desk: Desk, form: FactsForm, rows: list[Redated], routed: list[str]
) -> Foreseen[Any]:
    """routed: keys of the proposals that claims would follow."""
    named = [key.partition(">")[2] for key in routed]
    touched = Q(claims__article=desk.article) | Q(public_id__in=named)
    events = Event.objects.live().filter(touched).distinct().order_by("pk")
    return foresee(
        lambda: correct_and_route(
            desk.article, form.facts(), moved=_unedited(rows), routed=routed, by=request.user,
            reason=form.cleaned_data["reason"],
        ),
        list(events),
        user=request.user,
    )  # fmt: skip


def _stored(request: HttpRequest, desk: Desk, form: FactsForm) -> HttpResponse:
    seen = _seen(request.POST.get("versions", ""))
    version = request.POST.get("row_version", "")
    done, went = correct_and_route(
        desk.article,
        form.facts(),
        moved=_wanted(request, resolved_anew(desk.article, form.facts())),
        routed=request.POST.getlist("route"),
        by=request.user,
        reason=form.cleaned_data["reason"],
        expected_version=int(version) if version.isdecimal() else None,
        expected_versions=seen,
    )
    told = ngettext(
        "Corrected; %(n)s claim moved with it.", "Corrected; %(n)s claims moved with it.", len(done)
    ) % {"n": len(done)}
    if went:
        more = ngettext(
            "%(n)s claim went to another event.", "%(n)s claims went to another event.", len(went)
        )
        told = f"{told} {more % {'n': len(went)}}"
    messages.success(request, told)
    return HttpResponseRedirect(reverse("admin:article_page", args=[desk.article.public_id]))


def _unedited(rows: list[Redated]) -> list[int]:
    return [each.before.pk for each in rows if not each.was_edited]


def _wanted(request: HttpRequest, rows: list[Redated]) -> list[int]:
    match request.POST["act"]:
        case "unedited":
            return _unedited(rows)
        case "chosen":
            return [int(pk) for pk in request.POST.getlist("claim") if pk.isdecimal()]
    return []


def _seen(written: str) -> dict[int, int]:
    pairs = [each.partition(":") for each in written.split(",")]
    return {int(pk): int(version) for pk, _colon, version in pairs if pk.isdecimal() and version.isdecimal()}


def _page(request: HttpRequest, desk: Desk, form: FactsForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": gettext("Date and outlet"),
        "article": desk.shown_article,
        "form": form,
        "row_version": desk.article.row_version,
        "register_names": {
            "sources": names_of(Source, [str(level) for level in hidden_levels(request.user)])
        },
        **more,
    }
    return TemplateResponse(request, "claims/facts.html", context, status=status)
