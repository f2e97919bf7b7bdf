"""The workbench's admin site, in place of Django's own: every `admin.register` lands here.

Dashboard, navigation, theme and the screens that are no table of one model. A screen is a plain view in
``claims/admin``; its address is named in ``claims/admin/addresses.py`` and guarded here like any other.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from factcheck.navigation import navigation_for


class WorkbenchAdminSite(AdminSite):
    site_header = _("Factcheck Workbench")
    site_title = _("Factcheck Workbench")
    index_title = _("Dashboard")
    site_url = None
    enable_nav_sidebar = False
    empty_value_display = "—"

    def get_urls(self) -> list[URLResolver | URLPattern]:
        from claims.admin.addresses import addresses

        return [
            path("language/", self.language, name="set_language"),
            path("preferences/", self.admin_view(self.preferences), name="preferences"),
            *[
                path(address.route, self.admin_view(address.view), name=address.name)
                for address in addresses()
            ],
            *super().get_urls(),
        ]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        return {
            **context,
            "navigation": navigation_for(request) if context["has_permission"] else [],
            # Counted where the bar shows it; a page short of queries has the number fetched once it stands.
            "unread": SimpleLazyObject(lambda: self.unread(request)),
        }

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """Made where it is looked at: Django hands it to every page, and none of ours shows it."""
        return SimpleLazyObject(lambda: super(WorkbenchAdminSite, self).get_app_list(request, app_label))

    def unread(self, request: HttpRequest) -> str:
        """How many notifications the person has not read: "" for none, "99+" at the most."""
        from claims.selectors.notifications import unread_number

        return unread_number(request.user)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from claims.selectors.dashboard import dashboard_for

        context = {
            **self.each_context(request),
            "title": self.index_title,
            "board": dashboard_for(request.user),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/index.html", context)

    def language(self, request: HttpRequest) -> HttpResponse:
        """Change the language of the screens, for good where somebody is logged in."""
        chosen = request.POST.get("language", "")
        if request.user.is_authenticated and translation.check_for_language(chosen):
            get_user_model().objects.filter(pk=request.user.pk).update(language=chosen)
        return set_language(request)

    def preferences(self, request: HttpRequest) -> HttpResponse:
        """What each person sets for themselves."""
        from factcheck.accounts.forms import PreferencesForm

        form = PreferencesForm(request.POST if request.method == "POST" else None, instance=request.user)
        if request.method == "POST" and form.is_valid():
            form.save()
            translation.activate(form.cleaned_data["language"] or translation.get_language())
            messages.success(request, gettext("Your preferences are saved."))
            return redirect("admin:preferences")
        context = {**self.each_context(request), "title": _("Preferences"), "form": form}
        return TemplateResponse(request, "admin/preferences.html", context)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """No form here asks for it, and it would name rows without regard to who asks."""
        raise Http404

    def veiled(self, request: HttpRequest, rows: Iterable[Any]) -> list[Any]:
        """Rows about to be shown, without the words withheld from the person."""
        from claims.selectors.veiling import veiled

        return veiled(request.user, rows)

    def called(self, row: Any) -> str:
        """What a row is called in its reader's language."""
        from claims.admin.row_titles import row_title

        return row_title(row)

    def opened(self, request: HttpRequest, row: Any) -> Any:
        """As ``veiled``, for one row shown with all that it refers to."""
        from claims.selectors.veiling import opened

        return self.veiled(request, [opened(row, request.user)])[0]

    def hits(
        self, request: HttpRequest, found: Any, search: str, paths: Sequence[str], page: Mapping[str, Any]
    ) -> Any:
        """Rows that a search found, but for those found by words withheld from the person: those of a page at least.

        page: what is looked for, as ``veiled_search.Wanted``.
        """
        from claims.selectors.veiled_search import Wanted, without_hidden_hits

        return without_hidden_hits(request.user, found, search, paths, Wanted(**page))

    def history_of(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """The history of a row, newest first, without the words withheld from the person; what they may do about it.

        undoable: row ids of the acts that are theirs to undo. restorable: the kind of row, "" = no version of it can
        be restored by them.
        """
        from claims.admin.restore_page import kind_of
        from claims.selectors.undo import undoable_acts
        from claims.selectors.veiled_history import shown_entries

        entries = shown_entries(row, request.user)
        return {
            "entries": entries,
            "undoable": undoable_acts(entries, request.user),
            "restorable": kind_of(row, request.user),
        }

    def safe_next(self, request: HttpRequest, fallback: str) -> str:
        """The address that a form wants to go back to, where it is one of ours."""
        wanted = request.POST.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
        return wanted if is_ours else fallback


class WorkbenchAdminConfig(AdminConfig):
    default_site = "factcheck.admin_site.WorkbenchAdminSite"
