"""Releases: the list with publishing, one release with its counts, checks and files, and the files to take away.

Outward: ``releases_page``, ``release_page``, ``release_approve``, ``release_file`` and ``release_zip``. A release is
handed out as it was frozen; files are read from the database one at a time.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.validators import validate_slug
from django.db.models import Count, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.admin.release_charts import GAP, HIGH, STEP, figure_lines, period_bars, share_parts
from claims.admin.release_picture import release_picture
from claims.admin.row_pages import row_page
from claims.exports.errors import BadRelease
from claims.models import DatasetRelease, ReleaseFile, ReleaseProfile, ReleaseState
from claims.selectors.readable import readable_releases
from claims.selectors.toll_curves import attributes_by_key
from claims.services.errors import NotAllowed, ServiceError
from claims.services.release import PUBLISH, approve_release, check_release, publish_release, stored_files
from factcheck.keyset_pages import in_order
from factcheck.leading_to import leads_to
from factcheck.model_admin import CodeFilter, ReadOnlyAdmin

VIEW = "claims.view_datasetrelease"
REFUSED = 422
# Of one page. Arbitrary but works.
MOST_RELEASES = 50
# Zip entries carry no wall-clock time: the same release gives the same bytes. The earliest date zip can hold.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class PublishForm(forms.Form):
    name = forms.CharField(
        label=_("name"), max_length=80, validators=[validate_slug],
        help_text=_("Small letters, digits and hyphens. A known name makes its next version."),
        widget=forms.TextInput(attrs={"list": "release-names"}),
    )  # fmt: skip
    profile = forms.ChoiceField(label=_("profile"), choices=[("", "—"), *ReleaseProfile.choices])


@require_http_methods(["GET", "HEAD", "POST"])
def releases_page(request: HttpRequest) -> HttpResponse:
    """GET: the releases, the latest first. POST: publish the next version of one."""
    _require(request, VIEW)
    form = PublishForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        _require(request, PUBLISH)
        if form.is_valid():
            address = _publish(request, form)
            if address is not None:
                return HttpResponseRedirect(address)
    rows = readable_releases(request.user).order_by("-created_at", "-id")
    page = row_page(request, rows, MOST_RELEASES, "releases", lambda ids: _listed(rows, ids))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Releases"),
        "subtitle": gettext("We verify what sources said and how far they agree, not what happened."),
        "releases": page.items,
        "page": page,
        "form": form,
        "may_publish": request.user.has_perm(PUBLISH),
        "needs_approval": settings.RELEASES_NEED_APPROVAL,
    }
    return TemplateResponse(request, "claims/releases.html", context, status=REFUSED if form.errors else 200)


def _listed(rows: QuerySet[DatasetRelease], ids: Sequence[int]) -> list[DatasetRelease]:
    shown = rows.select_related("codebook", "proposed_by", "approved_by")
    return in_order(shown.annotate(files_total=Count("files"), bytes_total=Sum("files__size_bytes")), ids)


@require_http_methods(["GET", "HEAD", "POST"])
def release_page(request: HttpRequest, name: str, version: int) -> HttpResponse:
    """GET: what the release says of itself. POST: the same, checked as anybody can check it offline."""
    release = _release(request, name, version)
    is_checked = request.method == "POST"
    context = {
        **admin.site.each_context(request),
        **_pictures(release),
        "title": release.title,
        "release": release,
        "files": list(release.files.only("path", "sha256", "size_bytes", "release_id").order_by("path")),
        "readme": _readme(release),
        "is_checked": is_checked,
        "faults": check_release(release) if is_checked else [],
        "may_approve": request.user.has_perm(PUBLISH) and release.state == ReleaseState.PROPOSED,
    }
    return TemplateResponse(request, "claims/release_page.html", context)


@require_POST
def release_approve(request: HttpRequest, name: str, version: int) -> HttpResponse:
    release = _release(request, name, version)
    try:
        approve_release(release, by=request.user)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except ServiceError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, gettext("The release is published."))
    return HttpResponseRedirect(_address(release))


@require_safe
def release_file(request: HttpRequest, name: str, version: int, path: str) -> HttpResponse:
    """One file, as it was frozen."""
    release = _release(request, name, version)
    for _stored, content in stored_files(release, path=path):
        answer = HttpResponse(content, content_type="application/octet-stream")
        answer["Content-Disposition"] = f'attachment; filename="{path}"'
        return answer
    raise Http404(gettext("The release has no file %(path)s.") % {"path": path})


@require_safe
def release_zip(request: HttpRequest, name: str, version: int) -> StreamingHttpResponse:
    """The whole folder, zipped while it is sent: one file at a time is in memory."""
    release = _release(request, name, version)
    answer = StreamingHttpResponse(_zipped(release), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{release.name}-v{release.version}.zip"'
    return answer


def _zipped(release: DatasetRelease) -> Iterator[bytes]:
    out = _Outflow()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in stored_files(release):
            entry = zipfile.ZipInfo(path, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
            yield out.drained()
    yield out.drained()


class _Outflow(io.RawIOBase):
    """What the zip writer writes to; drained after every file. It cannot seek, so the writer only appends."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        return len(data)

    def drained(self) -> bytes:
        held = bytes(self._held)
        self._held.clear()
        return held


def _publish(request: HttpRequest, form: PublishForm) -> str | None:
    try:
        published = publish_release(
            form.cleaned_data["name"],
            profile=form.cleaned_data["profile"],
            by=request.user,
            needs_approval=settings.RELEASES_NEED_APPROVAL,
        )
    except ServiceError as refused:
        form.add_error(None, str(refused))
        return None
    if published.is_new:
        messages.success(request, gettext("%(title)s is made.") % {"title": published.release.title})
    else:
        messages.info(
            request,
            gettext("Nothing changed since %(title)s: it stands.") % {"title": published.release.title},
        )
    return _address(published.release)


def _release(request: HttpRequest, name: str, version: int) -> DatasetRelease:
    _require(request, VIEW)
    release = (
        readable_releases(request.user)
        .select_related("codebook", "proposed_by", "approved_by", "previous")
        .filter(name=name, version=version)
        .first()
    )
    if release is None:
        raise Http404(gettext("There is no such release."))
    return release


def _readme(release: DatasetRelease) -> str:
    """The release in words; "" where that file was tampered with, as a check then says."""
    try:
        return next((content.decode() for _path, content in stored_files(release, path="README.md")), "")
    except BadRelease:
        return ""


def _pictures(release: DatasetRelease) -> dict[str, Any]:
    """What is drawn of the release; nothing where its tables are too large for a page or were tampered with."""
    picture = release_picture(release)
    if picture is None:
        return {"picture": None}
    bars, labels = period_bars(picture.periods), attributes_by_key()
    width = STEP * len(bars) - GAP
    return {
        "picture": picture,
        "bars": bars,
        "periods_box": f"-1 -1 {width + 2} {HIGH + 2}",
        "periods_width": width,
        "ground": HIGH,
        "last_period": bars[-1].period if bars else "",
        "attributes": labels,
        "parts": share_parts(picture.shares) if picture.shares else [],
        "figures": [(str(labels.get(key, key)), figure_lines(figures)) for key, figures in picture.figures],
    }


def _address(release: DatasetRelease) -> str:
    return reverse("admin:release_page", args=[release.name, release.version])


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied(gettext("You need the permission %(name)s.") % {"name": permission})


class ProfileFilter(CodeFilter):
    title = _("profile")
    field = "profile"


class StateFilter(CodeFilter):
    title = _("state")
    field = "state"


@admin.register(DatasetRelease)
class DatasetReleaseAdmin(ReadOnlyAdmin):
    lead = _("Frozen, numbered, citable. Published on the page of releases.")
    list_display = ["named", "title", "profile", "state", "is_unreviewed", "events", "claims", "created_at"]
    list_display_links = None
    list_filter = [ProfileFilter, StateFilter]
    search_fields = ["name", "title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[DatasetRelease]:
        return readable_releases(request.user)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        release = self.get_object(request, object_id)
        if release is None:
            return self.not_found(request, object_id)
        return HttpResponseRedirect(_address(release))

    @admin.display(description=_("release"), ordering="name")
    def named(self, release: DatasetRelease) -> SafeString:
        return format_html('<a class="cell-title" href="{}">{}</a>', _address(release), release)


@admin.register(ReleaseFile)
class ReleaseFileAdmin(ReadOnlyAdmin):
    lead = _("The files of releases, as they were frozen.")
    list_display = ["release", "path", "size_bytes", "sha256"]
    list_select_related = ["release"]
    search_fields = ["path", "sha256", "release__name"]
    fields = ["release", "path", "size_bytes", "sha256"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReleaseFile]:
        return (
            super()
            .get_queryset(request)
            .filter(leads_to(readable_releases(request.user), "release"))
            .defer("compressed")
        )
