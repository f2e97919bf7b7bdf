"""Hand-coded claims in bulk: a spreadsheet of quotes and values, checked row by row against the articles.

Outward: ``import_claims_page`` and ``sheet_template``. The first look stores nothing; the second, on the same rows,
stores those that can be and says of each other why not.
"""

import csv
import io
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from claims.admin.claim_sheet import COLUMNS, MOST_ROWS, NEEDED, BadSheet, read_sheet
from claims.admin.sheet_claims import Outcome, checked_rows, stored_rows

ACCEPT = "claims.accept_claim"


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("File"), required=False,
        help_text=_("A .csv file in UTF-8; commas, semicolons or tabs part its cells."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,text/csv"}),
    )  # fmt: skip
    rows = forms.CharField(
        label=_("Or paste the rows, with their header"), required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        uploaded, pasted = cleaned.get("file"), cleaned.get("rows", "")
        if (uploaded is None) == (not pasted.strip()):
            raise forms.ValidationError(_("Choose a file or paste rows: one of the two."))
        raw = pasted.encode() if uploaded is None else uploaded.read()
        try:
            cleaned["sheet"] = read_sheet(raw)
        except BadSheet as error:
            raise forms.ValidationError(str(error)) from error
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def import_claims_page(request: HttpRequest) -> HttpResponse:
    """GET: how a sheet looks. POST: what each row would do; with act=store, what each row did."""
    if not request.user.has_perm(ACCEPT):
        raise PermissionDenied(gettext("You need the permission to decide claims."))
    if request.method != "POST":
        return _page(request, SheetForm())
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    rows = form.cleaned_data["sheet"]
    is_stored = request.POST.get("act") == "store"
    outcomes = stored_rows(rows, request.user) if is_stored else checked_rows(rows, request.user)
    return _page(request, form, outcomes=outcomes, is_stored=is_stored)


@require_safe
def sheet_template(request: HttpRequest) -> HttpResponse:
    """An empty sheet: the header alone."""
    if not request.user.has_perm(ACCEPT):
        raise PermissionDenied(gettext("You need the permission to decide claims."))
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerow(COLUMNS)
    response = HttpResponse(held.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="claims.csv"'
    return response


def _page(
    request: HttpRequest,
    form: SheetForm,
    outcomes: list[Outcome] | None = None,
    *,
    is_stored: bool = False,
    status: int = 200,
) -> HttpResponse:
    shown = outcomes or []
    context = {
        **admin.site.each_context(request),
        "title": gettext("Import hand-coded claims"),
        "form": form,
        "columns": [(name, text, name in NEEDED) for name, text in COLUMNS.items()],
        "most_rows": MOST_ROWS,
        "outcomes": shown,
        "is_stored": is_stored,
        "taken": sum(1 for each in shown if each.is_new and not each.error),
        "known": sum(1 for each in shown if each.claim is not None and not each.is_new),
        "refused": sum(1 for each in shown if each.error),
        "again": _as_sheet(shown) if shown and not is_stored else "",
    }
    return TemplateResponse(request, "claims/import_claims.html", context, status=status)


def _as_sheet(outcomes: list[Outcome]) -> str:
    """The rows that were checked, for the second look."""
    held = io.StringIO()
    writer = csv.DictWriter(held, list(COLUMNS), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(dict(each.row.cells) for each in outcomes)
    return held.getvalue()
