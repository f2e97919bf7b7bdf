"""Add an article: paste its text or upload its file, say where and when; its suggestions follow at once.

Outward: ``add_article_page``, and what the page of a correction shares. The file is read like any other that comes
in; what it cannot be is said in words, with what is accepted, and nothing is stored. A text that is here already
leads to the article that holds it.
"""

import logging
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from claims.models import Attribute
from claims.selectors.register_choices import names_of
from claims.services.errors import ServiceError
from claims.services.linking import suggest_links
from claims.services.suggesting import suggest_claims
from factcheck.refusals import refusal_text
from sources.codes import DateBasis
from sources.errors import SourceError
from sources.ingestion.assembly import Material, assemble
from sources.ingestion.incoming import Incoming
from sources.ingestion.languages import accept_language
from sources.ingestion.pages import read_page
from sources.ingestion.published import Published, read_published
from sources.ingestion.stated import OUTLET_LENGTH, TITLE_LENGTH, URL_LENGTH, Stated, accept_url
from sources.models import Article, Source
from sources.selectors.visibility import hidden_levels
from sources.services import Unchanged, add_article
from sources.text import Decoded, accept_text, check_size, decode

logger = logging.getLogger(__name__)

INGEST = "sources.ingest_article"
PAGES, TEXTS = (".html", ".htm"), (".txt",)
PASTED = "pasted.txt"


class AddArticleForm(forms.Form):
    text = forms.CharField(
        label=_("Text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("As published, with its headline. Or choose a file below."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("A .txt file in UTF-8, or a saved .html page. Less than 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.html,.htm,text/plain,text/html"}),
    )  # fmt: skip
    outlet = forms.CharField(
        label=_("Outlet"), required=False, max_length=OUTLET_LENGTH,
        help_text=_("Who published it. A new name is entered in the register."),
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
    )  # fmt: skip
    outlet_unknown = forms.BooleanField(label=_("the outlet is not known"), required=False)
    published = forms.CharField(
        label=_("Published"), required=False, max_length=32,
        help_text=_("YYYY-MM-DD, YYYY-MM or YYYY; empty where it is not known."),
        widget=forms.TextInput(attrs={"placeholder": "2020-11-18"}),
    )  # fmt: skip
    lang = forms.CharField(
        label=_("Language"), required=False, max_length=8, help_text=_("Such as en, fr; empty: told from the text."),
        widget=forms.TextInput(attrs={"list": "languages"}),
    )  # fmt: skip
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=TITLE_LENGTH,
        help_text=_("Empty: the headline of the text."),
    )
    url = forms.CharField(label=_("Address"), required=False, max_length=URL_LENGTH)

    def clean_published(self) -> Any:
        """None = not stated, so that the page or the text may tell."""
        return read_stated_date(self.cleaned_data["published"])

    def clean_lang(self) -> str:
        return str(_read(lambda: accept_language(self.cleaned_data["lang"].strip())))

    def clean_url(self) -> str:
        return str(_read(lambda: accept_url(self.cleaned_data["url"].strip())))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text, file = cleaned.get("text", ""), cleaned.get("file")
        self._check_outlet(cleaned)
        if text.strip() and file:
            raise forms.ValidationError(_("Paste the text or choose a file, not both."))
        if not text.strip() and not file and "file" not in self.errors:
            raise forms.ValidationError(_("Paste the text of the article, or choose its file."))
        if not self.errors:
            try:
                cleaned["incoming"] = self._incoming(cleaned)
            except SourceError as error:
                self.add_error("file" if file else "text", sentence_of(error))
        return cleaned

    def _check_outlet(self, cleaned: dict[str, Any]) -> None:
        """Who published a text decides how many voices it counts as: leaving it open is said, never forgotten."""
        is_named, is_unknown = bool(cleaned.get("outlet", "").strip()), cleaned.get("outlet_unknown", False)
        if is_named and is_unknown:
            self.add_error("outlet", _("Name the outlet, or say that it is not known: not both."))
        if not is_named and not is_unknown and "outlet" not in self.errors:
            self.add_error("outlet", _("Name the outlet, or say below that it is not known."))

    def _incoming(self, cleaned: dict[str, Any]) -> Incoming:
        stated = Stated(
            title=" ".join(cleaned["title"].split()),
            outlet=" ".join(cleaned["outlet"].split()),
            lang=cleaned["lang"],
            published=cleaned["published"],
            url=cleaned["url"],
            notes={},
        )
        file = cleaned.get("file")
        if file:
            return assemble(file.name, uploaded_material(file), stated)
        text = accept_text(cleaned["text"])
        data = text.encode("utf-8")
        check_size(len(data))
        return assemble(PASTED, Material(data, "text/plain", Decoded(text, "utf-8", had_bom=False)), stated)


def add_article_page(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST: store the article and its suggestions, then go to its page."""
    from django.contrib import admin

    if not request.user.has_perm(INGEST):
        raise PermissionDenied(gettext("You need the permission to add articles."))
    form = AddArticleForm(request.POST, request.FILES) if request.method == "POST" else AddArticleForm()
    existing: Article | None = None
    person: Any = request.user
    if request.method == "POST" and form.is_valid():
        try:
            outcome = add_article(form.cleaned_data["incoming"], by=person)
        except SourceError as error:
            form.add_error(None, sentence_of(error))
        else:
            if not isinstance(outcome, Unchanged):
                suggest_at_once(request, outcome.article)
                return HttpResponseRedirect(reverse("admin:article_page", args=[outcome.article.public_id]))
            existing = outcome.article
            form.add_error(None, gettext("The outlet's very text is here already."))
    context = {
        **admin.site.each_context(request),
        "title": _("Add an article"),
        "form": form,
        "existing": existing,
        "has_codebook": Attribute.objects.exists(),
        "register_names": {
            "sources": names_of(Source, [str(level) for level in hidden_levels(request.user)])
        },
    }
    status = 200 if not form.errors else 422
    return TemplateResponse(request, "claims/add_article.html", context, status=status)


def suggest_at_once(request: HttpRequest, article: Article) -> None:
    """Suggest claims of an article just stored. Where none can be had, the article stays and the reason is said."""
    try:
        found = suggest_claims(article, by=request.user)
    except ServiceError as error:
        messages.warning(
            request, gettext("The article is stored. It has no suggestions: %(why)s") % {"why": error}
        )
        return
    for event in {claim.event for claim in found if claim.event is not None}:
        suggest_links(event, by=request.user)
    number = ngettext("%(n)s suggestion waits", "%(n)s suggestions wait", len(found)) % {"n": len(found)}
    messages.success(request, format_html(gettext("The article is stored: {} for your decision."), number))


def uploaded_material(file: UploadedFile) -> Material:
    check_size(file.size or 0)
    name, data = (file.name or "").lower(), file.read()
    if name.endswith(PAGES):
        page = read_page(data)
        return Material(data, "text/html", Decoded(page.text, page.encoding, page.had_bom), page)
    if name.endswith(TEXTS):
        return Material(data, "text/plain", decode(data))
    kind = "." + name.rpartition(".")[2] if "." in name else gettext("without an ending")
    raise SourceError(
        gettext("the kind %(kind)s is not read here; accepted: .txt, .html, .htm") % {"kind": kind}
    )


def read_stated_date(written: str) -> Published | None:
    """A date that a person typed; None = nothing was typed. Raises ValidationError, for a date to come too."""
    if not written.strip():
        return None
    published: Published = _read(
        lambda: read_published(written.strip(), DateBasis.STATED, blank="leave empty")
    )
    today = timezone.localdate().isoformat()
    # A date known to its year or month begins with as much of today as it may reach.
    if published.text > today[: len(published.text)]:
        message = _("%(date)s lies in the future: today is %(today)s.")
        raise forms.ValidationError(message % {"date": published.text, "today": today})
    return published


def _read(reading: Any) -> Any:
    try:
        return reading()
    except SourceError as error:
        raise forms.ValidationError(sentence_of(error)) from error


def sentence_of(error: Exception) -> str:
    text = refusal_text(error)
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"
