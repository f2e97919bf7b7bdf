"""Background work to look at: what waits, runs, failed. A parked job is retried or cancelled here."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.jobs.errors import JobError
from factcheck.jobs.models import Job
from factcheck.jobs.queue import cancel, retry
from factcheck.model_admin import CodeFilter, ReadOnlyAdmin


class StatusFilter(CodeFilter):
    title = _("status")
    field = "status"


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    lead = _("Background work: what waits, what runs, what failed and why.")
    empty_hint = _("Work appears here when a decision asks for a derivation, or a release is built.")
    list_display = ["name", "key", "status", "progress", "attempts", "created_at", "finished_at", "failure"]
    list_filter = [StatusFilter]
    search_fields = ["name", "key", "request_id"]
    search_help_text = _("Name, key or request id.")
    exclude = ["detail"]
    readonly_fields = ["doing"]
    actions = ["retry_jobs", "cancel_jobs"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        return super().get_queryset(request).select_related("created_by")

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("jobs.change_job")

    @admin.action(description=_("Retry the selected jobs"), permissions=["retry"])
    def retry_jobs(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        self._each(request, queryset, retry)

    @admin.action(description=_("Cancel the selected jobs"), permissions=["retry"])
    def cancel_jobs(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        self._each(request, queryset, cancel)

    @admin.display(description=_("progress"))
    def progress(self, job: Job) -> SafeString | str:
        if job.progress_total is None:
            return job.detail_said
        return format_html(
            '<span class="cell-bar"><progress max="{}" value="{}" aria-label="{}"></progress>{}/{}</span>',
            job.progress_total, job.progress_done, job.detail_said or job.name, job.progress_done, job.progress_total,
        )  # fmt: skip

    @admin.display(description=_("detail"))
    def doing(self, job: Job) -> str:
        return job.detail_said

    @admin.display(description=_("error"))
    def failure(self, job: Job) -> str:
        return job.error.strip().splitlines()[-1] if job.error.strip() else ""

    def _each(self, request: HttpRequest, jobs: QuerySet[Job], act: Any) -> None:
        done = 0
        for job in jobs:
            try:
                act(job, by=request.user)
            except JobError as refused:
                messages.error(request, str(refused))
            else:
                done += 1
        if done:
            messages.success(request, gettext("Done for %(number)s of the selected jobs.") % {"number": done})
