"""Every address of the workbench."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from factcheck.health import healthz

handler400 = "factcheck.error_pages.bad_request"
handler403 = "factcheck.error_pages.not_allowed"
handler404 = "factcheck.error_pages.not_found"
handler500 = "factcheck.error_pages.failed"

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("claims.api.urls")),
    path("healthz/", healthz, name="healthz"),
    path("i18n/", include("django.conf.urls.i18n")),
]
