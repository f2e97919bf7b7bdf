"""What every table of the admin shares: acts, history, optimistic locking, forms that judge nothing beforehand.

Outward: ``WorkbenchModelAdmin``, ``ReadOnlyAdmin`` and ``CodeFilter``. A save is one act of the audit; nothing is
deleted unless a table says so; lists ask a fixed number of queries.
"""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import get_fields_from_path, lookup_spawns_duplicates
from django.db import models, transaction
from django.db.models.lookups import Exact
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.audit import acting, record
from factcheck.audit.recording import PUBLIC_NAMES
from factcheck.keyset_list import KeysetList
from factcheck.locked_form import LockedForm
from factcheck.locking import StaleRow, Versioned, lock_row
from factcheck.named_rows import CalledById
from factcheck.rarely import Rarely
from factcheck.searched import beside, holding, rows_to_search


class RefusesStale(admin.ModelAdmin):
    """A row that moved between the form's check and its save is refused in words as well."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except StaleRow as stale:
            messages.error(request, str(stale))
            return HttpResponseRedirect(request.get_full_path())


class WorkbenchModelAdmin(RefusesStale):
    """A table whose rows people may keep. Subclasses set what Django's admin asks for, and:

    lead: a sentence under the list's title. empty_hint: what to do where the list is empty. may_delete: rows may go.
    add_label: what the button that adds a row says, and its form's title, where people add them.
    """

    lead: Any = ""
    add_label: Any = ""
    empty_hint: Any = _("Rows appear here as the work goes on.")
    may_delete = False
    form = LockedForm
    actions: Any = None
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    formfield_overrides = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 4})},
        models.URLField: {"assume_scheme": "https"},
        models.DateField: {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})},
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        },
    }

    class Media:
        css = {"all": ["factcheck/rows.css"]}

    @property
    def site(self) -> Any:
        """The workbench's own site, which knows what is withheld from whom."""
        return self.admin_site

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        obj = super().get_object(request, object_id, from_field)
        shown = [] if obj is None else self.as_read(request, [obj])
        return self.site.opened(request, shown[0]) if shown else None

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.raw_id_fields and "widget" not in kwargs:
            kwargs["widget"] = CalledById(db_field.remote_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[KeysetList]:
        return KeysetList

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        found = super().get_changelist_instance(request)
        found.result_list = self.site.veiled(request, self.as_read(request, found.result_list))
        return found

    def as_read(self, request: HttpRequest, rows: Sequence[Any]) -> Sequence[Any]:
        """The rows as the person may read them, for tables whose rows say what other rows make of them."""
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        paths = [str(path) for path in self.get_search_fields(request)]
        if not search_term.strip() or not paths:
            return super().get_search_results(request, queryset, search_term)
        among = self.get_queryset(request)
        searched = rows_to_search(request, queryset, search_term, paths, among)
        request.searched = searched  # type: ignore[attr-defined]  # the list says how far it looked
        found = searched.rows if searched.is_named else searched.rows.filter(holding(search_term, paths))
        may_repeat = any(lookup_spawns_duplicates(self.opts, path) for path in paths)
        at = {} if searched.is_named or searched.is_anew else beside(request)
        page = {"most": self.list_per_page + 1, "among": among, **at}
        return self.site.hits(request, found, search_term, paths, page), may_repeat

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Filters are named in ``list_filter``: an address asks nothing else, such as what a hidden word is."""
        return lookup in {_parameter_of(one) for one in self.list_filter}

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may not read all of a row may not write it: the mark would be saved in place of the words."""
        return super().has_change_permission(request, obj) and not getattr(obj, "withholds", False)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_delete and super().has_delete_permission(request, obj)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        own = {"lead": self.lead, "empty_hint": self.empty_hint, "add_label": self.add_label, "title": ""}
        return super().changelist_view(request, {**own, **(extra_context or {})})

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        own = {"title": self.add_label} if self.add_label else {}
        return super().add_view(request, form_url, {**own, **(extra_context or {})})

    def not_found(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """To the list, with the reason: the row is gone, or not for this person to see."""
        text = gettext("There is no %(name)s “%(id)s”, or you may not see it.")
        messages.warning(request, text % {"name": self.opts.verbose_name, "id": object_id})
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        verb = f"{self.opts.model_name}.{'change' if change else 'add'}"
        with transaction.atomic():
            if change and isinstance(obj, Versioned):
                obj.row_version = lock_row(type(obj), obj.pk, form.shown_version).row_version
            old, new = changed_fields(form)
            # A new row without a permanent name has no id yet: the act tells what it holds.
            target = obj if change or any(getattr(obj, name, "") for name in PUBLIC_NAMES) else None
            with acting(record(verb, actor=request.user, target=target, old=old, new=new)):
                super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: BaseInlineFormSet, change: bool) -> None:  # noqa: FBT001
        rows: Any = formset.model
        verb = f"{self.opts.model_name}.{rows._meta.model_name}"
        if not formset.has_changed():
            super().save_formset(request, form, formset, change)
            return
        with acting(record(verb, actor=request.user, target=form.instance)):
            super().save_formset(request, form, formset, change)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The audit keeps the acts; Django's own log would be a second history."""

    log_change = log_addition

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """As above."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with (
            transaction.atomic(),
            acting(record(f"{self.opts.model_name}.delete", actor=request.user, target=obj)),
        ):
            super().delete_model(request, obj)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who changed what, when, why: from the row's versions where it has them, else from the audit's acts."""
        obj = self.get_object(request, object_id)
        if obj is None or not self.has_view_permission(request, obj):
            return self.not_found(request, object_id)
        site: Any = self.admin_site
        context = {
            **site.each_context(request),
            "title": _("History"),
            "opts": self.opts,
            "object": obj,
            **site.history_of(request, obj),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/object_history.html", context)


class ReadOnlyAdmin(WorkbenchModelAdmin):
    """A table that is computed, frozen or written by services alone: looked at, never edited here.

    It grows with the work, so it keeps the order that its index has; filters and the search narrow it.
    """

    sortable_by: ClassVar[Any] = ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class VeiledInline(admin.options.InlineModelAdmin):
    """Rows inside another's page; where the person may not change them, without the words withheld from them."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        made = super().get_formset(request, obj, **kwargs)
        if self.has_change_permission(request, obj):
            return made
        site: Any = self.admin_site

        class Veiled(made):  # type: ignore[misc, valid-type]
            def get_queryset(self) -> Any:
                if not hasattr(self, "_shown"):
                    rows = list(super().get_queryset())
                    for row in rows:
                        # Read by the row's name; the page's own row is the one that may be shown.
                        self.fk.set_cached_value(row, self.instance)
                    self._shown = site.veiled(request, rows)
                return self._shown

        return Veiled


class ReadOnlyInline(VeiledInline, admin.TabularInline):
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class CodeFilter(admin.SimpleListFilter):
    """A filter by a column of codes: choices come from the model, without a query. Set ``field``, ``title``."""

    field = ""

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        self.parameter_name = self.field
        column: Any = get_fields_from_path(model, self.field)[-1]
        self._choices = (
            [("1", _("yes")), ("0", _("no"))]
            if isinstance(column, models.BooleanField)
            else [(value, label) for value, label in column.flatchoices if value != ""]
        )
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, Any]]:
        return self._choices

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        wanted = self.value()
        if wanted is None:
            return queryset
        if "__" in self.field:
            return queryset.filter(**{self.field: wanted})
        return queryset.filter(Rarely(Exact(models.F(self.field), wanted)))


def _parameter_of(one: Any) -> str:
    """What a filter is called in an address; a CodeFilter is called as its column."""
    return getattr(one, "field", "") or getattr(one, "parameter_name", "") or ""


def changed_fields(form: Any) -> tuple[dict[str, str], dict[str, str]]:
    """(old, new) of the fields that the person changed, as texts."""
    names = list(getattr(form, "changed_data", []))
    return dict(_texts(names, form.initial)), dict(_texts(names, form.cleaned_data))


def _texts(names: list[str], values: Any) -> Iterator[tuple[str, str]]:
    for name in names:
        value = values.get(name)
        yield name, _as_text(value)[:500]


def _as_text(value: Any) -> str:
    """Many rows by their names, in the order of these."""
    if isinstance(value, list | models.QuerySet):
        return ", ".join(sorted(str(each) for each in value))
    return "" if value is None else str(value)
