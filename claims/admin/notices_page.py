"""What an outlet took back of an article: its notices, a new one, and what it would change before it counts.

Outward: ``notices_page``. The first look stores nothing; the second, on the same claims, records the notice.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from claims.admin.article_page import REFUSED, STALE, article_desk
from claims.admin.desk import Desk
from claims.models import Claim, Event
from claims.selectors.veiling import veiled
from claims.services.errors import NotAllowed, ServiceError
from claims.services.foreseeing import foresee
from claims.services.notices import RECORD, WITHDRAW, record_notice, withdraw_notice
from factcheck.locking import StaleRow
from sources.codes import NoticeKind
from sources.ingestion.stated import URL_LENGTH
from sources.models import Notice
from sources.models.choices import NOTICE_KINDS

WHOLE, SOME = "whole", "claims"


class NoticeForm(forms.Form):
    kind = forms.ChoiceField(label=_("kind"), choices=[("", "—"), *NOTICE_KINDS])
    published_on = forms.DateField(
        label=_("published on"), help_text=_("YYYY-MM-DD."), input_formats=["%Y-%m-%d"],
        widget=forms.TextInput(attrs={"placeholder": "2020-11-20"}),
    )  # fmt: skip
    summary = forms.CharField(
        label=_("what it says"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In your own words: what the outlet corrects or takes back."),
    )  # fmt: skip
    url = forms.URLField(label=_("address"), required=False, max_length=URL_LENGTH, assume_scheme="https")
    touches = forms.ChoiceField(
        label=_("What it touches"), widget=forms.RadioSelect,
        choices=[(WHOLE, _("the whole article")), (SOME, _("the claims chosen"))],
    )  # fmt: skip
    claims = forms.MultipleChoiceField(label=_("Claims"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, claims: list[Claim], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {claim.public_id: claim for claim in claims}
        self.fields["claims"].choices = [(key, key) for key in self.rows]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("touches") == SOME and not cleaned.get("claims"):
            self.add_error("claims", _("Choose the claims that it touches."))
        return cleaned

    def touched(self) -> list[Claim] | None:
        """None = the whole article."""
        data = self.cleaned_data
        return None if data["touches"] == WHOLE else [self.rows[key] for key in data["claims"]]


@require_http_methods(["GET", "HEAD", "POST"])
def notices_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """GET: the notices and a form. POST: act=preview, act=record, or act=withdraw with notice and reason."""
    desk = article_desk(request, public_id)
    if not request.user.has_perm("sources.view_notice"):
        raise PermissionDenied(gettext("You need the permission to see notices."))
    if request.method != "POST":
        return _page(request, desk, NoticeForm(claims=desk.claims))
    try:
        if request.POST.get("act") == "withdraw":
            return _withdrawn(request, desk)
        form = NoticeForm(request.POST, claims=desk.claims)
        if not form.is_valid():
            return _page(request, desk, form, status=REFUSED)
        return (
            _recorded(request, desk, form)
            if request.POST.get("act") == "record"
            else _preview(request, desk, form)
        )
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except (ServiceError, StaleRow) as refused:
        fresh = article_desk(request, public_id)
        status = STALE if isinstance(refused, StaleRow) else REFUSED
        return _page(
            request, fresh, NoticeForm(request.POST, claims=fresh.claims), status=status, error=str(refused)
        )


def _preview(request: HttpRequest, desk: Desk, form: NoticeForm) -> HttpResponse:
    claims = form.touched()
    touched = desk.claims if claims is None else claims
    versions = {claim.pk: claim.row_version for claim in touched}
    events = Event.objects.live().filter(claims__article=desk.article).distinct().order_by("pk")
    foreseen = foresee(lambda: _record(desk, form, request.user), list(events), user=request.user)
    return _page(
        request,
        desk,
        form,
        touched=[desk.veil.row(claim) for claim in touched],
        versions=",".join(f"{pk}:{version}" for pk, version in versions.items()),
        changes=foreseen.changes,
        is_preview=True,
    )


def _recorded(request: HttpRequest, desk: Desk, form: NoticeForm) -> HttpResponse:
    pairs = [each.partition(":") for each in request.POST.get("versions", "").split(",") if each]
    seen = {int(pk): int(version) for pk, _colon, version in pairs if pk.isdecimal() and version.isdecimal()}
    _record(desk, form, request.user, expected_versions=seen)
    messages.success(request, gettext("The notice is recorded: what it touches counts no more."))
    return HttpResponseRedirect(reverse("admin:article_notices", args=[desk.article.public_id]))


def _record(desk: Desk, form: NoticeForm, by: Any, **seen: Any) -> Notice:
    data = form.cleaned_data
    return record_notice(
        desk.article,
        kind=NoticeKind(data["kind"]),
        published_on=data["published_on"],
        summary=data["summary"],
        url=data["url"],
        claims=form.touched(),
        by=by,
        **seen,
    )


def _withdrawn(request: HttpRequest, desk: Desk) -> HttpResponse:
    data = request.POST
    wanted, version = data.get("notice", ""), data.get("row_version", "")
    notice = desk.article.notices.filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    if notice is None:
        raise ServiceError(gettext("The notice is withdrawn already."))
    withdraw_notice(
        notice,
        by=request.user,
        reason=data.get("reason", ""),
        expected_version=int(version) if version.isdecimal() else None,
    )
    messages.success(request, gettext("The notice is withdrawn: what it took back counts again."))
    return HttpResponseRedirect(reverse("admin:article_notices", args=[desk.article.public_id]))


def _page(request: HttpRequest, desk: Desk, form: NoticeForm, status: int = 200, **more: Any) -> HttpResponse:
    notices = desk.article.notices.select_related("corrected_by").defer("corrected_by__text")
    chosen = request.POST.getlist("claims")
    context = {
        **admin.site.each_context(request),
        "title": gettext("What the outlet took back"),
        "article": desk.shown_article,
        "form": form,
        "notices": veiled(request.user, notices.prefetch_related("touched")),
        "choices": [(desk.veil.row(claim), claim.public_id in chosen) for claim in desk.claims],
        "may_record": request.user.has_perm(RECORD),
        "may_withdraw": request.user.has_perm(WITHDRAW),
        **more,
    }
    return TemplateResponse(request, "claims/notices.html", context, status=status)
