"""People and their roles. Roles come from the permission table; who has which is said here. And their log-ins."""

from typing import Any, ClassVar

from axes.admin import AccessAttemptAdmin, AccessFailureLogAdmin, AccessLogAdmin, IsLockedOutFilter
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.days import SinceFilter
from factcheck.accounts.forms import NewPersonForm, PasswordForm, PersonForm
from factcheck.accounts.models import User
from factcheck.audit import acting, record
from factcheck.keyset_list import KeysetList
from factcheck.locking import lock_row
from factcheck.model_admin import CodeFilter, RefusesStale, WorkbenchModelAdmin, changed_fields
from factcheck.roles.table import Role


def role_label(name: str) -> str:
    """name: of a group; one that is no role of the table is shown as it is called."""
    return str(Role(name).label) if name in Role.values else name


class ActiveFilter(CodeFilter):
    title = _("active")
    field = "is_active"


class StaffFilter(CodeFilter):
    title = _("may log in here")
    field = "is_staff"


class PagedByKey(admin.ModelAdmin):
    """In front of another package's admin: the pages of its list as those of all others."""

    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[KeysetList]:
        return KeysetList


@admin.register(User)
class PersonAdmin(RefusesStale, PagedByKey, UserAdmin):
    lead = _("Who may log in, and in which role.")
    form = PersonForm
    add_form = NewPersonForm
    change_password_form = PasswordForm
    list_display = ["username", "full_name", "role_names", "language", "is_active", "last_login"]
    list_filter = [ActiveFilter, StaffFilter]
    filter_horizontal = ()
    actions = None
    fieldsets = [
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email", "language", "shortcuts_enabled")}),
        (_("Roles"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
    ]

    class Media:
        css = {"all": ["factcheck/rows.css"]}

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Acts name the people who did them: an account is closed, never deleted."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Only a superuser makes superusers, and nobody else raises themselves or changes a superuser's account: an
        # administrator could otherwise take every permission.
        if request.user.is_superuser:
            return ()
        is_own = obj is not None and obj.pk == request.user.pk
        return ("is_superuser", *(("is_active", "is_staff", "groups") if is_own else ()))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A superuser's account, password included, is another superuser's to change."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        own = {"lead": self.lead, "add_label": _("Add a person"), "title": ""}
        return super().changelist_view(request, {**own, **(extra_context or {})})

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        if not change:
            super().save_model(request, obj, form, change)
            record("user.add", actor=request.user, target=obj)
            return
        with transaction.atomic():
            obj.row_version = lock_row(User, obj.pk, form.shown_version).row_version
            old, new = changed_fields(form)
            with acting(record("user.change", actor=request.user, target=obj, old=old, new=new)):
                super().save_model(request, obj, form, change)

    not_found = WorkbenchModelAdmin.not_found

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        return WorkbenchModelAdmin.history_view(self, request, object_id, extra_context)  # type: ignore[arg-type]

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The audit keeps the acts; Django's own log would be a second history."""

    log_change = log_addition

    @admin.display(description=_("name"))
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description=_("roles"))
    def role_names(self, user: User) -> str:
        return ", ".join(role_label(group.name) for group in user.groups.all())


admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(PagedByKey, GroupAdmin):
    """Roles are data in ``factcheck/roles/table.py``: shown here, changed there."""

    list_display = ["role"]
    actions = None
    filter_horizontal = ()

    @admin.display(description=_("role"), ordering="name")
    def role(self, group: Group) -> str:
        return role_label(group.name)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class LogInAdmin(PagedByKey):
    """The latest first. Left out of the package's own: days and paths to choose from, gathered from all the rows.

    Of a log, which is written once, days are chosen back from today.
    """

    ordering = ("-id",)
    sortable_by = ()
    date_hierarchy = None
    list_filter: ClassVar[Any] = ()


admin.site.unregister([AccessAttempt, AccessFailureLog, AccessLog])


@admin.register(AccessAttempt)
class AttemptAdmin(LogInAdmin, AccessAttemptAdmin):
    """Deleting one lets its person try again."""

    list_filter: ClassVar[Any] = (IsLockedOutFilter,)


@admin.register(AccessFailureLog)
class FailureAdmin(LogInAdmin, AccessFailureLogAdmin):
    list_filter: ClassVar[Any] = (SinceFilter,)


@admin.register(AccessLog)
class LogInLogAdmin(LogInAdmin, AccessLogAdmin):
    list_filter: ClassVar[Any] = (SinceFilter,)
