"""Restore an earlier version of a row: old and new side by side, a reason, then the act.

Outward: ``restore_page``, and ``kind_of`` for the histories that lead to it.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.domain.errors import DomainError
from claims.selectors.veiled_history import shown_changes
from claims.selectors.veiling import withholds
from claims.services.errors import NotAllowed, ServiceError
from claims.services.restoring import RESTORABLE, columns_of, restore_version
from factcheck.locking import StaleRow
from factcheck.refusals import refusal_text
from factcheck.row_history import Change, changes_between

ACCEPT = "claims.accept_claim"
STALE, REFUSED = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
def restore_page(request: HttpRequest, kind: str, pk: int, version: int) -> HttpResponse:
    """kind: name of the model. version: row id of the version. The row as the person may see it, or not at all."""
    model = RESTORABLE.get(kind)
    table: Any = None if model is None else admin.site.get_model_admin(model)
    row = None if table is None else table.get_object(request, str(pk))
    if row is None or not table.has_view_permission(request, row):
        raise Http404(gettext("There is no such version, or you may not see it."))
    wanted = type(row).history.filter(id=pk, history_id=version).first()
    if wanted is None:
        raise Http404(gettext("There is no such version, or you may not see it."))
    if withholds(row):
        raise PermissionDenied(
            gettext("Words of it are withheld from you: you would restore what you cannot read.")
        )
    error, status = "", 200
    if request.method == "POST":
        sent = request.POST.get("row_version", "")
        try:
            restore_version(
                row, version, by=request.user, reason=request.POST.get("reason", ""),
                expected_version=int(sent) if sent.isdecimal() else 0,
            )  # fmt: skip
        except NotAllowed as refused:
            raise PermissionDenied(str(refused)) from refused
        except (ServiceError, DomainError, StaleRow) as refused:
            error, status = refusal_text(refused), STALE if isinstance(refused, StaleRow) else REFUSED
            row = table.get_object(request, str(pk))
        else:
            messages.success(request, gettext("The version is restored."))
            return HttpResponseRedirect(_history(row))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Restore a version"),
        "row": row,
        "wanted": wanted,
        "changes": shown_changes({row: _changes(row, wanted)}, request.user)[row],
        "history": _history(row),
        "is_claim": kind == "claim",
        "error": error,
        "reason": request.POST.get("reason", ""),
    }
    return TemplateResponse(request, "claims/restore.html", context, status=status)


def kind_of(row: Any, user: Any) -> str:
    """What the address of restoring calls a row's model; "" where the person may not restore it."""
    model = type(row)
    kind = model._meta.model_name or ""
    if kind not in RESTORABLE or withholds(row):
        return ""
    may = user.has_perm(ACCEPT if kind == "claim" else f"{model._meta.app_label}.change_{kind}")
    return kind if may else ""


def _changes(row: Any, wanted: Any) -> list[Change]:
    """What restoring would change, and no more."""
    latest = type(row).history.filter(id=row.pk).order_by("-history_id").first()
    names = {str(type(row)._meta.get_field(name).verbose_name) for name in columns_of(type(row))}
    return [change for change in changes_between(latest, wanted) if change.field in names]


def _history(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_history", args=[row.pk])
