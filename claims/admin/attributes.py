"""Editing the codebook: one attribute at a time, in plain fields. A save makes a new version.

Outward: ``AttributeAdmin`` and the lists of versions and codebooks.
"""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.attribute_form import AttributeForm
from claims.domain.errors import DomainError
from claims.models import Attribute, AttributeVersion, CodebookSnapshot
from claims.selectors.counted import number_of
from claims.services.codebook import REVISE, add_attribute, revise_attribute
from claims.services.errors import ServiceError
from factcheck.locking import StaleRow
from factcheck.model_admin import CodeFilter, ReadOnlyAdmin, WorkbenchModelAdmin
from factcheck.refusals import refusal_text

REFUSALS = (ServiceError, DomainError, StaleRow)
REFUSED = 422


class FamilyFilter(CodeFilter):
    title = _("family")
    field = "family"


class KindFilter(CodeFilter):
    title = _("kind of value")
    field = "current__value_kind"


class RetiredFilter(CodeFilter):
    title = _("retired")
    field = "is_retired"


@admin.register(Attribute)
class AttributeAdmin(WorkbenchModelAdmin):
    add_label = _("Add an attribute")
    lead = _(
        "What can be claimed of an event. Saving one makes a new version; claims keep the one they were coded under."
    )
    empty_hint = _("Load a codebook: python manage.py load_seeds --codebook-only")
    list_display = ["label", "key", "family", "value_kind", "version", "is_retired"]
    list_display_links = ["label"]
    list_filter = [FamilyFilter, KindFilter, RetiredFilter]
    list_select_related = ["current"]
    search_fields = ["key"]

    @admin.display(description=_("attribute"), ordering="key")
    def label(self, attribute: Attribute) -> str:
        return str(attribute)

    @admin.display(description=_("kind of value"))
    def value_kind(self, attribute: Attribute) -> str:
        return "" if attribute.current is None else attribute.current.get_value_kind_display()

    @admin.display(description=_("version"))
    def version(self, attribute: Attribute) -> SafeString | str:
        if attribute.current is None:
            return ""
        address = reverse("admin:attribute_versions", args=[attribute.key])
        return format_html('<a href="{}">v{}</a>', address, attribute.current.number)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Our own form for both adding and revising; the service makes the version."""
        attribute = None if object_id is None else self.get_object(request, object_id)
        if object_id is not None and attribute is None:
            return self.not_found(request, object_id)
        if not request.user.has_perm(REVISE):
            if attribute is None:
                raise PermissionDenied(gettext("You need the permission to revise the codebook."))
            return HttpResponseRedirect(reverse("admin:attribute_versions", args=[attribute.key]))
        form = AttributeForm(request.POST if request.method == "POST" else None, attribute=attribute)
        if request.method == "POST" and form.is_valid() and self._saved(request, form, attribute):
            address = reverse("admin:codebook")
            return HttpResponseRedirect(f"{address}#{form.cleaned_data['definition'].key}")
        context = {
            **self.admin_site.each_context(request),
            "title": str(attribute) if attribute is not None else gettext("Add an attribute"),
            "attribute": attribute,
            "form": form,
            "languages": settings.LANGUAGES,
        }
        status = REFUSED if form.errors else 200
        return TemplateResponse(request, "claims/attribute_form.html", context, status=status)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        attribute = self.get_object(request, object_id)
        if attribute is None:
            return self.not_found(request, object_id)
        return HttpResponseRedirect(reverse("admin:attribute_versions", args=[attribute.key]))

    def _saved(self, request: HttpRequest, form: AttributeForm, attribute: Attribute | None) -> bool:
        definition, reason = form.cleaned_data["definition"], form.cleaned_data["reason"]
        try:
            if attribute is None:
                version = add_attribute(definition, by=request.user, reason=reason)
            else:
                version = revise_attribute(
                    attribute.key, definition, by=request.user, reason=reason,
                    expected_version=form.cleaned_data["row_version"],
                )  # fmt: skip
        except REFUSALS as refused:
            form.add_error(None, refusal_text(refused))
            return False
        messages.success(
            request,
            gettext("“%(label)s” is in force as version %(n)s.")
            % {"label": version.label, "n": version.number},
        )
        return True


@admin.register(AttributeVersion)
class AttributeVersionAdmin(ReadOnlyAdmin):
    lead = _("Every meaning that an attribute had. Immutable: a claim points to the one it was coded under.")
    list_display = ["attribute", "number", "value_kind", "policy", "sensitivity", "created_at"]
    list_select_related = ["attribute__current"]
    search_fields = ["attribute__key"]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        version = self.get_object(request, object_id)
        if version is None:
            return self.not_found(request, object_id)
        return HttpResponseRedirect(reverse("admin:attribute_versions", args=[version.attribute.key]))


@admin.register(CodebookSnapshot)
class CodebookSnapshotAdmin(ReadOnlyAdmin):
    lead = _(
        "The whole codebook at one time, numbered and hashed. A consensus names the one it was derived under."
    )
    empty_hint = _("Load a codebook: python manage.py load_seeds --codebook-only")
    list_display = ["number", "attributes", "note", "created_at", "sha256"]
    fields = ["number", "sha256", "note", "created_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CodebookSnapshot]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                versions_total=number_of(CodebookSnapshot.versions.through.objects.all(), "codebooksnapshot")
            )
        )

    @admin.display(description=_("attributes"))
    def attributes(self, snapshot: Any) -> int:
        return snapshot.versions_total
