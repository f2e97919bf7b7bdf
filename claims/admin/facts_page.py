"""Date and outlet of an article, corrected after its review: what was resolved from them, before and after.

Outward: ``facts_page``. The first look stores nothing. Then the facts are corrected, and with them the claims that
the person chose, those that nobody edited, or none.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
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
from claims.services.foreseeing import foresee
from claims.services.redating import CHANGE, Facts, Redated, correct_facts, resolved_anew
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
    """The consensus is shown as it would be with those moved that nobody edited."""
    facts, rows = form.facts(), resolved_anew(desk.article, form.facts())
    free = [each.before.pk for each in rows if not each.was_edited]
    events = Event.objects.live().filter(claims__article=desk.article).distinct().order_by("pk")
    foreseen = foresee(
        lambda: correct_facts(
            desk.article, facts, moved=free, by=request.user, reason=form.cleaned_data["reason"]
        ),
        list(events),
        user=request.user,
    )
    return _page(
        request, desk, form, is_preview=True, rows=rows, free=len(free), changes=foreseen.changes,
        versions=",".join(f"{each.before.pk}:{each.before.row_version}" for each in rows),
    )  # fmt: skip


def _stored(request: HttpRequest, desk: Desk, form: FactsForm) -> HttpResponse:
    seen = _seen(request.POST.get("versions", ""))
    version = request.POST.get("row_version", "")
    done = correct_facts(
        desk.article,
        form.facts(),
        moved=_wanted(request, resolved_anew(desk.article, form.facts())),
        by=request.user,
        reason=form.cleaned_data["reason"],
        expected_version=int(version) if version.isdecimal() else None,
        expected_versions=seen,
    )
    told = ngettext(
        "Corrected; %(n)s claim moved with it.", "Corrected; %(n)s claims moved with it.", len(done)
    )
    messages.success(request, told % {"n": len(done)})
    return HttpResponseRedirect(reverse("admin:article_page", args=[desk.article.public_id]))


def _wanted(request: HttpRequest, rows: list[Redated]) -> list[int]:
    match request.POST["act"]:
        case "unedited":
            return [each.before.pk for each in rows if not each.was_edited]
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
