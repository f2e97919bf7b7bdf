"""A corrected text of an article: paste or upload it, look at what it changes, then store it as the next version.

Outward: ``correct_article_page``. The first look stores nothing: it shows the differences word by word, which claims
keep their place, which move and which find none, and what follows for the consensus.
"""

from collections import Counter
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from claims.admin.add_article import read_stated_date, sentence_of, suggest_at_once, uploaded_material
from claims.admin.article_page import REFUSED, STALE, article_desk
from claims.admin.desk import Desk
from claims.domain.codes import ClaimStatus
from claims.selectors.veiling import veiled
from claims.services.correcting import Correction, foresee_correction, store_correction
from claims.services.errors import NotAllowed, ServiceError
from claims.services.versions import Corrected
from factcheck.locking import StaleRow
from sources import errors as source_errors
from sources.alignment import Alignment
from sources.ingestion.stated import URL_LENGTH
from sources.text import accept_text

INGEST, NOTICE = "sources.ingest_article", "sources.add_notice"
# Characters of a reason, as long as the reason of a decision.
REASON_LENGTH = 500


class CorrectionForm(forms.Form):
    text = forms.CharField(
        label=_("Corrected text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("The text as it is now: change its words, or paste the corrected text. Or choose a file."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("A .txt file in UTF-8, or a saved .html page. Less than 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.html,.htm,text/plain,text/html"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why there is another text"), max_length=REASON_LENGTH,
        help_text=_("In your own words, such as: the outlet corrected the number of the injured."),
    )  # fmt: skip
    published = forms.CharField(
        label=_("Date of the correction"), required=False, max_length=32,
        help_text=_("YYYY-MM-DD, YYYY-MM or YYYY; empty: the date of the article stays."),
        widget=forms.TextInput(attrs={"placeholder": "2020-11-20"}),
    )  # fmt: skip
    notice = forms.CharField(
        label=_("What the outlet says of it"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In your own words; empty where it says nothing."),
    )  # fmt: skip
    notice_on = forms.DateField(
        label=_("Day of its notice"), required=False, help_text=_("YYYY-MM-DD."),
        widget=forms.TextInput(attrs={"placeholder": "2020-11-20"}), input_formats=["%Y-%m-%d"],
    )  # fmt: skip
    notice_url = forms.URLField(
        label=_("Address of its notice"), required=False, max_length=URL_LENGTH, assume_scheme="https"
    )

    def __init__(self, *args: Any, may_notice: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_notice:
            for name in ("notice", "notice_on", "notice_url"):
                del self.fields[name]

    def clean_published(self) -> Any:
        """None = the article's own date stays."""
        return read_stated_date(self.cleaned_data["published"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            bool(cleaned.get("notice", "").strip()) != (cleaned.get("notice_on") is not None)
            and not self.errors
        ):
            raise forms.ValidationError(_("A notice has its words and its day, or neither."))
        if "file" in self.errors:
            return cleaned
        try:
            file = cleaned.get("file")
            text = uploaded_material(file).decoded.text if file else accept_text(cleaned.get("text", ""))
        except source_errors.SourceError as error:
            self.add_error("file" if cleaned.get("file") else "text", sentence_of(error))
        else:
            cleaned["text"] = text
        return cleaned

    def correction(self) -> Correction:
        names = ("text", "reason", "published", "notice", "notice_on", "notice_url")
        return Correction(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


@require_http_methods(["GET", "HEAD", "POST"])
def correct_article_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """GET: the form with the text as it is. POST: the preview; with act=store the new version, act=edit the form."""
    desk = article_desk(request, public_id)
    if not request.user.has_perm(INGEST) or desk.is_withheld:
        raise PermissionDenied(
            gettext("You need the permission to add articles, and to read the whole text.")
        )
    may_notice = request.user.has_perm(NOTICE)
    if request.method != "POST":
        first = {"text": desk.article.text}
        return _page(request, desk, CorrectionForm(initial=first, may_notice=may_notice))
    form = CorrectionForm(request.POST, request.FILES, may_notice=may_notice)
    if not form.is_valid() or request.POST.get("act") == "edit":
        return _page(request, desk, form, status=200 if form.is_valid() else REFUSED)
    try:
        if request.POST.get("act") == "store":
            return _stored(request, desk, form)
        return _preview(request, desk, form)
    except (NotAllowed, source_errors.NotAllowed) as error:
        raise PermissionDenied(str(error)) from error
    except (source_errors.SourceError, ServiceError, StaleRow) as error:
        form.add_error(None, sentence_of(error))
        status = STALE if isinstance(error, StaleRow) else REFUSED
        return _page(request, article_desk(request, public_id), form, status=status)


def _stored(request: HttpRequest, desk: Desk, form: CorrectionForm) -> HttpResponse:
    written = request.POST.get("row_version", "")
    version = int(written) if written.isdecimal() else None
    corrected = store_correction(desk.article, form.correction(), by=request.user, expected_version=version)
    waiting = _by_fate(corrected)["orphaned"]
    suggest_at_once(request, corrected.article)
    if waiting:
        queue = format_html('<a href="{}">{}</a>', reverse("admin:orphans"), gettext("Find them a place"))
        said = gettext("Claims that found no place wait in the queue of orphans.")
        messages.warning(request, format_html("{} {}", said, queue))
    return HttpResponseRedirect(reverse("admin:article_page", args=[corrected.article.public_id]))


def _preview(request: HttpRequest, desk: Desk, form: CorrectionForm) -> HttpResponse:
    # Read before the act, which is taken back but leaves the rows that it was done on changed.
    foreseen = foresee_correction(desk.article, form.correction(), by=request.user)
    text = form.cleaned_data["text"]
    return _page(
        request,
        desk,
        form,
        text=text,
        pieces=Alignment(desk.article.text, text).pieces(),
        fates=_fates(foreseen.done, request.user),
        changes=foreseen.changes,
    )


def _by_fate(corrected: Corrected) -> dict[str, list[Any]]:
    """Rejected claims are left out: they wait for nobody, wherever they stand."""
    told: dict[str, list[Any]] = {"orphaned": [], "moved": [], "kept": [], "withdrawn": []}
    for each in corrected.carried:
        if each.claim.status != ClaimStatus.REJECTED:
            told["moved" if each.moved else "kept"].append(each.claim)
    for claim in corrected.orphaned:
        told["withdrawn" if claim.decided_at is None else "orphaned"].append(claim)
    return told


def _fates(corrected: Corrected, user: Any) -> list[tuple[str, list[Any]]]:
    return [(fate, veiled(user, claims)) for fate, claims in _by_fate(corrected).items() if claims]


def _page(
    request: HttpRequest, desk: Desk, form: CorrectionForm, status: int = 200, **preview: Any
) -> HttpResponse:
    pieces = preview.get("pieces", [])
    context = {
        **admin.site.each_context(request),
        "title": gettext("A corrected text"),
        "article": desk.shown_article,
        "form": form,
        "row_version": desk.article.row_version,
        "numbers": Counter(str(piece.change) for piece in pieces),
        **preview,
    }
    return TemplateResponse(request, "claims/correct_article.html", context, status=status)
